"""A note and the arrow by which it points to the text, parted from one another."""

import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.hand.arrows import pointed
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group
from pipeline.stages.hand.strokes import Stroke, arrow


def parted(group: Group, measure: Measure) -> tuple[Group, Stroke | None]:
    """Return the words of a note, and the arrow that is part of it, None if it has none."""
    return pointed(group, measure) or _pointing(group, measure)


def _pointing(group: Group, measure: Measure) -> tuple[Group, Stroke | None]:
    """Return a note less the arrow that its last stroke runs out into, and that; a note without one as it is."""
    pointer = arrow(group, measure)
    return (without(group, pointer.box), pointer) if pointer else (group, None)


def without(group: Group, part: Box) -> Group:
    """Return a group less the ink in a part of its box."""
    box, mask = group.box, group.mask.copy()
    mask[:, int(part.left - box.left) : int(part.right - box.left)] = False
    rest = Ink.of(np.asarray(mask, np.bool_))
    if not len(rest.boxes):
        return group
    shift = np.array([box.left, box.top, box.left, box.top]).astype(np.int32)
    left, top = rest.boxes[:, :2].min(axis=0)
    right, bottom = rest.boxes[:, 2:].max(axis=0)
    return Group(
        np.asarray(rest.boxes + shift, np.int32), np.asarray(mask[top:bottom, left:right], np.bool_), group.likely
    )
