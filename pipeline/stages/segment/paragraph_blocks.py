"""The blocks of a transcript: what stands between two blank lines, and how it begins and ends."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from pipeline.model.geometry import Box
from pipeline.model.page import Line

WRAPPED = 150
"""Characters in a line beyond which it cannot have been wrapped to a measure."""

CLOSING = "\"”’')]»"
STOPS = ".!?…"

ITEM = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s")
"""What the items of a list begin with, each a line of its own."""

INDENT = 2
"""Columns by which a line must stand in to count as indented; one is a stray space."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Some lines of a transcript that belong together."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        """Its columns and rows."""
        return Box.around(line.box for line in self.lines)

    @property
    def size(self) -> float:
        """Height of its letters in rows, as markup tells it."""
        return median(line.x_height or 1.0 for line in self.lines)

    @property
    def indented(self) -> bool:
        """Whether all its lines stand in."""
        return all(line.box.left >= INDENT for line in self.lines)

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(CLOSING)[-1:] in STOPS

    @property
    def lower(self) -> bool:
        """Whether it begins in lower case."""
        return self.text.lstrip("\"“‘'([")[:1].islower()

    @property
    def own_labels(self) -> tuple[str, ...]:
        """The superscript labels it begins with."""
        return tuple(marker.label for marker in self.lines[0].markers if marker.at == 0)

    @property
    def markers(self) -> tuple[str, ...]:
        """The labels of the notes that are called in it."""
        return tuple(m.label for n, line in enumerate(self.lines) for m in line.markers if n or m.at)


def blocks_of(lines: Sequence[Line], begins: Callable[[str], bool]) -> tuple[TextBlock, ...]:
    """Return the blocks in their order; a line of which `begins` is true opens one without a blank line before it."""
    groups: list[list[Line]] = []
    wrapped = _wrapped(lines)
    for line in lines:
        last = groups[-1] if groups else []
        if wrapped and last and _goes_on(last, line) and not begins(line.text):
            last.append(line)
        else:
            groups.append([line])
    return tuple(TextBlock(tuple(group)) for group in groups)


def _wrapped(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs are wrapped; where most of the text stands in long lines, each line is a block."""
    long = sum(len(line.text) for line in lines if len(line.text) > WRAPPED)
    return long * 2 <= sum(len(line.text) for line in lines)


def _goes_on(group: list[Line], line: Line) -> bool:
    """Tell whether a line belongs to the block above it."""
    last = group[-1]
    if line.box.top - last.box.top > 1 or line.x_height != last.x_height or any(m.at == 0 for m in line.markers):
        return False
    if ITEM.match(group[0].text) and ITEM.match(line.text):
        return False
    indented = line.box.left >= INDENT
    return not indented or bool(group[-1].box.left >= INDENT) or _hangs(group)


def _hangs(group: list[Line]) -> bool:
    """Tell whether a block begins with a note's label, whose further lines stand in."""
    return any(m.at == 0 for m in group[0].markers) or bool(re.match(r"\d{1,3}[.)]?\s", group[0].text))
