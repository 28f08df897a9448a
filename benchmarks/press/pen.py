"""A reader's pen: notes in the margin, underlinings, arrows, none as straight as type."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.press.faces import HANDS, Style, cut
from benchmarks.press.job import PRESS_DPI, Hand, Manner, Scrawl
from benchmarks.press.sheet import Pen, Printed, Sheet
from pipeline.model.geometry import Box, Points

Mask = NDArray[np.uint8]
CLEARANCE = 0.06
"""Inches that a reader leaves between his writing and the print or the edge."""
OVERLAP = 0.05
"""Inches by which a careless note runs into the print."""


def annotated(sheets: Sequence[Sheet], hand: Hand, seed: int) -> tuple[Sheet, ...]:
    """Return the sheets with the hand's notes and underlinings dealt out over them."""
    rng = np.random.default_rng([seed, 77])
    pens: list[list[Pen]] = [[] for _ in sheets]
    order = list(rng.permutation(len(sheets)))
    for scrawl, place in zip(hand.scrawls, cycle(order), strict=False):
        pens[place] += _note(sheets[place], scrawl, hand, [*pens[place]], rng)
    for _, place in zip(range(hand.underlines), cycle(order[::-1]), strict=False):
        pens[place].append(_underline(sheets[place], rng))
    return tuple(replace(sheet, pens=tuple(found)) for sheet, found in zip(sheets, pens, strict=True))


def _note(sheet: Sheet, scrawl: Scrawl, hand: Hand, others: Sequence[Pen], rng: np.random.Generator) -> list[Pen]:
    seed = int(rng.integers(1 << 30))
    rotation = int(rng.choice([90, 270])) if scrawl.manner is Manner.UPRIGHT else 0
    size = hand.size * PRESS_DPI / 72
    room = _room(sheet)
    text, mask = _fitted(scrawl.text, hand.face, size, room.width if not rotation else 1e9, seed)
    height, width = mask.shape if not rotation else mask.shape[::-1]
    left = _left(sheet, scrawl.manner, room, width, rng)
    top = _top(room, height, [pen.box for pen in others], rng)
    box = Box(left, top, left + width, top + height)
    place = "margin-left" if sheet.left else "margin-right"
    pens = [Pen("margin_hand", box, text, place, rotation, hand.face, size, seed=seed)]
    if scrawl.manner is Manner.ARROW:
        pens.append(_arrow(sheet, box, rng))
    return pens


def _room(sheet: Sheet) -> Box:
    """Return the outer margin beside the text, no further down than the text goes."""
    gap = CLEARANCE * PRESS_DPI
    top = sheet.measure.top
    bottom = max(word.baseline for word in sheet.printed if word.zone in ("main", "footnote"))
    if sheet.left:
        return Box(2.2 * gap, top, sheet.measure.left - gap, bottom)
    return Box(sheet.measure.right + gap, top, sheet.width - 2.2 * gap, bottom)


def _left(sheet: Sheet, manner: Manner, room: Box, width: float, rng: np.random.Generator) -> float:
    over = OVERLAP * PRESS_DPI
    if manner is Manner.TOUCHING:
        return sheet.measure.left - width + over if sheet.left else sheet.measure.right - over
    slack = max(0.0, room.width - width)
    return room.left + float(rng.uniform(0, slack))


def _top(room: Box, height: float, others: Sequence[Box], rng: np.random.Generator) -> float:
    """Return a height in the margin where nothing is written yet, as far as one is found."""
    for _ in range(60):
        top = float(rng.uniform(room.top, max(room.top + 1, room.bottom - height)))
        if all(top + height + 60 < other.top or top > other.bottom + 60 for other in others):
            break
    return top


