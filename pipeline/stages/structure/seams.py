"""How well the text of one page goes on with that of another: sentences, paragraphs, catchwords, notes' numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from math import log

from pipeline.model.flow import HYPHENS
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.edges import LETTERS, Edge, edges
from pipeline.stages.structure.hyphens import FIRST, LAST, SHORTEST_PART
from pipeline.stages.structure.splice import joins
from pipeline.stages.structure.words import Words


class End(StrEnum):
    """How the text of a page leaves off."""

    DIVIDED = "amid a word"
    AMID = "amid a sentence"
    STOPPED = "with a sentence"
    CLOSED = "with a paragraph"


class Start(StrEnum):
    """How the text of a page begins."""

    LOWER = "in lower case"
    ON = "in upper case, without an indent"
    FRESH = "with an indent or a heading"
    UPPER = "in upper case"
    """Where no indents tell."""


ODDS = {
    (End.DIVIDED, Start.LOWER): 1.4,
    (End.DIVIDED, Start.ON): 0.25,
    (End.DIVIDED, Start.FRESH): 0.1,
    (End.DIVIDED, Start.UPPER): 0.25,
    (End.AMID, Start.LOWER): 1.3,
    (End.AMID, Start.ON): 0.9,
    (End.AMID, Start.FRESH): 0.1,
    (End.AMID, Start.UPPER): 0.6,
    (End.STOPPED, Start.LOWER): 0.06,
    (End.STOPPED, Start.ON): 2.0,
    (End.STOPPED, Start.FRESH): 1.5,
    (End.STOPPED, Start.UPPER): 1.8,
    (End.CLOSED, Start.LOWER): 0.05,
    (End.CLOSED, Start.ON): 0.3,
    (End.CLOSED, Start.FRESH): 3.0,
    (End.CLOSED, Start.UPPER): 1.8,
}
"""How often a page begins so after one that ends so, for once that it does beside any other page of its volume."""
WHOLE, BROKEN = 20.0, 0.4
"""The same, where the halves of a divided word make a known word, and where they make none."""
CATCHWORD, OTHER_WORD = 15.0, 0.3
"""The same, where a page begins with the word at the foot of the page before, and with another: it is often misread."""
NEXT_NOTE, LATER_NOTE, EARLIER_NOTE = 3.0, 0.3, 0.15
"""The same, where the first note has the next number, a higher one, one that is used up."""
BY_CHAPTER = 0.6
"""Part of the turns at which notes go on counting, where they are numbered through."""
FARTHEST = 3.0
"""What the evidence of one turn may weigh at most (log odds): words that are misread look like a tear."""
TORN, TORN_LEAF = -3.0, -4.0
"""Log odds below which a turn is torn where no number tells, and where the pages are known to stand on the two sides
of a leaf: 3 and 1 sound turns in 267 lay there, and 35 and 28 % of the false ones."""


@dataclass(frozen=True, slots=True)
class Seams:
    """The turns between the pages of a book."""

    edges: Sequence[Edge]
    words: Words = field(default_factory=Words)
    english: bool = True
    """Whether the splice model understands the text."""
    _known: dict[tuple[int, int], float] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book) -> "Seams":
        """Return the seams of a book."""
        return cls(edges(book), book.hyphens.words, book.language.split("-")[0] == "en")

    def odds(self, before: int, after: int) -> float:
        """Return the log odds that the page of ordinal `after` follows on that of ordinal `before`; 0 says nothing.

        They are no further from 0 than what one turn may weigh.
        """
        return max(-FARTHEST, min(FARTHEST, self._weighed(before, after)))

    def torn(self, before: int, after: int, *, on_two_sides: bool) -> bool:
        """Tell whether all that is seen at a turn, words and notes and indents together, speaks for a tear."""
        return self._weighed(before, after) < (TORN_LEAF if on_two_sides else TORN)

    def _weighed(self, before: int, after: int) -> float:
        """Return the log odds of all evidence."""
        key = before, after
        if key not in self._known:
            self._known[key] = self._odds(*self._facing(before, after))
        return self._known[key]

    def _facing(self, before: int, after: int) -> tuple[Edge, Edge]:
        """Return the edges that meet; a page without text (a plate) lets its neighbour through."""
        left, right = self.edges[before], self.edges[after]
        while not left.tail and before > 0 and before - 1 != after:
            before -= 1
            left = self.edges[before]
        while not right.head and after < len(self.edges) - 1 and after + 1 != before:
            after += 1
            right = self.edges[after]
        return left, right

    def _odds(self, left: Edge, right: Edge) -> float:
        """Return the log odds that one page follows on the other."""
        odds = self._by_text(left, right) if left.tail and right.head else 0.0
        first = next((match[0].casefold() for match in LETTERS.finditer(right.head)), "")
        if left.catchword and right.head:
            odds += log(CATCHWORD if _alike(left.catchword, first) else OTHER_WORD)
        elif left.signature and left.signature == first:
            odds += log(CATCHWORD)
        if left.labels and right.labels and self._counts_on:
            odds += _by_notes(left.labels, right.labels)
        return odds

    def _by_text(self, left: Edge, right: Edge) -> float:
        """Return the log odds by the words and the indents."""
        end, start = _end(left), _start(right)
        odds = log(ODDS[end, start])
        if end is End.DIVIDED and start is Start.LOWER:
            return odds + self._by_word(left.tail, right.head)
        if end is End.AMID and start is not Start.FRESH and self.english:
            probability = joins(left.tail, right.head)
            return odds + log(probability / (1 - probability))
        return odds

    def _by_word(self, tail: str, head: str) -> float:
        """Return the log odds of two halves being those of one word."""
        first, second = LAST.search(tail[:-1]), FIRST.match(head)
        if not first or not second or not self.words.listed:
            return 0.0
        whole = self.words.known(first[1] + second[1])
        compound = min(len(first[1]), len(second[1])) >= SHORTEST_PART
        compound = compound and self.words.known(first[1]) and self.words.known(second[1])
        return log(WHOLE if whole else 1.0 if compound else BROKEN)

    @property
    def _counts_on(self) -> bool:
        """Tell whether the notes are numbered through, not anew on each page."""
        noted = [edge.labels for edge in self.edges if edge.labels]
        on = sum(one[-1] + 1 == other[0] for one, other in pairwise(noted))
        return on > BY_CHAPTER * (len(noted) - 1) > 0


def _end(edge: Edge) -> End:
    """Return how a page leaves off."""
    junction = Junction(edge.tail, "", None)
    if edge.tail[-1] in HYPHENS and edge.tail[-2:-1].isalpha():
        return End.DIVIDED
    if not junction.ended:
        return End.AMID
    return End.CLOSED if edge.full is False else End.STOPPED


def _start(edge: Edge) -> Start:
    """Return how a page begins."""
    if edge.fresh:
        return Start.FRESH
    if Junction("", edge.head, None).lower:
        return Start.LOWER
    return Start.UPPER if edge.fresh is None else Start.ON


def _alike(catchword: str, first: str) -> bool:
    """Tell whether a page begins with a catchword, which is often only a part of the word."""
    shorter = min(len(catchword), len(first))
    return shorter > 0 and catchword[:shorter] == first[:shorter]


def _by_notes(before: Sequence[int], after: Sequence[int]) -> float:
    """Return the log odds of one page's notes following on those of another; among them is what was misread."""
    if any(last + 1 == first for last in before for first in after):
        return log(NEXT_NOTE)
    if 1 in after:
        return 0.0
    return log(LATER_NOTE if after[0] > before[-1] else EARLIER_NOTE)
