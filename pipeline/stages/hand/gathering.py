"""How pieces of ink gather to notes: by nearness alone beyond the print, by what they look like everywhere."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.directions import by_direction
from pipeline.stages.hand.measure import Measure, print_rows
from pipeline.stages.hand.pieces import (
    NONE,
    OVER,
    RIM,
    Group,
    Likely,
    Numbers,
    folios,
    gathered,
    group_of,
    part_of,
    worthy,
)

REACH = 1.8
"""Letter heights between pieces of one note: words of a hand stand further apart than those of print."""
INNER_REACH = 0.8
"""The same among rows of print, where a word of a hand stands alone."""
MAYBE = 0.4
"""How likely a piece outside the rows of print is writing at least if it is to make a note."""
PROBABLY = 0.6
"""The same in a row, where broken letters and ornaments look like writing."""
SCRAP = 0.15
"""How likely a piece is writing at least if it may be part of a note round it."""
AMONG = 0.3
"""Letter heights beyond the box of a note within which scraps are part of it."""
LARGEST, MASS, FULL = 6.0, 40.0, 0.04
"""Letter heights of the shorter side of a picture at least, its ink in squares of a letter height, and the part of its
box that it fills: stamps and initials have less ink, the frames of pages fill less."""
ROUND = 8.0
"""Letter heights within which a picture that reaches to the edge of the scan has ink on all sides of what is in it; the
bed of the scanner, the edges of leaves and a thumb have it on one."""
ALONE = 0.5
"""Part of the ink within its box that is a note's own where it is one note."""

Flags = NDArray[np.bool_]
Gathered = tuple[Numbers, Group]
"""The numbers of pieces, and what they are together."""


def in_margins(ink: Ink, beyond: Flags, likely: Likely, measure: Measure) -> tuple[Gathered, ...]:
    """Return all pieces beyond the area of print, gathered by nearness; what may be a page number stands by itself."""
    kept = worthy(ink, measure)
    kept = kept[beyond[kept] & ~_in_picture(ink, kept, measure)]
    numbers = folios(ink, kept, measure)
    rest = np.setdiff1d(kept, np.concatenate([NONE, *numbers]))
    near = gathered(ink.boxes, rest, np.full(len(ink.boxes), REACH * measure.size))
    notes = [part for numbers in near for part in by_direction(ink.boxes, numbers, measure.size)]
    return tuple((each, group_of(ink, each, likely)) for each in [*notes, *numbers])


def like_writing(
    ink: Ink, beyond: Flags, likely: Likely, measure: Measure, taken: Sequence[Numbers]
) -> tuple[Gathered, ...]:
    """Return the pieces that look like writing, wherever they stand, gathered, with the scraps that lie among them.

    In a row of print a piece must be likelier to be writing than outside, and its like must stand nearer. Pieces that
    are `taken` stay where they are.
    """
    size = measure.size
    left = np.setdiff1d(worthy(ink, measure), np.concatenate([NONE, *taken]))
    free = beyond | _free(ink, likely, size)
    sure = likely[left] > np.where(free[left], MAYBE, PROBABLY)
    kept = left[sure & ~_in_picture(ink, left, measure)]
    rest = np.setdiff1d(left[beyond[left] | (likely[left] > SCRAP)], kept)
    found = _gathered_among_rows(ink, kept, free, size)
    return tuple((each, group_of(ink, each, likely, _among(ink, each, rest, size))) for each in found)


def own_part(ink: Ink, group: Group) -> float:
    """Return the part of the ink within the box of a group that is its own."""
    box = group.box
    inked = ink.mask[int(box.top) : int(box.bottom), int(box.left) : int(box.right)].sum()
    return float(group.mask.sum() / max(1, inked))


def _free(ink: Ink, likely: Likely, size: float) -> Flags:
    """Tell which pieces stand in no row of what is hardly handwriting."""
    printed = np.concatenate([[False], likely < PROBABLY])[ink.labels]
    rows = np.zeros_like(ink.mask)
    for left, top, right, bottom in print_rows(Ink.of(np.asarray(printed & ink.mask, np.bool_)), size):
        rows[top:bottom, left:right] = True
    return np.asarray(part_of(ink, np.asarray(ink.mask & rows, np.bool_)) < OVER, np.bool_)


def _gathered_among_rows(ink: Ink, kept: Numbers, free: Flags, size: float) -> list[Numbers]:
    """Return pieces in sets; a set that has print among it falls apart into words."""
    found: list[Numbers] = []
    for numbers in gathered(ink.boxes, kept, np.where(free, REACH, INNER_REACH) * size):
        left, top = ink.boxes[numbers, :2].min(axis=0)
        right, bottom = ink.boxes[numbers, 2:].max(axis=0)
        own = ink.areas[numbers].sum() / max(1, ink.mask[top:bottom, left:right].sum())
        found += [numbers] if own > ALONE else gathered(ink.boxes, numbers, np.full(len(free), INNER_REACH * size))
    return found


def _in_picture(ink: Ink, numbers: Numbers, measure: Measure) -> Flags:
    """Tell which pieces lie in the box of a piece that is too large both ways, and too full, to be writing."""
    size = measure.size
    pictures = Ink.of(ink.mask)
    large = np.minimum(pictures.widths, pictures.heights) > LARGEST * size
    full = pictures.areas > np.maximum(FULL * pictures.widths * pictures.heights, MASS * size**2)
    found = np.zeros(len(numbers), np.bool_)
    middles = (ink.boxes[numbers, :2] + ink.boxes[numbers, 2:]) / 2
    for number in np.flatnonzero(large & full):
        left, top, right, bottom = pictures.boxes[number]
        inside = np.asarray(((middles > (left, top)) & (middles < (right, bottom))).all(axis=1), np.bool_)
        if _goes_round(pictures.box(int(number)), ink.mask.shape, measure):
            shape = pictures.shape(int(number))
            for each in np.flatnonzero(inside):
                inside[each] = _amid(shape, middles[each] - (left, top), round(ROUND * size))
        found |= inside
    return found


def _goes_round(box: Box, shape: tuple[int, ...], measure: Measure) -> bool:
    """Tell whether a piece may lie round the page, as the bed does: at the edge of the scan, or round the print."""
    height, width = shape
    middle = (measure.top + measure.bottom) / 2
    holds = box.left < measure.left.x(middle) and box.right > measure.right.x(middle)
    holds = holds and box.top < measure.top and box.bottom > measure.bottom
    return holds or min(box.left, box.top, width - box.right, height - box.bottom) <= RIM


def _amid(shape: Mask, middle: NDArray[np.float64], reach: int) -> bool:
    """Tell whether a point of a piece's box has its ink within reach to the left, to the right, above and below."""
    x, y = middle.astype(int)
    row, column = shape[max(0, y - 1) : y + 2], shape[:, max(0, x - 1) : x + 2]
    sides = row[:, max(0, x - reach) : x], row[:, x : x + reach], column[max(0, y - reach) : y], column[y : y + reach]
    return all(side.any() for side in sides)


def _among(ink: Ink, numbers: Numbers, rest: Numbers, size: float) -> Numbers:
    """Return those of the rest that lie within the box round the pieces of a group: dots, and doubtful letters."""
    left, top = ink.boxes[numbers, :2].min(axis=0) - AMONG * size
    right, bottom = ink.boxes[numbers, 2:].max(axis=0) + AMONG * size
    boxes = ink.boxes[rest]
    within = (boxes[:, 0] > left) & (boxes[:, 1] > top) & (boxes[:, 2] < right) & (boxes[:, 3] < bottom)
    return np.asarray(rest[within], np.int64)