def _fitted(text: str, face: str, size: float, room: float, seed: int) -> tuple[str, Mask]:
    """Return the text broken into lines that the margin has room for, and its ink."""
    font = cut(HANDS[face], Style.ROMAN, size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > room * 0.95:
            lines.append(word)
        else:
            lines[-1] = longer
    broken = "\n".join(lines)
    return broken, written(broken, face, size, seed)


def written(text: str, face: str, size: float, seed: int) -> Mask:
    """Return the ink of a note as it is written, 0 to 255, cut to its edges."""
    rng = np.random.default_rng(seed)
    font = cut(HANDS[face], Style.ROMAN, size)
    lines = text.split("\n")
    margin = int(size)
    width = int(max(font.getlength(line) for line in lines) * 1.15) + 2 * margin
    image = Image.new("L", (width, int(len(lines) * size * 1.05) + 2 * margin), 0)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        x, drift = margin + rng.uniform(0, 0.3) * size, rng.uniform(-0.03, 0.03)
        for letter in line:
            y = margin + (number + 0.7) * size * 1.02 + drift * (x - margin) + rng.normal(0, 0.012) * size
            draw.text((x, y), letter, font=font, fill=255, anchor="ls")
            x += font.getlength(letter) * rng.uniform(0.97, 1.06)
    return _cropped(_shaken(np.asarray(image), rng, size))


def _shaken(mask: Mask, rng: np.random.Generator, size: float) -> Mask:
    """Return the ink moved about a little, so that no letter comes twice the same, and of uneven strength."""
    height, width = mask.shape
    coarse = (max(3, round(height / size * 2.5)), max(3, round(width / size * 2.5)))
    tremor = [rng.normal(0, 0.022 * size, coarse).astype(np.float32) for _ in range(2)]
    shift = [cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in tremor]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    moved = cv2.remap(mask, x + shift[0], y + shift[1], cv2.INTER_LINEAR, borderValue=0)
    strength = cv2.resize(rng.uniform(0.75, 1.0, coarse).astype(np.float32), (width, height))
    return np.asarray(moved * strength, dtype=np.uint8)


def _cropped(mask: Mask) -> Mask:
    ys, xs = np.nonzero(mask > 40)
    return mask[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


def _arrow(sheet: Sheet, note: Box, rng: np.random.Generator) -> Pen:
    """Return an arrow from a note to the edge of a line near it."""
    gap = 0.02 * PRESS_DPI
    tail = (note.right + gap if sheet.left else note.left - gap, (note.top + note.bottom) / 2)
    tip_y = tail[1] + float(rng.uniform(0.15, 0.3)) * PRESS_DPI * (1 if rng.random() < 0.5 else -1)
    tip_y = min(max(tip_y, sheet.measure.top), _room(sheet).bottom)
    tip = (sheet.measure.left - 0.5 * gap if sheet.left else sheet.measure.right + 0.5 * gap, tip_y)
    if abs(tip[0] - tail[0]) < 0.12 * PRESS_DPI:
        tail = (note.centre[0], note.bottom + gap if tip_y > note.bottom else note.top - gap)
        tip = (tip[0], tail[1] + (0.25 if tail[1] > note.centre[1] else -0.25) * PRESS_DPI)
    return _stroke("pen_arrow", (tail, tip), rng)


def _underline(sheet: Sheet, rng: np.random.Generator) -> Pen:
    """Return a line under some words of one line of the text."""
    main = [word for word in sheet.printed if word.zone == "main"]
    rows = sorted({word.row for word in main})
    row = [word for word in main if word.row == rows[int(rng.integers(1, len(rows) - 1))]]
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
    course = zip(x0 + steps * (x1 - x0), y0 + steps * (y1 - y0 + slope) + sway, strict=True)
    points = tuple((float(x), float(y)) for x, y in course)
    xs, ys = zip(*points, strict=True)
    text = " ".join(word.text for word in words if word.zone != "marker")
    box = Box(min(xs), min(ys), max(xs), max(ys)).grown(0.012 * PRESS_DPI)
    if zone == "pen_arrow":
        box = box.grown(0.03 * PRESS_DPI)
    return Pen(zone, box, text, points=points, seed=int(rng.integers(1 << 30)))


def inked(sheet: Sheet, ink: Mask) -> None:
    """Draw the pens of a sheet upon `ink`, an array of the sheet's shape, 0 where there is none."""
    for pen in sheet.pens:
        if pen.zone == "margin_hand":
            _paste(ink, np.rot90(written(pen.text, pen.face, pen.size, pen.seed), -pen.rotation // 90), pen.box)
        else:
            _draw(ink, pen)


def _paste(ink: Mask, mask: Mask, box: Box) -> None:
    top, left = round(box.top), round(box.left)
    part = ink[top : top + mask.shape[0], left : left + mask.shape[1]]
    np.maximum(part, mask[: part.shape[0], : part.shape[1]], out=part)


def _draw(ink: Mask, pen: Pen) -> None:
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
