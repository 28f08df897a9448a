"""Ink that stands outside the print, and how its pieces gather to notes."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import WIDE, WORD_SPACE, Measure, print_rows

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
OVER = 0.3
"""Part of a word that stands beyond the edge where a pen has written over the edge."""
INTO = 0.75
"""Letter heights that a stroke of the pen may reach into a row of print: one that joins a letter reaches further."""
FAR_OVER = 0.6
"""Letter heights that such a word reaches beyond the edge; print hangs over it by less."""
TALL = 5.0
"""Letter heights that a word of a hand is high at most."""
FOLIO = (0.5, 1.7)
"""Letter heights of the figures of a page number."""
TIGHT = 0.8
"""Letter heights between two figures of one page number."""
FIGURES = 6
"""Figures of a page number, or letters where it is roman, at most."""

Numbers = NDArray[np.int64]
Likely = NDArray[np.float32]
NONE: Numbers = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Pieces that stand together."""

    boxes: NDArray[np.int32]
    """Shape (n, 4): left, top, right, bottom in page pixels."""
    mask: Mask
    """The ink of the pieces, within their common box."""
    likely: float = 0.0
    """How likely it is handwriting, 0 to 1: the mean over its pieces, weighed by their length."""

    @property
    def box(self) -> Box:
        """The box round all pieces."""
        left, top = self.boxes[:, :2].min(axis=0)
        right, bottom = self.boxes[:, 2:].max(axis=0)
        return Box(float(left), float(top), float(right), float(bottom))

    @property
    def length(self) -> float:
        """The pixels of all pieces, each along its longer side."""
        return float((self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1).sum())

    @property
    def strokes(self) -> tuple[Box, ...]:
        """The boxes of the pieces, from top to bottom."""
        ordered = self.boxes[np.lexsort((self.boxes[:, 0], self.boxes[:, 1]))]
        return tuple(Box(*(float(side) for side in box)) for box in ordered)


def outside(ink: Ink, measure: Measure) -> Mask:
    """Return the ink beyond the area of print, with all of the words that reach over its edges."""
    height, width = ink.mask.shape
    y, pad = np.arange(height)[:, None], HANGING * measure.size
    left = measure.left.at + measure.left.lean * y - pad
    right = measure.right.at + measure.right.lean * y + pad
    x, clear = np.arange(width)[None, :], CLEAR * measure.size
    inside = (x >= left) & (x <= right) & (y >= measure.top - clear) & (y <= measure.bottom + clear)
    return np.asarray(ink.mask & (~inside | _across(ink, np.asarray(~inside, np.bool_), measure)), np.bool_)


def cut_apart(ink: Ink, measure: Measure) -> tuple[Ink, NDArray[np.bool_]]:
    """Return the ink, its pieces cut in two where they reach over the edge of the print, and which stand beyond it."""
    beyond = outside(ink, measure)
    within, without = Ink.of(np.asarray(ink.mask & ~beyond, np.bool_)), Ink.of(beyond)
    labels = np.where(without.labels > 0, without.labels + len(within.boxes), within.labels)
    boxes = np.concatenate([within.boxes, without.boxes])
    areas = np.concatenate([within.areas, without.areas])
    whole = Ink(ink.mask, np.asarray(labels, np.int32), boxes, areas)
    return whole, np.arange(len(boxes)) >= len(within.boxes)


def _across(ink: Ink, beyond: Mask, measure: Measure) -> Mask:
    """Return the ink of the words that stand across an edge of the print, and are no part of its rows."""
    whole = (part_of(ink, ink.mask & beyond) > OVER) & (_depth(ink, measure) < INTO * measure.size)
    free = ink.mask & (~_rows(ink, measure) | beyond | _shown(ink.labels, whole))
    reach = np.ones((1, max(1, int(WORD_SPACE * measure.size))), np.uint8)
    words = Ink.of(np.asarray(cv2.morphologyEx(free.astype(np.uint8), cv2.MORPH_CLOSE, reach) > 0, np.bool_))
    part = part_of(words, words.mask & beyond)
    word = (words.widths < WIDE * measure.size) & (words.heights < TALL * measure.size)
    far = part * words.widths > FAR_OVER * measure.size
    return np.asarray(free & _shown(words.labels, word & far & (part > OVER) & (part < 1)), np.bool_)


