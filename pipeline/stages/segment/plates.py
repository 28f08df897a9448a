"""How far a picture reaches whose lightest tones are near to paper: to the straight edges of its block.

A light sky is a screen of dots finer than type and fainter than ink, so it is no ink. But its block is darker than the
paper round it all along a straight edge, and no paper shows between that edge and the ink of the picture, as it does
between lines of print.
"""

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Mask

FINE = 4
"""Parts of an x-height that tones are averaged over: wider than the dots of a screen, less than the white in print."""
STEP = 0.02
"""Part of the paper's light that the lightest tone in print lacks; noise, so averaged, is weaker."""
STRAIGHT = 0.8
"""Part of a side along which paper ends at once; at a skyline or a row of letters it does so in fewer places."""
TONED = 0.85
"""Part of what lies between edge and ink that is darker than the paper; a highlight may be as light."""
INK = 0.72
"""Part of the paper's light below which a tone is ink, which has been looked at before."""
LIGHT = 0.5
"""Part of what lies between edge and ink that is lighter than ink; what is dark there is something else."""
DEEP = 3
"""Parts that are looked at on either side of an edge: less than the white between a picture and print."""
SLANT = 2
"""Parts by which an edge may lean or bend over its length."""
RIM = FINE + 1
"""Parts next to its ink where a picture may have more: ink is found to an x-height."""
SIDES = 4
"""Sides of a block: each is the upper one when the page is turned."""
ROUNDS = 2
"""Times round the block, because a side is known in its full length only after those beside it."""

Tones = NDArray[np.float32]
Cells = tuple[int, int, int, int]


def plate(grey: Grey, ink: Box, lines: Iterable[Box], size: float) -> Box:
    """Return the box of a picture with its tones that are no ink; `lines` are print that it does not grow over."""
    cell = max(1, round(size / FINE))
    height, width = grey.shape[0] // cell, grey.shape[1] // cell
    if min(height, width) < 1:
        return ink
    fine = cv2.resize(grey[: height * cell, : width * cell], (width, height), interpolation=cv2.INTER_AREA)
    tones, print_ = np.asarray(fine, np.float32), _printed(fine.shape, lines, cell)
    first = last = _cells(ink, cell)
    for _ in range(SIDES * ROUNDS):
        last = _turned(_raised(tones, print_, last), tones.shape[1])
        tones, print_ = np.rot90(tones), np.rot90(print_)
    sides = (ink.left, ink.top, ink.right, ink.bottom)
    return Box(*(old if new == was else float(new * cell) for old, was, new in zip(sides, first, last, strict=True)))


def _cells(box: Box, cell: int) -> Cells:
    """Return the cells that a box touches: left, top, and those behind its right and bottom."""
    return int(box.left // cell), int(box.top // cell), int(-(-box.right // cell)), int(-(-box.bottom // cell))


def _printed(shape: tuple[int, ...], lines: Iterable[Box], cell: int) -> Mask:
    """Return the cells that lines of print touch."""
    mask = np.zeros(shape, np.bool_)
    for line in lines:
        left, top, right, bottom = (max(0, side) for side in _cells(line, cell))
        mask[top:bottom, left:right] = True
    return mask


def _turned(box: Cells, width: int) -> Cells:
    """Return where cells lie when their page, `width` cells wide, is turned to the left by a right angle."""
    left, top, right, bottom = box
    return top, width - right, bottom, width - left


def _raised(tones: Tones, print_: Mask, box: Cells) -> Cells:
    """Return a box with its upper side at the farthest edge of its block, where it was if there is none above."""
    left, top, right, bottom = box
    strip = tones[: max(0, top), max(0, left) : right]
    if not strip.size:
        return box
    barred = np.flatnonzero(print_[: len(strip), max(0, left) : right].any(axis=1))
    nearest = int(barred[-1]) + 1 if barred.size else 0
    edges = (edge for edge in range(nearest + DEEP, top - SLANT) if _is_edge(strip, edge))
    found = next(edges, None)
    return box if found is None else (left, _sharpest(strip, found), right, bottom)


def _is_edge(strip: Tones, edge: int) -> bool:
    """Tell whether paper ends at a row of a strip, all along it, and light tones follow without paper among them."""
    paper, below = strip[edge - DEEP : edge].mean(axis=0), strip[edge + SLANT :]
    toned = below < paper * (1 - STEP)
    ends = below[:DEEP].mean(axis=0) < paper * (1 - STEP)
    return bool(ends.mean() > STRAIGHT and toned.mean() > TONED and _is_light(below[:-RIM], paper))


def _is_light(tones: Tones, paper: Tones) -> bool:
    """Tell whether tones are for the most part no ink, or none at all."""
    return not tones.size or bool((tones > paper * INK).mean() > LIGHT)


def _sharpest(strip: Tones, edge: int) -> int:
    """Return the row at or just below an edge where the paper ends most suddenly."""
    rows = strip[edge - 1 : edge + DEEP + SLANT].mean(axis=1)
    return edge + int(np.argmax(rows[:-1] - rows[1:]))
