"""Notes that are written in two directions are two: one along the edge of the page, and one across its end."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.hand.judgement import reads_sideways
from pipeline.stages.hand.pieces import Numbers

LETTER = 0.55
"""Letter heights of the pieces that tell a direction."""
FEWEST = 3
"""Pieces that have one."""
LONG = 2.0
"""How much longer than broad writing along an edge is."""
WHITE = 0.3
"""Letter heights of white between two notes at least."""

Boxes = NDArray[np.int32]


def by_direction(boxes: Boxes, numbers: Numbers, size: float) -> list[Numbers]:
    """Return pieces in one set, or in two where white parts writing along the edge from writing across."""
    for axis in (1, 0):
        for first, second in _parted(boxes, numbers, axis, WHITE * size):
            ways = {direction(boxes[part], size) for part in (first, second)}
            if ways == {True, False}:
                return [first, second]
    return [numbers]


def direction(boxes: Boxes, size: float) -> bool | None:
    """Tell whether pieces are written along the edge (True) or across (False); None where they do not say."""
    large = boxes[(boxes[:, 2:] - boxes[:, :2]).max(axis=1) > LETTER * size]
    if len(large) < FEWEST:
        return None
    width, height = large[:, 2:].max(axis=0) - large[:, :2].min(axis=0)
    sideways = reads_sideways(large)
    if sideways and height > LONG * width:
        return True
    return False if not sideways and width > height else None


def _parted(boxes: Boxes, numbers: Numbers, axis: int, white: float) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the pieces before and behind each strip of white that runs through all of them; axis 0 is x, 1 is y."""
    ordered = numbers[np.argsort(boxes[numbers, axis], kind="stable")]
    ends = np.maximum.accumulate(boxes[ordered, axis + 2])
    for cut in np.flatnonzero(boxes[ordered[1:], axis] - ends[:-1] > white) + 1:
        yield np.sort(ordered[:cut]), np.sort(ordered[cut:])
