"""The page without the reader's pen, and the pen without the page."""

from collections.abc import Iterable

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Mark
from pipeline.raster.ink import Grey
from pipeline.stages.ocr.ink import INK

PAPER = 255

EDGE = 3
"""Pixels round a stroke where what is lighter than ink is its blur."""


def without(even: Grey, marks: Iterable[Mark]) -> Grey:
    """Return an evened image with the strokes of the marks painted over."""
    clean = even.copy()
    for mark in marks:
        for stroke in mark.strokes:
            edge = clean[_area(stroke.grown(EDGE))]
            edge[edge > INK * PAPER] = PAPER
            clean[_area(stroke)] = PAPER
    return clean


def alone(even: Grey, mark: Mark, margin: float) -> Grey:
    """Return nothing but the strokes of a mark, turned upright, with a margin in pixels round them."""
    sheet = np.full_like(even, PAPER)
    for stroke in mark.strokes:
        sheet[_area(stroke)] = even[_area(stroke)]
    crop = np.pad(sheet[_area(mark.box)], round(margin), constant_values=PAPER)
    return np.ascontiguousarray(np.rot90(crop, mark.rotation // 90))


def on_page(box: Box, mark: Mark, margin: float) -> Box:
    """Return where on the page a box lies that was seen in the upright picture of a mark."""
    wide, high = mark.box.width + 2 * margin, mark.box.height + 2 * margin
    turned = {
        0: box,
        90: Box(wide - box.bottom, box.left, wide - box.top, box.right),
        180: Box(wide - box.right, high - box.bottom, wide - box.left, high - box.top),
        270: Box(box.top, high - box.right, box.bottom, high - box.left),
    }[mark.rotation]
    return turned.moved(mark.box.left - margin, mark.box.top - margin)


def _area(box: Box) -> tuple[slice, slice]:
    """Return the rows and columns of a box."""
    return slice(max(0, int(box.top)), round(box.bottom)), slice(max(0, int(box.left)), round(box.right))
