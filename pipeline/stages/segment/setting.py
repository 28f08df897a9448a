"""How a page is set: the size of its type, the distance of its lines, the columns they stand in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.typography import Typography
from pipeline.raster.edge import Edge, edges
from pipeline.stages.segment.draft import Lines, x_height

KEEPS = 0.7
"""x-heights within which lines begin or end together: half of the smallest indent, more than an overhanging quote."""
UPRIGHT = 10.0
"""Part of its support that an edge loses for each unit of its lean: of two edges the more upright is the edge."""
LARGER = 1.08
"""Ratio of letter heights above which two sizes of type differ: ten point to nine is 1.1."""
FULL = 0.6
"""Part of the widest line that a line of running text reaches at least."""
LEADING = 2.6
"""x-heights from line to line where nothing tells: twelve on ten point."""
PARTED = 0.12
"""Part of the lines that may run across the white between two columns: titles and notes do."""
WORDS = 5
"""Words of a line that is no heading."""
BLOCK = 7
"""Lines of the block of text at the head of a page that shows its body type."""
COLUMN_LINES = 4
"""Lines that make a column."""
BESIDE = 3.0
"""x-heights from the right side of a great initial that lines beside it begin at most."""
SPECK = re.compile(r"[^\w“\"(\[«‹„*†‡§—–…$£€&#]{1,2}")
"""What engines read where there is a speck; no line of print begins with it."""


@dataclass(frozen=True, slots=True)
class Column:
    """Two edges that lines keep to."""

    left: Edge
    right: Edge

    def width(self, y: float) -> float:
        """Return its width at a height, in pixels."""
        return self.right.x(y) - self.left.x(y)


@dataclass(frozen=True, slots=True)
class Setting:
    """The type of the body of a page, in pixels; the columns from left to right."""

    x_height: float
    leading: float
    columns: tuple[Column, ...]
    page: Box
    """The whole page."""
    initials: tuple[Box, ...] = ()
    """Words that begin with a letter of several lines: the lines beside it are not set in."""

    @classmethod
    def of(cls, lines: Sequence[Line], typography: Typography, page: Box) -> "Setting | None":
        """Return how a page is set; None if it has no line of known size."""
        size = _body_size(lines, typography)
        if size is None:
            return None
        body = [line for line in lines if line.x_height and abs(line.x_height / size - 1) < LARGER - 1] or lines
        leading = _leading(body, size) or typography.leading or LEADING * size
        columns = _columns(body, size, lines) or _columns(lines, size, lines) or (_all(lines),)
        return cls(size, leading, columns, page, tuple(_initials(lines, size)))

    def column(self, box: Box) -> Column:
        """Return the column that a box is in, or that is nearest to it."""
        x, y = box.centre
        return min(self.columns, key=lambda each: max(each.left.x(y) - x, x - each.right.x(y)))

    def indent(self, line: Line) -> float:
        """Return how far right of its column's edge a line begins, in x-heights."""
        left = self._beside_initial(line) or first_letter(line)
        return (left - self.column(line.box).left.x(line.box.centre[1])) / self.x_height

    def opens(self, line: Line) -> bool:
        """Tell whether a line begins with a letter of several lines, as the text of a chapter does."""
        return bool(line.words) and line.words[0].box in self.initials

    def _beside_initial(self, line: Line) -> float | None:
        """Return where the initial begins that a line stands beside, None if it stands beside none."""
        y, left = line.box.centre[1], first_letter(line)
        reach = BESIDE * self.x_height
        level = (box.left for box in self.initials if box.top < y < box.bottom and left < box.right + reach)
        return next((edge for edge in level if edge < left), None)

    def short(self, line: Line) -> float:
        """Return how far left of its column's edge a line ends, in x-heights."""
        return (self.column(line.box).right.x(line.box.centre[1]) - line.box.right) / self.x_height

    def crosses(self, box: Box) -> bool:
        """Tell whether a box reaches into two columns."""
        y = box.centre[1]
        return any(
            box.left < left.right.x(y) - self.x_height and box.right > right.left.x(y) + self.x_height
            for left, right in pairwise(self.columns)
        )

    @property
    def left(self) -> float:
        """Where the outer left edge is, at the top of the page."""
        return self.columns[0].left.at

    def outside(self, box: Box) -> bool:
        """Tell whether the middle of a box is left or right of all columns."""
        x, y = box.centre
        return x < self.columns[0].left.x(y) or x > self.columns[-1].right.x(y)


def first_letter(line: Line) -> float:
    """Return where the print of a line begins: specks that were read as signs are left out."""
    return next((word.box.left for word in line.words if not SPECK.fullmatch(word.text)), line.box.left)


def _initials(lines: Sequence[Line], size: float) -> Iterator[Box]:
    """Yield the boxes of first words that reach far below their lines."""
    for line in lines:
        if line.words and line.words[0].box.bottom > line.box.bottom + size:
            yield line.words[0].box


