"""Straight edges that rows of print keep to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEEPEST = 0.04
"""Edges lean no more than this, because pages come deskewed (about two degrees are left to the deskewing)."""

Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Edge:
    """A nearly upright line: x = at + lean * y."""

    at: float
    lean: float = 0.0

    def x(self, y: float) -> float:
        """Return where the edge is at a height."""
        return self.at + self.lean * y


def edges(ends: Places, near: float, apart: float) -> tuple[Places, Places, Places]:
    """Return straight lines through any two of the ends of rows: where they are, how they lean, what keeps to them.

    `ends` has shape (n, 3): x, y and weight of each row. Two rows make a line if they are more than `apart` pixels
    from one another in height; a row keeps to a line if it ends within `near` pixels of it, and counts by its weight.
    """
    x, y, weight = ends.T
    first, second = np.triu_indices(len(x), 1)
    far = np.abs(y[second] - y[first]) > apart
    first, second = first[far], second[far]
    lean = (x[second] - x[first]) / (y[second] - y[first])
    upright = np.abs(lean) < STEEPEST
    first, lean = first[upright], lean[upright]
    at = x[first] - lean * y[first]
    kept = (np.abs(x[None, :] - at[:, None] - lean[:, None] * y[None, :]) < near) @ weight
    return at, lean, np.asarray(kept, np.float64)
