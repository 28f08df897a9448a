"""From the engine's lines to the page's: ids, confidences, and lines cut where they bridge a gap."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from pipeline.model.brackets import CLOSES, OPENS
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Word
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

BRIDGED = 4.5
"""A gap of more x-heights than this parts two lines, because the widest space of a justified line is about
three and columns, margins and page numbers stand further off."""

APART = 1.9
"""x-heights that part what stands in a corner of the page, a number or half a bracket, from the head beside it."""

WIDER = 1.2
"""Times the widest space within the head, which may be set wide."""

NUMBER = re.compile(r"\W?\d{1,4}\W?|[ivxlc]{2,8}\W?")
"""A page number, arabic or in small roman letters."""

LOWEST_SIGN = 0.3
"""Of the page's x-height: a line of points, dashes and the like that is lower is dirt, a row of asterisks higher."""

POINTS = ".,·…"
"""Signs that may be as small as a speck."""

LOWEST_TYPE = 0.5
"""Of the page's x-height: no letter is lower."""

HIGHEST_TYPE = 8.0
"""Of the page's x-height: letters of a title page are not higher."""

GUESS = 0.5
"""Where every word is less sure the engine has guessed."""

FEW = 2
"""Signs in a row that a speck is taken for; a row of asterisks has more."""

HOPELESS = 0.5
"""Probability below which a lone sign is none, unless it is one that stands alone in print: it is likelier a hair."""

ORNAMENTS = frozenset("—–-*†‡§¶")
"""Signs that part sections or call a note, and stand alone then."""


def split(lines: Iterable[ReadLine]) -> Iterator[ReadLine]:
    """Yield the lines, cut where a gap is too wide for a space; in the corners of the page at less."""
    read = tuple(lines)
    levels = [line.box.centre[1] for line in read]
    for line in read:
        inner = min(levels) + line.box.height < line.box.centre[1] < max(levels) - line.box.height
        for words in _runs(line):
            for part in [words] if inner else corners(words, line.x_height):
                yield line.of(part)


def corners(words: tuple[ReadWord, ...], x_height: float) -> list[tuple[ReadWord, ...]]:
    """Return the words of a head, and apart from them what stands in the corner of the page beside them."""
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    widest, wider = sorted([*gaps, 0.0, 0.0])[:-3:-1]
    if widest < max(APART * x_height, WIDER * wider):
        return [words]
    cut = gaps.index(widest) + 1
    left, right = (" ".join(word.text for word in part) for part in (words[:cut], words[cut:]))
    number = NUMBER.fullmatch(left) or NUMBER.fullmatch(right)
    return [words[:cut], words[cut:]] if number or CLOSES.fullmatch(left) or OPENS.fullmatch(right) else [words]


def _runs(line: ReadLine) -> Iterator[tuple[ReadWord, ...]]:
    """Yield the words of a line, parted at wide gaps."""
    run = [line.words[0]]
    for before, after in pairwise(line.words):
        if after.box.left - before.box.right > BRIDGED * line.x_height:
            yield tuple(run)
            run = []
        run.append(after)
    yield tuple(run)


def legible(lines: Iterable[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines that are print; what the engine made of dirt and shadow is left out."""
    lines = tuple(lines)
    if not lines:
        return ()
    size = median(line.x_height for line in lines for _ in line.words)
    swept = (line.of(words) for line in lines if (words := tuple(w for w in line.words if not _is_speck(w, size))))
    return tuple(line for line in swept if not _is_dirt(line, size))


def swept(lines: Iterable[ReadLine]) -> tuple[ReadLine, ...]:
    """Return lines with their certainty but those that are a lone sign and likely none: a speck, a hair."""
    return tuple(line for line in lines if not _is_splash(line))


def _is_splash(line: ReadLine) -> bool:
    """Tell whether a line is one or two signs, no letter or figure, that are likelier none than right."""
    signs = "".join(word.text for word in line.words)
    sure = max(word.confidence for word in line.words)
    told = any(sign.isalnum() or sign in ORNAMENTS for sign in signs)
    return len(signs) <= FEW and not told and sure < HOPELESS


def _is_speck(word: ReadWord, size: float) -> bool:
    """Tell whether a word is a sign smaller than any but a point can be."""
    spot = max(word.box.width, word.box.height) < LOWEST_SIGN * size
    return spot and not any(character.isalnum() or character in POINTS for character in word.text)


def _is_dirt(line: ReadLine, size: float) -> bool:
    """Tell whether a line is none: signs without a letter that are too low, or a guess as low or high as no type."""
    height = max(word.box.height for word in line.words) / size
    if not any(character.isalnum() for word in line.words for character in word.text):
        return height < LOWEST_SIGN
    return not LOWEST_TYPE < height < HIGHEST_TYPE and max(word.confidence for word in line.words) < GUESS


def page_line(line: ReadLine, markers: tuple[Marker, ...]) -> Line:
    """Return the line as the page holds it, its box round its markers too, its id still to be given."""
    words = tuple(Word(word.text, word.box, round(word.confidence, 4)) for word in line.words)
    box = Box.around((line.box, *(marker.box for marker in markers)))
    baseline = round(line.baseline_at(line.box.centre[0]), 2)
    return Line("", box, words, markers, baseline, round(line.x_height, 2))
