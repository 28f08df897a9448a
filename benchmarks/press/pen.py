"""A reader's pen: notes in the margin and between the lines, and strokes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.press.faces import HANDS, Style, cut
from benchmarks.press.job import PRESS_DPI, Hand, Manner, Scrawl
from benchmarks.press.sheet import Pen, Sheet
from benchmarks.press.stamp import stamped
from benchmarks.press.strokes import TEXT, arrow, beside, drawn, underline, underscored
from pipeline.model.geometry import Box

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
        pens[place].append(underline(sheets[place], rng))
    _further(sheets, pens, hand, rng)
    return tuple(replace(sheet, pens=tuple(found)) for sheet, found in zip(sheets, pens, strict=True))


def _further(sheets: Sequence[Sheet], pens: Sequence[list[Pen]], hand: Hand, rng: np.random.Generator) -> None:
    """Add braces and lines beside passages, and words between the lines, page after page."""
    places = cycle([n for n, sheet in enumerate(sheets) if any(word.zone in TEXT for word in sheet.printed)])
    for zone, count in (("pen_bracket", hand.brackets), ("pen_stroke", hand.strokes)):
        for _, place in zip(range(count), places, strict=False):
            sheet, others = sheets[place], pens[place]
            pens[place].extend(beside(sheet, zone, [*_beside(sheet), *(pen.box for pen in others)], rng))
    for _, place in zip(range(hand.underscored), places, strict=False):
        pens[place].append(underscored(sheets[place], rng))
    for text, place in zip(hand.between, places, strict=False):
        pens[place].append(_between(sheets[place], text, hand, rng))


def _beside(sheet: Sheet) -> list[Box]:
    """Return what is printed in the margins."""
    return [word.box for word in sheet.printed if word.zone in ("margin_print", "line_number")]


def _between(sheet: Sheet, text: str, hand: Hand, rng: np.random.Generator) -> Pen:
    """Return a word written small over a word of the text, as far as there is room between its line and the last."""
    words = [word for word in sheet.printed if word.zone in TEXT]
    word = words[int(rng.integers(len(words) // 8, len(words) * 7 // 8))]
    size, seed = word.fount.size * 1.1, int(rng.integers(1 << 30))
    height, width = written(text, hand.face, size, seed).shape
    left = min(word.x, sheet.measure.right - width)
    bottom = word.baseline - 0.5 * word.fount.size
    box = Box(left, bottom - height, left + width, bottom)
    return Pen("margin_hand", box, text, "between-lines", 0, hand.face, size, seed=seed)


def _note(sheet: Sheet, scrawl: Scrawl, hand: Hand, others: Sequence[Pen], rng: np.random.Generator) -> list[Pen]:
    seed = int(rng.integers(1 << 30))
    rotation = int(rng.choice([90, 270])) if scrawl.manner is Manner.UPRIGHT else 0
    size = hand.size * PRESS_DPI / 72
    room = _room(sheet)
    text, mask = _fitted(scrawl.text, hand.face, size, room.width if not rotation else 1e9, seed)
    height, width = mask.shape if not rotation else mask.shape[::-1]
    left = _left(sheet, scrawl.manner, room, width, rng)
    top = _top(room, height, [*_beside(sheet), *(pen.box for pen in others)], rng)
    box = Box(left, top, left + width, top + height)
    place = "margin-left" if sheet.left else "margin-right"
    pens = [Pen("margin_hand", box, text, place, rotation, hand.face, size, seed=seed)]
    if scrawl.manner is Manner.ARROW:
        pens.append(arrow(sheet, box, room.bottom, rng))
    return pens


def _room(sheet: Sheet) -> Box:
    """Return the outer margin beside the text, no further down than the text goes."""
    gap = CLEARANCE * PRESS_DPI
    top = sheet.measure.top
    lowest = (word.baseline for word in sheet.printed if word.zone in (*TEXT, "footnote"))
    bottom = max(lowest, default=sheet.measure.bottom)
    if sheet.left:
        return Box(2.2 * gap, top, sheet.measure.left - gap, bottom)
    return Box(sheet.measure.right + gap, top, sheet.width - 2.2 * gap, bottom)


def _left(sheet: Sheet, manner: Manner, room: Box, width: float, rng: np.random.Generator) -> float:
    over = OVERLAP * PRESS_DPI
    if manner is Manner.TOUCHING:
        return sheet.measure.left - width + over if sheet.left else sheet.measure.right - over
    slack = max(0.0, room.width - width)
    return min(room.left + float(rng.uniform(0, slack)), sheet.width - width)


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


def inked(sheet: Sheet, ink: Mask) -> None:
    """Draw the pens of a sheet upon `ink`, an array of the sheet's shape, 0 where there is none."""
    for pen in sheet.pens:
        if pen.zone == "margin_hand":
            _paste(ink, np.rot90(written(pen.text, pen.face, pen.size, pen.seed), -pen.rotation // 90), pen.box)
        elif pen.zone == "stamp":
            _paste(ink, stamped(pen), pen.box)
        else:
            drawn(ink, pen)


def _paste(ink: Mask, mask: Mask, box: Box) -> None:
    top, left = round(box.top), round(box.left)
    part = ink[top : top + mask.shape[0], left : left + mask.shape[1]]
    np.maximum(part, mask[: part.shape[0], : part.shape[1]], out=part)
