"""What Tesseract answers: hOCR, read into lines of words of glyphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize
from xml.etree import ElementTree

from pipeline.errors import EngineFailed
from pipeline.model.geometry import Box

LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
"""The classes that the engine gives to a line, by what it guesses it to be."""

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Types that are two letters cast in one: the text has the letters."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as the engine saw it; its text may be two letters, where one type stands for them."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as the engine saw it: its text is never empty, its confidence 0 to 1."""

    text: str
    box: Box
    confidence: float
    glyphs: tuple[Glyph, ...] = ()

    def moved(self, x: float, y: float) -> "ReadWord":
        """Return the word shifted right by `x` and down by `y` pixels."""
        glyphs = tuple(replace(glyph, box=glyph.box.moved(x, y)) for glyph in self.glyphs)
        return replace(self, box=self.box.moved(x, y), glyphs=glyphs)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as the engine saw it; boxes in pixels of the image it was given."""

    box: Box
    words: tuple[ReadWord, ...]
    slope: float
    """Pixels that the baseline falls for each pixel to the right."""
    base: float
    """y of the baseline at the left edge of the box."""
    x_height: float

    def baseline_at(self, x: float) -> float:
        """Return the y of the baseline below a point."""
        return self.base + self.slope * (x - self.box.left)

    def of(self, words: tuple[ReadWord, ...]) -> "ReadLine":
        """Return the line that is left with some of its words, its baseline where it was."""
        box = Box.around(word.box for word in words)
        return replace(self, box=box, words=words, base=self.baseline_at(box.left))

    def moved(self, x: float, y: float) -> "ReadLine":
        """Return the line shifted right by `x` and down by `y` pixels."""
        words = tuple(word.moved(x, y) for word in self.words)
        return replace(self, box=self.box.moved(x, y), words=words, base=self.base + y)


def parse(hocr: bytes) -> tuple[tuple[ReadLine, ...], ...]:
    """Return the lines of each page of the answer; EngineFailed if it is not hOCR."""
    try:
        root = ElementTree.fromstring(hocr)  # noqa: S314 - from the engine that we started, not from a stranger
        pages = [element for element in root.iter() if element.get("class") == "ocr_page"]
        return tuple(tuple(_lines(page)) for page in pages)
    except (ElementTree.ParseError, ValueError, KeyError, IndexError) as failure:
        raise EngineFailed(f"Tesseract's answer is not hOCR: {failure}.") from failure


def _lines(page: ElementTree.Element) -> Iterator[ReadLine]:
    """Yield the lines that hold a word."""
    for element in page.iter():
        if element.get("class") in LINES:
            words = tuple(_words(element))
            if words:
                yield _line(element, words)


def _line(element: ElementTree.Element, words: tuple[ReadWord, ...]) -> ReadLine:
    """Return the line: its x-height is what its row is high, less ascenders and descenders."""
    title = _title(element)
    box = _box(title["bbox"])
    slope, offset = title.get("baseline", [0.0, 0.0])
    x_height = title["x_size"][0] - title["x_ascenders"][0] - title["x_descenders"][0]
    return ReadLine(box, words, slope, box.bottom + offset, x_height if x_height > 0 else box.height / 2)


def _words(line: ElementTree.Element) -> Iterator[ReadWord]:
    """Yield the words of a line that are more than white space."""
    for element in line.iter():
        if element.get("class") != "ocrx_word":
            continue
        title = _title(element)
        glyphs = tuple(_glyphs(element))
        text = _clean("".join(glyph.text for glyph in glyphs) or "".join(element.itertext()))
        if text:
            yield ReadWord(text, _box(title["bbox"]), title["x_wconf"][0] / 100, glyphs)


def _glyphs(word: ElementTree.Element) -> Iterator[Glyph]:
    """Yield the characters of a word, where the engine was asked for them."""
    for element in word.iter():
        if element.get("class") == "ocrx_cinfo":
            title = _title(element)
            yield Glyph(_clean(element.text or ""), _box(title["x_bboxes"]), title["x_conf"][0] / 100)


def _clean(text: str) -> str:
    """Return text in NFC, without white space, ligatures taken apart."""
    return normalize("NFC", "".join(text.split()).translate(LIGATURES))


def _box(numbers: list[float]) -> Box:
    """Return the box of four numbers."""
    left, top, right, bottom = numbers
    return Box(left, top, right, bottom)


def _title(element: ElementTree.Element) -> dict[str, list[float]]:
    """Return the properties of an element that are numbers, by name."""
    properties = re.findall(r"(\w+)((?:\s+-?[\d.]+(?:e-?\d+)?)+)(?:;|$)", element.get("title", ""))
    return {name: [float(number) for number in numbers.split()] for name, numbers in properties}
