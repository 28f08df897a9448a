"""Handwriting and stamps drawn by chance: words of two oscillators, faces that imitate a hand, flourishes, and type."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.press.faces import FAMILIES, HANDS, Face, MissingFont, find

Drawn = NDArray[np.uint8]
Dice = np.random.Generator
Course = tuple[list[tuple[float, float]], list[float]]
"""Points that the pen passes, and how broad it is at each."""

PROSE = Path(__file__).parents[1] / "press" / "prose" / "korean-war.txt"
HELD_OUT = ("Kristi", "Rufscript")
"""Hands that the network is tried with; it is taught them last, when it is known what it is worth."""


def hands(held_out: bool) -> tuple[Path, ...]:
    """Return the font files of the hands that are taught, or of those that are held out."""
    return _files([face for face in HANDS.values() if (face.family in HELD_OUT) == held_out])


def _files(faces: Sequence[Face]) -> tuple[Path, ...]:
    found = []
    for face in faces:
        try:
            found.append(find(face))
        except MissingFont:
            continue
    return tuple(found)


def _words(dice: Dice, count: int) -> list[str]:
    text = PROSE.read_text(encoding="utf-8").split()
    return [text[int(dice.integers(len(text)))] for _ in range(count)]


def _figures(dice: Dice) -> str:
    return "".join(dice.choice(list("0123456789./-"), int(dice.integers(2, 9))))


def lettered(dice: Dice, size: float, fonts: Sequence[Path]) -> Drawn:
    """Return words or figures in a face that imitates a hand, letters of about `size` pixels, shaken."""
    font = ImageFont.truetype(fonts[int(dice.integers(len(fonts)))], 2 * size)
    words, rows = _words(dice, int(dice.integers(1, 9))), int(dice.integers(1, 5))
    lines = [_figures(dice)] if dice.random() < 0.25 else [" ".join(words[row::rows]) for row in range(rows)]
    lines = [line for line in lines if line]
    em = 2 * size
    image = Image.new("L", (int(max(map(font.getlength, lines)) * 1.25 + 4 * em), int((len(lines) * 1.1 + 3) * em)), 0)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        x, drift = (1.5 + dice.uniform(0, 0.5)) * em, dice.uniform(-0.06, 0.06)
        for letter in line:
            y = (1.7 + row * 1.1 + dice.normal(0, 0.02)) * em + drift * x
            draw.text((x, y), letter, font=font, fill=255, anchor="ls")
            x += font.getlength(letter) * dice.uniform(0.9, 1.05)
    return _shaken(_with_another_pen(np.asarray(image), dice, em), dice, em, dice.uniform(0.01, 0.06))


def _with_another_pen(image: Drawn, dice: Dice, em: float) -> Drawn:
    """Return letters broader or narrower, and written with a thicker or a thinner pen, than their face has them."""
    wide = cv2.resize(image, None, fx=dice.uniform(0.8, 1.25), fy=1.0, interpolation=cv2.INTER_LINEAR)
    nib = round(em * dice.uniform(-0.02, 0.035))
    if not nib:
        return np.asarray(wide, np.uint8)
    tip = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (abs(nib) + 1, abs(nib) + 1))
    return np.asarray(cv2.dilate(wide, tip) if nib > 0 else cv2.erode(wide, tip), np.uint8)


def cursive(dice: Dice, size: float) -> Drawn:
    """Return rows of joined letters that mean nothing: a pen that goes up and down while it moves on.

    Two oscillators, their phases and heights changed from letter to letter, as Hollerbach described handwriting.
    """
    style = _Style(dice, size)
    courses: list[Course] = []
    for row in range(int(dice.integers(1, 5))):
        x = 0.0
        for _ in range(int(dice.integers(1, 5))):
            x = style.word(courses, x, 2.4 * row) + float(dice.uniform(0.5, 1.6))
    scaled = [([(a * size, b * size) for a, b in points], broad) for points, broad in courses]
    return _shaken(_drawn(scaled, size), dice, size, dice.uniform(0.01, 0.07))


class _Style:
    """What is the same throughout one hand."""

    def __init__(self, dice: Dice, size: float) -> None:
        self.dice = dice
        self.slant, self.high, self.wide = dice.normal(0.35, 0.3), dice.uniform(1.2, 3.2), dice.uniform(0.45, 1.1)
        self.lift, self.loop, self.drift = dice.uniform(0.02, 0.35), dice.uniform(-0.2, 1.3), dice.uniform(-0.05, 0.05)
        self.thick = max(1.2, size * dice.uniform(0.04, 0.2))

    def word(self, courses: list[Course], x: float, y: float) -> float:
        """Add a word that begins at x; return where it ends, in letter heights."""
        points: list[tuple[float, float]] = []
        broad: list[float] = []
        for _ in range(int(self.dice.integers(2, 9))):
            if self.dice.random() < self.lift and len(points) > 4:
                courses.append((points, broad))
                points, broad = [], []
            x = self._letter(points, broad, x, y)
        courses.append((points, broad))
        if self.dice.random() < 0.3:  # the bar of a t
            a, b = points[len(points) // 2]
            bar = [(a - 0.4, b - self.high / 2), (a + 0.5, b - 0.55 * self.high)]
            courses.append((bar, [self.thick] * 2))
        return x

    def _letter(self, points: list[tuple[float, float]], broad: list[float], x: float, y: float) -> float:
        dice, kind, turns = self.dice, self.dice.random(), int(self.dice.integers(1, 3))
        up, down = self.high * 0.35 * dice.uniform(0.7, 1.3), 0.0
        if kind < 0.22:
            up = self.high * dice.uniform(0.7, 1.1)
        elif kind < 0.36:
            down = self.high * dice.uniform(0.3, 0.6)
        width, t = self.wide * dice.uniform(0.5, 1.4) * up**0.5, np.linspace(0, 2 * np.pi * turns, 10 * turns + 1)
        loop = 0.25 * self.loop * dice.uniform(0.3, 1.2) * min(up, 1)
        rise = up * (1 - np.cos(t)) / 2 * np.where(np.arange(len(t)) < 10, 1, dice.uniform(0.5, 1.1))
        fall = down * (np.clip(-np.sin(t / (2 * turns)), 0, 1) + np.clip(np.sin(t - 1.2), 0, 1))
        across = (
            x + width * t / (2 * np.pi) + loop * np.sin(t + dice.uniform(0, 0.4)) + 0.6 * self.slant * (rise - fall)
        )
        points += [(float(a), float(y + self.drift * a + f - r)) for a, r, f in zip(across, rise, fall, strict=True)]
        broad += [float(self.thick * (1 + 0.35 * c)) for c in np.sin(t)]
        return float(x + width)


def flourish(dice: Dice, size: float) -> Drawn:
    """Return one stroke that wanders: a paraph, a check mark, a line beside the text."""
    count = int(dice.integers(4, 9))
    corners = (dice.normal(0, 1, (count, 2)).cumsum(axis=0) * size * dice.uniform(1, 3)).astype(np.float32)
    course = cv2.blur(cv2.resize(corners, (2, 20 * count), interpolation=cv2.INTER_CUBIC), (1, 25))
    broad = np.maximum(1, size * dice.uniform(0.06, 0.3) * (1 + 0.3 * np.sin(np.linspace(0, 3 * count, len(course)))))
    return _drawn([([(float(x), float(y)) for x, y in course], [float(each) for each in broad])], size)


def stamp(dice: Dice, size: float) -> Drawn:
    """Return rows of type in a face and size that are not the page's, perhaps framed, perhaps half inked."""
    em = size * float(dice.uniform(0.7, 2.6))
    faces = _files(list(FAMILIES.values()))
    font = ImageFont.truetype(faces[int(dice.integers(len(faces)))], max(6, 1.3 * em))
    lines = [_stamped(dice) for _ in range(int(dice.integers(1, 4)))]
    lines = [line.upper() for line in lines] if dice.random() < 0.6 else lines
    width, height = int(max(map(font.getlength, lines)) + 4 * em), int((len(lines) * 1.6 + 2.5) * em)
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((width / 2, (2 + row * 1.6) * em), line, font=font, fill=255, anchor="ms")
    if dice.random() < 0.5:
        frame = draw.rectangle if dice.random() < 0.6 else draw.ellipse
        frame((2, 2, width - 3, height - 3), outline=255, width=max(1, int(em * dice.uniform(0.05, 0.2))))
    return _half_inked(np.asarray(image), dice, em) if dice.random() < 0.5 else np.asarray(image)


