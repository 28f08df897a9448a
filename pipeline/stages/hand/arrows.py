"""Arrows that are pieces of ink of their own: a straight shaft that leads from a note to the text."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group
from pipeline.stages.hand.strokes import Stroke

LONG = 2.0
"""Letter heights of the shortest arrow, point to point: longer than any letter of the hand that wrote the note."""
STRAIGHT = 0.12
"""Letter heights that a shaft strays from its line: half a pen's stroke, and a little for the hand."""
SHAFT = 0.6
"""Part of an arrow's length, in its middle, that is bare shaft: its head and a flourish take the ends."""
AT_TEXT = 1.5
"""Letter heights from the edge of the print within which the point of an arrow lies."""
BARBS = 2.0
"""An arrow's head is at least so many times as broad as its shaft; where it is not, the piece is a mere line."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Axis:
    """A piece of ink seen along its own length: how far along and how far aside each of its pixels lies."""

    along: Points
    aside: Points
    ends: tuple[tuple[float, float], tuple[float, float]]
    """Its two ends, x and y in pixels of the page."""

    @classmethod
    def of(cls, shape: Mask, left: float, top: float) -> "Axis":
        """Return the axis of a piece whose box begins at (left, top)."""
        rows, columns = np.nonzero(shape)
        pixels = np.stack([columns + left + 0.5, rows + top + 0.5], axis=1)
        middle = pixels.mean(axis=0)
        _, _, directions = np.linalg.svd(pixels - middle, full_matrices=False)
        # A sign chosen by the algebra library would not be the same everywhere.
        direction = directions[0] * (1 if tuple(directions[0]) > (0.0, 0.0) else -1)
        along = (pixels - middle) @ direction
        aside = (pixels - middle) @ np.array([-direction[1], direction[0]])
        first, last = (middle + direction * reach for reach in (along.min(), along.max()))
        return cls(along, aside, ((float(first[0]), float(first[1])), (float(last[0]), float(last[1]))))

    @property
    def length(self) -> float:
        """Pixels from end to end."""
        return float(np.ptp(self.along))

    def breadth(self, start: float, end: float) -> float:
        """Return how far the ink spreads aside in a part of the length, given as parts of it."""
        low, high = (self.along.min() + part * self.length for part in (start, end))
        inked = self.aside[(self.along >= low) & (self.along <= high)]
        return float(np.ptp(inked)) if inked.size else 0.0

    def strays(self) -> float:
        """Return the root mean square of how far the bare shaft's ink lies from its middle line."""
        margin = (1 - SHAFT) / 2 * self.length
        bare = (self.along > self.along.min() + margin) & (self.along < self.along.max() - margin)
        if bare.sum() < 3:
            return float("inf")
        slope, height = np.polyfit(self.along[bare], self.aside[bare], 1)
        return float(np.sqrt(np.mean((self.aside[bare] - slope * self.along[bare] - height) ** 2)))


def pointed(group: Group, measure: Measure) -> tuple[Group, Stroke] | None:
    """Return a note less its arrow, and the arrow from tail to point; None if no piece of it is an arrow."""
    left, top = group.box.left, group.box.top
    pieces = Ink.of(group.mask)
    for number in np.flatnonzero(np.maximum(pieces.widths, pieces.heights) > LONG * measure.size):
        place = pieces.box(int(number)).moved(left, top)
        axis = Axis.of(pieces.shape(int(number)), place.left, place.top)
        course = _course(axis, measure)
        rest = _without(group, pieces, int(number))
        if course and rest:
            return rest, Stroke(place, course, (place,))
    return None


def _course(axis: Axis, measure: Measure) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return tail and point of an arrow; None if the piece is none."""
    if axis.length < LONG * measure.size or axis.strays() > STRAIGHT * measure.size:
        return None
    broad = axis.breadth(0, 0.3), axis.breadth(0.7, 1)
    shaft = axis.breadth(0.4, 0.6)
    head = 0 if broad[0] > broad[1] else 1
    point = axis.ends[head]
    if broad[head] < BARBS * shaft or measure.distance(Box(*point, *point)) > AT_TEXT * measure.size:
        return None
    return axis.ends[1 - head], point


def _without(group: Group, pieces: Ink, number: int) -> Group | None:
    """Return a note less one piece of its ink; None if nothing is left."""
    rest = Ink.of(np.asarray(group.mask & (pieces.labels != number + 1), np.bool_))
    if not len(rest.boxes):
        return None
    left, top = rest.boxes[:, :2].min(axis=0)
    right, bottom = rest.boxes[:, 2:].max(axis=0)
    shift = np.array([group.box.left, group.box.top] * 2).astype(np.int32)
    return Group(
        np.asarray(rest.boxes + shift, np.int32), np.asarray(rest.mask[top:bottom, left:right], np.bool_), group.likely
    )