def _body_size(lines: Sequence[Line], typography: Typography) -> float | None:
    """Return the letter height of the body: the volume's, but where notes fill more of it than text the page's own.

    The text stands above its notes, so a block of larger type at the head of the page is the body, and so is one that
    fills the page: verse, or a preface.
    """
    own = x_height(lines)
    if typography.x_height is None or own is None:
        return own
    wide = [line for line in lines if line.x_height and len(line.words) >= WORDS]
    first = [line.x_height for line in sorted(wide, key=lambda line: line.box.top)[:BLOCK] if line.x_height]
    alike = [
        line for line in lines if line.x_height and abs(line.x_height / own - 1) < LARGER - 1 and len(line.words) > 2
    ]
    size = median(first) if len(first) == BLOCK else own if len(alike) >= BLOCK else 0.0
    return size if size > LARGER * typography.x_height else typography.x_height


def _leading(lines: Sequence[Line], size: float) -> float | None:
    """Return the usual distance of baselines, in pixels."""
    levels = sorted(line.baseline for line in lines if line.baseline is not None)
    steps = [below - above for above, below in pairwise(levels) if 1.2 * size < below - above < 5 * size]
    return median(steps) if steps else None


def _columns(lines: Sequence[Line], size: float, among: Sequence[Line]) -> tuple[Column, ...]:
    """Return the columns of lines of one size: two where white runs down between them, else one.

    `among` are the page's lines of all sizes: under a figure a few lines may stand beside notes only.
    """
    if len(lines) < COLUMN_LINES:
        return ()
    white = white_between(lines) or _white_among(lines, among)
    if white is None:
        return tuple(filter(None, [_column(lines, size)]))
    halves = [line for line in lines if line.box.right <= white], [line for line in lines if line.box.left >= white]
    return tuple(column for half in halves if (column := _column(half, size)))


def white_between(lines: Sequence[Line]) -> float | None:
    """Return the x of the white between two columns, None if there is one column."""
    box = Box.around(line.box for line in lines)
    places = np.linspace(box.left + 0.25 * box.width, box.left + 0.75 * box.width, 101)
    left = np.array([line.box.left for line in lines])
    right = np.array([line.box.right for line in lines])
    crossed = ((left < places[:, None]) & (right > places[:, None])).sum(axis=1)
    free = np.flatnonzero(crossed <= PARTED * len(lines))
    sides = [x for x in places[free] if min((right <= x).sum(), (left >= x).sum()) >= COLUMN_LINES]
    good = [x for x in sides if _side_by_side([line for line in lines if line.box.right <= x], lines, float(x))]
    return float(good[len(good) // 2]) if good else None


def _white_among(lines: Sequence[Line], among: Sequence[Line]) -> float | None:
    """Return the x of the white between the lines of a page, if it parts those of one size too."""
    white = white_between(among)
    if white is None:
        return None
    left, right = sum(line.box.right <= white for line in lines), sum(line.box.left >= white for line in lines)
    parted = len(lines) - left - right <= PARTED * len(lines)
    return white if parted and min(left, right) >= COLUMN_LINES else None


def _side_by_side(left: Sequence[Line], lines: Sequence[Line], x: float) -> bool:
    """Tell whether most lines left of x have a line right of it at their height."""
    right = [line.box for line in lines if line.box.left >= x]
    beside = sum(any(line.box.overlap_y(other) > 0.3 * line.box.height for other in right) for line in left)
    return 2 * beside > min(len(left), len(right))


def _column(lines: Sequence[Line], size: float) -> Column | None:
    """Return the edges that most of the longer lines keep to."""
    widest = sorted(line.box.width for line in lines)[int(0.9 * (len(lines) - 1))] if lines else 0
    full = [line for line in lines if line.box.width >= FULL * widest]
    if not full:
        return None
    return Column(_edge(full, "left", size), _edge(full, "right", size))


def _edge(lines: Lines | Sequence[Line], side: str, size: float) -> Edge:
    """Return the edge on one side; upright at the middle of the ends where they keep to none."""
    xs = [first_letter(line) if side == "left" else line.box.right for line in lines]
    ends = np.array([(x, line.box.centre[1], line.box.width) for x, line in zip(xs, lines, strict=True)])
    at, lean, kept = edges(ends, KEEPS * size, 2 * size)
    if not at.size or kept.max() < ends[:, 2].sum() / 3:
        return Edge(float(min(xs) if side == "left" else np.quantile(xs, 0.9)))
    best = int((kept * (1 - UPRIGHT * np.abs(lean))).argmax())
    return Edge(float(at[best]), float(lean[best]))


def _all(lines: Sequence[Line]) -> Column:
    """Return the column that holds all lines."""
    box = Box.around(line.box for line in lines)
    return Column(Edge(box.left), Edge(box.right))
