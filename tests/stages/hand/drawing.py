"""Small pages drawn with real ink: rows of type, and what a pen adds."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.geometry import Box

WIDTH, HEIGHT = 1000, 1400
LEFT, RIGHT, TOP = 200, 800, 160
LEADING = 36
ROWS = 26
TEXT = "the history of the years after the war was written by those who had been in office and who held the papers"
WORDS = TEXT.split()


def _blank() -> Image.Image:
    return Image.new("L", (WIDTH, HEIGHT), 244)


@dataclass(slots=True)
class Sheet:
    """A page of justified print on which one can write."""

    image: Image.Image = field(default_factory=_blank)

    def text(self, rows: int = ROWS, leading: int = LEADING) -> "Sheet":
        """Set rows of print between LEFT and RIGHT."""
        for row in range(rows):
            words = [WORDS[(5 * row + number) % len(WORDS)] for number in range(9)]
            self._justified(words, TOP + row * leading)
        return self

    def print(self, text: str, left: float, top: float, size: int = 26) -> "Sheet":
        """Set one line of print."""
        ImageDraw.Draw(self.image).text((left, top), text, font=ImageFont.load_default(size), fill=25)
        return self

    def write(self, left: int, top: int, width: int = 110, rotated: bool = False) -> Box:
        """Write a cursive word; return the box of its ink."""
        ink = _cursive(width)
        ink = np.ascontiguousarray(np.rot90(ink)) if rotated else ink
        return self.ink(ink, left, top)

    def stroke(self, *points: tuple[int, int], wide: int = 4) -> "Sheet":
        """Draw a line with the pen."""
        ImageDraw.Draw(self.image).line(points, fill=30, width=wide, joint="curve")
        return self

    def foot(self, row: int = 1, leading: int = LEADING) -> int:
        """Return where the letters of a row of print stand."""
        ascent = ImageDraw.Draw(self.image).textbbox((0, TOP + row * leading), "n", font=ImageFont.load_default(26))
        return round(ascent[3]) - 1

    def arrow(self, start: tuple[int, int], end: tuple[int, int]) -> "Sheet":
        """Draw an arrow to the right."""
        x, y = end
        return self.stroke(start, end).stroke((x - 14, y - 10), end).stroke((x - 14, y + 10), end)

    def grey(self) -> NDArray[np.uint8]:
        """Return the pixels, a little blurred as by a lens."""
        return np.asarray(cv2.GaussianBlur(np.asarray(self.image), (3, 3), 0), np.uint8)

    def _justified(self, words: list[str], top: float) -> None:
        font = ImageFont.load_default(26)
        draw = ImageDraw.Draw(self.image)
        while sum(font.getlength(word) for word in words) > RIGHT - LEFT - 8 * (len(words) - 1):
            words = words[:-1]
        space = (RIGHT - LEFT - sum(font.getlength(word) for word in words)) / (len(words) - 1)
        x = float(LEFT)
        for word in words:
            draw.text((x, top), word, font=font, fill=25)
            x += font.getlength(word) + space

    def ink(self, ink: NDArray[np.bool_], left: int, top: int) -> Box:
        """Put ink on the page; return its box."""
        pixels = np.array(self.image)
        height, width = ink.shape
        pixels[top : top + height, left : left + width][ink] = 30
        self.image = Image.fromarray(pixels)
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def _cursive(width: int) -> NDArray[np.bool_]:
    """Return the ink of a joined-up word with a tall first letter, and a letter that stands alone."""
    ink = np.zeros((70, width + 40), np.uint8)
    t = np.linspace(0, 6 * np.pi, 300)
    x = 4 + t / t[-1] * width + 5 * np.cos(t)
    y = 42 - 13 * np.sin(t) - 22 * (t < 2)
    course = np.stack([x, y], axis=1).round().astype(np.int32)
    cv2.polylines(ink, [course.reshape(-1, 1, 2)], False, 1, 4)
    cv2.ellipse(ink, (width + 22, 38), (10, 16), 20, 0, 300, 1, 4)
    return np.asarray(ink > 0, np.bool_)
