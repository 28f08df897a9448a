"""Short lines looked at again, alone and at several sizes: page numbers have no context that would help the engine."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.look import Look

SHORT = 5
"""Characters: longer lines are words, which the engine knows."""

SIZES = (0.75, 1.25, 1.5, 2.0)
"""Times the size on the page, which has been read already: what is read alike at several sizes is right."""

STRAY = "‘’'`´.,·•*°-~ "
"""What a speck is read as: a number that any of the readings has without it begins with none of these."""

MIXED = re.compile(r"\d\W*[^\W\d_]|[^\W\d_]\W*\d")
"""A figure beside a letter: no better reading of what was read as a number."""

TWICE = 1.0
"""Sureness of all readings together from which one is believed that the page's own reading does not bear out."""


def looks(lines: Sequence[ReadLine]) -> tuple[Look, ...]:
    """Return where and how to look again at the short lines; at places without words too."""
    return tuple(Look(line.box, size) for line in lines if is_short(line) for size in SIZES)


def better(lines: Sequence[ReadLine], answers: Iterator[tuple[ReadWord, ...]]) -> tuple[ReadLine, ...]:
    """Return the lines, the short ones as most of the readings have them; `answers` are those to `looks`.

    A line without words is a place where one may be; it is left out where the readings do not agree on a word.
    """
    seen = (_best(line, [next(answers) for _ in SIZES]) if is_short(line) else line for line in lines)
    return tuple(line for line in seen if line.words)


def is_short(line: ReadLine) -> bool:
    """Tell whether a line is no more than a number, a place without words too."""
    return sum(len(word.text) for word in line.words) <= SHORT


def _best(line: ReadLine, readings: Sequence[tuple[ReadWord, ...]]) -> ReadLine:
    """Return the line as the readings have it that are surest together."""
    if not line.words:
        return _seen(line, readings)
    votes: dict[str, float] = defaultdict(float)
    surest: dict[str, tuple[ReadWord, ...]] = {}
    for words in (line.words, *readings):
        text = " ".join(word.text for word in words)
        if text:
            votes[text] += _sure(words)
            surest[text] = max(surest.get(text, words), words, key=_sure)
    best = max(votes, key=lambda text: votes[text], default="")
    best = alone if (alone := best.lstrip(STRAY)).isdecimal() and alone in votes else best
    own = " ".join(word.text for word in line.words)
    if own.isdecimal() and MIXED.search(best):
        return line
    return line.of(surest[best])


def _seen(line: ReadLine, readings: Sequence[tuple[ReadWord, ...]]) -> ReadLine:
    """Return a place with the reading that is surest together with those of the same figures; as it is without one.

    The dashes on both sides of a number are read now as dashes, now as points, and now not at all.
    """
    alike: dict[str, list[tuple[ReadWord, ...]]] = defaultdict(list)
    for words in readings:
        alike["".join(letter for word in words for letter in word.text if letter.isalnum())].append(words)
    alike.pop("", None)
    best = max(alike.values(), key=lambda same: sum(map(_sure, same)), default=[])
    free = [words for words in best if words[0].text[0] not in STRAY or words[-1].text[-1] in STRAY]
    return line.of(max(free or best, key=_sure)) if sum(map(_sure, best)) >= TWICE else line


def _sure(words: tuple[ReadWord, ...]) -> float:
    """Return how sure a reading is: as sure as its least sure word."""
    return min(word.confidence for word in words)