def _depth(ink: Ink, measure: Measure) -> NDArray[np.float64]:
    """Return how many pixels each piece reaches into the print, from the nearer of its edges."""
    left, top, right, bottom = ink.boxes.T
    y = (top + bottom) / 2
    into = right - measure.left.at - measure.left.lean * y, measure.right.at + measure.right.lean * y - left
    return np.asarray(np.minimum(*into), np.float64)


def _rows(ink: Ink, measure: Measure) -> Mask:
    """Return the area of the rows of print."""
    area = np.zeros_like(ink.mask)
    for left, top, right, bottom in print_rows(ink, measure.size):
        area[top:bottom, left:right] = True
    return area


def part_of(ink: Ink, some: Mask) -> NDArray[np.float64]:
    """Return for each piece the part of it that is among some of the ink, 0 to 1."""
    return np.asarray(np.bincount(ink.labels[some], minlength=len(ink.boxes) + 1)[1:] / ink.areas, np.float64)


def _shown(labels: NDArray[np.int32], pieces: Mask) -> Mask:
    """Return the pixels of some of the pieces."""
    return np.asarray(np.concatenate([[False], pieces])[labels], np.bool_)


def folios(beyond: Ink, numbers: Numbers, measure: Measure) -> list[Numbers]:
    """Return the pieces that may be a page number, which a note that ends close to it must not draw in.

    It is a short row above or below the print, within its edges.
    """
    left, top, right, bottom = beyond.boxes[numbers].T
    x, y = (left + right) / 2, (top + bottom) / 2
    level = (y < measure.top) | (y > measure.bottom)
    within = (x > measure.left.at + measure.left.lean * y) & (x < measure.right.at + measure.right.lean * y)
    rows = gathered(beyond.boxes, numbers[level & within], np.full(len(beyond.boxes), TIGHT * measure.size))
    return [row for row in rows if _is_folio(beyond.boxes[row], measure.size)]


def _is_folio(boxes: NDArray[np.int32], size: float) -> bool:
    """Tell whether pieces are as many and as high as the figures of a page number, and stand in one row."""
    heights = boxes[:, 3] - boxes[:, 1]
    high = heights.min() > FOLIO[0] * size and heights.max() < FOLIO[1] * size
    return bool(high and len(boxes) <= FIGURES and boxes[:, 1].max() < boxes[:, 3].min())


def joined(one: Group, other: Group) -> Group:
    """Return two groups as one."""
    boxes = np.concatenate([one.boxes, other.boxes])
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    mask = np.zeros((bottom - top, right - left), np.bool_)
    for group in (one, other):
        x, y = int(group.box.left) - left, int(group.box.top) - top
        height, width = group.mask.shape
        mask[y : y + height, x : x + width] |= group.mask
    weights = one.box.area, other.box.area
    return Group(boxes, mask, float(np.average((one.likely, other.likely), weights=weights)))


def group_of(ink: Ink, numbers: Numbers, likely: Likely, scraps: Numbers = NONE) -> Group:
    """Return some pieces of the ink as a group; the scraps among them say nothing of what it is."""
    lengths = np.maximum(ink.widths, ink.heights)[numbers]
    whole = np.concatenate([numbers, scraps])
    boxes = ink.boxes[whole]
    left, top = boxes[:, :2].min(axis=0)
    right, bottom = boxes[:, 2:].max(axis=0)
    own = np.isin(ink.labels[top:bottom, left:right], whole + 1)
    return Group(boxes, np.asarray(own, np.bool_), float(np.average(likely[numbers], weights=lengths)))


def worthy(beyond: Ink, measure: Measure) -> Numbers:
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


def gathered(boxes: NDArray[np.int32], numbers: Numbers, reach: NDArray[np.float64]) -> list[Numbers]:
    """Return the numbers of boxes in sets, each within reach of another of it, in pixels: the lesser of both."""
    sets: list[Numbers] = []
    left = set(numbers.tolist())
    while left:
        frontier, found = [left.pop()], []
        while frontier:
            number = frontier.pop()
            found.append(number)
            rest = np.array(sorted(left), dtype=np.int64)
            near = (
                rest[_gaps(boxes, number, rest) < np.minimum(reach[number], reach[rest])].tolist() if rest.size else []
            )
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
