"""Lines that the engine has read on into the next column, over a gutter no wider than the spaces of a wide line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.stages.ocr.hocr import ReadLine, ReadWord

NARROWEST = 1.5
"""In x-heights: no gutter is narrower, and few spaces are wider."""

WIDER = 1.3
"""Times the widest space of the words on one of its sides."""

EDGE = 0.8
"""In x-heights: so near to one another end, and begin, the lines along a gutter."""

REACH = 12.0
"""In x-heights, up and down: some five lines either way show the gutter, if none before them has a word in it."""

EDGES = 3
"""Neighbours' edges along a gutter that are none by chance."""

HANGING = frozenset("gjpqyQJ,;()[]34579")
"""What reaches below the baseline, or may."""


def parted_at_gutters(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines, those that go over a gutter as two."""
    return tuple(part for line in lines for part in _parts(line, lines))


def _parts(line: ReadLine, lines: Sequence[ReadLine]) -> Iterator[ReadLine]:
    """Yield a line, or the two that it is."""
    cut = _widest(line.words, line.x_height)
    if cut and _is_gutter(line, line.words[cut - 1].box.right, line.words[cut].box.left, lines):
        yield from (_settled(line.of(line.words[:cut])), _settled(line.of(line.words[cut:])))
    else:
        yield line


def _settled(part: ReadLine) -> ReadLine:
    """Return a part on the baseline of its own letters, level: the whole line's lay between those of both."""
    feet = [glyph.box.bottom for word in part.words for glyph in word.glyphs if glyph.text not in HANGING]
    return replace(part, slope=0.0, base=median(feet)) if feet else part


def _widest(words: Sequence[ReadWord], x_height: float) -> int:
    """Return which word stands after a gap that may be a gutter; 0 if none does."""
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    widest = max(gaps, default=0.0)
    if widest < NARROWEST * x_height:
        return 0
    cut = gaps.index(widest)
    if not all(any(map(str.isalnum, _text(part))) for part in (words[: cut + 1], words[cut + 1 :])):
        return 0
    sides = [max(side) for side in (gaps[:cut], gaps[cut + 1 :]) if side]
    return cut + 1 if sides and widest > WIDER * min(sides) else 0


def _is_gutter(line: ReadLine, left: float, right: float, lines: Sequence[ReadLine]) -> bool:
    """Tell whether the lines above and below end and begin where a gap lies."""
    beside = [*_along(line, left, right, lines, up=True), *_along(line, left, right, lines, up=False)]
    ends = sum(abs(other.box.right - left) < EDGE * line.x_height for other in beside)
    begins = sum(abs(other.box.left - right) < EDGE * line.x_height for other in beside)
    return ends + begins >= EDGES and max(ends, begins) > 1


def _along(line: ReadLine, left: float, right: float, lines: Sequence[ReadLine], *, up: bool) -> Iterator[ReadLine]:
    """Yield the lines above or below a line, the nearest first, up to the first that has a word in its gap."""
    level = line.box.centre[1]
    off = [((level - other.box.centre[1]) * (1 if up else -1), other) for other in lines if other is not line]
    for _, other in sorted(((by, o) for by, o in off if 0 < by < REACH * line.x_height), key=lambda pair: pair[0]):
        if any(word.box.left < right - 1 and word.box.right > left + 1 for word in other.words):
            return
        yield other


def _text(words: Sequence[ReadWord]) -> str:
    """Return the signs of words."""
    return "".join(word.text for word in words)
