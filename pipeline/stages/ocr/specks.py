"""Dirt: specks too small to be the dots of the type that is printed beside them."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.rows import Row

SMALL = 0.45
"""In x-heights: a dot is neither higher nor wider."""

PART_OF_A_DOT = 0.66
"""Of the area of the usual dot: dirt is less, a dot that is badly printed seldom."""

FEWEST_DOTS = 10
"""Dots over i and j that it takes to know how large they are."""

APART = 0.1
"""In x-heights: ink this near to a speck may be the letter that it broke off from."""

STOP = 0.15
"""In x-heights: the foot of a full stop is no further from the baseline."""

PAPER = 255


def cleaned(image: Grey, ink: Ink, rows: Sequence[Row]) -> Grey:
    """Return the image without specks."""
    dirt = specks(ink, rows)
    if not dirt.any():
        return image
    clean = image.copy()
    spots = _shown(ink, dirt)
    others = (ink.labels > 0) & ~spots
    clean[_spread(spots, 2) & ~others] = PAPER
    return clean


def specks(ink: Ink, rows: Sequence[Row]) -> NDArray[np.bool_]:
    """Tell which pieces are dirt; none where the page has too few dots to compare them with."""
    none = np.zeros(len(ink.left), np.bool_)
    if not rows:
        return none
    size = _sizes(ink, rows)
    small = (ink.heights < SMALL * size) & (ink.widths < SMALL * size)
    dots = small & _over_letters(ink, size, small)
    if dots.sum() < FEWEST_DOTS:
        return none
    # A row of capitals is as high as they are: an apostrophe among them is to be as large as one in the text.
    share = ink.areas / np.minimum(size, float(np.median(size))) ** 2
    least = PART_OF_A_DOT * float(np.median(share[dots]))
    stops = small & _on_baseline(ink, rows, size)
    tiny = small & (share < least) & ~stops
    tiny[tiny] = ~_of_colons(ink, np.nonzero(tiny)[0], np.nonzero(stops)[0], size)
    near = max(1, round(APART * float(np.median(size))))
    crowded = np.unique(ink.labels[_spread((ink.labels > 0) & ~_shown(ink, tiny), near)])
    touched = none.copy()
    touched[crowded[crowded > 0] - 1] = True
    return np.asarray(tiny & ~touched, np.bool_)


def _on_baseline(ink: Ink, rows: Sequence[Row], size: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which pieces stand where a full stop does: one that is badly printed is worth more than a speck."""
    middle = ink.middle
    stands = np.zeros(len(size), np.bool_)
    for row in rows:
        within = (middle > row.left) & (middle < row.right + size)
        stands |= within & (np.abs(row.baseline(middle) - ink.bottom) < STOP * size)
    return stands


def _of_colons(
    ink: Ink, pieces: NDArray[np.int64], stops: NDArray[np.int64], size: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell which pieces stand straight over a full stop: the two are a colon."""
    aside = np.abs(ink.middle[pieces][:, None] - ink.middle[stops][None, :])
    above = ink.top[stops][None, :] - ink.bottom[pieces][:, None]
    near = size[pieces][:, None]
    return np.asarray(((aside < STOP * near) & (above > 0) & (above < near)).any(axis=1), np.bool_)


def _sizes(ink: Ink, rows: Sequence[Row]) -> NDArray[np.float64]:
    """Return for each piece the x-height of the row whose middle is nearest."""
    middle, centre = ink.middle, (ink.top + ink.bottom) / 2
    heights = np.array([row.x_height for row in rows])
    off = np.stack([np.abs(row.baseline(middle) - 0.5 * row.x_height - centre) for row in rows])
    beyond = np.stack([np.maximum(row.left - middle, middle - row.right) for row in rows])
    return np.asarray(heights[(off + np.maximum(0, beyond)).argmin(axis=0)], np.float64)


def _over_letters(ink: Ink, size: NDArray[np.float64], small: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which of the small pieces stand over a letter's stem, as the dot of an i does."""
    over = np.zeros(len(small), np.bool_)
    for piece in np.nonzero(small)[0]:
        foot, x = int(ink.bottom[piece]), int(ink.middle[piece])
        below = ink.labels[foot + 1 : foot + round(0.6 * size[piece]), x]
        over[piece] = bool(below.any())
    return over


def _shown(ink: Ink, pieces: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the pixels of some pieces."""
    return np.asarray(np.concatenate([[False], pieces])[ink.labels], np.bool_)


def _spread(pixels: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return the pixels and those around them."""
    kernel = np.ones((2 * by + 1, 2 * by + 1), np.uint8)
    return np.asarray(cv2.dilate(pixels.astype(np.uint8), kernel) > 0, np.bool_)
