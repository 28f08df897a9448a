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

LEVEL = 0.2
"""Degrees: less slant than that is left alone: turning pixels blurs letters, and the engine reads lines that run so."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """How the pages of a picture are cut."""

    pages: tuple[Cut, ...]
    """Left before right."""
    letter: float
    """Median height of the letters in pixels of the picture; 0.0 where there is no print."""


@dataclass(frozen=True, slots=True)
class _View:
    """A cut and what is to be seen on it."""

    cut: Cut
    pixels: NDArray[np.uint8]
    ink: PrintInk

    @classmethod
    def of(cls, stored: NDArray[np.uint8], cut: Cut) -> "_View":
        """Look at a cut of a picture."""
        pixels = warped(stored, cut.frame, (cut.width, cut.height))
        return cls(cut, pixels, print_ink(pixels))

    @property
    def slant(self) -> float:
        """Degrees by which the lines run down to the right; 0.0 where that does not matter."""
        degrees = skew(self.ink)
        return round(degrees, 3) if abs(degrees) >= LEVEL else 0.0


def cutting(stored: NDArray[np.uint8], seen: Cut) -> Cutting:
    """Return how the pages of a scan are cut: upright, level, apart."""
    view = _upright(stored, seen)
    letter = view.ink.letter * view.ink.factor if view.ink.enough else 0.0
    fold = gutter(view.pixels, view.ink)
    if fold is None:
        return Cutting((view.cut,), letter)
    left, right = (_View.of(stored, side).slant for side in halves(view.cut, fold, (0.0, 0.0)))
    return Cutting(halves(view.cut, fold, (left, right)), letter)


def digital_cutting(stored: NDArray[np.uint8], seen: Cut) -> Cutting:
    """Return how the pages of a picture are cut that was never scanned, and so lies level and upright."""
    fold = gutter(stored, print_ink(stored))
    return Cutting((seen,) if fold is None else halves(seen, round(fold), (0.0, 0.0)), 0.0)


def _upright(stored: NDArray[np.uint8], seen: Cut) -> _View:
    """Return the whole picture with its lines level and on their feet."""
    view = _View.of(stored, seen)
    if sideways(view.ink):
        view = _View.of(stored, turned(seen, 90))
    slant, lying = view.slant, view.cut
    if slant:
        view = _View.of(stored, straight(lying, slant))
    if upside_down(view.ink):
        view = _View.of(stored, straight(turned(lying, 180), slant))
    return view
