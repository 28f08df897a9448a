"""What stands at the two edges of a page: how its text leaves off and how it begins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.page import Line, Page, Zone
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.footnotes import feet

TEXT = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE})
CONTEXT = 400
"""Characters on either side that tell whether a sentence goes on: two or three sentences."""
FULL_LINE = 0.95
"""Part of its column that a full line fills at least; the rest is ragged edges and noise."""
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Edge:
    """A page as its neighbours see it; everything is empty or None where nothing tells."""

    tail: str = ""
    """How its text ends."""
    head: str = ""
    """How its text begins."""
    full: bool | None = None
    """Whether its last line reaches the edge of its column."""
    fresh: bool | None = None
    """Whether it begins with a paragraph or a heading of its own: by its indent, not by its words."""
    catchword: str = ""
    """The word that the printer set at its foot: the next page begins with it."""
    signature: str = ""
    """What was taken for the mark of its gathering: a catchword of two letters looks like one."""
    labels: tuple[int, ...] = ()
    """Numbers of the notes that begin on it."""


def edges(book: Book) -> tuple[Edge, ...]:
    """Return the edges of each page of a book."""
    stretches: list[list[Stretch]] = [[] for _ in book.pages]
    for stretch in book.stretches:
        if stretch.zone.kind in TEXT | {ZoneKind.HEADING} and stretch.zone.lines:
            stretches[stretch.page].append(stretch)
    labels = _labels(book)
    return tuple(
        _edge(book, page, found, labels.get(ordinal, ()))
        for ordinal, (page, found) in enumerate(zip(book.pages, stretches, strict=True))
    )


def full(page: Page, zones: Sequence[Zone], lines: Mapping[str, Line]) -> bool | None:
    """Tell whether the last line of the last zone is as long as its column; None where a page has no pixels.

    The column is what the lines of the zones over and under that line take up. A column of one line tells nothing.
    """
    if not page.surface.width or not zones or not zones[-1].lines:
        return None
    last = lines[zones[-1].lines[-1]].box
    column = [lines[each].box for zone in zones for each in zone.lines]
    column = [box for box in column if box.overlap_x(last) > 0]
    left, right = min(box.left for box in column), max(box.right for box in column)
    return last.right - left >= FULL_LINE * (right - left) if len(column) > 1 else None


def _edge(book: Book, page: Page, found: Sequence[Stretch], labels: tuple[int, ...]) -> Edge:
    """Return the edges of a page whose zones of text and headings are given."""
    texts = [stretch.zone for stretch in found if stretch.zone.kind in TEXT]
    catchword, signature = (_at_foot(page, kind) for kind in (ZoneKind.CATCH_WORD, ZoneKind.SIGNATURE_MARK))
    if not texts:
        return Edge(catchword=catchword, signature=signature, labels=labels)
    opens = found[0].zone.kind is ZoneKind.HEADING
    going_on = texts[0].continues
    return Edge(
        tail=book.text(book.runs(texts[-1].lines))[-CONTEXT:],
        head=book.text(book.runs(texts[0].lines))[:CONTEXT],
        full=full(page, texts, book.lines),
        fresh=True if opens else None if going_on is None else not going_on,
        catchword=catchword,
        signature=signature,
        labels=labels,
    )


def _at_foot(page: Page, kind: ZoneKind) -> str:
    """Return the first word of the first zone of a kind, "" if there is none."""
    return next((_first(page, zone) for zone in page.zones if zone.kind is kind), "")


def _first(page: Page, zone: Zone) -> str:
    """Return the first word of a zone in small letters."""
    text = " ".join(page.line(line).text for line in zone.lines)
    return next((match[0].casefold() for match in LETTERS.finditer(text)), "")


def _labels(book: Book) -> dict[int, tuple[int, ...]]:
    """Return the numbers that notes at the foot of each page begin with, as they are read."""
    found: dict[int, tuple[int, ...]] = {}
    for ordinal, label in _read_labels(book):
        found[ordinal] = (*found.get(ordinal, ()), label)
    return found


def _read_labels(book: Book) -> Iterator[tuple[int, int]]:
    """Yield ordinal of page and number of each line that begins a note."""
    for foot in feet(book):
        if foot.start and foot.start.mark.readings[0].label.isdecimal():
            yield foot.stretch.page, int(foot.start.mark.readings[0].label)
