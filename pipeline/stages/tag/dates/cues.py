"""What a text says of the time that its story has come to, between and beside its dates."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.stages.tag.dates.almanac import almanac

SENTENCE = re.compile(r"[.!?]\s")

HERE = "⟨⟩"
"""Stands for the date in its sentence."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of one language, by name; none for one that we do not know."""

    patterns: dict[str, re.Pattern[str]]

    def hears(self, cue: str, text: str) -> bool:
        """Tell whether a cue is somewhere in a text."""
        return cue in self.patterns and bool(self.patterns[cue].search(text))

    def is_all(self, cue: str, text: str) -> bool:
        """Tell whether a text is nothing but a cue."""
        return cue in self.patterns and bool(self.patterns[cue].fullmatch(text))

    def around(self, cue: str, text: str, start: int, end: int) -> bool:
        """Tell whether a cue is in the sentence of a date at [start, end) that does not look ahead."""
        before, after = SENTENCE.split(text[:start])[-1], SENTENCE.split(text[end:])[0]
        return not self.hears("ahead", before) and self.hears(cue, f"{before}{HERE}{after}")


@cache
def cues(language: str) -> Cues:
    """Return the cues of a language, named by its BCP 47 tag."""
    known = almanac(language)
    return Cues({name: re.compile(words) for name, words in known.cues.items()} if known else {})
