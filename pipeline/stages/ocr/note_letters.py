"""The letters that notes at the foot of a page begin with, where they stand on the line like any print."""

import re
from collections.abc import Iterator, Sequence

from pipeline.model.page import Line
from pipeline.model.typography import SMALLER

LABEL = re.compile(r"[(\[]?([a-z])(?:[.,)\]]+\s*|\s+)(?=[^\Wa-z_]|[“\"‘(\[])")
"""A small letter by itself before what begins a sentence."""

WORDS = 6
"""Words of a line of text at least."""

FEW = 3
"""Lines of text that a page has at least: a heading of one or two may be long."""


def note_letters(lines: Sequence[Line], x_height: float) -> str:
    """Return the letters that lines in smaller type begin with, as far as each is the next of the alphabet.

    `x_height` is that of most of the page's print, in pixels; where notes fill the page, its text is larger.
    """
    return "".join(_following(_letters(lines, max(x_height, _of_text(lines)))))


def _of_text(lines: Sequence[Line]) -> float:
    """Return the x-height that a few long lines reach: that of the text, as headings are short."""
    sizes = sorted(line.x_height for line in lines if line.x_height and len(line.words) >= WORDS)
    return sizes[-FEW] if len(sizes) >= FEW else 0.0


def _letters(lines: Sequence[Line], x_height: float) -> Iterator[str]:
    """Yield the labels down the page."""
    for line in sorted(lines, key=lambda line: line.box.top):
        label = LABEL.match(line.text)
        if label and (line.x_height or x_height) < SMALLER * x_height:
            yield label[1]


def _following(letters: Iterator[str]) -> Iterator[str]:
    """Yield the first letter, and those that go on from it."""
    last = ""
    for letter in letters:
        if not last or ord(letter) == ord(last) + 1:
            last = letter
            yield letter