def _stamped(dice: Dice) -> str:
    return " ".join(_words(dice, int(dice.integers(1, 4)))) if dice.random() < 0.7 else _figures(dice)


def _half_inked(image: Drawn, dice: Dice, em: float) -> Drawn:
    height, width = image.shape
    coarse = dice.uniform(0, 1, (max(2, int(height / em)), max(2, int(width / em)))).astype(np.float32)
    ink = cv2.resize(coarse, (width, height)) + 0.4 * dice.uniform(0, 1, (height, width))
    return np.asarray(np.where(ink < dice.uniform(0.3, 0.7), 0, image), np.uint8)


def _drawn(courses: Sequence[Course], margin: float) -> Drawn:
    """Return strokes drawn on a sheet just large enough."""
    ends = np.array([point for points, _ in courses for point in points])
    corner = ends.min(axis=0) - margin
    width, height = (ends.max(axis=0) - corner + margin).astype(int) + 2
    image = np.zeros((height, width), np.uint8)
    for points, broad in courses:
        sixteenths = np.round((np.array(points) - corner) * 16).astype(np.int32)
        for start, end, thick in zip(sixteenths, sixteenths[1:], broad, strict=False):
            cv2.line(image, start.tolist(), end.tolist(), 255, max(1, int(thick)), cv2.LINE_AA, 4)
    return image


def _shaken(image: Drawn, dice: Dice, size: float, strength: float) -> Drawn:
    """Return the ink moved about and slanted, so that no letter comes twice the same."""
    height, width = image.shape
    coarse = (max(3, round(height / size * 2)), max(3, round(width / size * 2)))
    tremor = [dice.normal(0, strength * size, coarse).astype(np.float32) for _ in range(2)]
    shift = [cv2.resize(field, (width, height), interpolation=cv2.INTER_CUBIC) for field in tremor]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slant = np.float32(dice.normal(0, 0.25))
    moved = cv2.remap(image, x + shift[0] + slant * (y - height / 2), y + shift[1], cv2.INTER_LINEAR, borderValue=0)
    return np.asarray(moved, np.uint8)


def turned(image: Drawn, dice: Dice) -> Drawn:
    """Return the drawing upright, along an edge of the page, or aslant, cut to its ink; empty where it has none."""
    angle = float(dice.choice([0, 0, 0, 90, 270])) + dice.normal(0, 4)
    angle += dice.uniform(-40, 40) if dice.random() < 0.15 else 0
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(height * sine + width * cosine), int(height * cosine + width * sine)
    turn[:, 2] += wide / 2 - width / 2, high / 2 - height / 2
    whole = cv2.warpAffine(image, turn, (wide, high))
    ys, xs = np.nonzero(whole > 60)
    cut = whole[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1] if ys.size else whole[:0, :0]
    return np.asarray(cut, np.uint8)
