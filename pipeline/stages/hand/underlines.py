"""Lines that somebody drew under words, told from rules, staves, frames and the serifs of a row."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure, print_rows
from pipeline.stages.hand.strokes import THICKEST, Stroke

RUN = 1.0
"""Letter heights of unbroken ink along a row of pixels that no letter has, but every stroke drawn along a line."""
BREAK = 0.9
"""Letter heights that a stroke may be broken or wavy for."""
SHORTEST = 2.6
"""Letter heights of the shortest line under a word: a dash is shorter."""
STEEP = 0.12
"""Rise of an underline over its length."""
WORDS = 1.3
"""Letter heights above an underline within which its words stand."""
UNDER_WORDS = 0.6
"""Part of an underline's length that has words right above it; over a printed rule there is white."""
CROSSED = 0.6
"""Part of a line's length that has ink right below it where it goes through words and not under them."""
WORD = 1.5
"""Letter heights that a word is long."""
ALONG = 0.6
"""Part of an underline that runs at the foot of rows of print."""
STANDING = 0.15
"""Part of an underline's columns where letters stand on it: descenders do, but on serifs all do."""
WHOLE = 0.85
"""Part of the measure that rules fill and underlining does not."""
UNBROKEN = 0.93
"""Part of an underline's length that has ink: serifs in a row have less."""
DROP = 0.1
"""Letter heights that an underline keeps below the feet of the letters; serifs that have run together keep none."""
NEIGHBOURS = 12.0
"""Letter heights to either side within which letters tell where the row stands."""
CROWD = 0.5
"""Level strokes where its words stand, in its own length: over the lines of a stave or a picture there are more."""
CLEAR = 0.35
"""Letter heights above an underline within which a second line may be drawn."""
RING = 6.0
"""Letter heights of the ink that a line is part of where it is the side of a stamp or a picture."""
FRAME = 2.2
"""Letter heights of an upright stroke at the end of a line that make it the side of a frame."""


def _runs(mask: Mask, size: float) -> Mask:
    """Return the ink that lies in thin, long runs along the rows of pixels."""
    ink = mask.astype(np.uint8)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(3, int(RUN * size))), np.uint8))
    thick = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((max(2, int(THICKEST * size)), 1), np.uint8))
    return np.asarray((level > 0) & (thick == 0), np.bool_)


def underlines(ink: Ink, measure: Measure) -> tuple[Stroke, ...]:
    """Return the lines that somebody drew under words, from top to bottom."""
    size = measure.size
    level = _runs(ink.mask, size)
    reach = np.ones((3, max(3, int(BREAK * size))), np.uint8)
    lines = Ink.of(np.asarray(cv2.morphologyEx(level.astype(np.uint8), cv2.MORPH_CLOSE, reach) > 0))
    long = np.flatnonzero((lines.widths > SHORTEST * size) & (lines.heights < STEEP * lines.widths + THICKEST * size))
    found = [_course(lines.labels == number + 1, level, lines.boxes[number]) for number in long]
    rows = print_rows(ink, size, WORD)
    return tuple(
        stroke
        for stroke in found
        if _under_row(stroke.box, rows, size)
        and _is_drawn(stroke, ink, measure)
        and _drop(stroke, ink, size) > DROP * size
        and not _is_crowded(stroke, level, size)
        and not _is_framed(stroke, ink.mask, size)
        and not _is_side(stroke, ink, size)
    )


def _drop(stroke: Stroke, ink: Ink, size: float) -> float:
    """Return how many pixels a line runs below the feet of the letters beside and above it; infinity if none tells."""
    (x, y), (end, foot) = stroke.points[0], stroke.points[-1]
    lean = (foot - y) / max(1.0, end - x)
    level = y + lean * (ink.middle - x)
    high = (ink.heights > 0.6 * size) & (ink.heights < 2 * size) & (ink.widths < 4 * size)
    row = (ink.top < level - 0.4 * size) & (ink.bottom > level - WORDS * size + 0.4 * size)
    near = (ink.right > x - NEIGHBOURS * size) & (ink.left < end + NEIGHBOURS * size)
    feet = (level - ink.bottom)[high & row & near]
    # Descenders reach lower than the feet of the row, quotation marks do not come down to it.
    return float(np.median(feet)) if feet.size else float("inf")


def _is_crowded(stroke: Stroke, level: Mask, size: float) -> bool:
    """Tell whether level strokes run where the words should be, as in a stave, a grating or a halftone."""
    columns, middle = _middle(stroke)
    rows = middle[None, :] - np.arange(int(CLEAR * size), int(WORDS * size))[:, None]
    rows = np.clip(np.round(rows).astype(int), 0, level.shape[0] - 1)
    return bool(level[rows, columns[None, :]].any(axis=0).mean() > CROWD)


