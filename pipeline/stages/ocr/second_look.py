"""Short lines read again, alone and at several sizes: page numbers have no context that would help the engine."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

SHORT = 5
"""Characters: longer lines are words, which the engine knows."""

SIZES = (0.75, 1.25, 1.5, 2.0)
"""Times the size on the page, which has been read already: what is read alike at several sizes is right."""

LINE = 7
"""Page segmentation mode for one line of text."""

MARGIN = 0.6
"""Of the line's height: paper round it, less than there is to its neighbours."""

STRAY = "‘’'`´.,·•*°-~ "
"""What a speck is read as: a number that any of the readings has without it begins with none of these."""

TWICE = 1.0
"""Sureness of all readings together from which one is believed that the page's own reading does not bear out."""


def read_again(image: Grey, lines: Sequence[ReadLine], languages: str) -> tuple[ReadLine, ...]:
    """Return the lines, the short ones as most of the readings have them.

    A line without words is a place where one may be; it is left out where the readings do not agree on a word.
    """
    (better,) = read_groups_again(image, (lines,), languages)
    return better


def read_groups_again(
    image: Grey, groups: Sequence[Sequence[ReadLine]], languages: str
) -> tuple[tuple[ReadLine, ...], ...]:
    """Return groups of lines, each as `read_again` does, in one start of the engine."""
    short = [line for group in groups for line in group if _is_short(line)]
    crops = [_crop(image, line.box, size) for line in short for size in SIZES]
    answers = iter(hocr.parse(engine.read(crops, languages, LINE)) if crops else ())

    def better(line: ReadLine) -> ReadLine:
        if not _is_short(line):
            return line
        return _best(line, [_on_page(next(answers, ()), line.box, size) for size in SIZES])

    return tuple(tuple(seen for line in group if (seen := better(line)).words) for group in groups)


def _is_short(line: ReadLine) -> bool:
    """Tell whether a line is no more than a number, a place without words too."""
    return sum(len(word.text) for word in line.words) <= SHORT


def _crop(image: Grey, box: Box, size: float) -> Grey:
    """Return a line cut out with some paper round it, at a size."""
    area = box.grown(MARGIN * box.height)
    cut = image[max(0, int(area.top)) : int(area.bottom), max(0, int(area.left)) : int(area.right)]
    how = cv2.INTER_AREA if size < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, None, fx=size, fy=size, interpolation=how), np.uint8)


def _on_page(lines: Sequence[ReadLine], box: Box, size: float) -> tuple[ReadWord, ...]:
    """Return the words of a reading, where they stand on the page."""
    area = box.grown(MARGIN * box.height)
    left, top = max(0, int(area.left)), max(0, int(area.top))

    def back(seen: Box) -> Box:
        return Box(seen.left / size, seen.top / size, seen.right / size, seen.bottom / size).moved(left, top)

    return tuple(
        replace(word, box=back(word.box), glyphs=tuple(replace(glyph, box=back(glyph.box)) for glyph in word.glyphs))
        for line in lines
        for word in line.words
    )


def _best(line: ReadLine, readings: Sequence[tuple[ReadWord, ...]]) -> ReadLine:
    """Return the line as the readings have it that are surest together."""
    votes: dict[str, float] = defaultdict(float)
    surest: dict[str, tuple[ReadWord, ...]] = {}
    for words in (line.words, *readings):
        text = " ".join(word.text for word in words)
        if text:
            votes[text] += _sure(words)
            surest[text] = max(surest.get(text, words), words, key=_sure)
    best = max(votes, key=lambda text: votes[text], default="")
    best = alone if (alone := best.lstrip(STRAY)).isdecimal() and alone in votes else best
    if not line.words and (votes[best] < TWICE or not any(map(str.isalnum, best))):
        return line
    return line.of(surest[best])


def _sure(words: tuple[ReadWord, ...]) -> float:
    """Return how sure a reading is: as sure as its least sure word."""
    return min(word.confidence for word in words)
