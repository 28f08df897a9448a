"""A name as a row of plain words: without what printers, romanisers and engines write now so, now so."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

APOSTROPHES = "’'ʻʼ‘`´"
"""Of a possessive, an elision or an aspirate: `P’yongyang`, `d'Orsay`."""

LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
)
"""Letters that are no plain letter with a mark."""

ABBREVIATED = {"saint": "st", "mount": "mt", "fort": "ft", "junior": "jr", "senior": "sr"}
"""Words that stand in names in full or shortened."""

WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")

SUFFIX = re.compile(r",?\s*\b([JS]r\.?|I{2,3}|IV|VI{0,3})$")

APART = re.compile(r"[\s.,’'\-‐‑–]*")
"""What may stand between two words of one name."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word of a text."""

    start: int
    end: int
    plain: str
    bare: str
    """Without a possessive -s; otherwise the same."""


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Return a word without capitals, marks and apostrophes."""
    bare = "".join(it for it in word if it not in APOSTROPHES).translate(LETTERS)
    if not bare.isascii():
        bare = "".join(it for it in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(it))
    folded = bare.casefold()
    return ABBREVIATED.get(folded, folded)


def key(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: `Kim Il-sŏng` and `Kim Il Song` have the same."""
    return tuple(plain(match[0]) for match in WORD.finditer(unicodedata.normalize("NFC", name)))


def spelt(text: str) -> Iterator[Spelt]:
    """Yield the words of a text."""
    for match in WORD.finditer(text):
        word = match[0]
        owner = word[:-2] if len(word) > 2 and word[-1] in "sS" and word[-2] in APOSTROPHES else word
        yield Spelt(match.start(), match.end(), plain(word), plain(owner))


def upright(name: str) -> str:
    """Return the name of a person as it is said: `Acheson, Dean G.` is Dean G. Acheson."""
    suffix = SUFFIX.search(name)
    stem = name[: suffix.start()] if suffix and "," in name[: suffix.start()] else name
    family, comma, given = stem.partition(",")
    if not comma or not given.strip() or "," in given:
        return name
    more = f" {suffix[1]}" if suffix and stem != name else ""
    return f"{given.strip()} {family.strip()}{more}"
