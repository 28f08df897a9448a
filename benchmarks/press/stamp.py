"""A library's stamp: two rings and a name, unevenly inked and never quite level."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.press.faces import FAMILIES, Style, cut
from benchmarks.press.job import PRESS_DPI
from benchmarks.press.sheet import Pen, Sheet
from pipeline.model.geometry import Box

Mask = NDArray[np.uint8]
WIDTH, HEIGHT = 1.25, 0.62
"""Of a stamp, in inches."""


def owned(sheet: Sheet, text: str, family: str, seed: int) -> Sheet:
    """Return the sheet with a stamp in the margin at its foot."""
    rng = np.random.default_rng([seed, 5])
    width, height = WIDTH * PRESS_DPI, HEIGHT * PRESS_DPI
    left = float(rng.uniform(sheet.measure.left, sheet.measure.right - width))
    top = sheet.height - height - float(rng.uniform(0.1, 0.4)) * PRESS_DPI
    box = Box(left, top, left + width, top + height)
    pen = Pen("stamp", box, text, face=family, seed=seed)
    return replace(sheet, pens=(*sheet.pens, pen))


def stamped(pen: Pen) -> Mask:
    """Return the ink of a stamp, 0 to 255, as large as its box."""
    rng = np.random.default_rng(pen.seed)
    width, height = round(pen.box.width), round(pen.box.height)
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    for inset, thick in ((16, 10), (38, 4)):
        draw.ellipse((inset, inset, width - inset, height - inset), outline=255, width=thick)
    size = height / 5
    font = cut(FAMILIES[pen.face], Style.BOLD, size)
    lines = pen.text.split("\n")
    for number, line in enumerate(lines):
        y = height / 2 + (number - (len(lines) - 1) / 2) * size * 1.1
        draw.text((width / 2, y), line, font=font, fill=255, anchor="mm")
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-6, 6)), 0.93)
    turned = cv2.warpAffine(np.asarray(image), turn, (width, height))
    patches = cv2.resize(rng.uniform(0.25, 1.0, (6, 10)).astype(np.float32), (width, height))
    return np.asarray(turned * patches, dtype=np.uint8)
