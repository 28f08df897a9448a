"""The pull: a sheet's ink on white paper, and what the reader wrote on it afterwards."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.press.faces import cut, figures
from benchmarks.press.pen import inked
from benchmarks.press.picture import screened
from benchmarks.press.sheet import Sheet

PEN_TONE = 70
"""Grey of a full stroke of the pen: ballpoint and pencil are paler than printing ink."""
INK_TONE = 18


def pulled(sheet: Sheet, reader: bool = True) -> NDArray[np.uint8]:
    """Return the sheet as an image at the press's resolution, 0 black to 255 white."""
    image = Image.new("L", (sheet.width, sheet.height), 255)
    draw = ImageDraw.Draw(image)
    for letters in sheet.printed:
        font = cut(letters.fount.face, letters.style, letters.fount.size)
        place, lining = (letters.x, letters.baseline), figures(letters.style, letters.fount.oldstyle)
        draw.text(place, letters.text, font=font, fill=INK_TONE, anchor="ls", features=lining)
    for rule in sheet.rules:
        draw.rectangle((rule.left, rule.top, rule.right, rule.bottom), fill=INK_TONE)
    for picture in sheet.pictures:
        box = picture.box
        dots = screened(round(box.width), round(box.height), picture.seed)
        image.paste(Image.fromarray(dots), (round(box.left), round(box.top)))
    return _written(sheet, np.array(image)) if reader and sheet.pens else np.asarray(image)


def _written(sheet: Sheet, paper: NDArray[np.uint8]) -> NDArray[np.uint8]:
    ink = np.zeros_like(paper)
    inked(sheet, ink)
    part = ink.astype(np.float32) / 255
    mixed = paper * (1 - part) + np.minimum(paper, PEN_TONE) * part
    return np.asarray(mixed, dtype=np.uint8)
