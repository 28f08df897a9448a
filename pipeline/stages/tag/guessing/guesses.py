"""What a model calls a name, without the words and signs that are none of it."""

import re

from pipeline.model.vocabulary import EntityKind

SMALL = "de du di da des del della la le van der den von zu zum zur bin ibn al el ter ten dos"
PARTICLES = frozenset(SMALL.split())
"""Small words with which a name may begin."""

DASH = re.compile(r"[—–]|--")
"""Stands between names, not within one; a title may have it."""

CODE = re.compile(r"[A-Z]\.?|[IVXLC]+\.?|[A-Z]{1,3}[ -]?\d[\d/.-]*|(?:[A-Z][a-z]+\.? )?\d[\d/.-]*|[\W\d_]+")
"""A letter, a number, a shelf-mark (`M862`, `Roll 8`): what notes are full of, and no name."""

LEAST_LOUD = 2
"""Letters of a word that is all in capitals, in a text that is not: an acronym, and no person."""


def sound(text: str, start: int, end: int, kind: EntityKind) -> tuple[int, int] | None:
    """Return where a guess of some text begins and ends in truth; None if nothing of it is a name."""
    if kind is not EntityKind.WORK:
        start, end = _inner(text, start, end, kind)
    words = text[start:end]
    if CODE.fullmatch(words) or not any(map(str.isalpha, words)):
        return None
    loud = kind is EntityKind.PERSON and " " not in words and words.isupper() and len(words) >= LEAST_LOUD
    return None if loud and not text.isupper() else (start, end)


def _inner(text: str, start: int, end: int, kind: EntityKind) -> tuple[int, int]:
    """Return a stretch without small words before it, those behind a person, and what follows a dash."""
    if dash := DASH.search(text, start + 1, end):
        end = dash.start()
    while (word := re.match(r"[a-z][\w’'-]*\s+", text[start:end])) and word[0].strip() not in PARTICLES:
        start += word.end()
    if kind is EntityKind.PERSON:
        while word := re.search(r"\s+[a-z][\w’'-]*$", text[start:end]):
            end = start + word.start()
    return start, end - (len(text[start:end]) - len(text[start:end].rstrip()))
