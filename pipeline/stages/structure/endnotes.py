"""Notes that stand together under a heading of their own, at the end of a chapter or of the volume."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from pipeline.model.vocabulary import NOTES, ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.footnotes import NUMBER

SECTION = re.compile(r"(?:end ?|foot ?)?notes(?: and references| to .*)?|anmerkungen|endnoten|fu(?:ß|ss)noten", re.I)
"""What such a heading says."""

FEWEST = 2
"""So many numbers, the second one more than the first, make a section of notes."""

TEXT = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE})


def collected(book: Book) -> Book:
    """Return the book in which what stands under such a heading is notes, as if it stood at the foot of a page."""
    book = replace(book, stretches=tuple(_headed(book)))
    stretches = list(book.stretches)
    for start, end in _sections(book):
        for number in range(start, end):
            if stretches[number].zone.kind in TEXT:
                zone = replace(stretches[number].zone, kind=ZoneKind.FOOTNOTE)
                stretches[number] = replace(stretches[number], zone=zone)
    return replace(book, stretches=tuple(stretches))


def _headed(book: Book) -> Iterator[Stretch]:
    """Yield the stretches, as a heading also that which says so by itself before notes in the size of the text."""
    for stretch, following in zip_longest(book.stretches, book.stretches[1:]):
        zone = stretch.zone
        said = zone.kind is ZoneKind.PARAGRAPH and len(zone.lines) == 1 and SECTION.fullmatch(_said(book, stretch))
        if said and following and following.zone.kind in NOTES:
            yield replace(stretch, zone=replace(zone, kind=ZoneKind.HEADING))
        else:
            yield stretch


def _said(book: Book, stretch: Stretch) -> str:
    """Return what a stretch says, without what stands round its letters."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", " ".join(book.lines[line].text for line in stretch.zone.lines))


def _sections(book: Book) -> Iterator[tuple[int, int]]:
    """Yield the ordinals of the stretches under such headings, the first and the one behind the last."""
    heads = [n for n, stretch in enumerate(book.stretches) if stretch.zone.kind is ZoneKind.HEADING]
    for head, following in pairwise((*heads, len(book.stretches))):
        said = _said(book, book.stretches[head])
        if SECTION.fullmatch(said) and _counted(book, book.stretches[head + 1 : following]):
            yield head + 1, following


def _counted(book: Book, stretches: Sequence[Stretch]) -> bool:
    """Tell whether the lines are numbered as notes are."""
    lines = [line for stretch in stretches if stretch.zone.kind in TEXT for line in stretch.zone.lines]
    numbers = [int(match[1]) for line in lines if (match := NUMBER.match(book.lines[line].text))]
    raised = [int(m.label) for line in lines for m in book.lines[line].markers if m.at == 0 and m.label.isdecimal()]
    found = max((numbers, raised), key=len)
    return sum(after == before + 1 for before, after in pairwise(found)) >= FEWEST - 1
