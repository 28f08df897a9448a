"""Titles in quotation marks: articles in journals and newspapers, chapters in books, theses, papers by their names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.archive import chain, is_archival
from pipeline.stages.cite.books import ALIAS, closed, work
from pipeline.stages.cite.draft import Draft, drafted
from pipeline.stages.cite.filing import filed
from pipeline.stages.cite.imprint import THESIS, YEAR, imprints, parts
from pipeline.stages.cite.locators import ROMAN, locators
from pipeline.stages.cite.moments import DATE, FULL, MONTH, bare_year
from pipeline.stages.cite.people import correspondents, head
from pipeline.stages.cite.shield import HIDDEN, Shield
from pipeline.stages.cite.titles import prosaic, quoted, title_like, titled
from pipeline.stages.cite.words import phrases, words

JOURNAL = re.compile(
    rf"[,.]?\s(?:in\s)?[*“\"]?(?P<title>(?:The\s)?[A-ZÀ-Þ][^“”()\0\d;]{{1,110}}?)\*?"
    rf"(?:,?\s(?P<series>n\.s\.|new\sser\.|\d\w\w\sser\.))?"
    rf"(?=,?\s(?:[Vv]ols?\.|[Nn]os?\.|\d|\(|{ROMAN}[,:\s(]|{MONTH}|pp?\.\s))"
)
"""The title of a journal or newspaper: up to its number, its date or the bracket."""

VOLUME = re.compile(
    rf",?\s(?:[Vv]ols?\.\s)?(?P<volume>\d{{1,4}}(?:[-–]\d{{1,3}}(?=\s\())?|[IVXLC]+)(?=[,:\s(/.]|$)(?!\s(?:{MONTH}))"
)
ISSUE = re.compile(
    r"(?:(?:,\s|\s|:|/|\.)(?:[Nn]os?\.\s|[Ii]ssue\s)(?=\d)|(?::|/|,\s|\.)(?=\d{1,2}(?:[-–/]\d{1,2})?\s\())(?P<issue>\d+(?:\s?[-–/]\s?\d+)?)"
)
WHEN = re.compile(r",?\s?\((?P<date>[^()]*\d{4}[^()]*)\)")

INSIDE = re.compile(r"[,.]?\s(?:in|In):?\s")
URL = re.compile(r"https?://\S+?(?=[.,;)\]]*(?:\s|$))")


def article(shield: Shield, start: int, end: int) -> Draft | None:
    """Return what a stretch cites by a title in quotation marks; None if nothing."""
    for quotation in shield.quotations:
        if start <= quotation[0] and quotation[1] <= end and shield.bare[quotation[0]] != HIDDEN:
            draft = _article(shield, start, end, quotation)
            if draft:
                return draft
    return None


def _article(shield: Shield, start: int, end: int, quotation: tuple[int, int]) -> Draft | None:
    """Return the citation round a title in quotation marks."""
    text, behind = shield.text, quotation[1]
    if not re.match(r".\s?[‘“\"']?[A-ZÀ-Þ0-9]", text[quotation[0] : quotation[0] + 4]):
        return None
    at, people = _before(shield, start, quotation[0])
    for form in (_thesis, _chapter, _archived, _periodical, _online, _dated, _placed):
        draft = form(shield, (at, behind, end), (*people,), quotation)
        if draft and draft.kind is CitationKind.ARCHIVE and not prosaic(shield.bare[start:at]):
            return replace(draft, start=start)
        if draft:
            return draft
    return None


def _before(shield: Shield, start: int, quotation: int) -> tuple[int, tuple[Part, ...]]:
    """Return where the citation begins, and who is named before the title."""
    found = head(shield.text, start, quotation)
    if found and found[1] == quotation:
        return start, found[0]
    letter = correspondents(shield.bare, start, quotation)
    if letter and not prosaic(shield.bare[start:quotation]):
        return start, (*letter[0], *_dates(shield.text, letter[1], quotation))
    return quotation, ()


Frame = tuple[int, int, int]
"""Where a citation begins, where its quoted title ends, and where the stretch ends that it may fill."""


def _thesis(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    at, behind, end = frame
    match = THESIS.match(shield.text, _skip(shield.text, behind, end), end)
    if match is None:
        return None
    said = [*people, *quoted(shield.text, *quotation, "u"), *parts(match), *locators(shield.text, match.end(), end)]
    return closed(drafted(CitationKind.THESIS, at, said, Certainty.HIGH, "a thesis"), match.end(), None)


def _chapter(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return the chapter of a book: behind the quoted title stands `in`, and a book."""
    at, behind, end = frame
    inside = INSIDE.match(shield.text, behind, end)
    if inside is None:
        return None
    for imprint in imprints(shield.unquoted, inside.end(), end):
        book = list(_host(shield, inside.end(), imprint.start()))
        if book and not prosaic(shield.bare[inside.end() : imprint.start()]):
            pages = locators(shield.text, imprint.end(), end)
            said = [*people, *quoted(shield.text, *quotation, "a"), *book, *parts(imprint), *pages]
            draft = drafted(CitationKind.CHAPTER, at, said, Certainty.HIGH, "a chapter in a book")
            return closed(draft, imprint.end(), None)
    host = HOST.match(shield.bare, inside.end(), end)
    book = list(_host(shield, inside.end(), host.end())) if host and host["editors"] else []
    if host is None or not book:
        return None
    said = [*people, *quoted(shield.text, *quotation, "a"), *book, *locators(shield.text, host.end(), end)]
    return drafted(CitationKind.CHAPTER, at, said, Certainty.MEDIUM, "a chapter in a book")


