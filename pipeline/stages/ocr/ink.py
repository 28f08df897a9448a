"""Paper and ink as reading wants them: shadows of a line's breadth evened, and thin strokes kept."""

import cv2
import numpy as np

from pipeline.raster.ink import Grey, Ink

COARSE = 8
"""Paper is measured at an eighth of the resolution: shadows are wide, and it costs a sixty-fourth."""

REACH = 7
"""Coarse pixels, either way, that are searched for paper: 56 pixels see over the strokes of a heading."""

DEEPEST = 0.35
"""Of the page's light: paper is not darker in any shadow; what is, is a picture."""

EVEN = 0.01
"""Part of its brightness by which paper may vary and be even: to even it more would lighten ink where that is dense."""

INK = 0.72
"""Darker than this part of the paper round it is ink: print is below 0.6, what shines through above 0.8."""


def pieces(even: Grey) -> Ink:
    """Return the pieces of ink of an evened image (see `evened`)."""
    return Ink.of(np.asarray(even < INK * 255, np.bool_))


def paper(grey: Grey) -> Grey:
    """Return how bright the paper is at each pixel."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // COARSE), max(1, height // COARSE)), interpolation=cv2.INTER_AREA)
    # A shadow is long in one direction: only if both find paper near is a dark place a letter.
    upward = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((2 * REACH + 1, 1), np.uint8))
    sideways = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((1, 2 * REACH + 1), np.uint8))
    smooth = cv2.medianBlur(cv2.min(upward, sideways), 5)
    lit = np.maximum(cv2.blur(smooth, (3, 3)), DEEPEST * np.median(smooth)).astype(np.uint8)
    return np.asarray(cv2.resize(lit, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def evened(grey: Grey) -> Grey:
    """Return the image divided by its paper: shadows go, paper becomes 255, ink stays in proportion."""
    lit = np.maximum(paper(grey), 1)
    low, usual, high = np.percentile(lit[::COARSE, ::COARSE], (10, 50, 90))
    if high - low <= EVEN * usual:
        return np.asarray(cv2.convertScaleAbs(grey, alpha=255 / usual), np.uint8)
    return np.asarray(cv2.divide(grey, lit, scale=255), np.uint8)
