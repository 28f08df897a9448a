"""A text read for what it cites: segment by segment, each tried as one form of citation after the other."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.model.citation import CitationKind, Part, PartKind
from pipeline.stages.cite.articles import article, journal
from pipeline.stages.cite.books import book, series
from pipeline.stages.cite.crossings import chapter, note
from pipeline.stages.cite.draft import Draft
from pipeline.stages.cite.imprint import imprints
from pipeline.stages.cite.locators import locators
from pipeline.stages.cite.papers import archived, document, interview, letter, manuscript, newspaper, online
from pipeline.stages.cite.segments import joints, regions, segments, trimmed
from pipeline.stages.cite.shield import Shield
from pipeline.stages.cite.shorts import ibid, opus, short

Form = Callable[[Shield, int, int], Draft | None]

FORMS: tuple[Form, ...] = (
    ibid,
    opus,
    chapter,
    note,
    interview,
    letter,
    newspaper,
    article,
    book,
    journal,
    series,
    document,
    manuscript,
    archived,
    online,
    short,
)
"""The forms of citations, those first that say most surely what they are."""

WHOLE: tuple[Form, ...] = (letter, newspaper, interview, article, ibid, document, book)
"""Forms that may stand behind an `and`: they begin with what nothing else begins with."""

LEAD = re.compile(r"(?:[*†‡]\s*|[,.:]\s*|(?:[Aa]nd|[Aa]lso|the|[Ii]n|[Bb]y|[Ff]or\sexample|[Ee]\.g\.),?\s+(?:see\s)?)+")
"""What stands before a citation and is no part of it."""

LEAST_BRACKET = 6
"""Characters: a bracket with less in it holds no citation."""


def notes(text: str) -> list[Draft]:
    """Return what a note cites, in the order of its text."""
    shield = Shield(text)
    found: list[Draft] = []
    if joined := _joined(shield):
        return notes(joined)
    for segment in segments(shield):
        more = _more(shield, found, *segment)
        if more:
            found[-1] = more
            continue
        for start, end in regions(shield, *segment):
            found += _region(shield, start, end)
    found += [draft for draft in bracketed(shield) if not any(_meet(draft, other) for other in found)]
    return sorted(found, key=lambda draft: draft.start)


def _more(shield: Shield, found: list[Draft], start: int, end: int) -> Draft | None:
    """Return the last citation with a segment that holds nothing but more volumes and pages of the same work."""
    if not found or not re.fullmatch(r"[;.]?\s+", shield.text[found[-1].end : start]):
        return None
    start, end = _stripped(shield, start, end)
    numbers = tuple(locators(shield.text, start, end))
    whole = bool(numbers) and numbers[0].kind is PartKind.SCOPE and numbers[0].start == start and numbers[-1].end == end
    return replace(found[-1], end=end, parts=(*found[-1].parts, *numbers)) if whole else None


def prose(text: str) -> list[Draft]:
    """Return what running text cites in brackets."""
    return list(bracketed(Shield(text)))


def bracketed(shield: Shield) -> Iterator[Draft]:
    """Yield what the brackets of a text cite."""
    for start, end in shield.brackets:
        published = any(match.start() == start for match in imprints(shield.text, start, end))
        if end - start > LEAST_BRACKET and shield.text[start] == "(" and not published:
            inner = shield.within(start + 1, end - 1)
            for segment in segments(inner):
                for region in regions(inner, *segment):
                    yield from (_moved(draft, start + 1) for draft in _region(inner, *region))


def _moved(draft: Draft, by: int) -> Draft:
    """Return a draft that stands further on."""
    parts = tuple(replace(part, start=part.start + by, end=part.end + by) for part in draft.parts)
    return replace(draft, start=draft.start + by, end=draft.end + by, parts=parts)


def _meet(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def _region(shield: Shield, start: int, end: int) -> Iterator[Draft]:
    """Yield the citations of a stretch that no cue and no stop divides; each `and` may divide it."""
    start, end = _stripped(shield, start, end)
    while divided := _divided(shield, start, end):
        first, right = divided
        yield first
        start, end = _stripped(shield, right, end)
    draft = _read(shield, start, end, FORMS)
    if draft:
        yield draft


def _divided(shield: Shield, start: int, end: int) -> tuple[Draft, int] | None:
    """Return what a stretch cites before the first `and` that divides it, and where the rest begins."""
    for left, right in joints(shield, start, end):
        if left > start and any(character.isdigit() for character in shield.text[start:left]):
            second = _second(shield, left, _stripped(shield, right, end))
            first = _read(shield, *_stripped(shield, start, left), FORMS) if second else None
            if first and second and first.end <= second.start:
                return first, right
    return None


def _second(shield: Shield, joint: int, stretch: tuple[int, int]) -> Draft | None:
    """Return the citation behind an `and`; a book only where its author begins it, or a bracket ends the one before."""
    draft = _read(shield, *stretch, WHOLE)
    if draft is None or draft.kind is not CitationKind.BOOK or shield.text[joint - 1] == ")":
        return draft
    return draft if draft.parts[0].kind in (PartKind.AUTHOR, PartKind.EDITOR) else None


def _read(shield: Shield, start: int, end: int, forms: tuple[Form, ...]) -> Draft | None:
    """Return the citation that a stretch is, by the first form that it has."""
    if end - start < 3:
        return None
    return next((draft for form in forms if (draft := form(shield, start, end)) is not None), None)


def _stripped(shield: Shield, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without blanks and stops at its ends, nor words that lead to a citation."""
    start, end = trimmed(shield.text, start, end)
    while start < end and shield.text[end - 1] in ".,; ":
        end -= 1
    lead = LEAD.match(shield.text, start, end)
    return (lead.end() if lead else start), end


SECOND = re.compile(
    r";\s(?=(?:(?:Its|Their|His|Her|Being|With|Or|And|An?|The)\s)[^;]*?\(|[A-Z][\w\s]+(?:,\spp?\.|\s\())"
)


def _joined(shield: Shield) -> str:
    """Return the text with a comma for a semicolon that stands within a title, "" if none does.

    It does where what stands before it is a title without imprint or page, and what stands behind has them.
    """
    for match in SECOND.finditer(shield.bare):
        start = max((end for _, end in segments(shield) if end <= match.start() - 1), default=0)
        before = [draft for draft in _region(shield, *_segment(shield, match.start())) if draft.end == match.start()]
        if before and _is_title(before[-1].parts[-1]) and start <= before[-1].start:
            joined = shield.text[: match.start()] + "," + shield.text[match.start() + 1 :]
            whole = [draft for draft in _region(Shield(joined), before[-1].start, _segment(shield, match.end() + 1)[1])]
            if whole and whole[0].start == before[-1].start and whole[0].end > match.end():
                return joined
    return ""


def _is_title(part: Part) -> bool:
    """Tell whether a part is the title of a published work."""
    return part.kind is PartKind.TITLE and part.value != "u"


def _segment(shield: Shield, at: int) -> tuple[int, int]:
    """Return the segment that an offset lies in or ends."""
    return next((segment for segment in segments(shield) if segment[0] <= at <= segment[1]), (at, at))
