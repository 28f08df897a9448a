"""The pages that a picture shows: turned upright, split at the gutter, each made level."""

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.warp import warped
from pipeline.stages.acquire.cut import Cut, halves, straight
from pipeline.stages.acquire.print_ink import print_ink
from pipeline.stages.acquire.skew import skew
from pipeline.stages.acquire.spread import gutter

LEVEL = 0.05
"""Degrees: less slant than that is left alone, because turning pixels blurs them more than it helps."""


def pages_of(stored: NDArray[np.uint8], seen: Cut) -> tuple[Cut, ...]:
    """Return the pages of a scan, left before right."""
    level = straight(seen, _slant(stored, seen))
    fold = _gutter(stored, level)
    if fold is None:
        return (level,)
    left, right = (_slant(stored, side) for side in halves(level, fold, (0.0, 0.0)))
    return halves(level, fold, (left, right))


def digital_pages_of(stored: NDArray[np.uint8], seen: Cut) -> tuple[Cut, ...]:
    """Return the pages of a picture that was never scanned, and so lies level and upright."""
    fold = _gutter(stored, seen)
    return (seen,) if fold is None else halves(seen, round(fold), (0.0, 0.0))


def _gutter(stored: NDArray[np.uint8], level: Cut) -> float | None:
    """Return the x of the gutter of a level picture; None where it shows a single page."""
    pixels = warped(stored, level.frame, (level.width, level.height))
    return gutter(pixels, print_ink(pixels))


def _slant(stored: NDArray[np.uint8], cut: Cut) -> float:
    """Return by how many degrees the lines of a cut run down to the right; 0.0 where that does not matter."""
    degrees = skew(print_ink(warped(stored, cut.frame, (cut.width, cut.height))))
    return round(degrees, 3) if abs(degrees) >= LEVEL else 0.0
