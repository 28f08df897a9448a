"""When two spellings are one name: apostrophes, accents and hyphens do not count, nor what an engine confuses."""

import re
import unicodedata
from functools import lru_cache

MOST = 100_000
"""Spellings that are kept: a volume has fewer, and asks for each again and again."""

POSSESSIVE = re.compile(r"[’'](?:s|S)?$")

ALIKE = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "rn/m", "cl/d", "li/h", "vv/w", "ii/u", "c/e", "c/o", "n/u", "h/b", "i/l", "l/t", "i/t", "1/l", "0/o", "f/t",
        "s/f", "v/y", "r/t", "g/q", "5/s", "8/b", "ri/n", "in/m", "j/i",
    )
)  # fmt: skip
"""Letters that print alike. Pairs that make other names of names (`Hansen` and `Hanson`, `Philips` and `Phillips`)
are none of them: two persons must not become one."""

LONG = 6
"""Letters that a name must have before one of them may be taken for a misreading: `Kim` and `Kin` are two names."""


def plain(name: str) -> str:
    """Return a name as the register has it: one kind of apostrophe, one space, no possessive at the end."""
    return POSSESSIVE.sub("", " ".join(name.replace("'", "’").split())) or name.strip()


@lru_cache(MOST)
def folded(name: str) -> str:
    """Return what is the same for all spellings of a name: no case, accents, apostrophes, periods or hyphens."""
    letters = unicodedata.normalize("NFKD", plain(name).casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "’‘'.`ʼ")
    return " ".join(re.sub(r"[^\w&]+", " ", kept).split())


DOUBLED = re.compile(r"([bcdfgklmnprstz])\1")

SHORT = 4
"""Names of no more letters are told apart by a letter that is doubled: `Man` and `Mann`."""


@lru_cache(MOST)
def sounded(name: str) -> str:
    """Return what names have in common that people spell now so, now so: `Attlee` and `Atlee`, `Joseph` and `Josef`."""
    words = (
        word if len(word) <= SHORT else DOUBLED.sub(r"\1", word.replace("ph", "f")) for word in folded(name).split()
    )
    return " ".join(words)


def misread(one: str, other: str) -> bool:
    """Tell whether two folded names are long and differ in one place only, by letters that print alike."""
    if one == other or min(len(one), len(other)) < LONG or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    end = _shared_end(one[start:], other[start:])
    middle = one[start : len(one) - end], other[start : len(other) - end]
    # A letter that both share may be part of the pair: `ri` and `n` before `n`.
    return any(frozenset(it) in ALIKE for it in (middle, _wider(one, other, start, end)))


def ends(letters: str, count: int) -> tuple[str, str]:
    """Return some letters of a folded name at its beginning and its end: one that is misread has one of the two."""
    return f"{letters[:count]}…", f"…{letters[-count:]}"


def _shared_end(one: str, other: str) -> int:
    """Return how many letters two texts share at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _wider(one: str, other: str, start: int, end: int) -> tuple[str, str]:
    """Return where two texts differ, with one letter more before it."""
    start = max(0, start - 1)
    return one[start : len(one) - end], other[start : len(other) - end]
