"""The words that a reader underlined."""

from collections.abc import Iterator

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Page
from pipeline.model.text import Point, Underlining
from pipeline.model.vocabulary import MarkKind
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.places import Places

REACH = 0.6
"""How far below its line's foot a stroke may run, and above it, in heights of the line."""
COVERED = 0.5
"""Part of a word that a stroke must run under: pens begin late and stop early."""


def underlinings(book: Book, places: Places) -> tuple[Underlining, ...]:
    """Return the underlined words of the running text, in the order of the pages."""
    return tuple(
        found
        for page in book.pages
        for mark in page.marks
        if mark.kind is MarkKind.UNDERLINE
        for found in _underlined(page, mark, places)
    )


def _underlined(page: Page, mark: Mark, places: Places) -> Iterator[Underlining]:
    """Yield the words above a stroke, if there are any."""
    stroke = Box.around([Box(x, y, x, y) for x, y in mark.points]) if mark.points else mark.box
    near = [line for line in page.lines if line.id in places.runs and _is_above(line, stroke)]
    line = min(near, key=lambda line: abs(_foot(line) - stroke.centre[1]), default=None)
    if line and (extent := _extent(line, stroke)):
        run = places.runs[line.id]
        start, end = max(extent[0], run[0].start), min(extent[1], run[-1].end)
        if start < end:
            yield Underlining(mark.id, Point(line.id, start), Point(line.id, end))


def _foot(line: Line) -> float:
    """Return the y that the letters of a line stand on."""
    return line.baseline if line.baseline is not None else line.box.bottom


def _is_above(line: Line, stroke: Box) -> bool:
    """Tell whether a stroke runs along the foot of a line."""
    away = stroke.centre[1] - _foot(line)
    return line.box.overlap_x(stroke) > 0 and -REACH / 2 * line.box.height <= away <= REACH * line.box.height


def _extent(line: Line, stroke: Box) -> tuple[int, int] | None:
    """Return from where to where in the line's text the stroke runs under words; None if under none."""
    offsets, offset = [], 0
    for word in line.words:
        if word.box.overlap_x(stroke) >= COVERED * word.box.width > 0:
            offsets += [offset, offset + len(word.text)]
        offset += len(word.text) + 1
    return (min(offsets), max(offsets)) if offsets else None
