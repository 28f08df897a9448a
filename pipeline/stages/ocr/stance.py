"""How a raised sign stands among its neighbours: a marker is clear of letters, above their line, at a word's end."""

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink

LETTER = 0.6
"""In x-heights: what is lower is a point, a dash or dirt."""

FOOT = 0.35
"""In x-heights: letters stand no higher over the baseline, and points under a marker are no higher."""

TALLEST = 3.5
"""In x-heights: what is higher is a rule or an initial."""

BRACKET = 1.6
"""In x-heights: a bracket is higher, and less than half as wide."""

TOUCHING = 0.08
"""In x-heights: what is nearer on the right is a part of the same letter, which has broken."""

AGAINST = 0.4
"""In x-heights: a letter this near on the right is of the same word; a space is wider."""

START = 1.3
"""In x-heights: with no letter this near on the left a sign begins a line or a note; word spaces are narrower."""

BESIDE = 1.5
"""In x-heights: no letter this near stands as high as a sign that is raised, figures that hang left aside."""

DENOMINATOR = (-0.1, 0.85)
"""In x-heights over the baseline, foot and head: it hangs, and yet is lower than small letters."""

ROUND = 6.0
"""In x-heights: most letters this near stand on the line, however the page is bent."""

RAISED = 0.25
"""In x-heights: a marker stands further over the foot of the letters round it; round letters reach below by less."""

TALL = 0.75
"""In x-heights: letters are higher, quotes and most points lower."""

POINT = 0.45
"""In x-heights: a point or comma, which may stand under a marker, is neither wider nor higher."""

EDGE = 0.2
"""Of a sign's width, on either side: so far a letter beside it may lean over or under it."""

UNDER = 0.25
"""Of the columns between the edges: with more ink under it a sign is a part of that letter, or a numerator."""

DASH = ((0.9, 4.0), 0.45, (0.1, 0.9))
"""In x-heights: width of a dash, the height that it does not reach, and where over the baseline it lies."""

BEHIND_DASH = (-0.2, 0.45)
"""In x-heights: so near behind a dash stands a marker that belongs to it."""

Pieces = NDArray[np.bool_]


def is_marker(ink: Ink, box: Box, pieces: tuple[int, ...], baseline: float, x_height: float) -> bool:
    """Tell whether a sign stands as markers do; part of a letter, of a word or of a number does not."""
    others = np.ones(len(ink.left), np.bool_)
    others[list(pieces)] = False
    letters = others & _letters(ink, baseline, x_height)
    joined = _within_word(ink, letters, box, x_height) and not _behind_dash(ink, others, box, baseline, x_height)
    if joined or _over_letter(ink, letters, box):
        return False
    return box.bottom > baseline or not (  # a dagger as large as the text hangs, and nothing else does
        _numerator(ink, others, box, baseline, x_height)
        or _on_line(ink, others, box, x_height)
        or _over_ink(ink, others, box, baseline, x_height)
    )


def _letters(ink: Ink, baseline: float, x_height: float) -> Pieces:
    """Tell which pieces stand on a baseline as letters and figures do."""
    foot, head = (baseline - ink.bottom) / x_height, (baseline - ink.top) / x_height
    return np.asarray((foot < FOOT) & (foot > -1.2) & (head > LETTER) & (ink.heights < TALLEST * x_height), np.bool_)


def _within_word(ink: Ink, letters: Pieces, box: Box, x_height: float) -> bool:
    """Tell whether a letter follows on a sign, hard on it if the sign begins a line; a closing bracket may."""
    gap = (ink.left - box.right) / x_height
    after = letters & (ink.left > box.left) & (ink.middle > box.centre[0])
    closing = (ink.heights > BRACKET * x_height) & (ink.widths < 0.5 * ink.heights) & (gap > -TOUCHING)
    within = bool((after & ~closing & (gap < AGAINST)).any())
    before = (ink.middle < box.centre[0]) & (ink.right > box.left - START * x_height)
    return within and bool((after & (gap < TOUCHING)).any() or (letters & before).any())


def _behind_dash(ink: Ink, others: Pieces, box: Box, baseline: float, x_height: float) -> bool:
    """Tell whether a sign stands right behind a dash, where the next word may stand hard on it."""
    (narrowest, widest), height, (low, high) = DASH
    width, over = ink.widths / x_height, (baseline - (ink.top + ink.bottom) / 2) / x_height
    dash = (width > narrowest) & (width < widest) & (ink.heights < height * x_height) & (over > low) & (over < high)
    gap = (box.left - ink.right) / x_height
    return bool((others & dash & (gap > BEHIND_DASH[0]) & (gap < BEHIND_DASH[1])).any())


def _over_letter(ink: Ink, letters: Pieces, box: Box) -> bool:
    """Tell whether a letter, or the stroke of a fraction, reaches under the middle of a sign."""
    return bool((letters & (ink.left < box.centre[0]) & (ink.right > box.centre[0])).any())


def _numerator(ink: Ink, others: Pieces, box: Box, baseline: float, x_height: float) -> bool:
    """Tell whether a lowered figure follows, whatever the print has left of the stroke of the fraction: `¼`."""
    foot, head = (baseline - ink.bottom) / x_height, (baseline - ink.top) / x_height
    gap = (ink.left - box.right) / x_height
    lowered = (foot < DENOMINATOR[0]) & (head < DENOMINATOR[1]) & (head > FOOT) & (ink.heights > LETTER * x_height)
    return bool((others & lowered & (gap > -AGAINST) & (gap < 2 * AGAINST)).any())


def _on_line(ink: Ink, others: Pieces, box: Box, x_height: float) -> bool:
    """Tell whether a letter beside a sign, or most of those round it, stand as high: then it is not raised."""
    over = (ink.bottom - box.bottom) / x_height
    aside = np.maximum(ink.left - box.right, box.left - ink.right) / x_height
    tall = others & (ink.heights > TALL * x_height) & (ink.heights < TALLEST * x_height)
    level = np.nonzero(tall & (aside < BESIDE) & (np.abs(over) < RAISED))[0]
    if any(not _dotted(ink, int(piece), x_height) for piece in level):
        return True
    near = tall & (aside < ROUND) & (over > -2 * RAISED) & (over < 6 * RAISED)
    return bool(near.any()) and float(np.median(over[near])) < RAISED


def _dotted(ink: Ink, piece: int, x_height: float) -> bool:
    """Tell whether a point stands under a piece, as under `?`: then its foot says nothing."""
    under = (ink.middle > ink.left[piece]) & (ink.middle < ink.right[piece]) & (ink.heights < POINT * x_height)
    gap = ink.top - ink.bottom[piece]
    return bool((under & (gap >= 0) & (gap < LETTER * x_height)).any())


def _over_ink(ink: Ink, others: Pieces, box: Box, baseline: float, x_height: float) -> bool:
    """Tell whether there is ink other than a point between a sign and the baseline."""
    aside = EDGE * box.width
    left, right = int(box.left + aside), max(int(box.right - aside), int(box.left + aside) + 1)
    below = ink.labels[int(box.top) : max(int(box.top), int(baseline)), left:right]
    large = others & (np.maximum(ink.heights, ink.widths) > POINT * x_height)
    strange = np.concatenate([[False], large])[below]
    return strange.size > 0 and float(strange.any(axis=0).mean()) > UNDER