def _is_framed(stroke: Stroke, mask: Mask, size: float) -> bool:
    """Tell whether the line turns upwards or downwards at an end, as the sides of a frame do."""
    reach, box = int(FRAME * size), stroke.box
    top, bottom = max(0, int(box.top) - reach), int(box.bottom) + reach
    for end in (box.left, box.right):
        part = mask[top:bottom, max(0, int(end - size / 2)) : int(end + size / 2)].astype(np.uint8)
        if part.size and cv2.erode(part, np.ones((reach, 1), np.uint8), borderValue=0).any():
            return True
    return False


def _is_side(stroke: Stroke, ink: Ink, size: float) -> bool:
    """Tell whether most of a line is part of one piece of ink that is higher than a row with all that touches it."""
    columns, middle = _middle(stroke)
    rows = np.clip(np.round(middle).astype(int), 0, ink.mask.shape[0] - 1)
    labels = ink.labels[rows, columns]
    labels = labels[labels > 0]
    if not labels.size:
        return False
    number = int(np.bincount(labels).argmax())
    return bool((labels == number).mean() > CROWD and ink.heights[number - 1] > RING * size)


def _under_row(box: Box, rows: NDArray[np.int32], size: float) -> bool:
    """Tell whether a line runs at the foot of a row of print."""
    left, _, right, bottom = rows.T
    under = np.abs(bottom - box.centre[1]) < size
    along = np.maximum(np.minimum(right, box.right) - np.maximum(left, box.left), 0)
    return bool(along[under].sum() > ALONG * box.width)


def _course(shape: Mask, level: Mask, place: NDArray[np.int32]) -> Stroke:
    """Return a line as a stroke: its middle at its ends and in between."""
    left, top, right, bottom = (int(side) for side in place)
    inked = shape[top:bottom, left:right] & level[top:bottom, left:right]
    columns = np.flatnonzero(inked.any(axis=0))
    picked = columns[np.linspace(0, len(columns) - 1, 5).astype(int)]
    points = tuple((float(left + x), float(top + np.flatnonzero(inked[:, x]).mean())) for x in picked)
    pieces = Ink.of(np.asarray(inked, np.bool_))
    boxes = tuple(
        Box(float(a + left), float(b + top), float(c + left), float(d + top)) for a, b, c, d in pieces.boxes.tolist()
    )
    return Stroke(Box(left, top, right, bottom), points, boxes)


def _is_drawn(stroke: Stroke, ink: Ink, measure: Measure) -> bool:
    """Tell a line under words from a printed rule, which stands free, and from one through words."""
    x, y = stroke.box.centre
    left, right = measure.left.x(y), measure.right.x(y)
    if not left < x < right or stroke.box.width > WHOLE * (right - left):
        return False
    over = _inked(ink.mask, stroke, (-WORDS * measure.size, -0.15 * measure.size))
    under = _inked(ink.mask, stroke, (0.25 * measure.size, 0.6 * measure.size))
    along = _inked(ink.mask, stroke, (-0.12 * measure.size, 0.12 * measure.size))
    free = _standing(ink.mask, stroke, THICKEST * measure.size) < STANDING
    return over >= UNDER_WORDS and under < CROSSED and along > UNBROKEN and free


def _standing(mask: Mask, stroke: Stroke, thick: float) -> float:
    """Return the part of a stroke's columns in which its ink goes on upwards into a letter."""
    columns, middle = _middle(stroke)
    rows = middle[None, :] - np.arange(round(2 * thick) + 1)[:, None]
    rows = np.clip(np.round(rows).astype(int), 0, mask.shape[0] - 1)
    return float(mask[rows, columns[None, :]].all(axis=0).mean())


def _middle(stroke: Stroke) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the columns of a stroke and the height of its middle in each."""
    xs, ys = (np.array(values) for values in zip(*stroke.points, strict=True))
    columns = np.arange(int(stroke.box.left), int(stroke.box.right))
    return columns, np.interp(columns, xs, ys)


def _inked(mask: Mask, stroke: Stroke, reach: tuple[float, float]) -> float:
    """Return the part of a stroke's columns that have ink at such distances from it, in pixels (up is negative)."""
    columns, middle = _middle(stroke)
    rows = middle[None, :] + np.arange(round(reach[0]), round(reach[1]) + 1)[:, None]
    rows = np.clip(np.round(rows).astype(int), 0, mask.shape[0] - 1)
    return float(mask[rows, columns[None, :]].any(axis=0).mean())
