"""The pages that a picture shows: turned upright, split at the gutter, each made level."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Cutting:
    """How the pages of a picture are cut."""

    pages: tuple[Cut, ...]
    """Left before right."""
    letter: float
    """Median height of the letters in pixels of the picture; 0.0 where there is no print."""


def cutting(stored: NDArray[np.uint8], seen: Cut) -> Cutting:
    """Return how the pages of a scan are cut: upright, level, apart."""
    level = _upright(stored, seen)
    pixels = _pixels(stored, level)
    ink = print_ink(pixels)
    letter = ink.letter * ink.factor if ink.enough else 0.0
    fold = gutter(pixels, ink)
    if fold is None:
        return Cutting((level,), letter)
    left, right = (_slant(_ink(stored, side)) for side in halves(level, fold, (0.0, 0.0)))
    return Cutting(halves(level, fold, (left, right)), letter)


def digital_cutting(stored: NDArray[np.uint8], seen: Cut) -> Cutting:
    """Return how the pages of a picture are cut that was never scanned, and so lies level and upright."""
    fold = gutter(stored, print_ink(stored))
    return Cutting((seen,) if fold is None else halves(seen, round(fold), (0.0, 0.0)), 0.0)


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
