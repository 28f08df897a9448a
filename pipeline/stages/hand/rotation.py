"""Which way a note is turned on the page."""

import numpy as np

from pipeline.stages.hand.judgement import reads_sideways
from pipeline.stages.hand.pieces import Group

CORE = 0.5
"""Part of the densest row of pixels that the rows of the small letters reach at least."""


def rotation(group: Group, size: float) -> int:
    """Return by how many degrees, clockwise, the writing is turned: 0, 90 or 270."""
    box = group.box
    large = group.boxes[(group.boxes[:, 2:] - group.boxes[:, :2]).max(axis=1) > size / 2]
    if box.height < box.width or not reads_sideways(large if len(large) else group.boxes):
        return 0
    return 90 if _ascends(group) > 0 else 270


def _ascends(group: Group) -> float:
    """Return whether more ink reaches out to the right of the column of small letters (above 0) or to the left.

    Writing has more strokes above its small letters, capitals and ascenders, than below.
    """
    ink = group.mask.sum(axis=0)
    core = np.flatnonzero(ink >= CORE * ink.max())
    return float(ink[core[-1] + 1 :].sum() - ink[: core[0]].sum())
