"""Strokes of a pen that are no letters: lines under words, arrows from a note to the text."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Points
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure, print_rows
from pipeline.stages.hand.pieces import Group

RUN = 1.0
"""Letter heights of unbroken ink along a row of pixels that no letter has, but every stroke drawn along a line."""
BREAK = 0.9
"""Letter heights that a stroke may be broken or wavy for."""
SHORTEST = 2.6
"""Letter heights of the shortest line under a word: a dash is shorter."""
THICKEST = 0.38
"""Letter heights: strokes are thinner, the bars of large type are not."""
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
HEAD = 2.0
"""Letter heights of an arrow's head at most, from barb to point."""
SHAFT = 1.2
"""Letter heights of the shortest shaft of an arrow: longer than the bar of a t."""
DRIFT = 0.2
"""Letter heights that a stroke may jump from one column to the next, or be broken for."""
UNBROKEN = 0.93
"""Part of an underline's length that has ink: serifs in a row have less."""
TOUCHES = 1.5
"""Letter heights from the text within which an arrow to it ends."""


Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stroke:
    """The course of a stroke, and where its ink is."""

    box: Box
    points: Points
    pieces: tuple[Box, ...]


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
    return tuple(stroke for stroke in found if _under_row(stroke.box, rows, size) and _is_drawn(stroke, ink, measure))


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


def arrow(group: Group, measure: Measure) -> Stroke | None:
    """Return the arrow by which a note in a side margin points to the text, None if there is none."""
    box = group.box
    y = box.centre[1]
    to_right = box.centre[0] < measure.left.x(y)
    gap = measure.left.x(y) - box.right if to_right else box.left - measure.right.x(y)
    mask = group.mask if to_right else group.mask[:, ::-1]
    tail = _tail(mask, measure.size)
    if gap > TOUCHES * measure.size or not measure.size < tail < mask.shape[1]:
        return None
    return _arrow(mask, tail, box, to_right)


def _tail(mask: Mask, size: float) -> int:
    """Return the column where an arrow to the right begins: from there to its head there is one thin stroke."""
    first, last = _extents(mask)
    width = mask.shape[1]
    tails = [(column - _follow(first, last, column, size), column) for column in range(width, 0, -1)]
    length, column = max(tails[: round(HEAD * size)], default=(0, width))
    return column - length if length > SHAFT * size else width


def _follow(first: Rows, last: Rows, column: int, size: float) -> int:
    """Return the column down to which one thin stroke goes on to the left without a break or a jump."""
    drift, gap, y = max(2.0, DRIFT * size), 0, None
    while column > 0:
        column -= 1
        gap = gap + 1 if last[column] < 0 else 0
        if gap > drift:
            return column + gap
        if gap:
            continue
        middle = float(first[column] + last[column]) / 2
        if last[column] - first[column] > THICKEST * size or (y is not None and abs(middle - y) > drift):
            return column + 1
        y = middle
    return 0


def _extents(mask: Mask) -> tuple[Rows, Rows]:
    """Return the first and the last row of ink of each column, -1 where it has none."""
    inked = mask.any(axis=0)
    first = np.where(inked, mask.argmax(axis=0), -1)
    last = np.where(inked, mask.shape[0] - 1 - mask[::-1].argmax(axis=0), -1)
    return first, last


def _arrow(mask: Mask, tail: int, box: Box, to_right: bool) -> Stroke:
    """Return the part of a note's ink that is its arrow."""
    part = mask[:, tail:]
    rows = np.flatnonzero(part.any(axis=1))
    width = mask.shape[1]
    left, right = (tail, width) if to_right else (0, width - tail)
    place = Box(box.left + left, box.top + float(rows[0]), box.left + right, box.top + float(rows[-1]) + 1)
    first, last = (np.flatnonzero(part[:, x]) for x in (0, part.shape[1] - 1))
    start = box.top + float(first.mean()) if first.size else place.centre[1]
    end = box.top + float(last.mean()) if last.size else place.centre[1]
    course = ((place.left, start), (place.right, end)) if to_right else ((place.right, start), (place.left, end))
    return Stroke(place, course, (place,))