HOST = re.compile(
    r"[A-Z][^;]{3,120}?(?P<editors>,\seds?\.,|\s\(\0+\),)\s[A-Z][^;\0]{2,100}?(?=,\s(?:pp?\.|[Vv]ol|[ivxlc]+\.\s\d|[IVXLC]+,|\d+[-–,]|\d+$)|$)"
)
"""`J. Smith (ed.), Collected Papers`, before a page or at the end."""


def _host(shield: Shield, start: int, end: int) -> Iterator[Part]:
    """Yield the editors and the title of the book that a chapter stands in."""
    found = head(shield.text, start, end)
    people, title = found or ((), start)
    if (
        people
        and all(it.kind is PartKind.AUTHOR for it in people)
        and not title_like(shield.bare[title:end].strip(" ,"))
    ):
        people, title = (), start
    yield from people
    yield from work(shield, title, end, "m")


def _periodical(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return the article of a journal or newspaper."""
    at, behind, end = frame
    match = JOURNAL.match(shield.bare, behind, end)
    if match is None or not title_like(match["title"].strip("*, ")) or ":" in match["title"][-2:]:
        return None
    numbers, last = numbered(shield, match.end(), end)
    if not numbers:
        return None
    title = list(titled(shield.text, *match.span("title"), "j"))
    news = is_newspaper(match["title"].strip("*, ")) and any(_is_day(shield.text, it) for it in numbers)
    kind = CitationKind.NEWSPAPER if news else CitationKind.ARTICLE
    said = [*people, *quoted(shield.text, *quotation, "a"), *title, *numbers]
    dated = any(it.kind is PartKind.DATE for it in numbers)
    draft = drafted(
        kind, at, said, Certainty.HIGH if dated else Certainty.MEDIUM, "a title in quotation marks, and a journal"
    )
    return closed(draft, last, None)


SHORT_JOURNAL = re.compile(
    r"\*?(?P<title>[A-ZÀ-Þ][^“”()\0\d;]{2,80}?)\*?(?=,?\s(?:vol\.\s)?(?:\d{1,4}(?:[-–:/]\d+)?|[IVXLC]+)\s\()"
)
"""The title of a journal before the number of its volume and a bracket."""


def periodical(shield: Shield, start: int, end: int) -> list[Part]:
    """Return the volume of a journal that a stretch begins with, part by part: title, number, date, pages."""
    match = SHORT_JOURNAL.match(shield.bare, start, end)
    if match is None or not title_like(match["title"].strip("*, "), 0):
        return []
    numbers, _ = numbered(shield, match.end(), end)
    dated = any(it.kind is PartKind.DATE for it in numbers) and any(it.kind is PartKind.RANGE for it in numbers)
    return [*titled(shield.text, *match.span("title"), "j"), *numbers] if dated else []


def journal(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation of a journal by its number and date, without author or title."""
    said = periodical(shield, start, end)
    return (
        drafted(CitationKind.ARTICLE, start, said, Certainty.HIGH, "a journal by its number and date") if said else None
    )


def numbered(shield: Shield, start: int, end: int) -> tuple[list[Part], int]:
    """Return volume, issue, date and pages of a journal, as far as they follow one another, and where they end."""
    text, at, found = shield.text, start, []
    if (volume := VOLUME.match(text, at, end)) and not re.fullmatch(YEAR, volume["volume"]):
        found.append(Part(PartKind.SCOPE, *volume.span("volume"), value="volume"))
        at = volume.end()
    if issue := ISSUE.match(text, at, end):
        found.append(Part(PartKind.SCOPE, *issue.span("issue"), value="issue"))
        at = issue.end()
    if when := WHEN.match(text, at, end):
        found += _dates(text, *when.span("date"))
        at = when.end()
    elif (date := DATE.match(text, _skip(text, at, end), end)) or (date := DATE.match(text, _skip(text, at, end), end)):
        found.append(Part(PartKind.DATE, *date.span(), value=bare_year(date[0])))
        at = date.end()
        if issue := ISSUE.match(text, at, end):
            found.append(Part(PartKind.SCOPE, *issue.span("issue"), value="issue"))
            at = issue.end()
    pages = list(locators(text, at, end))
    return found + pages, max([at, *(it.end for it in pages)])


def is_newspaper(title: str) -> bool:
    """Tell whether a title is one that newspapers have."""
    bare = re.sub(r"\s\([^()]*\)", "", title)
    last = WORD_END.search(bare)
    if bare in phrases("newspapers_alone") or re.search(r"\b(?:Daily|Evening|Morning|Sunday)\s", bare):
        return True
    return bool(last and last[0] in words("newspapers") and " " in bare)


def _is_day(text: str, part: Part) -> bool:
    """Tell whether a part is a date to the day."""
    return part.kind is PartKind.DATE and bool(FULL.search(text, part.start, part.end))


WORD_END = re.compile(r"[\w’'-]+$")


def _archived(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return a paper with a title that lies in an archive."""
    at, behind, end = frame
    kept = chain(shield.text, shield.unquoted, behind, end)
    if not is_archival(kept) or prosaic(shield.bare[behind : kept[0].start]):
        return None
    dates = _dates(shield.text, behind, kept[0].start)
    said = [*people, *quoted(shield.text, *quotation, "u"), *dates, *kept]
    return filed(shield, drafted(CitationKind.ARCHIVE, at, said, Certainty.HIGH, "a paper in an archive"), end)


def _online(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return what is to be found under an address."""
    at, behind, end = frame
    address = URL.search(shield.text, behind, end)
    if (
        address is None
        or prosaic(shield.bare[behind : address.start()])
        or shield.bare[behind : address.start()].count(".") > 2
    ):
        return None
    said = [*people, *quoted(shield.text, *quotation, "a"), *_dates(shield.text, behind, address.start()), url(address)]
    return drafted(CitationKind.WEB, at, said, Certainty.MEDIUM, "a title in quotation marks, and an address")


def url(match: re.Match[str]) -> Part:
    """Return an address as a part."""
    return Part(PartKind.NUMBER, *match.span(), value="URL")


def _dated(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return a paper of which the title and the day are given."""
    at, behind, end = frame
    remark = re.compile(r"\s\(with[^()]*\)").match(shield.text, behind, end)
    behind = remark.end() if remark else behind
    date = FULL.match(shield.text, _skip(shield.text, behind, end), end)
    if date is None or not title_like(shield.text[quotation[0] + 1 : quotation[1] - 1].strip()):
        return None
    pages = locators(shield.text, date.end(), end)
    said = [*people, *quoted(shield.text, *quotation, "a"), Part(PartKind.DATE, *date.span()), *pages]
    return drafted(CitationKind.DOCUMENT, at, said, Certainty.MEDIUM, "a title in quotation marks, and its day")


def _placed(shield: Shield, frame: Frame, people: tuple[Part, ...], quotation: tuple[int, int]) -> Draft | None:
    """Return an article by its short title: the name, the title, the page; or the name and the title alone."""
    at, behind, end = frame
    if not people:
        return None
    pages = list(locators(shield.text, behind, end))
    alias = ALIAS.match(shield.text, behind, end)
    said = [*people, *quoted(shield.text, *quotation, "a"), *pages]
    draft = drafted(CitationKind.SHORT, at, said, Certainty.MEDIUM, "a name and a title in quotation marks")
    closing = quotation[1] if not pages else 0
    return closed(draft, closing, alias)


def _dates(text: str, start: int, end: int) -> list[Part]:
    """Return the dates in a stretch."""
    return [Part(PartKind.DATE, *match.span(), value=bare_year(match[0])) for match in DATE.finditer(text, start, end)]


def _skip(text: str, at: int, end: int) -> int:
    """Return the offset behind commas and blanks."""
    while at < end and text[at] in ", (":
        if text[at] == "(" and THESIS.match(text, at, end):
            return at
        at += 1
    return at


dates_in = _dates
