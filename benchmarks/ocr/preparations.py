"""What may be done to a page before the engine reads it: resized, smoothed, sharpened, made black and white."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.raster.ink import Grey

PAPER = 255

SIZES = (16, 20, 24, 30)
"""Pixels of x-height: the engine's network sees lines 36 pixels high, whose small letters have about 16; capitals of
30 to 33 pixels, which many recommend, go with small letters of 20 to 24."""

SHINES = 0.8
"""Of the paper: what shines through from the back of the leaf is lighter, print is darker."""

BLACK = 0.25
"""Of the paper: ink is hardly ever darker, and what is may as well be black."""

Prepare = Callable[[Grey, float], Grey]
"""From a page, its paper white, and the height of its small letters in pixels to the page that is read."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """A name in the table, and what is done to a page."""

    name: str
    prepare: Prepare


def as_it_is(page: Grey, x_height: float) -> Grey:
    """Return the page as it is, but for the markers taken off and its paper made even: what the stage reads."""
    del x_height
    return page


def sized(x_height: float) -> Prepare:
    """Return the preparation that makes small letters so high."""

    def prepare(page: Grey, own: float) -> Grey:
        scale = x_height / own if own else 1.0
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=how), np.uint8)

    return prepare


def blurred(page: Grey, x_height: float) -> Grey:
    """Return the page smoothed by a twentieth of the letters' height: grain is finer, strokes are broader."""
    return np.asarray(cv2.GaussianBlur(page, (0, 0), max(0.4, x_height / 20)), np.uint8)


def median(page: Grey, x_height: float) -> Grey:
    """Return the page without single pixels that differ from all around them."""
    del x_height
    return np.asarray(cv2.medianBlur(page, 3), np.uint8)


def bilateral(page: Grey, x_height: float) -> Grey:
    """Return the page smoothed but for its edges."""
    return np.asarray(cv2.bilateralFilter(page, 5, 40, max(0.8, x_height / 12)), np.uint8)


def sharpened(page: Grey, x_height: float) -> Grey:
    """Return the page with what a blur of a tenth of the letters' height takes away added once more."""
    soft = cv2.GaussianBlur(page, (0, 0), max(0.8, x_height / 10))
    return np.asarray(cv2.addWeighted(page, 2.0, soft, -1.0, 0), np.uint8)


def stretched(page: Grey, x_height: float) -> Grey:
    """Return the page without what shines through, and its ink black."""
    del x_height
    low, high = BLACK * PAPER, SHINES * PAPER
    return np.asarray(np.clip((page.astype(np.float32) - low) * PAPER / (high - low), 0, PAPER), np.uint8)


def otsu(page: Grey, x_height: float) -> Grey:
    """Return the page in black and white, by one threshold."""
    del x_height
    return np.asarray(cv2.threshold(page, 0, PAPER, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1], np.uint8)


def sauvola(page: Grey, x_height: float) -> Grey:
    """Return the page in black and white, by Sauvola's threshold in windows of three letters' height."""
    reach = max(15, round(3 * x_height) | 1)
    grey = page.astype(np.float32)
    mean = cv2.blur(grey, (reach, reach))
    spread = np.sqrt(np.maximum(cv2.blur(grey * grey, (reach, reach)) - mean * mean, 0))
    return np.where(grey > mean * (1 + 0.3 * (spread / 128 - 1)), PAPER, 0).astype(np.uint8)


def all_preparations() -> Iterator[Preparation]:
    """Yield the preparations that are compared, the one of the stage first."""
    yield Preparation("as it is", as_it_is)
    yield from (Preparation(f"x-height {size}", sized(size)) for size in SIZES)
    yield Preparation("blur", blurred)
    yield Preparation("median", median)
    yield Preparation("bilateral", bilateral)
    yield Preparation("sharpen", sharpened)
    yield Preparation("stretch", stretched)
    yield Preparation("Otsu", otsu)
    yield Preparation("Sauvola", sauvola)
