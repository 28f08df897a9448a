"""The pages that a picture shows: turned upright, split at the gutter, each made level."""

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.warp import warped
from pipeline.stages.acquire.cut import Cut, halves, straight, turned
from pipeline.stages.acquire.print_ink import PrintInk, print_ink
from pipeline.stages.acquire.skew import skew
from pipeline.stages.acquire.spread import gutter
from pipeline.stages.acquire.upright import sideways, upside_down

LEVEL = 0.05
"""Degrees: less slant than that is left alone, because turning pixels blurs them more than it helps."""


def pages_of(stored: NDArray[np.uint8], seen: Cut) -> tuple[Cut, ...]:
    """Return the pages of a scan, left before right."""
    level = _upright(stored, seen)
    fold = _gutter(stored, level)
    if fold is None:
        return (level,)
    left, right = (_slant(_ink(stored, side)) for side in halves(level, fold, (0.0, 0.0)))
    return halves(level, fold, (left, right))


def _upright(stored: NDArray[np.uint8], seen: Cut) -> Cut:
    """Return the whole picture with its lines level and on their feet."""
    ink = _ink(stored, seen)
    if sideways(ink):
        seen = turned(seen, 90)
        ink = _ink(stored, seen)
    slant = _slant(ink)
    level = straight(seen, slant)
    if upside_down(ink if slant == 0.0 else _ink(stored, level)):
        return straight(turned(seen, 180), slant)
    return level


def digital_pages_of(stored: NDArray[np.uint8], seen: Cut) -> tuple[Cut, ...]:
    """Return the pages of a picture that was never scanned, and so lies level and upright."""
    fold = _gutter(stored, seen)
    return (seen,) if fold is None else halves(seen, round(fold), (0.0, 0.0))


def _gutter(stored: NDArray[np.uint8], level: Cut) -> float | None:
    """Return the x of the gutter of a level picture; None where it shows a single page."""
    pixels = _pixels(stored, level)
    return gutter(pixels, print_ink(pixels))


def _slant(ink: PrintInk) -> float:
    """Return by how many degrees lines run down to the right; 0.0 where that does not matter."""
    degrees = skew(ink)
    return round(degrees, 3) if abs(degrees) >= LEVEL else 0.0


def _ink(stored: NDArray[np.uint8], cut: Cut) -> PrintInk:
    """Return the print of a cut."""
    return print_ink(_pixels(stored, cut))


def _pixels(stored: NDArray[np.uint8], cut: Cut) -> NDArray[np.uint8]:
    """Return the pixels of a cut."""
    return warped(stored, cut.frame, (cut.width, cut.height))
