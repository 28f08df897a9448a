"""Unpublished and official papers: letters, what lies in archives, newspapers by their day, acts of parliaments."""

import re
from dataclasses import replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.archive import chain, is_archival
from pipeline.stages.cite.articles import URL, dates_in, is_newspaper, periodical, url
from pipeline.stages.cite.books import SERIES, book, serial
from pipeline.stages.cite.draft import Draft, drafted
from pipeline.stages.cite.filing import days_in, filed
from pipeline.stages.cite.locators import locators
from pipeline.stages.cite.moments import DAYS, FULL, MONTH
from pipeline.stages.cite.moments import YEAR as A_YEAR
from pipeline.stages.cite.people import PERSON, correspondents
from pipeline.stages.cite.shield import Shield
from pipeline.stages.cite.titles import prosaic, title_like, titled

NEAR = 6
"""Characters at most between the date of a letter and where it lies, if nothing stands between (`, in NARA`)."""


def letter(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the letter that a stretch cites: who to whom, when, and what lies behind (a book, an archive)."""
    who = correspondents(shield.bare, start, end)
    date = FULL.search(shield.bare, who[1], end) if who else None
    if who is None or date is None or prosaic(shield.bare[start : date.start()]):
        return None
    straight = chain(shield.text, shield.unquoted, date.end(), end)
    filed_there = is_archival(straight) and straight[0].start - date.end() <= NEAR
    printed = [] if filed_there else _printed(shield, date.end(), end)
    behind = max([date.end(), *(it.end for it in printed)])
    kept = chain(shield.text, shield.unquoted, behind, end)
    stored = kept if is_archival(kept) else []
    days = days_in(shield.bare, behind, stored[0].start if stored else end)
    said = [*who[0], Part(PartKind.DATE, *date.span()), *printed, *days, *stored]
    draft = drafted(CitationKind.LETTER, start, said, Certainty.HIGH, "who wrote to whom, and when")
    return draft if printed and not is_archival(kept) else filed(shield, draft, end)


PRINTED = re.compile(
    r"(?:,\s|\sin\s)(?P<title>(?:[A-ZÀ-Þ][\w’'.-]*|of|the|and|to|for|in|on|at|from|with|by|\s|:)+?)(?:,?\s(?P<year>(?:1[4-9]\d\d|20\d\d)(?:\s?[-–]\s?\d{2,4})?))?(?=,\s(?:pp?\.|[Vv]ol|[IVXL]+,|\d+[:,.]|\d+$|\d+[-–])|$)"
)
"""`, Message, 1861, p. 68`."""


def _printed(shield: Shield, start: int, end: int) -> list[Part]:
    """Return the book that a letter is printed in."""
    begun = BEGUN.match(shield.bare, start, end)
    if begun is None:
        return []
    serials = SERIES.match(shield.bare, begun.end(), end)
    if serials and title_like(serials["title"]):
        return serial(shield, serials, end)
    printed = book(shield, begun.end(), end)
    if printed and printed.start == begun.end():
        return list(printed.parts)
    return periodical(shield, begun.end(), end) or _by_page(shield, start, end)


BEGUN = re.compile(r"(?:,?\sin\s|,\s)")


def _by_page(shield: Shield, start: int, end: int) -> list[Part]:
    """Return the book that a letter is printed in, where it is named by its short title and a page."""
    match = PRINTED.match(shield.bare, start, end)
    places = list(locators(shield.text, match.end(), end)) if match else []
    if match is None or not places or not title_like(match["title"]):
        return []
    said = list(titled(shield.text, *match.span("title"), "m"))
    if match["year"]:
        said.append(Part(PartKind.DATE, *match.span("year"), value=match["year"] if match["year"].isdigit() else ""))
    return [*said, *places]


def archived(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the reference to an archive that a stretch is, None if it is none."""
    kept = chain(shield.text, shield.unquoted, start, end)
    if not is_archival(kept):
        return None
    at = start
    if prosaic(shield.bare[start : kept[0].start]):
        at = kept[0].start
    dates = [it for it in dates_in(shield.bare, at, kept[-1].start) if DATED.match(shield.bare, it.start - 2)]
    draft = drafted(CitationKind.ARCHIVE, at, [*kept, *dates], Certainty.HIGH, "an archival reference")
    return filed(shield, draft, end)


DATED = re.compile(r"[,(]\s[A-Z\d][\w.\s,–-]*?\s\d{4}(?=[,)]|\s(?:attached|with|in)\s|\s\()|.*\d,\s\d{4}")
"""The date of a paper stands behind a comma: `June 2000 HAC meeting` has none."""

MANUSCRIPT = re.compile(r"MSS?\.?,?\s(?P<keeper>[A-ZÀ-Þ][^,.;\0]{2,60}),\s")


def manuscript(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the manuscript that a stretch cites as older books do: `MS. Department of State, Cash Book, p. 8`."""
    match = MANUSCRIPT.match(shield.bare, start, end)
    if match is None or prosaic(shield.bare[start:end]):
        return None
    pages = next(
        (
            [*locators(shield.text, it.start() + 2, end)]
            for it in re.finditer(r"[,.]\s(?=pp?\.|fols?\.|[IVXL]+,\s\d)", shield.bare[:end])
            if it.start() > match.end()
        ),
        [],
    )
    numbers = chain(shield.text, shield.unquoted, match.end(), pages[0].start if pages else end, kept=True)
    said = [Part(PartKind.REPOSITORY, *match.span("keeper")), *numbers, *pages]
    return filed(shield, drafted(CitationKind.ARCHIVE, start, said, Certainty.HIGH, "a manuscript"), end)


NEWSPAPER = re.compile(
    rf"(?:the\s)?(?P<title>(?:The\s)?[A-ZÀ-Þ][^“”\0\d;:,]{{2,60}}?(?:\s\([^()]*\))?[^“”\0\d;:,()]{{0,30}}?),?\s(?P<when>{MONTH}\s{DAYS}(?:,\s|\s){A_YEAR}|\d\d?\s{MONTH}\s{A_YEAR}|{MONTH}\s{DAYS})"
)


PLACED = re.compile(r"\([A-Z]")


def newspaper(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the newspaper that a stretch cites by its day."""
    match = NEWSPAPER.match(shield.bare, start, end)
    placed = (
        match is not None and PLACED.search(shield.text[slice(*match.span("title"))]) and FULL.search(match["when"])
    )
    if match is None or not (placed or is_newspaper(match["title"])):
        return None
    title = re.sub(r"\s\([^()]*\)$", "", match["title"])
    at = match.start("title")
    said = [
        *titled(shield.text, at, at + len(title), "j"),
        Part(PartKind.DATE, *match.span("when")),
        *locators(shield.text, match.end(), end),
    ]
    return drafted(CitationKind.NEWSPAPER, match.start(), said, Certainty.HIGH, "a newspaper and its day")


CONGRESS = re.compile(r"\d+(?:st|nd|rd|th|d)\.?\sCong(?:ress|\.)[,.]?\s\d\w\w?\.?\s[Ss]ess(?:ion|\.)?")
STATUTE = re.compile(
    r"(?<!\w)\d+\s(?:Stat\.|U\.?S\.?C?\.?|F\.?\d?d?|Fed\.\sReg\.|CFR|C\.F\.R\.)\s(?:§\s?)?\d+(?:[-–]\d+)?|(?:Public\sLaw|P\.L\.|Pub\.\sL\.)\s(?:No\.\s)?\d+[-–]\d+"
)
COMMAND = re.compile(r"(?<!\w)(?:C|Cd|Cmd|Cmnd|Cm)\.?\s\d{2,5}(?!\w)")
NUMBERED = re.compile(
    r"(?P<what>(?:[A-ZÀ-Þ][\w.’'-]*\s(?:of\s|the\s|and\s)*){0,8}(?:Documents?|Doc\.|Resolution|Res\.|Press\sRelease|Executive\sOrder|Order|Directive|Circular"
    r"|Report|Memorandum|NSC|JCS|NSSM|NSDM|NIE|SNIE|Publication|Regulation|Note|Despatch|Dispatch|Telegram|Instruction|Cable|Letter))\s(?:[Nn]os?\.\s)?(?P<number>[A-Z]{0,5}[/-]?\d[\w/.()-]*(?:[/-]\w+)*(?:,\sRev\.\s\d+)?)(?![\w%])"
)


def document(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the paper of a parliament, a government or an international body that a stretch cites."""
    if match := STATUTE.match(shield.bare, start, end):
        return _parliamentary(shield, (start, end), match, "statute")
    for pattern, kind in ((CONGRESS, "congress"), (STATUTE, "statute"), (COMMAND, "command")):
        if match := pattern.search(shield.bare, start, end):
            return _parliamentary(shield, (start, end), match, kind)
    match = NUMBERED.match(shield.bare, start, end)
    if match is None:
        return None
    dates = days_in(shield.bare, match.end(), end)[:1]
    if not dates and not re.search(r"[/-]", match["number"]):
        return None
    number = Part(PartKind.NUMBER, *match.span("number"), value="document")
    pages = locators(shield.text, max(match.end(), *(it.end for it in dates), match.end()), end)
    said = [number, *dates, *pages]
    return drafted(
        CitationKind.DOCUMENT, start, said, Certainty.HIGH if dates else Certainty.MEDIUM, "a paper by its number"
    )


def _parliamentary(shield: Shield, frame: tuple[int, int], match: re.Match[str], kind: str) -> Draft | None:
    """Return the paper of a parliament: its title if there is one, the session, date, pages."""
    start, end = frame
    before = shield.bare[start : match.start()]
    if prosaic(before) or not title_like(before.strip(" ,") or "A", 0):
        start, before = match.start(), ""
    title = (
        list(titled(shield.text, start, _first_comma_date(shield.bare, start, match.start()), "m"))
        if title_like(before.strip(" ,"))
        else []
    )
    number = Part(PartKind.NUMBER, *match.span(), value=kind)
    session = CONGRESS.search(shield.bare, match.end(), end)
    sessions = [Part(PartKind.NUMBER, *session.span(), value="congress")] if session else []
    year = re.compile(r",\s\d{4}(?=,)").match(shield.text, match.end(), end)
    straight = list(locators(shield.text, year.end() if year else match.end(), end))
    after = "" if straight else shield.text[match.end() : end]
    pages = [
        part
        for found in re.finditer(r"pp?\.\s", after)
        for part in locators(shield.text, match.end() + found.start(), end)
    ][:6]
    dates = days_in(shield.unquoted, start, end)
    draft = drafted(
        CitationKind.DOCUMENT,
        start,
        [*title, number, *sessions, *dates, *straight, *pages],
        Certainty.HIGH,
        "a paper of a parliament",
    )
    return replace(draft, end=max(draft.end, _brackets_closed(shield, draft.end)))


def _first_comma_date(bare: str, start: int, end: int) -> int:
    """Return where the title of a paper ends: before its day, or at the end."""
    date = FULL.search(bare, start, end)
    return date.start() if date else end


def _brackets_closed(shield: Shield, end: int) -> int:
    """Return the end of the bracket that an offset lies in, else the offset."""
    return next((last for first, last in shield.brackets if first < end <= last), end)


def online(shield: Shield, start: int, end: int) -> Draft | None:
    """Return what a stretch cites by an address: a paper, whose site it is on, the address."""
    address = URL.search(shield.text, start, end)
    if address is None or address.start() - start < 8 or "," not in shield.bare[start : address.start()]:
        return None
    before = shield.bare[start : address.start()]
    if prosaic(before) or not re.search(r"[,:(]\s?$", before) or not re.search(r"[A-Z]", before):
        return None
    said = [*days_in(shield.bare, start, address.start()), url(address)]
    return drafted(CitationKind.WEB, start, said, Certainty.MEDIUM, "a paper, and its address")


INTERVIEW = re.compile(
    rf"(?P<who>(?P<by>{PERSON}(?:[’']s?)?|[Aa]uthor(?:[’']s)?)?,?\s?(?:oral\shistory\s|personal\s|telephone\s)?[Ii]nterviews?(?:ed)?\s(?:with|of|by)\s(?P<whom>{PERSON}|the\sauthor|author))"
)


def interview(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the interview that a stretch cites."""
    match = INTERVIEW.match(shield.text, start, end)
    dates = dates_in(shield.bare, match.end(), end)[:1] if match else []
    if match is None or not (dates or re.search(r"Oral\sHistory|[Ii]nterview,", shield.bare[match.end() : end])):
        return None
    if prosaic(shield.bare[start : dates[0].start if dates else match.end()]):
        return None
    said = [*dates, *chain(shield.text, shield.unquoted, match.end(), end)]
    for name in ("by", "whom"):
        if match[name] and "uthor" not in match[name]:
            at = match.start(name)
            said.append(Part(PartKind.AUTHOR, at, at + len(re.sub(r"[’']s?$", "", match[name]))))
    if address := URL.search(shield.text, match.end(), end):
        said.append(url(address))
    return drafted(CitationKind.INTERVIEW, start, said, Certainty.HIGH, "an interview and its day")
