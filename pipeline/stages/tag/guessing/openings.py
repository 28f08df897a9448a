"""Words that a volume writes with a capital only because something begins with them: `Rather`, `Volumes`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

BEGINNING = re.compile(r"(?:^|[.?!:;]|[.?!][”\"’'])\s*[“\"‘'(\[]?$")
"""What stands before the first word of a sentence, of a part of a note, or of a text."""

COMMON = 5_000
"""Counted so often, a word of the lexicon is one of the language first: family names that are words as well (`Carr`,
`Root`) are mostly rarer, and a volume about somebody also names him within a sentence."""


@dataclass(frozen=True, slots=True)
class Openings:
    """The ordinary words among those that begin something."""

    ordinary: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], language: str) -> "Openings":
        """Return those of a volume that it writes small elsewhere, or that are common; never with a capital within."""
        first, within, small = set[str](), set[str](), set[str]()
        for text in texts:
            for match in WORD.finditer(text):
                begun = BEGINNING.search(text[max(0, match.start() - 8) : match.start()])
                (small if match[0][0].islower() else first if begun else within).add(match[0])
        common = lexicon.counts(language)
        alone = first - within
        return cls(frozenset(it for it in alone if it.lower() in small or common.get(it.lower(), 0) >= COMMON))
