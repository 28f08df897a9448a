"""Notes whose words stand far apart, put together again: a space of a hand is measured by its own letters."""

from collections.abc import Sequence

import numpy as np

from pipeline.model.geometry import Box
from pipeline.stages.hand.directions import direction
from pipeline.stages.hand.judgement import reads_sideways
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group, joined
from pipeline.stages.hand.pointing import parted

SPACE = 2.2
"""Sizes of the letters of a hand that stand between two of its words at most."""
LEADING = 1.6
"""Sizes of the letters of a hand between two of its lines at most: further apart may be another note."""
END, TOUCHES = 3.0, 0.3
"""Letter heights of what a note writes into the print at most, and of the white between that and the note."""
LETTER = 0.55
"""Letter heights of print that the letters of a hand are high and wide at least."""


def wholes(notes: Sequence[Group], scraps: Sequence[Group], measure: Measure) -> tuple[Group, ...]:
    """Return the notes, neighbours in one margin joined, with the scraps of ink that stand as near to them."""
    found: list[Group] = []
    for note in notes:
        near = [other for other in found if _are_one(note, other, measure)]
        found = [other for other in found if not any(other is each for each in near)]
        found.append(_all([note, *near]))
    for scrap in scraps:
        owner = next((n for n, note in enumerate(found) if _are_one(note, scrap, measure)), None)
        if owner is not None:
            found[owner] = joined(found[owner], scrap)
    return tuple(sorted(found, key=lambda note: (note.box.top, note.box.left)))


def _all(groups: Sequence[Group]) -> Group:
    """Return groups as one."""
    whole = groups[0]
    for group in groups[1:]:
        whole = joined(whole, group)
    return whole


def _are_one(one: Group, other: Group, measure: Measure) -> bool:
    """Tell whether two groups stand in the same margin and no further apart than words or lines of one note."""
    if _reaches_in(one, other, measure) or _reaches_in(other, one, measure):
        return True
    side = _side(one.box, measure)
    if not side or side != _side(other.box, measure):
        return False
    if {direction(group.boxes, measure.size) for group in (one, other)} == {True, False}:
        return False
    letter = max(_letter(one, measure), _letter(other, measure))
    across, down = _white(_words(one, measure), _words(other, measure))
    along, between = (down, across) if _is_sideways(max(one, other, key=_extent)) else (across, down)
    return along < SPACE * letter and between < LEADING * letter


def _reaches_in(note: Group, end: Group, measure: Measure) -> bool:
    """Tell whether a group in the print is the end of a note in a margin that runs into it."""
    across, down = _white(note.box, end.box)
    narrow = end.box.width < END * measure.size and not _side(end.box, measure)
    return narrow and bool(_side(note.box, measure)) and max(across, down) < TOUCHES * measure.size


def _words(group: Group, measure: Measure) -> Box:
    """Return the box round the words of a note: its arrow may lead past another note."""
    return parted(group, measure)[0].box


def _extent(group: Group) -> float:
    """Return the area that a group takes: of two the larger tells which way they are written."""
    return group.box.area


def _is_sideways(group: Group) -> bool:
    """Tell whether a group is writing along the edge of the page."""
    return group.box.height > group.box.width and reads_sideways(group.boxes)


def _side(box: Box, measure: Measure) -> int:
    """Return in which side margin a box stands: -1 left, 1 right, 0 in none."""
    x, y = box.centre
    return int(x > measure.right.x(y)) - int(x < measure.left.x(y))


def _white(one: Box, other: Box) -> tuple[float, float]:
    """Return the pixels of white between two boxes from left to right and from top to bottom; below 0 if none."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across, down


def _letter(group: Group, measure: Measure) -> float:
    """Return how wide the letters of a hand are, in pixels: of joined letters, how high."""
    sides = (group.boxes[:, 2:] - group.boxes[:, :2]).min(axis=1)
    return float(np.median(sides[sides > LETTER * measure.size])) if (sides > LETTER * measure.size).any() else 0.0
