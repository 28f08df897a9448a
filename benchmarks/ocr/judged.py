"""Words as they were read beside what is printed there: which of them are right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from benchmarks.ocr.truth import PLAIN
from pipeline.model.flow import HYPHENS

LINE_END = re.compile(rf"(?<=\w)[{HYPHENS}]$")

Spot = tuple[int, int]
"""A line and a word in it, both by their places."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A word, or the parts of one that a line's end divides, and what is printed there."""

    spots: tuple[Spot, ...]
    read: str
    printed: str

    @property
    def right(self) -> bool:
        """Whether it was read as printed, quotes and dashes in the simplest signs.

        Whoever writes a text down may space its dashes and brackets, and write small capitals as small letters.
        """
        read, printed = (text.casefold() if self.read.isupper() else text for text in (self.read, self.printed))
        mended = len(self.spots) > 1 and read == printed.replace("-", "")
        return mended or read in (printed, printed.replace(" ", "")) or read.strip("-") in printed.split("-")


def judged(lines: Sequence[Sequence[str]], truth: str) -> Iterator[Judged]:
    """Yield the words of lines beside a text that holds all of them, in order, divided words mended.

    Words that the text lacks altogether have "" beside them; text that was not read is nobody's.
    """
    tokens = list(_tokens(lines))
    read = " ".join(text for text, _ in tokens)
    places = _places(read, truth)
    start = 0
    for text, spots in tokens:
        end = start + len(text)
        yield Judged(spots, text, _printed(truth, places[start], places[end]))
        start = end + 1


def _tokens(lines: Sequence[Sequence[str]]) -> Iterator[tuple[str, tuple[Spot, ...]]]:
    """Yield the words in the simplest signs, each with its spots; one that a line's end divides is one."""
    words = [(word.translate(PLAIN), (row, place)) for row, line in enumerate(lines) for place, word in enumerate(line)]
    last = {(row, len(line) - 1) for row, line in enumerate(lines)}
    text, spots = "", tuple[Spot, ...]()
    for (word, spot), (after, _) in pairwise([*words, ("", (-1, -1))]):
        text, spots = text + word, (*spots, spot)
        if spot in last and LINE_END.search(word) and after[:1].islower():
            text = LINE_END.sub("", text)
            continue
        yield text, spots
        text, spots = "", ()


def _places(read: str, truth: str) -> list[int]:
    """Return for each edge between characters that were read the edge in the text that it answers to."""
    places = [0] * (len(read) + 1)
    for step in Levenshtein.opcodes(read, truth):
        for at in range(step.src_start, step.src_end):
            places[at] = min(step.dest_start + at - step.src_start, step.dest_end)
        places[step.src_end] = step.dest_end
    return places


def _printed(truth: str, start: int, end: int) -> str:
    """Return the words of a text that a stretch of it touches."""
    while start < end and truth[start].isspace():
        start += 1
    while end > start and truth[end - 1].isspace():
        end -= 1
    if start == end:
        return ""
    left = truth.rfind(" ", 0, start) + 1
    right = truth.find(" ", end)
    return truth[left : right if right >= 0 else len(truth)]


def rate(words: Iterable[Judged]) -> float:
    """Return the part of the words that are right."""
    flags = [word.right for word in words]
    return sum(flags) / max(1, len(flags))
