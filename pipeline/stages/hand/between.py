"""Words that a reader wrote between two lines of print: letters where a row has none, with rows above and below."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group, Likely, Numbers, gathered, group_of, worthy

LETTER = (0.6, 2.2)
"""Letter heights of a letter between the lines: raised figures are lower, and there is no room for more."""
SPACE = 0.8
"""Letter heights of white between two letters of such a word at most."""
LENGTH = 2.2
"""Letter heights of all letters of such a word, each along its longer side: two letters at least."""
LIKELY = 0.3
"""How likely they are handwriting at least: where they stand says most of it."""
WINDOW = 10.0
"""Letter heights to either side within which ink tells whether there is a row."""
FAR = 1.5
"""Letter heights above and below such a word within which its neighbours stand."""
WHITE, INKED = 0.5, 0.4
"""Ink on the level of such a word at most, above it and below it at least, in parts of that of a row of letters: only
what rises above the small letters and hangs below them is between rows."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Levels:
    """How much ink there is in parts of the page, for any number of boxes at once."""

    sums: NDArray[np.int64]

    @classmethod
    def of(cls, mask: Mask) -> "_Levels":
        return cls(np.pad(mask.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0))))

    def inked(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the part of boxes, shape (n, 4), that is ink, 0 to 1."""
        height, width = (side - 1 for side in self.sums.shape)
        left, right = (np.clip(boxes[:, side], 0, width).astype(int) for side in (0, 2))
        top, bottom = (np.clip(boxes[:, side], 0, height).astype(int) for side in (1, 3))
        ink = self.sums[bottom, right] - self.sums[top, right] - self.sums[bottom, left] + self.sums[top, left]
        return np.asarray(ink / np.maximum(1, (right - left) * (bottom - top)), np.float64)


def between_lines(ink: Ink, beyond: Flags, likely: Likely, measure: Measure) -> list[tuple[Numbers, Group]]:
    """Return the words between lines of print, each with the numbers of its pieces."""
    size = measure.size
    kept = worthy(ink, measure)
    high = (ink.heights[kept] > LETTER[0] * size) & (ink.heights[kept] < LETTER[1] * size)
    kept = kept[high & ~beyond[kept]]
    if not kept.size:
        return []
    letters = kept[_is_between(ink, kept, measure)]
    words = gathered(ink.boxes, letters, np.full(len(ink.boxes), SPACE * size))
    found = ((word, group_of(ink, word, likely)) for word in words if len(word) > 1)
    return [(word, group) for word, group in found if group.likely > LIKELY and group.length > LENGTH * size]


def _is_between(ink: Ink, numbers: Numbers, measure: Measure) -> Flags:
    """Tell which pieces stand where there is no row, but one above and one below."""
    size, levels = measure.size, _Levels.of(ink.mask)
    boxes = ink.boxes[numbers].astype(np.float64)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    boxes[:, 0] = np.maximum(boxes[:, 0] - WINDOW * size, measure.left.at + measure.left.lean * middle)
    boxes[:, 2] = np.minimum(boxes[:, 2] + WINDOW * size, measure.right.at + measure.right.lean * middle)
    over, under = boxes.copy(), boxes.copy()
    over[:, 1], over[:, 3] = boxes[:, 1] - FAR * size, boxes[:, 1]
    under[:, 1], under[:, 3] = boxes[:, 3], boxes[:, 3] + FAR * size
    row = float(np.median(levels.inked(boxes)))
    white = levels.inked(boxes) < WHITE * row
    return np.asarray(white & (levels.inked(over) > INKED * row) & (levels.inked(under) > INKED * row), np.bool_)
