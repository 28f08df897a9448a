"""Paper and ink: the page freed of its shadows, and the pieces of ink on it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box

Grey = NDArray[np.uint8]

COARSE = 8
"""Paper is measured at an eighth of the resolution: shadows are wide, and it costs a sixty-fourth."""

REACH = 7
"""Coarse pixels, either way, that are searched for paper: 56 pixels see over the strokes of a heading."""

DEEPEST = 0.35
"""Of the page's light: paper is not darker in any shadow; what is, is a picture."""

INK = 0.72
"""Darker than this part of the paper round it is ink: print is below 0.6, what shines through above 0.8."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The connected pieces of ink of an image; the arrays have one entry for each."""

    labels: NDArray[np.int32]
    """The number of the piece at each pixel, counted from 1; 0 is paper."""
    left: NDArray[np.float64]
    top: NDArray[np.float64]
    right: NDArray[np.float64]
    bottom: NDArray[np.float64]
    area: NDArray[np.float64]

    @classmethod
    def of(cls, even: Grey) -> "Ink":
        """Return the pieces of an evened image (see `evened`)."""
        dark = np.asarray(even < INK * 255, np.uint8)
        _, labels, table, _ = cv2.connectedComponentsWithStats(dark, connectivity=8, ltype=cv2.CV_32S)
        left, top, width, height, area = table[1:].T.astype(np.float64)
        return cls(np.asarray(labels, np.int32), left, top, left + width, top + height, area)

    @property
    def height(self) -> NDArray[np.float64]:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> NDArray[np.float64]:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def middle(self) -> NDArray[np.float64]:
        """The x of the centres."""
        return (self.left + self.right) / 2

    def box(self, piece: int) -> Box:
        """Return the box of a piece, counted from 0."""
        return Box(float(self.left[piece]), float(self.top[piece]), float(self.right[piece]), float(self.bottom[piece]))


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
    return np.asarray(cv2.divide(grey, np.maximum(paper(grey), 1), scale=255), np.uint8)
