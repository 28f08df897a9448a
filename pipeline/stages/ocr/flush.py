"""The straight side at which the rows of a block of text end, found from the ink before anything is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.edge import STEEPEST
from pipeline.stages.ocr.rows import Row

SPACE = 0.3
"""In x-heights: white between two letters that may be more than the white within a word."""

KEEPS = 0.7
"""In x-heights: rows that are flush end so near to one another; hyphens and round letters stand out by less."""

LEANS = np.linspace(-0.02, 0.02, 17)
"""Pixels to the right for each pixel down: pages come upright within a degree, and this fine their sides show."""

FEWEST = 6
"""Rows that make a block: fewer words end over one another by chance."""

RAGGED = 1.0
"""Flush rows for each that is not, at least: the others are last lines of paragraphs, and columns beside it."""

CROSSED = 3.0
"""Flush rows that weigh as much as one row that runs across: a title over text and margin is not in the block."""

BENT = 12
"""Rows that it takes to see that a side is bent, as in a book that does not lie flat."""

INSET = 0.5
"""Rows that run across, for each that reaches a side: where there are more it is that of a list or quotation."""

MOST = 12
"""Places at which the sides of a page's blocks are sought: where most words end, the sides are among them."""

NARROWEST = 15.0
"""In x-heights: a narrower block is a column of a table."""

GUTTER = 3.0
"""In x-heights: no space within a row of a block is wider."""

SAME = 0.3
"""In x-heights: parts of a row stand on one baseline."""

SIZES = (0.5, 2.0)
"""Times the usual x-height: other rows are initials and dirt."""

Places = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """The rows of a page, seen so that the side in question is on the right."""

    boxes: Places
    """Shape (n, 4): left, top, right, bottom of each piece of ink, mirrored if the side is the left one."""
    rows: tuple[tuple[Row, ...], ...]
    """From top to bottom; the parts of a row that wide spaces have torn are one."""
    x_height: float
    mirrored: bool

    @classmethod
    def of(cls, boxes: NDArray[np.int32], rows: Sequence[Row], x_height: float, mirrored: bool) -> "Rows":
        """Return the rows of a page whose small letters are `x_height` pixels high."""
        left, top, right, bottom = boxes.astype(np.float64).T
        seen = np.stack([-right, top, -left, bottom] if mirrored else [left, top, right, bottom], axis=1)
        sized = [row for row in rows if SIZES[0] < row.x_height / x_height < SIZES[1]]
        return cls(seen, _whole(sized, x_height), x_height, mirrored)

    def base(self, number: int, x: Places) -> Places:
        """Return the y of the baseline of a row at each x."""
        row = max(self.rows[number], key=lambda part: part.right - part.left)
        return row.baseline(-x if self.mirrored else x)

    @cached_property
    def y(self) -> Places:
        """The middle of the small letters of each row."""
        return np.array([_level(row[0], (row[0].left + row[0].right) / 2) - self.x_height / 2 for row in self.rows])

    @cached_property
    def words(self) -> Places:
        """Where words begin and end and the number of their row, shape (n, 3); wide letters make parts of words."""
        return np.concatenate([self._words(number) for number in range(len(self.rows))])

    def _words(self, number: int) -> Places:
        """Return the words of a row, shape (n, 3)."""
        letters = self.boxes[[piece for part in self.rows[number] for piece in part.pieces]]
        letters = letters[np.argsort(letters[:, 0], kind="stable")]
        reached = np.maximum.accumulate(letters[:, 2])
        wide = np.flatnonzero(letters[1:, 0] - reached[:-1] > SPACE * self.x_height)
        starts, ends = np.concatenate([[0], wide + 1]), np.concatenate([wide, [len(letters) - 1]])
        return np.stack([letters[starts, 0], reached[ends], np.full(len(starts), float(number))], axis=1)

    def any_of(self, words: Flags) -> Flags:
        """Tell which rows have one of some words."""
        return np.bincount(self.words[words, 2].astype(np.int64), minlength=len(self.rows)) > 0


def _whole(rows: Sequence[Row], x_height: float) -> tuple[tuple[Row, ...], ...]:
    """Return rows from top to bottom, the parts of one together."""
    whole: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.left):
        before = [each for each in whole if _goes_on(each[-1], row, x_height)]
        if before:
            max(before, key=lambda each: each[-1].right).append(row)
        else:
            whole.append([row])
    return tuple(sorted(map(tuple, whole), key=lambda parts: parts[0].curve[-1]))


def _goes_on(left: Row, right: Row, x_height: float) -> bool:
    """Tell whether a row stands on the baseline of another, no further to the right than a wide space."""
    gap = right.left - left.right
    level = abs(_level(left, left.right) - _level(right, right.left)) < SAME * x_height
    return level and -x_height < gap < GUTTER * x_height


def _level(row: Row, x: float) -> float:
    """Return the y of a row's baseline at an x."""
    return float(row.baseline(np.array([x]))[0])


@dataclass(frozen=True, slots=True)
class Flush:
    """One side of a block of text: nothing of the block lies to the right of it."""

    curve: tuple[float, ...]
    """Polynomial of its x over y, highest power first."""
    top: float
    bottom: float
    """The middles of the first and the last row that reach it."""
    width: float
    """Of the block, in pixels."""
    inside: tuple[int, ...]
    """The numbers of the rows of the block."""
    reach: tuple[int, ...]
    """The numbers of those that reach it."""
    crossing: tuple[int, ...]
    """The numbers of the rows of the page that run across."""

    def x(self, y: Places) -> Places:
        """Return where it is at each height; beyond its ends, as at the end."""
        return np.asarray(np.polyval(self.curve, np.clip(y, self.top, self.bottom)), np.float64)


