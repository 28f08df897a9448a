"""A reader's strokes: arrows, underlinings, braces and lines beside a passage, none as straight as type."""

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.press.job import PRESS_DPI
from benchmarks.press.sheet import Pen, Printed, Sheet
from pipeline.model.geometry import Box, Points

Mask = NDArray[np.uint8]
TEXT = ("main", "block_quotation", "endnote")
"""Zones that are underlined and marked."""
CLEAR = 0.06
"""Inches from the text to what is drawn beside it."""


def arrow(sheet: Sheet, note: Box, bottom: float, rng: np.random.Generator) -> Pen:
    """Return an arrow from a note to the edge of a line near it, no lower than `bottom`."""
    gap = 0.02 * PRESS_DPI
    tail = (note.right + gap if sheet.left else note.left - gap, (note.top + note.bottom) / 2)
    tip_y = tail[1] + float(rng.uniform(0.15, 0.3)) * PRESS_DPI * (1 if rng.random() < 0.5 else -1)
    tip_y = min(max(tip_y, sheet.measure.top), bottom)
    tip = (sheet.measure.left - 0.5 * gap if sheet.left else sheet.measure.right + 0.5 * gap, tip_y)
    if abs(tip[0] - tail[0]) < 0.12 * PRESS_DPI:
        tail = (note.centre[0], note.bottom + gap if tip_y > note.bottom else note.top - gap)
        tip = (tip[0], tail[1] + (0.25 if tail[1] > note.centre[1] else -0.25) * PRESS_DPI)
    return _stroke("pen_arrow", (tail, tip), rng)


def underline(sheet: Sheet, rng: np.random.Generator) -> Pen:
    """Return a line from under one word of the text to under another, whichever lines they stand in."""
    main = [word for word in sheet.printed if word.zone in TEXT]
    rows = sorted({word.row for word in main})
    row = [word for word in main if word.row == rows[int(rng.integers(1, len(rows) - 1))]]
    return _under(row, rng)


def underscored(sheet: Sheet, rng: np.random.Generator) -> Pen:
    """Return a line under some words of one line of the text."""
    main = [word for word in sheet.printed if word.zone in TEXT]
    row = main[int(rng.integers(0, len(main)))].row
    return _under([word for word in main if word.row == row], rng)


def _under(row: Sequence[Printed], rng: np.random.Generator) -> Pen:
    first = int(rng.integers(0, max(1, len(row) - 4)))
    words: Sequence[Printed] = row[first : first + int(rng.integers(3, 8))]
    y = max(word.baseline for word in words) + 0.25 * words[0].fount.size
    return _stroke("pen_underline", ((words[0].x, y), (words[-1].x + words[-1].width, y)), rng, words)


def _stroke(zone: str, ends: Points, rng: np.random.Generator, words: Sequence[Printed] = ()) -> Pen:
    """Return a stroke from end to end that wavers as it goes."""
    (x0, y0), (x1, y1) = ends
    steps = np.linspace(0, 1, 9)
    sway = np.cumsum(rng.normal(0, 0.0022 * PRESS_DPI, 9))
    slope = rng.normal(0, 0.003) * (x1 - x0) if zone == "pen_underline" else 0.0
    upright = abs(y1 - y0) > abs(x1 - x0)
    across, down = (sway, 0 * sway) if upright else (0 * sway, sway)
    course = zip(x0 + steps * (x1 - x0) + across, y0 + steps * (y1 - y0 + slope) + down, strict=True)
    points = tuple((float(x), float(y)) for x, y in course)
    xs, ys = zip(*points, strict=True)
    text = " ".join(word.text for word in words if word.zone != "marker")
    box = Box(min(xs), min(ys), max(xs), max(ys)).grown(0.012 * PRESS_DPI)
    if zone == "pen_arrow":
        box = box.grown(0.03 * PRESS_DPI)
    return Pen(zone, box, text, points=points, seed=int(rng.integers(1 << 30)))


def beside(sheet: Sheet, zone: str, others: Sequence[Box], rng: np.random.Generator) -> list[Pen]:
    """Return a brace (pen_bracket) or an upright line (pen_stroke) beside some lines; none where no room is found."""
    text = [word for word in sheet.printed if word.zone in TEXT]
    levels = sorted({word.baseline for word in text})
    side = -1 if sheet.left else 1
    edge = (sheet.measure.left if sheet.left else sheet.measure.right) + side * CLEAR * PRESS_DPI
    for _ in range(20):
        first = int(rng.integers(0, max(1, len(levels) - 8)))
        last = min(len(levels) - 1, first + int(rng.integers(2, 7)))
        top, bottom = levels[first] - 0.7 * text[0].fount.size, levels[last] + 0.2 * text[0].fount.size
        out = edge + side * float(rng.uniform(0.06, 0.1)) * PRESS_DPI
        course = ((edge, top), (out, top), (out, bottom), (edge, bottom))
        pen = _stroked(zone, course if zone == "pen_bracket" else course[1:3], rng)
        if not any(pen.box.grown(20).meet(other).area for other in others):
            return [pen]
    return []


def _stroked(zone: str, corners: Points, rng: np.random.Generator) -> Pen:
    """Return a stroke round corners that wavers as it goes."""
    legs = [_stroke(zone, ends, rng).points for ends in pairwise(corners)]
    points = tuple(point for leg in legs for point in leg)
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys)).grown(0.012 * PRESS_DPI)
    return Pen(zone, box, points=points, seed=int(rng.integers(1 << 30)))


def drawn(ink: Mask, pen: Pen) -> None:
    """Draw a stroke upon `ink`, 0 where there is none."""
    rng = np.random.default_rng(pen.seed)
    for start, end in zip(pen.points, pen.points[1:], strict=False):
        thick = max(3, round(rng.normal(0.012, 0.0015) * PRESS_DPI))
        cv2.line(ink, _whole(start), _whole(end), int(rng.uniform(190, 240)), thick, cv2.LINE_AA)
    if pen.zone == "pen_arrow":
        _head(ink, pen)


def _head(ink: Mask, pen: Pen) -> None:
    (x0, y0), (x1, y1) = pen.points[-3], pen.points[-1]
    angle = float(np.arctan2(y1 - y0, x1 - x0))
    for turn in (2.6, -2.5):
        reach = 0.055 * PRESS_DPI
        wing = (x1 + reach * np.cos(angle + turn), y1 + reach * np.sin(angle + turn))
        cv2.line(ink, _whole((x1, y1)), _whole(wing), 225, round(0.012 * PRESS_DPI), cv2.LINE_AA)


def _whole(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])
