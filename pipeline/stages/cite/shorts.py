"""Short words for works: `Ibid.`, `op. cit.`, a name and a short title, a title and its volume."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.articles import dates_in
from pipeline.stages.cite.draft import Draft, drafted
from pipeline.stages.cite.filing import places
from pipeline.stages.cite.locators import locators
from pipeline.stages.cite.moments import DATE, bare_year
from pipeline.stages.cite.people import HEADS, PEOPLE, WORD, each, person_like
from pipeline.stages.cite.shield import Shield
from pipeline.stages.cite.titles import prosaic, title_like, titled

IBID = re.compile(r"(?P<word>[IiLl]bid(?:em)?\b\.?|[Ii]d(?:em)?\.(?=,|\s|$)|[Ll]oc\.\s?cit\.?)")
OPUS = re.compile(
    rf"(?:(?P<names>{PEOPLE})(?:,\s(?P<work>[A-ZÀ-Þ][^\0;“”\"()]{{2,80}}?))?|(?P<title>[A-ZÀ-Þ][^\0;“”\"()]{{2,80}}?))(?:,|\.\.\.|…|\s)\s?(?P<word>(?:op|loc)\.\s?cit\.?|supra|[Ii]bid\.)"
)


def ibid(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation that a stretch repeats by `Ibid.` or the like."""
    match = IBID.match(shield.bare, start, end)
    if match is None:
        return None
    pages = list(locators(shield.text, match.end(), end))
    dates = dates_in(shield.bare, match.end(), end)[:1] if not pages else []
    said = [Part(PartKind.POINTER, *match.span("word")), *dates, *pages]
    if dates and not pages:
        said += locators(shield.text, dates[0].end, end)
    draft = drafted(CitationKind.SHORT, start, said, Certainty.HIGH, "it repeats the citation before")
    rest = shield.bare[draft.end : end]
    return replace(draft, end=end) if len(rest) < REST and not prosaic(rest) and ". " not in rest else draft


REST = 120
"""Characters at most that follow `Ibid.` without being prose, and say what else lies in the same place."""


def opus(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation that a stretch repeats by a name and `op. cit.` or the like."""
    match = OPUS.match(shield.text, start, end)
    if match is None or (match["title"] and not title_like(match["title"], 0)):
        return None
    named = (
        each(match["names"], match.start("names"), PartKind.AUTHOR)
        if match["names"] and person_like(match["names"])
        else ()
    )
    called = "title" if match["title"] else "names"
    title = titled(shield.text, *match.span("work"), "m") if match["work"] else ()
    title = title if named else titled(shield.text, *match.span(called), "m")
    said = [*named, *title, Part(PartKind.POINTER, *match.span("word")), *locators(shield.text, match.end(), end)]
    return drafted(CitationKind.SHORT, start, said, Certainty.MEDIUM, "a name, and the work that was cited of it")


YEARS = r"(?:1[4-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?(?!\d)"
TITLE = re.compile(
    rf"\*?(?P<title>[A-ZÀ-Þ](?:[^\0;“”\"\d]|(?<=[\s]){YEARS}){{1,110}}?)\*?(?:,\s\d\w\w\sser\.)?(?:,?\s(?P<when>{DATE.pattern}))?"
    r"(?=[,.]?\s(?:[Vv]ols?\.?\s|[Bb]k\.|[Bb]ook\s|pp?\.\s|[Pp]t\.|[Cc]h(?:ap)?\.|[Dd]oc(?:ument|\.)\s\d|[IVXLC]+,\s|[IVXLC]+:"
    r"|\d+\s?:|(?!(?:1[4-9]|20)\d\d(?!\d))(?:\d+[,.]|\d+$|\d+[-–]|\d+\snn?\.))|,?\s[ivxl]+,|,\s[ivxlc]+\.\s\d|$)"
)
"""A title before its volume or its pages, or at the end."""


def short(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation of a work by a name and a short title, or by a title and where in it."""
    for pattern in HEADS:
        found = pattern.match(shield.text, start, end)
        if found and person_like(found["people"]) and found["stop"].startswith(","):
            draft = _named(shield, (start, end), found)
            if draft:
                return draft
    return _untitled(shield, start, end) or _nameless(shield, start, end)


def _named(shield: Shield, frame: tuple[int, int], found: re.Match[str]) -> Draft | None:
    """Return the citation of a name and a title; without pages it needs an earlier citation to stand on."""
    start, end = frame
    match = TITLE.match(shield.bare, found.end(), end)
    if match is None or prosaic(match["title"]) or not title_like(match["title"].strip("* ")):
        return None
    pages = places(shield, match.end(), end)
    if not pages and match.end() < end - 1:
        return None
    kind = PartKind.EDITOR if found["editors"] else PartKind.AUTHOR
    people = each(found["people"], found.start("people"), kind)
    said = [*people, *titled(shield.text, *match.span("title"), "m"), *_when(match), *pages]
    draft = drafted(CitationKind.SHORT, start, said, Certainty.MEDIUM, "a name and a short title")
    return Draft(draft.kind, start, draft.end, draft.parts, draft.certainty, draft.reason, not pages)


def _when(match: re.Match[str]) -> list[Part]:
    """Return the date behind a title."""
    return [Part(PartKind.DATE, *match.span("when"), value=bare_year(match["when"]))] if match["when"] else []


NAME_AND_PAGE = re.compile(rf"(?P<name>{WORD})(?:,\s|\s)(?=\d+|vol\.|pp?\.)")


def _untitled(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation of a name and a page, which needs an earlier citation to stand on."""
    match = NAME_AND_PAGE.match(shield.bare, start, end)
    pages = list(locators(shield.text, match.end(), end)) if match else []
    if match is None or not pages or not person_like(match["name"]) or pages[-1].end < end - 1:
        return None
    said = [Part(PartKind.AUTHOR, *match.span("name")), *pages]
    draft = drafted(CitationKind.SHORT, start, said, Certainty.MEDIUM, "a name and a page")
    return Draft(draft.kind, start, draft.end, draft.parts, draft.certainty, draft.reason, needs_target=True)


OWNED = re.compile(
    r"(?P<owner>[A-Z][a-z]+)[’']s\s(?=[A-Z])(?!(?:\w+\s)?(?:Weekly|Magazine|Monthly|Journal|Peerage|Dictionary)\b)"
)
"""`Burnet’s Own Time`, but not `Harper’s Weekly`."""


def _owned(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield a title, and before it the author whose it is said to be."""
    owner = OWNED.match(text, start, end)
    if owner and person_like(owner["owner"]):
        yield Part(PartKind.AUTHOR, *owner.span("owner"))
        start = owner.end()
    yield from titled(text, start, end, "m")


EXPLICIT = re.compile(r"(?:[ivxlc]+\.\s\d|[Vv]ols?\.?\s|pp?\.\s|[IVXLC]+,\s\d|\d+:\s?\d)")


def _nameless(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the citation of a title with a volume or pages that are called so."""
    match = TITLE.match(shield.bare, start, end)
    if match is None or not title_like(match["title"].strip("* "), 0):
        return None
    pages = places(shield, match.end(), end)
    if not pages or pages[-1].end < end - 1:
        return None
    said = [*_owned(shield.text, *match.span("title")), *_when(match), *pages]
    draft = drafted(CitationKind.SHORT, start, said, Certainty.MEDIUM, "a title, and where in it")
    return replace(draft, needs_target=not EXPLICIT.search(shield.bare, match.end(), end))
