"""Letters that an engine read for digits, and for other letters in the names of months."""

import re
from collections.abc import Iterator
from functools import cache

DIGITS = str.maketrans("lIOoSBZ", "1100582")

YEAR = re.compile(
    r"(?P<before>\b(?:[Ii]n|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|to|and|[Bb]efore|[Aa]fter|[A-Z][a-z]{2,8}\.?"
    r"|[\dlIOSBZ]{1,2},) )(?=\w*\d\w*\d)(?=\d*[A-Za-z])(?P<figures>[1lI][\dOolISB]{3})(?![\w-])"
)
"""Four signs, two of them digits and at least one a letter, after a word that asks for a time or may be a month."""

DAY = re.compile(r"(?P<before>[a-z]\.? )(?=\w*[A-Za-z])(?P<figures>[\dlIOSBZ]{1,2})(?=, ?(?:1\d|20)\d\d\b)")
"""A day that is followed by a year."""

STOP = re.compile(r"(?<=[a-z] \d)\. (?=1\d{3}\b)|(?<=[a-z] \d\d)\. (?=1\d{3}\b)")
"""A point for the comma between a day and a year: `June 20. 1870`."""

ALIKE = ("ceo", "il1tj", "un", "hb", "tf", "yv", "mn", "gq", "IJ")
"""Letters that engines take for one another; not those that would make a word of a month (`Match`, `Jane`)."""


def mended(text: str, months: frozenset[str] = frozenset()) -> str:
    """Return the text, as long as it was, with digits for the letters that surely are none, and with some months.

    A month has one letter put right where a number stands beside it.
    """
    for pattern in (YEAR, DAY):
        text = pattern.sub(_digits, text)
    pattern, meant = _misread(months)
    text = pattern.sub(lambda match: meant[match[0]], text) if meant else text
    return STOP.sub(", ", text)


@cache
def _misread(months: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for misread months beside a number, and which month each is."""
    meant = {wrong: month for month in sorted(months) for wrong in _variants(month) if wrong not in months}
    either = "|".join(map(re.escape, meant))
    beside = rf"(?<=\d )(?:{either})(?!\w)|(?<=\dth )(?:{either})(?!\w)|(?<!\w)(?:{either})(?=,? \d)"
    return re.compile(beside), meant


def _variants(month: str) -> Iterator[str]:
    """Yield a name with one letter read for another."""
    for at, letter in enumerate(month):
        for other in {it for some in ALIKE if letter in some for it in some} - {letter}:
            yield month[:at] + other + month[at + 1 :]


def _digits(match: re.Match[str]) -> str:
    """Return what was found in digits."""
    return match["before"] + match["figures"].translate(DIGITS)
