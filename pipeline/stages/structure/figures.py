"""Pictures with what is printed under them, and tables cell by cell."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.model.geometry import Box, rivers
from pipeline.model.page import Line
from pipeline.model.text import Run
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book, Stretch

COLUMN_GAP = 1.2
"""Space between two words, in heights of their line, that parts two cells: spaced-out lines stay below one."""


@dataclass(frozen=True, slots=True)
class Captions:
    """Which captions belong to which figure or table; what is under none is a figure of its own."""

    of_figure: Mapping[str, tuple[Stretch, ...]]

    @classmethod
    def of(cls, book: Book) -> "Captions":
        """Give each caption to the nearest figure or table of its page, in a transcript to the figure beside it."""
        found: dict[str, tuple[Stretch, ...]] = {}
        for number, stretch in enumerate(book.stretches):
            if stretch.zone.kind is ZoneKind.CAPTION:
                figure = _figure(book, number)
                if figure:
                    found[figure.zone.id] = (*found.get(figure.zone.id, ()), stretch)
        return cls(found)

    def runs(self, book: Book, figure: Stretch) -> tuple[Run, ...]:
        """Return the caption of a figure or table."""
        captions = self.of_figure.get(figure.zone.id, ())
        return book.runs([line for caption in captions for line in caption.zone.lines])

    def alone(self, caption: Stretch) -> bool:
        """Tell whether a caption has no figure and no table."""
        return all(caption not in captions for captions in self.of_figure.values())


def _figure(book: Book, number: int) -> Stretch | None:
    """Return the figure or table of the caption with that ordinal."""
    caption = book.stretches[number]
    on_page = [each for each in book.stretches if each.page == caption.page]
    figures = [each for each in on_page if each.zone.kind is ZoneKind.FIGURE]
    if book.pages[caption.page].surface.width:
        figures += [each for each in on_page if each.zone.kind is ZoneKind.TABLE]
        return min(figures, key=lambda figure: _distance(figure.zone.box, caption.zone.box), default=None)
    beside = book.stretches[max(0, number - 1) : number + 2]
    return next((figure for figure in figures if figure in beside), None)


def _distance(one: Box, other: Box) -> float:
    """Return the empty pixels between two boxes, across and down."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(0.0, across) + max(0.0, down)


def rows(book: Book, stretch: Stretch) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    """Return the cells of a table: lines at one height are a row, the white that all rows leave parts the columns.

    A row has a cell for each column, some of them empty; only where no white is common are its own wide spaces taken.
    """
    lines = [book.lines[line_id] for line_id in stretch.zone.lines if book.lines[line_id].words]
    grouped: list[list[Line]] = []
    for line in lines:
        if grouped and _level(grouped[-1][-1].box, line.box):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    edges = [left for left, _ in rivers([word.box for line in lines for word in line.words], _white(lines))]
    return tuple(_columns(group, edges) if edges else _row(group) for group in grouped)


def _white(lines: Sequence[Line]) -> float:
    """Return the width of the white between two columns, at least: an x-height."""
    return median(line.x_height or COLUMN_GAP * line.box.height for line in lines) if lines else 0.0


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> tuple[tuple[Run, ...], ...]:
    """Return the cells of a row, one for each column between the edges."""
    cells: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for line in sorted(lines, key=lambda line: line.box.left):
        offset = 0
        for word in line.words:
            cell = cells[bisect_right(edges, word.box.left)]
            end = offset + len(word.text)
            if cell and cell[-1].line == line.id:
                cell[-1] = Run(line.id, cell[-1].start, end)
            else:
                cell.append(Run(line.id, offset, end))
            offset = end + 1
    return tuple(map(tuple, cells))


def _level(one: Box, other: Box) -> bool:
    """Tell whether two lines stand beside one another."""
    return one.overlap_y(other) > 0.5 * min(one.height, other.height) > 0 and one.overlap_x(other) == 0


def _row(lines: Sequence[Line]) -> tuple[tuple[Run, ...], ...]:
    """Return the cells of a row from left to right."""
    return tuple((cell,) for line in sorted(lines, key=lambda line: line.box.left) for cell in _cells(line))


def _cells(line: Line) -> list[Run]:
    """Return the parts of a line between wide spaces."""
    cuts, offset = [0], 0
    for word, following in pairwise(line.words):
        offset += len(word.text) + 1
        if following.box.left - word.box.right > COLUMN_GAP * line.box.height > 0:
            cuts.append(offset)
    ends = [cut - 1 for cut in cuts[1:]] + [len(line.text)]
    return [Run(line.id, start, end) for start, end in zip(cuts, ends, strict=True)]
