"""What a doubtful word may be: letters exchanged for others that look alike, one slip mended, two words parted."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.stages.doubt.vocabulary import Vocabulary, bare

ALPHABET = "abcdefghijklmnopqrstuvwxyz"

LOOKS = """
rn>m m>rn ni>m in>m m>in nn>m cl>d d>cl vv>w w>vv li>h h>li tli>th tl>th tb>th tli>the ii>n ii>u n>ii u>ii iii>m b>h
h>b c>e e>c o>e e>o o>c c>o a>o o>a a>e e>a a>s s>a u>n n>u i>l l>i t>l l>t i>t t>i f>t t>f f>s s>f r>t t>r v>y y>v g>q
q>g g>y v>r r>v k>h h>k fi>h n>r r>n n>h h>n x>z z>x 1>l l>1 1>i 1>t 0>o o>0 5>s 6>b 8>b 9>g z>g j>i i>j j>l é>e è>e
ë>e ö>o ó>o ò>o í>i ì>i á>a à>a ä>a ü>u
"""
"""What is read, and what may be printed; the engine and worn types make these of one another."""

ALIKE = tuple((read, printed) for read, _, printed in (pair.partition(">") for pair in LOOKS.split()))
"""The same, in pairs."""

SPELLINGS = (
    ("our", "or"),
    ("is", "iz"),
    ("ys", "yz"),
    ("ll", "l"),
    ("l", "ll"),
    ("tre", "ter"),
    ("ae", "e"),
    ("oe", "e"),
    ("æ", "e"),
    ("œ", "e"),
    ("nc", "ns"),
    ("gg", "g"),
    ("ogue", "og"),
    ("amme", "am"),
    ("ement", "ment"),
    ("shew", "show"),
    ("mn", "m"),
)
"""Spellings of another country or time, and those that a list may have alone: no slip in either direction."""

COMMON = 3.5
"""Powers of ten: both words are that common where a space is taken to be lost."""


class Change(StrEnum):
    """How a candidate differs from what was read, in words for the editor."""

    ALIKE = "letters that look alike"
    SWAP = "two letters changed places"
    DROP = "a letter too many"
    ADD = "a letter is missing"
    OTHER = "one letter differs"
    SPLIT = "two words run together"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be meant, in small letters, and how it differs from the one read."""

    text: str
    change: Change
    at: int
    """Which letter the change begins with."""


def candidates(word: str, known: Vocabulary) -> Iterator[Candidate]:
    """Yield the words that the volume or the language has and that are one change away from a word."""
    small, seen = word.casefold(), {word.casefold()}
    for candidate in (*_alike(small), *_edited(small)):
        if candidate.text in seen or not known.has(candidate.text):
            continue
        if bare(candidate.text) != bare(small) and not is_spelling(small, candidate.text):
            seen.add(candidate.text)
            yield candidate
    if not known.has(small):
        yield from _split(small, known)


def is_spelling(one: str, other: str) -> bool:
    """Tell whether two words are one in two spellings."""
    return any(
        word.replace(here, there) == changed
        for word, changed in ((one, other), (other, one))
        for here, there in SPELLINGS
        if here in word
    )


def _alike(word: str) -> Iterator[Candidate]:
    """Yield what letters that look alike make of a word."""
    for read, printed in ALIKE:
        at = word.find(read)
        while at >= 0:
            yield Candidate(word[:at] + printed + word[at + len(read) :], Change.ALIKE, at)
            at = word.find(read, at + 1)


def _edited(word: str) -> Iterator[Candidate]:
    """Yield what one slip of a compositor makes of a word."""
    for at in range(len(word)):
        head, tail = word[:at], word[at + 1 :]
        yield Candidate(head + tail, Change.DROP, at)
        if tail:
            yield Candidate(head + tail[0] + word[at] + tail[1:], Change.SWAP, at)
        for letter in ALPHABET:
            yield Candidate(head + letter + tail, Change.OTHER, at)
    for at in range(len(word) + 1):
        for letter in ALPHABET:
            yield Candidate(word[:at] + letter + word[at:], Change.ADD, at)


def _split(word: str, known: Vocabulary) -> Iterator[Candidate]:
    """Yield two common words that make one together."""
    for at in range(2, len(word) - 1):
        if min(known.listed(word[:at]), known.listed(word[at:])) > COMMON:
            yield Candidate(f"{word[:at]} {word[at:]}", Change.SPLIT, at)
