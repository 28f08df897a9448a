"""Markers put back to the words that they were taken from: which line, and before which letter."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.geometry import Box
from pipeline.model.page import Marker
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.superscript import Superscript

ASIDE = 2.5
"""In x-heights: so far beyond the ends of a line its markers may stand."""

ASTRAY = 0.8
"""In x-heights: so far may the engine's baseline be from the one that the marker was found over."""

GLUED = 0.4
"""In x-heights: with less space than this a marker stands against a word, and the word against it."""

SPACED = 1.2
"""In x-heights: so far from a marker stands the punctuation behind it where there is space before it too."""

CLOSING = re.compile(r"[,.;:!?)\]](?!\d|\s*\.)|[’”'\"»]+[,.;:!?)\]]*$")
"""What begins no word, and so belongs to the word before: `word ¹ ,’`."""


def owners(markers: Iterable[Superscript], lines: Sequence[ReadLine]) -> Mapping[int, tuple[Superscript, ...]]:
    """Return for each line, by its place, the markers that are its own; some may be nobody's."""
    found: dict[int, tuple[Superscript, ...]] = {}
    for marker in markers:
        place = min(range(len(lines)), key=lambda number: _strangeness(marker, lines[number]), default=-1)
        if place >= 0 and _strangeness(marker, lines[place]) < 1:
            found[place] = (*found.get(place, ()), marker)
    return found


def _strangeness(marker: Superscript, line: ReadLine) -> float:
    """Return how badly a marker fits a line: from 1 on it does not."""
    x = marker.box.centre[0]
    high = abs(line.baseline_at(min(max(x, line.box.left), line.box.right)) - marker.baseline)
    wide = max(line.box.left - x, x - line.box.right, 0.0)
    return max(high / (ASTRAY * marker.x_height), wide / (ASIDE * marker.x_height))


def mended(line: ReadLine, markers: Iterable[Superscript]) -> ReadLine:
    """Return the line with the words joined that only a marker had parted: `word¹,` or `word²—and`."""
    words = [line.words[0]]
    for before, after in pairwise(line.words):
        if any(marker.taken and _between(marker, before, after) for marker in markers):
            words[-1] = _joined(words[-1], after)
        else:
            words.append(after)
    return replace(line, words=tuple(words))


def _between(marker: Superscript, before: ReadWord, after: ReadWord) -> bool:
    """Tell whether a marker stands against both words."""
    reach = (SPACED, SPACED) if CLOSING.match(after.text) else (GLUED, GLUED / 2)
    gaps = marker.box.left - before.box.right, after.box.left - marker.box.right
    return all(-marker.box.width < gap < far * marker.x_height for gap, far in zip(gaps, reach, strict=True))


def _joined(before: ReadWord, after: ReadWord) -> ReadWord:
    """Return two words as one."""
    return ReadWord(
        before.text + after.text,
        Box.around((before.box, after.box)),
        min(before.confidence, after.confidence),
        before.glyphs + after.glyphs,
    )


def placed(marker: Superscript, line: ReadLine) -> Marker:
    """Return the marker of a line, at its offset."""
    return Marker(marker.label, marker.box, _offset(marker, line.words), marker.confidence, marker.alternatives)


def _offset(marker: Superscript, words: Sequence[ReadWord]) -> int:
    """Return how many characters of the line's text stand before a marker; spaces after a word do not."""
    x, offset, reached = marker.box.centre[0], 0, 0
    for word in words:
        if word.box.left >= x:
            break
        reached = offset + _letters(word, x)
        offset += len(word.text) + 1
    return reached


def _letters(word: ReadWord, x: float) -> int:
    """Return how many of a word's characters stand left of an x."""
    if x >= word.box.right or not word.glyphs:
        return len(word.text)
    return sum(len(glyph.text) for glyph in word.glyphs if glyph.box.centre[0] < x)
