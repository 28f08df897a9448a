"""The names in what a model calls one: without words and signs that are none of it, and several in a row apart."""

import re
from collections.abc import Container, Iterator

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

JOINT = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")
"""What stands between names in a row: `Burma, Laos and the Philippines`."""


def named(
    text: str, start: int, end: int, kind: EntityKind, known: Container[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield where the names begin and end that a guess of some text is of: one, none, or several in a row.

    `known` are the places of names that a list has: `Turkey and Greece` are two, but `Trinidad and Tobago` is listed.
    """
    row = [(start, end)] if kind is EntityKind.WORK else _apart(text, start, end, known)
    yield from (place for one in row if (place := _sound(text, *one, kind)))


def _apart(text: str, start: int, end: int, known: Container[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of a guess that is a row of known names; else the guess itself."""
    joints = [it.span() for it in JOINT.finditer(text, start, end)]
    edges = [start, *(edge for joint in joints for edge in joint), end]
    names = list(zip(edges[::2], edges[1::2], strict=True))
    return names if (start, end) not in known and all(name in known for name in names) else [(start, end)]


def _sound(text: str, start: int, end: int, kind: EntityKind) -> tuple[int, int] | None:
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
