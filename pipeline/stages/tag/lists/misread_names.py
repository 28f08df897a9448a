"""Names of the lists in which an engine took one letter for another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline import lexicon
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.lists.gazetteer import Gazetteer, Known
from pipeline.stages.tag.spelling import LONG, ends, folded, misread

KINDS = frozenset({EntityKind.PLACE, EntityKind.GROUP, EntityKind.ORG})
"""Kinds whose names are so well known that another name of nearly the same letters is not to be expected; two family
names may well differ by one letter."""

RUN = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’]*(?: (?:of |the )?[A-ZÀ-Þ][\w’]*)*")
"""Words with capitals side by side."""

OFTEN = 3
"""A word that stands so often in a volume is a name of its own: an engine that errs, errs now so, now so."""

MOST_WORDS = 4
"""No name that is looked for has more."""

EDGE = 3
"""Letters at the beginning and the end of a name: of one that is misread in one place one of the two is right."""


@dataclass(frozen=True, slots=True)
class MisreadNames:
    """The names of the lists, beside what a volume has that is no word of its language."""

    edges: dict[str, list[tuple[str, Known]]]
    strange: frozenset[str]
    """Words that are no words, nor a name that is known."""

    @classmethod
    def of(cls, lists: Gazetteer, language: str, texts: Iterable[str]) -> "MisreadNames":
        """Return the lists as they are used in a volume."""
        words = Counter(word for text in texts for run in RUN.findall(text) for word in run.split())
        known = {word for it in lists.known for word in it.text.split()} | lists.given | lists.never
        spelt = lexicon.listed(language)
        strange = (it for it, count in words.items() if count < OFTEN and it.lower().removesuffix("’s") not in spelt)
        return cls(_edges(lists), frozenset(it for it in strange if it not in known) if spelt else frozenset())

    def names(self, text: str) -> Iterator[Candidate]:
        """Yield the names that were read with one letter wrong, where only one thing is called nearly so."""
        for run in RUN.finditer(text) if self.strange else ():
            words = list(re.finditer(r"\S+", run[0]))
            for at in (number for number, word in enumerate(words) if word[0] in self.strange):
                for first, last in _stretches(at, len(words)):
                    start, end = run.start() + words[first].start(), run.start() + words[last].end()
                    yield from self._named(text[start:end], start)

    def _named(self, written: str, start: int) -> Iterator[Candidate]:
        """Yield what a stretch names, if only one thing."""
        letters = folded(written)
        near = {it for edge in ends(letters, EDGE) for spelt, it in self.edges.get(edge, ()) if misread(letters, spelt)}
        if len({(it.kind, it.name) for it in near}) == 1:
            known = near.pop()
            end = start + len(written.removesuffix("’s"))
            reason = "in the gazetteer but for a letter that is easily misread"
            yield Candidate(start, end, known.kind, Certainty.LOW, reason, known.name, sources=(Source.LIST,))


def _stretches(at: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of some words that include one word."""
    for first in range(max(0, at - MOST_WORDS + 1), at + 1):
        for last in range(at, min(count, first + MOST_WORDS)):
            yield first, last


@lru_cache(maxsize=2)
def _edges(lists: Gazetteer) -> dict[str, list[tuple[str, Known]]]:
    """Return the names of the lists by their first and by their last letters, each with its spelling."""
    edges: dict[str, list[tuple[str, Known]]] = {}
    for it in lists.known:
        letters = folded(it.text)
        if it.kind in KINDS and len(letters) >= LONG and it.text[:1].isupper():
            for edge in ends(letters, EDGE):
                edges.setdefault(edge, []).append((letters, it))
    return edges
