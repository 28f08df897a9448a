"""The arrow that a note runs out into: a stroke of the pen from its last letter to the text."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Points
from pipeline.raster.ink import Mask
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group

THICKEST = 0.38
"""Letter heights: strokes are thinner, the bars of large type are not."""
HEAD = 2.0
"""Letter heights of an arrow's head at most, from barb to point."""
SHAFT = 2.0
"""Letter heights of the shortest shaft of an arrow: longer than the bar of a t, or the leg of an N."""
DRIFT = 0.2
"""Letter heights that a stroke may jump from one column to the next, or be broken for."""
TOUCHES = 1.5
"""Letter heights from the text within which an arrow to it ends."""


Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stroke:
    """The course of a stroke, and where its ink is."""

    box: Box
    points: Points
    pieces: tuple[Box, ...]


def arrow(group: Group, measure: Measure) -> Stroke | None:
    """Return the arrow by which a note in a side margin points to the text, None if there is none."""
    box = group.box
    y = box.centre[1]
    to_right = box.centre[0] < measure.left.x(y)
    gap = measure.left.x(y) - box.right if to_right else box.left - measure.right.x(y)
    mask = group.mask if to_right else group.mask[:, ::-1]
    tail = _tail(mask, measure.size)
    if gap > TOUCHES * measure.size or not measure.size < tail < mask.shape[1]:
        return None
    return _arrow(mask, tail, box, to_right)


def _tail(mask: Mask, size: float) -> int:
    """Return the column where an arrow to the right begins: from there to its head there is one thin stroke."""
    first, last = _extents(mask)
    width = mask.shape[1]
    tails = [(column - _follow(first, last, column, size), column) for column in range(width, 0, -1)]
    length, column = max(tails[: round(HEAD * size)], default=(0, width))
    return column - length if length > SHAFT * size else width


def _follow(first: Rows, last: Rows, column: int, size: float) -> int:
    """Return the column down to which one thin stroke goes on to the left without a break or a jump."""
    drift, gap, y = max(2.0, DRIFT * size), 0, None
    while column > 0:
        column -= 1
        gap = gap + 1 if last[column] < 0 else 0
        if gap > drift:
            return column + gap
        if gap:
            continue
        middle = float(first[column] + last[column]) / 2
        if last[column] - first[column] > THICKEST * size or (y is not None and abs(middle - y) > drift):
            return column + 1
        y = middle
    return 0


def _extents(mask: Mask) -> tuple[Rows, Rows]:
    """Return the first and the last row of ink of each column, -1 where it has none."""
    inked = mask.any(axis=0)
    first = np.where(inked, mask.argmax(axis=0), -1)
    last = np.where(inked, mask.shape[0] - 1 - mask[::-1].argmax(axis=0), -1)
    return first, last


def _arrow(mask: Mask, tail: int, box: Box, to_right: bool) -> Stroke:
    """Return the part of a note's ink that is its arrow."""
    part = mask[:, tail:]
    rows = np.flatnonzero(part.any(axis=1))
    width = mask.shape[1]
    left, right = (tail, width) if to_right else (0, width - tail)
    place = Box(box.left + left, box.top + float(rows[0]), box.left + right, box.top + float(rows[-1]) + 1)
    first, last = (np.flatnonzero(part[:, x]) for x in (0, part.shape[1] - 1))
    start = box.top + float(first.mean()) if first.size else place.centre[1]
    end = box.top + float(last.mean()) if last.size else place.centre[1]
    course = ((place.left, start), (place.right, end)) if to_right else ((place.right, start), (place.left, end))
    return Stroke(place, course, (place,))
