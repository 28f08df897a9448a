"""Text as it is compared: what is levelled before, so that encoders' habits are not taken for errors."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.errors import BadArguments


class Level(StrEnum):
    """What may be levelled."""

    QUOTES = "quotes"
    DASHES = "dashes"
    LIGATURES = "ligatures"


FORMS: dict[Level, dict[str, str]] = {
    Level.QUOTES: dict.fromkeys("‘’‚‛′ʼ", "'") | dict.fromkeys("“”„‟″«»", '"'),
    Level.DASHES: dict.fromkeys("‐‑‒–—―−¬⸗", "-"),
    Level.LIGATURES: {
        "ſ": "s",
        **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"},
    },
}
"""What stands for what. The long s is a form of a letter, as the ligatures are; æ and œ are letters."""

WORDS = {
    Level.QUOTES: "quotation marks are straight",
    Level.DASHES: "dashes and hyphens are one sign",
    Level.LIGATURES: "ligatures and the long s are written out",
}

NEVER = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Soft hyphens and joiners: nobody sees them on a page."""


@dataclass(frozen=True, slots=True)
class Normalisation:
    """What both texts go through before they are compared: Unicode's NFC, single spaces, and the levels."""

    levels: frozenset[Level] = frozenset(Level)

    @classmethod
    def named(cls, names: Iterable[str]) -> "Normalisation":
        """Return the normalisation of some levels by their names; BadArguments if there is none of that name."""
        known = {level.value: level for level in Level}
        wanted = [name.strip() for name in names if name.strip() not in ("", "none")]
        for name in wanted:
            if name not in known:
                raise BadArguments(f"Nothing is known of the level “{name}”: name some of {', '.join(known)}, or none.")
        return cls(frozenset(known[name] for name in wanted))

    def __call__(self, text: str) -> str:
        """Return text as it is compared; spaces are left as they are."""
        return NEVER.sub("", unicodedata.normalize("NFC", text).translate(_table(self.levels)))

    def whole(self, text: str) -> str:
        """Return a whole text as it is compared, with one space between words."""
        return " ".join(self(text).split())

    def __str__(self) -> str:
        """Return what is levelled, in words."""
        return "; ".join(["Unicode NFC, single spaces", *(WORDS[level] for level in Level if level in self.levels)])


@cache
def _table(levels: frozenset[Level]) -> dict[int, str]:
    """Return what is written for each sign that is levelled."""
    return {ord(sign): other for level in levels for sign, other in FORMS[level].items()}
