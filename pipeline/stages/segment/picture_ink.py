"""Where a page is inked as pictures are: all over, over areas too large for a letter, and not by its print."""

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink, Mask, dark, flatten

PAPER = 90
"""Percentile of the grey levels of a page that is its paper."""
SHADE = 0.62
"""Part of the paper's light below which a tone of a photograph is darker than paper in shadow."""
BLACK = 0.45
"""Part of the paper's light that the bed of a scanner has at most; a woodcut has more white between its lines."""
MARGIN = 0.6
"""x-heights round a line that its ink may reach: accents, descenders, a raised figure."""
GRAIN = 1.5
"""x-heights of white that a picture may have between its lines."""
INKED = 0.04
"""Part of a cell of the size of a letter that ink fills in a picture."""
LEAST = 5.0
"""x-heights that a picture is high and wide at least; ornaments and drop capitals are smaller."""
SPREAD = 0.25
"""Part of its box that the cells of a picture fill; those of a frame or of specks fill less."""


def unexplained(grey: Grey, lines: Sequence[Box], others: Sequence[Box], size: float) -> Mask:
    """Return the ink of a page that is in none of the boxes."""
    ink = dark(flatten(grey)) | (grey < SHADE * np.percentile(grey, PAPER))
    height, width = ink.shape
    for box, pad in [*((box, MARGIN * size) for box in lines), *((box, 2.0) for box in others)]:
        left, top = max(0, int(box.left - pad)), max(0, int(box.top - pad))
        ink[top : min(height, int(box.bottom + pad)), left : min(width, int(box.right + pad))] = False
    return np.asarray(ink & ~_bed(grey, size), np.bool_)


def _bed(grey: Grey, size: float) -> Mask:
    """Return where the scanner's bed or the table shows round the leaf: dark all over, from the rim inwards."""
    cell = max(1, round(size))
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // cell), max(1, height // cell)), interpolation=cv2.INTER_AREA)
    black = np.pad(small < BLACK * np.percentile(grey, PAPER), 1, constant_values=True)
    _, labels = cv2.connectedComponents(black.astype(np.uint8), connectivity=4)
    bed = cv2.dilate((labels == labels[0, 0]).astype(np.uint8), np.ones((3, 3), np.uint8))[1:-1, 1:-1]
    return np.asarray(cv2.resize(bed, (width, height), interpolation=cv2.INTER_NEAREST) > 0, np.bool_)


def areas(ink: Mask, size: float) -> tuple[Box, ...]:
    """Return the boxes of the areas that are inked all over and large."""
    cell = max(1, round(size))
    height, width = ink.shape
    small = cv2.resize(ink.astype(np.float32), (width // cell, height // cell), interpolation=cv2.INTER_AREA)
    reach = np.ones((1 + round(GRAIN), 1 + round(GRAIN)), np.uint8)
    filled = cv2.morphologyEx((small > INKED).astype(np.uint8), cv2.MORPH_CLOSE, reach)
    opened = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    found = Ink.of(np.asarray(opened > 0, np.bool_))
    large = np.minimum(found.widths, found.heights) >= LEAST
    dense = found.areas > SPREAD * found.widths * found.heights
    return tuple(_tight(ink, found.boxes[number] * cell) for number in np.flatnonzero(large & dense))


def _tight(ink: Mask, place: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]") -> Box:
    """Return the box of the ink within a place."""
    left, top, right, bottom = (int(side) for side in place)
    part = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return Box(left, top, right, bottom)
    return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)
