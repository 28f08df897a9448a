"""Titles: what is set in italics in print, and is known here by its capitals only."""

import re
from collections.abc import Iterator

from pipeline.model.citation import Part, PartKind
from pipeline.stages.cite.words import words

TOKEN = re.compile(r"[^\s,;:.()\[\]“”\"\0?!*]+")
WORD = re.compile(r"(?<![\d])[^\W\d_]+(?:[’'][^\W\d_]+)*")

NUMERAL = re.compile(r"[IVXLCDM]+|[ivxlcdm]+|[Vv]ols?|[Pp]ts?|[Nn]os?")
"""What is a number, or the word before one, and no title."""

STRANGE_SHARE = 0.25
"""More small words than this that no title has in English, and a stretch without an author before it is prose."""


def prosaic(bare: str) -> bool:
    """Tell whether a stretch holds a word that only whole sentences have."""
    return any(word in words("prose") for word in WORD.findall(bare))


def title_like(bare: str, strange_share: float = STRANGE_SHARE) -> bool:
    """Tell whether a stretch is built like an English title: capitals, and small words of a few kinds.

    `strange_share` is how many of its words may be small ones of other kinds, as in titles of other languages.
    """
    found = WORD.findall(bare)
    if not found or not (bare[0].isupper() or bare[0].isdigit() or bare[0] == "*"):
        return False
    if all(NUMERAL.fullmatch(word) for word in found):
        return False
    if all(word in words("months") for word in found) or bare.rsplit(maxsplit=1)[-1] in words("small"):
        return False
    strange = [word for word in found if word[0].islower() and word not in words("small")]
    return any(word[0].isupper() for word in found) and len(strange) <= strange_share * len(found) and not prosaic(bare)


def beginning(bare: str, start: int, anchor: int) -> int | None:
    """Return where the title begins that ends at an anchor: behind the last word of prose; None if there is none."""
    at = start
    for match in TOKEN.finditer(bare, start, anchor):
        if match[0][0].islower() and match[0] not in words("small"):
            at = match.end()
    for match in TOKEN.finditer(bare, at, anchor):
        if not match[0][0].islower() and any(character.isalpha() for character in match[0]):
            return match.start()
    return None


def titled(text: str, start: int, end: int, level: str) -> Iterator[Part]:
    """Yield the title that a stretch is, without blanks, commas and signs of italics at its ends."""
    while start < end and text[start] in " ,:*\n":
        start += 1
    while start < end and text[end - 1] in " ,:*\n":
        end -= 1
    if start < end:
        yield Part(PartKind.TITLE, start, end, level)


def quoted(text: str, start: int, end: int, level: str) -> Iterator[Part]:
    """Yield the title within a pair of quotation marks, without the comma that stands there for the sentence's sake."""
    inner, last = start + 1, end - 1
    while inner < last and text[inner].isspace():
        inner += 1
    while inner < last and (text[last - 1] in ", " or (text[last - 1] == "." and not text[last - 2].isupper())):
        last -= 1
    if inner < last:
        yield Part(PartKind.TITLE, inner, last, level)
