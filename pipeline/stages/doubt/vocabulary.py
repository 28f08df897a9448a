"""Which words the volume uses and its language has: the evidence for and against a reading."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, log10

from pipeline import lexicon
from pipeline.stages.doubt.occurrences import Occurrence

SURE = 0.8
"""Readings that are less likely right are no evidence for a word."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often words, and words beside one another, were surely read in the volume, and counted in the language."""

    volume: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[Pair, int] = field(default_factory=dict)
    language: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Occurrence], language: str) -> "Vocabulary":
        """Return the vocabulary of a volume in a language (a BCP 47 tag)."""
        words: Counter[str] = Counter()
        pairs: Counter[Pair] = Counter()
        for one in found:
            if one.certainty >= SURE:
                words[one.text.casefold()] += 1
                pairs[one.before.casefold(), one.text.casefold()] += 1
        return cls(words, pairs, lexicon.counts(language))

    def listed(self, word: str) -> float:
        """Return how common a word is in the language, as a power of ten; 0 if it is not listed."""
        return log10(1 + self.language.get(bare(word), 0))

    def used(self, word: str, less: int = 0) -> float:
        """Return how much the volume uses a word, as a logarithm; `less` occurrences do not count."""
        return log(1 + max(0, self.volume.get(word.casefold(), 0) - less))

    def has(self, word: str) -> bool:
        """Tell whether the volume or the language has a word."""
        return word.casefold() in self.volume or bare(word) in self.language

    def beside(self, before: str, word: str, after: str) -> bool:
        """Tell whether the volume has a word after or before one of these."""
        own = word.casefold()
        return self.pairs.get((before.casefold(), own), 0) > 0 or self.pairs.get((own, after.casefold()), 0) > 0


def bare(word: str) -> str:
    """Return a word in small letters, without a possessive."""
    small = word.casefold().replace("’", "'")
    return small.removesuffix("'s") if small.endswith("'s") else small.rstrip("'")
