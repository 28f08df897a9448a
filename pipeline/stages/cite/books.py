"""Books: an author, a title, and in brackets where, by whom and when it was published."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.draft import Draft, drafted
from pipeline.stages.cite.filing import places
from pipeline.stages.cite.imprint import OPEN, imprints, is_thesis, parts
from pipeline.stages.cite.locators import NUMBER, locators
from pipeline.stages.cite.moments import FULL
from pipeline.stages.cite.people import ROLE, head, roles
from pipeline.stages.cite.shield import Shield
from pipeline.stages.cite.titles import STRANGE_SHARE, beginning, prosaic, title_like, titled

EDITION = r"(?P<edition>(?:\d+[a-z]{1,2}|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|[Nn]ew)\s(?:ed\.|ed(?:itio)?n))"
TITLE_END = re.compile(rf",\s(?:\d+\svols?\.|[Vv]ols?\.\s{NUMBER}|[Vv]olume\s{NUMBER}|{EDITION}|[Pp]ts?\.\s\d)")
"""What stands behind a title and before its imprint."""

ALIAS = re.compile(
    r"\s?[\[(](?:[Hh]ereafter|[Hh]enceforth|[Hh]ereinafter)(?:\s(?:cited|referred\sto)(?:\sas)?)?,?\s[“\"]?(?P<alias>[^\])“”\"]{2,60}?)[”\"]?[\])]"
)
"""`[hereafter Message]`."""


def book(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the book that a stretch cites, None if it cites none."""
    for imprint in [*imprints(shield.unquoted, start, end), *OPEN.finditer(shield.bare, start, end)]:
        draft = _book(shield, start, end, imprint)
        if draft:
            return draft
    return None


def _book(shield: Shield, start: int, end: int, imprint: re.Match[str]) -> Draft | None:
    """Return the book with the imprint that was found."""
    begun = _begun(shield, start, imprint)
    if begun is None:
        return None
    at, people, title = begun
    named = list(work(shield, title, imprint.start(), "u" if is_thesis(imprint) else "m"))
    if not any(part.kind is PartKind.TITLE for part in named):
        return None
    behind = imprint.end()
    alias = ALIAS.match(shield.text, behind, end)
    behind = alias.end() if alias else behind
    full = "places" in imprint.groupdict() and bool(people)
    draft = drafted(
        CitationKind.THESIS if is_thesis(imprint) else CitationKind.BOOK,
        at,
        [*people, *named, *parts(imprint), *places(shield, behind, end)],
        Certainty.HIGH if full else Certainty.MEDIUM,
        "a title with its imprint",
    )
    return closed(draft, imprint.end(), alias)


def closed(draft: Draft, bracket: int, alias: re.Match[str] | None) -> Draft:
    """Return the draft with its last bracket, and the short title that it announces."""
    end = max(draft.end, bracket, alias.end() if alias else 0)
    return replace(draft, end=end, alias=alias["alias"] if alias else "")


PAPER = re.compile(
    r"(?:[Mm]emorand(?:um|a)|[Mm]inutes|[Rr]ecord|[Nn]otes?|[Tt]elegram|[Rr]eport|[Ss]tatement|[Ss]tudy|[Pp]aper|[Dd]raft|[Cc]ircular|[Dd]ispatch|[Dd]espatch|[Ll]etter|[Ee]ditorial)\b"
)


def paper(shield: Shield, start: int, end: int) -> tuple[tuple[Part, ...], int] | None:
    """Return the day of a paper that is named before the work it is printed in, and where that begins."""
    date = FULL.search(shield.bare, start, end)
    begun = re.compile(r",\s(?:in\s)?(?=[A-Z])").match(shield.bare, date.end(), end) if date else None
    if date is None or begun is None or not PAPER.match(shield.bare, start):
        return None
    return (Part(PartKind.DATE, *date.span()),), begun.end()


def _begun(shield: Shield, start: int, imprint: re.Match[str]) -> tuple[int, tuple[Part, ...], int] | None:
    """Return where a book's citation begins, its authors, and where its title begins; None if all is prose."""
    bare, anchor = shield.bare, imprint.start()
    if found := paper(shield, start, anchor):
        return start, found[0], found[1]
    if found := head(shield.text, start, anchor):
        people, title = found
        if not prosaic(bare[title:anchor]) and bare[title:anchor].strip():
            return start, people, title
    weak = not {"places", "volume"} & set(imprint.groupdict())
    if weak:
        return None
    share = STRANGE_SHARE if imprint.groupdict().get("publisher") else 0
    if title_like(bare[start:anchor], share):
        return start, (), start
    at = beginning(bare, start, anchor)
    if at is None or not title_like(bare[at:anchor]) or anchor - at < 4:
        return None
    people, title = head(shield.text, at, anchor) or ((), at)
    return at, people, title


def work(shield: Shield, start: int, end: int, level: str) -> Iterator[Part]:
    """Yield the title of a work and, behind it, its editors, translators and volumes, up to its imprint."""
    role = ROLE.search(shield.bare, start, end)
    more = TITLE_END.search(shield.bare, start, end)
    last = min([end, *(match.start() for match in (role, more) if match)])
    yield from titled(shield.text, start, last, level)
    yield from roles(shield.text, last, end)
    if more and more["edition"]:
        yield Part(PartKind.EDITION, *more.span("edition"))
    if more:
        numbers = list(locators(shield.text, more.start(), end))
        yield from numbers
        yield from _of_volume(shield, max([more.end(), *(it.end for it in numbers)]), role.start() if role else end)


def _of_volume(shield: Shield, start: int, end: int) -> Iterator[Part]:
    """Yield the title of the volume behind its number: `, vol. 2, The Roaring of the Cataract`."""
    if re.match(r"[,:]\s", shield.bare[start:end]) and title_like(shield.bare[start + 2 : end].strip(" ,")):
        yield from titled(shield.text, start, end, "m")


SERIES = re.compile(
    r"(?P<title>[A-ZÀ-Þ][^“”\0;()\d]{2,90}?),?\s(?P<year>(?:1[4-9]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)(?=[,:]\s(?:[Vv]ols?\.?|[Vv]olume|[IVXLC]+[,:])\s?)"
)
"""`FRUS, 1950, vol. VII`."""


def series(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the volume of a series that a stretch cites by year and number."""
    found = paper(shield, start, end)
    at = found[1] if found else start
    match = SERIES.match(shield.bare, at, end)
    if match is None or not title_like(match["title"]):
        return None
    said = [*(found[0] if found else ()), *serial(shield, match, end)]
    return drafted(CitationKind.BOOK, start, said, Certainty.HIGH, "a series, its year and number")


def serial(shield: Shield, match: re.Match[str], end: int) -> list[Part]:
    """Return what a volume of a series is called, and where in it something stands."""
    year = Part(PartKind.DATE, *match.span("year"), value=match["year"] if match["year"].isdigit() else "")
    numbers = list(locators(shield.text, match.end(), end))
    at = max([match.end(), *(it.end for it in numbers)])
    named = re.compile(r",\s(?P<of>[A-ZÀ-Þ][^“”\0;()\d]{2,80}?)(?=,\s(?:pp?\.|[Dd]oc|\d|[Pp]t)|$)").match(
        shield.bare, at, end
    )
    if named and title_like(named["of"]):
        numbers.append(Part(PartKind.TITLE, *named.span("of"), "m"))
        numbers += locators(shield.text, named.end(), end)
    return [*titled(shield.text, *match.span("title"), "s"), year, *numbers]