def flushes(rows: Rows) -> Iterator[Flush]:
    """Yield the sides that blocks of text keep to, those first at which most words end."""
    if len(rows.rows) < FEWEST:
        return
    seen: list[float] = []
    for start in _starts(rows):
        if len(seen) >= 2 * MOST:
            return
        if any(abs(_at(start, rows) - other) < rows.x_height for other in seen):
            continue
        found = _settled(rows, start)
        seen += [_at(start, rows), _at(found, rows)]
        if len(found.reach) >= FEWEST and abs(_lean(found)) < STEEPEST:
            found = _measured(rows, found)
            if _is_block(found) and found.width > NARROWEST * rows.x_height:
                yield found


def _is_block(side: Flush) -> bool:
    """Tell whether most rows near a side reach it, and few of the page run across."""
    reach = len(side.reach)
    return reach >= RAGGED * (len(side.inside) - reach) and len(side.crossing) <= INSET * reach


def _lean(side: Flush) -> float:
    """Return the pixels that a side is further right at its foot for each pixel of its height."""
    top, bottom = side.x(np.array([side.top, side.bottom]))
    return float(bottom - top) / max(1.0, side.bottom - side.top)


def _at(side: Flush, rows: Rows) -> float:
    """Return where a side is at the middle of the page."""
    return float(np.polyval(side.curve, rows.y.mean()))


def _starts(rows: Rows) -> Iterator[Flush]:
    """Yield straight lines over the whole page at which words of many rows end, best first."""
    ends, y = rows.words[:, 1], rows.y[rows.words[:, 2].astype(np.int64)]
    step, found = 0.25 * rows.x_height, []
    for lean in LEANS:
        at = ends - lean * y
        votes = np.convolve(np.bincount(((at - at.min()) / step).astype(np.int64)), np.ones(5), "same")
        peaks = np.flatnonzero((votes >= FEWEST) & (votes >= np.roll(votes, 1)) & (votes > np.roll(votes, -1)))
        found += [(float(votes[p]), -abs(lean), at.min() + (p + 0.5) * step, lean) for p in peaks]
    for _, _, at, lean in sorted(found, reverse=True):
        yield Flush((float(lean), float(at)), float(rows.y.min()), float(rows.y.max()), 0.0, (), (), ())


def _settled(rows: Rows, side: Flush) -> Flush:
    """Return a side as the rows that keep to it have it, and which rows these are."""
    side = _kept(rows, side)
    for degree in (1, 2, 2):
        if len(side.reach) < FEWEST:
            break
        y = rows.y[list(side.reach)]
        ends = np.array([_end(rows, number, side) for number in side.reach])
        fit = np.polyfit(y, ends, degree if len(y) >= BENT else 1)
        side = _kept(rows, replace(side, curve=tuple(float(c) for c in fit)))
    return side


def _end(rows: Rows, number: int, side: Flush) -> float:
    """Return where the word of a row ends that ends nearest to a side."""
    ends = rows.words[rows.words[:, 2] == number, 1]
    return float(ends[np.abs(ends - side.x(rows.y[[number]])).argmin()])


def _kept(rows: Rows, side: Flush) -> Flush:
    """Return a side with the unbroken run of rows that keep to it best."""
    start, end, number = rows.words.T
    at, near = side.x(rows.y)[number.astype(np.int64)], KEEPS * rows.x_height
    crossing = rows.any_of((start < at - near) & (end > at + near))
    ending = rows.any_of(np.abs(end - at) <= near) & ~crossing
    first, last = _best_run(ending - CROSSED * crossing)
    run = np.arange(first, last)
    reach, crossed = run[ending[run]], tuple(map(int, np.flatnonzero(crossing)))
    top, bottom = (float(rows.y[reach[0]]), float(rows.y[reach[-1]])) if len(reach) else (side.top, side.bottom)
    return replace(side, top=top, bottom=bottom, reach=tuple(map(int, reach)), crossing=crossed)


def _best_run(scores: Places) -> tuple[int, int]:
    """Return the first and one past the last of the neighbours whose scores have the largest sum."""
    sums = np.concatenate([[0.0], np.cumsum(scores)])
    lowest = np.minimum.accumulate(sums)
    last = int((sums - lowest).argmax())
    return int(sums[: last + 1].argmin()), last


def _measured(rows: Rows, side: Flush) -> Flush:
    """Return a side with the usual length of the rows that reach it, and which rows end so near or reach it."""
    width = float(np.median([_length(rows, number, side) for number in side.reach]))
    _, end, number = rows.words.T
    at = side.x(rows.y)[number.astype(np.int64)]
    near = rows.any_of((end > at - width) & (end < at + KEEPS * rows.x_height))
    inside = [each for each in range(side.reach[0], side.reach[-1] + 1) if near[each] or each in side.reach]
    return replace(side, width=width, inside=tuple(inside))


def _length(rows: Rows, number: int, side: Flush) -> float:
    """Return how far left of a side its row begins, up to a gutter."""
    start, end, _ = rows.words[rows.words[:, 2] == number].T
    at = float(side.x(rows.y[[number]])[0])
    start, end = start[start < at], end[start < at]
    gutters = np.flatnonzero(start[1:] - end[:-1] > GUTTER * rows.x_height)
    return at - float(start[gutters[-1] + 1 if len(gutters) else 0]) if len(start) else 0.0
