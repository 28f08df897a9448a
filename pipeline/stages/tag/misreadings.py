"""Letters that an engine read for digits in dates."""

import re

DIGITS = str.maketrans("lIOoSBZ", "1100582")

YEAR = re.compile(
    r"(?P<before>\b(?:[Ii]n|[Oo]f|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|to|and|[Bb]efore|[Aa]fter|[A-Z][a-z]{2,8}\.?"
    r"|[\dlIOSBZ]{1,2},) )(?=\w*\d\w*\d)(?=\d*[A-Za-z])(?P<figures>[1lI][\dOolISB]{3})(?![\w-])"
)
"""Four signs, two of them digits and at least one a letter, after a word that asks for a time or may be a month."""

DAY = re.compile(r"(?P<before>[a-z]\.? )(?=\w*[A-Za-z])(?P<figures>[\dlIOSBZ]{1,2})(?=, ?1\d{3}\b)")
"""A day that is followed by a year."""


def mended(text: str) -> str:
    """Return the text, as long as it was, with digits for the letters that surely are none."""
    for pattern in (YEAR, DAY):
        text = pattern.sub(_digits, text)
    return text


def _digits(match: re.Match[str]) -> str:
    """Return what was found in digits."""
    return match["before"] + match["figures"].translate(DIGITS)
