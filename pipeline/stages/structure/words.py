"""Which words a volume and its language have."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline import lexicon
from pipeline.model.flow import HYPHENS
from pipeline.model.page import Line

TOKEN = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")

APOSTROPHE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word stands inside the volume's lines, and the word list of its language."""

    counts: Mapping[str, int] = field(default_factory=dict)
    listed: frozenset[str] = field(default=frozenset())
    language: str = "en"
    """BCP 47 tag of the volume."""

    @classmethod
    def of(cls, lines: Iterable[Line], language: str) -> "Words":
        """Count the words of the lines; what a line's end or beginning may have cut off is left out."""
        counts: Counter[str] = Counter()
        divided = False
        for line in lines:
            tokens = [word.text for word in line.words]
            ends = bool(tokens) and tokens[-1][-1] in HYPHENS
            counts.update(_words(tokens[divided : -1 if ends else None]))
            divided = ends
        return cls(counts, word_list(language), language)

    def count(self, word: str) -> int:
        """Return how often the volume has a word in one piece."""
        return self.counts.get(word.casefold().replace("\u2010", "-"), 0)

    def known(self, word: str) -> bool:
        """Tell whether the volume or the language has the word."""
        return self.count(word) > 0 or self.is_listed(word)

    def is_listed(self, word: str) -> bool:
        """Tell whether the language's word list has the word."""
        return word.casefold() in self.listed

    def common(self, word: str) -> int:
        """Return how often the language's word list counted the word; 0 where it has none."""
        return lexicon.counts(self.language).get(word.casefold(), 0)


def _words(tokens: list[str]) -> Iterable[str]:
    """Yield the words of printed tokens without punctuation and possessive."""
    for token in tokens:
        for match in TOKEN.finditer(token):
            yield APOSTROPHE.sub("", match[0]).casefold().replace("\u2010", "-")


def word_list(language: str) -> frozenset[str]:
    """Return the words of a language by its BCP 47 tag; none if there is no list for it."""
    return lexicon.listed(language)
