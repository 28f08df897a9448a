"""The ink of a scan that looks like print, at a size at which lines can be measured quickly."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

LONGEST = 1600
"""Because at this many pixels a line of print is still ten high, and a tenth of a degree still two pixels."""

PAPER_CELL = 1 / 40
"""Part of the longer side within which some paper shows beside any letter: more than a line of print is high."""

DARKER = 0.75
"""Ink reflects less than this part of the paper round it; foxing and show-through reflect more."""

BESIDE = 0.4
"""What is darker than this part of most of the paper is the table beside the book, not paper in shadow."""

TALL, WIDE, TINY = 4.0, 25.0, 0.25
"""A piece of ink this many times the median's height or width is a picture, a border or a rule, or else a speck."""

FEWEST = 40
"""Pieces of ink: with fewer there is hardly a line to measure."""


@dataclass(frozen=True, slots=True)
class PrintInk:
    """Where the letters are, at reduced size."""

    mask: NDArray[np.bool_]
    """Shape (height, width): the pixels of letters."""
    factor: float
    """Pixels of the scan to one of the mask."""
    letter: float
    """Median height of a piece of ink, in pixels of the mask: about an x-height; 0 where there is no print."""
    pieces: int
    """How many there are."""

    @property
    def enough(self) -> bool:
        """Whether there is print enough to measure."""
        return self.pieces >= FEWEST


def print_ink(grey: NDArray[np.uint8]) -> PrintInk:
    """Return the ink of a scan that is of the size of letters."""
    factor = max(1.0, max(grey.shape) / LONGEST)
    small = shrunk(grey, factor)
    light = paper_light(small)
    ink = (small < DARKER * light) & (light > BESIDE * np.percentile(light[::8, ::8], 75))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    keep, letter = _letters(np.asarray(stats, dtype=np.int32))
    return PrintInk(keep[labels], factor, letter, int(keep.sum()))


def shrunk(grey: NDArray[np.uint8], factor: float) -> NDArray[np.uint8]:
    """Return an image at 1 / `factor` of its size, at least a pixel wide and high."""
    size = max(1, round(grey.shape[1] / factor)), max(1, round(grey.shape[0] / factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def paper_light(small: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return how bright the bare paper is at every pixel, shadows and stains included.

    Paper is sought in two narrow strips, because the shadow of a fold is steep across and even along.
    """
    side = max(3, round(max(small.shape) * PAPER_CELL) | 1)
    upwards = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, 3), np.uint8))
    along = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((3, side), np.uint8))
    return np.asarray(cv2.blur(np.minimum(upwards, along), (3, 3)), dtype=np.float32)


def _letters(stats: NDArray[np.int32]) -> tuple[NDArray[np.bool_], float]:
    """Return which components are letters, and their median height; component 0 is the paper."""
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    solid = stats[:, cv2.CC_STAT_AREA] >= 6
    solid[0] = False
    if not solid.any():
        return solid, 0.0
    letter = float(np.median(heights[solid]))
    fits = (heights >= TINY * letter) & (heights <= TALL * letter) & (widths <= WIDE * letter)
    return solid & fits, letter
