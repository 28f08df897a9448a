"""Where the print of a page stands: its rows of letters and the two edges they keep to."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.edge import Edge, edges
from pipeline.raster.ink import Ink

WIDE = 9.0
"""A row of print is at least so many letter heights long, because notes in a margin are shorter."""
WORD_SPACE = 1.4
"""Letter heights that a space between words of one row may be wide."""
KEEPS = 0.45
"""Rows keep to an edge when they begin this near to it, in letter heights: less than any indent."""
FEWEST = 4
"""Rows that make an edge."""
SHARE = 0.3
"""An edge has at least this part of the print that keeps to the best edge: a column has it, a chance has not."""

Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Measure:
    """The area that the print of a page fills."""

    left: Edge
    right: Edge
    top: float
    bottom: float
    size: float
    """Height of a common letter."""

    @classmethod
    def of(cls, ink: Ink) -> Self | None:
        """Return the area of print, None on a page that has no text to speak of."""
        size = ink.size
        rows = print_rows(ink, size) if size else np.empty((0, 4), np.int32)
        if len(rows) < FEWEST:
            return None
        left, right = _edge(rows, 0, size), _edge(rows, 2, size)
        if left is None or right is None:
            return None
        return cls(left, right, float(rows[:, 1].min()), float(rows[:, 3].max()), size)

    def distance(self, box: Box) -> float:
        """Return the pixels of white between a box and the nearer edge of print; 0 or less if it reaches into it."""
        y = box.centre[1]
        return max(self.left.x(y) - box.right, box.left - self.right.x(y))


def print_rows(ink: Ink, size: float, wide: float = WIDE) -> Rows:
    """Return the boxes of the rows of letters that are more than `wide` letter heights long, shape (n, 4)."""
    letters = (ink.heights > 0.4 * size) & (ink.heights < 3 * size) & (ink.widths < 12 * size)
    table = np.concatenate([[False], letters])
    reach = np.ones((1, max(1, int(WORD_SPACE * size))), np.uint8)
    smeared = cv2.morphologyEx(table[ink.labels].astype(np.uint8), cv2.MORPH_CLOSE, reach)
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=4)
    left, top, width, height, _ = stats[1:].T
    rows = np.stack([left, top, left + width, top + height], axis=1)
    return np.asarray(rows[(width > wide * size) & (height < 4 * size)], np.int32)


def _edge(rows: Rows, side: int, size: float) -> Edge | None:
    """Return the outermost straight edge that many rows keep to; side 0 is left, 2 is right."""
    middle = (rows[:, 1] + rows[:, 3]) / 2
    ends = np.stack([rows[:, side], middle, rows[:, 2] - rows[:, 0]], axis=1).astype(np.float64)
    at, lean, kept = edges(ends, KEEPS * size, 2 * size)
    rest = kept >= max(SHARE * kept.max(initial=0), FEWEST * WIDE * size)
    if not rest.any():
        return None
    out = np.where(rest, (side - 1) * (at + lean * np.median(middle)), -np.inf)
    best = int(np.argmax(np.where(out > out.max() - 2 * size, kept, -1)))
    return Edge(float(at[best]), float(lean[best]))
