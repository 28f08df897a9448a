"""Ink that stands outside the print, and how its pieces gather to notes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure

HANGING = 0.3
"""Letter heights that print may hang over its edge: hyphens and quotation marks, an edge that is not quite straight."""
CLEAR = 0.5
"""Letter heights of white that part the first and last row of print from what stands above and below."""
SPECK = 0.4
"""Pieces smaller than this part of a letter are specks and points."""
STUMP = 0.9
"""Letter heights: less than this beyond the edge, and touching it, is the end of a printed word."""
PICTURE = 30.0
"""Pieces larger than so many letter heights are borders and pictures."""
RIM = 2
"""Pixels: ink so near to the scan's edge belongs to what lies outside the page."""
REACH = 1.8
"""Letter heights between pieces of one note: words of a hand stand further apart than those of print."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Pieces that stand together."""

    boxes: NDArray[np.int32]
    """Shape (n, 4): left, top, right, bottom in page pixels."""
    mask: Mask
    """The ink of the pieces, within their common box."""

    @property
    def box(self) -> Box:
        """The box round all pieces."""
        left, top = self.boxes[:, :2].min(axis=0)
        right, bottom = self.boxes[:, 2:].max(axis=0)
        return Box(float(left), float(top), float(right), float(bottom))

    @property
    def strokes(self) -> tuple[Box, ...]:
        """The boxes of the pieces, from top to bottom."""
        ordered = self.boxes[np.lexsort((self.boxes[:, 0], self.boxes[:, 1]))]
        return tuple(Box(*(float(side) for side in box)) for box in ordered)


def outside(ink: Ink, measure: Measure) -> Mask:
    """Return the ink beyond the area of print."""
    height, width = ink.mask.shape
    y, pad = np.arange(height)[:, None], HANGING * measure.size
    left = measure.left.at + measure.left.lean * y - pad
    right = measure.right.at + measure.right.lean * y + pad
    x, clear = np.arange(width)[None, :], CLEAR * measure.size
    inside = (x >= left) & (x <= right) & (y >= measure.top - clear) & (y <= measure.bottom + clear)
    return np.asarray(ink.mask & ~inside, np.bool_)


def groups(ink: Ink, measure: Measure) -> tuple[Group, ...]:
    """Return the pieces beyond the area of print that are more than specks, gathered by nearness."""
    beyond = Ink.of(outside(ink, measure))
    kept = _worthy(beyond, measure)
    return tuple(group_of(beyond, numbers) for numbers in gathered(beyond.boxes, kept, REACH * measure.size))


def group_of(ink: Ink, numbers: Numbers) -> Group:
    """Return some pieces of the ink as a group."""
    boxes = ink.boxes[numbers]
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    mask = np.isin(ink.labels[top:bottom, left:right], numbers + 1)
    return Group(boxes, np.asarray(mask, np.bool_))


def _worthy(beyond: Ink, measure: Measure) -> Numbers:
    """Return the numbers of the pieces that may be writing."""
    height, width = beyond.mask.shape
    left, top, right, bottom = beyond.boxes.T
    extent = np.maximum(beyond.widths, beyond.heights)
    fits = (extent > SPECK * measure.size) & (extent < PICTURE * measure.size)
    free = (left > RIM) & (top > RIM) & (right < width - RIM) & (bottom < height - RIM)
    y, pad = (top + bottom) / 2, HANGING * measure.size
    to_left = np.abs(measure.left.at + measure.left.lean * y - pad - right)
    to_right = np.abs(left - measure.right.at - measure.right.lean * y - pad)
    stump = (np.minimum(to_left, to_right) < HANGING * measure.size) & (beyond.widths < STUMP * measure.size)
    return np.flatnonzero(fits & free & ~stump)


def gathered(boxes: NDArray[np.int32], numbers: Numbers, reach: float) -> list[Numbers]:
    """Return the numbers of boxes in sets, each box within `reach` pixels of another of its set."""
    sets: list[Numbers] = []
    left = set(numbers.tolist())
    while left:
        frontier, found = [left.pop()], []
        while frontier:
            number = frontier.pop()
            found.append(number)
            rest = np.array(sorted(left), dtype=np.int64)
            near = rest[_gaps(boxes, number, rest) < reach].tolist() if rest.size else []
            left.difference_update(near)
            frontier.extend(near)
        sets.append(np.array(sorted(found), dtype=np.int64))
    return sorted(sets, key=lambda one: (int(boxes[one, 1].min()), int(boxes[one, 0].min())))


def _gaps(boxes: NDArray[np.int32], number: int, others: Numbers) -> NDArray[np.int32]:
    """Return the white between a box and others: the larger of the distances across and down, 0 or less if none."""
    one, rest = boxes[number], boxes[others]
    across = np.maximum(rest[:, 0], one[0]) - np.minimum(rest[:, 2], one[2])
    down = np.maximum(rest[:, 1], one[1]) - np.minimum(rest[:, 3], one[3])
    return np.asarray(np.maximum(across, down), np.int32)
