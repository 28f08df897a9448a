"""Places where prose is cut, as texts on either side: some that belong together, some that do not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.splice.corpus import Paragraph

CONTEXT = 400
"""Characters on either side."""
NEAREST, FARTHEST = 3, 15
"""Paragraphs between the halves of a false neighbour: a page or two are missing."""
CONFUSED = {
    "e": "c", "c": "e", "l": "1", "i": "l", "h": "b", "n": "u", "u": "n", "o": "0", "m": "rn", "t": "f",
    "a": "n", "s": "5", "r": "t", ".": ",", ",": ".", "I": "l", "d": "cl",
}  # fmt: skip
"""What engines take letters for."""


@dataclass(frozen=True, slots=True)
class Example:
    """Two stretches of text and whether the one goes on with the other."""

    before: str
    after: str
    joins: bool


def examples(prose: Sequence[Paragraph], count: int, seed: int, lower: bool = False) -> list[Example]:
    """Return as many true as false neighbours, cut amid sentences; with `lower`, all go on in lower case."""
    random = np.random.default_rng(seed)
    found: list[Example] = []
    while len(found) < count:
        number = int(random.integers(0, len(prose) - FARTHEST - 1))
        other = number + int(random.integers(NEAREST, FARTHEST))
        one = _cut(prose[number].text, random, lower)
        two = _cut(prose[other].text, random, lower)
        if one and two and prose[number].file == prose[other].file:
            found += [Example(*one, joins=True), Example(one[0], two[1], joins=False)]
    return found[:count]


def _cut(text: str, random: np.random.Generator, lower: bool) -> tuple[str, str] | None:
    """Return a paragraph cut between two words of a sentence; None if it is too short."""
    spaces = [n for n, character in enumerate(text) if character == " " and _amid(text, n, lower)]
    if len(text) < 200 or not spaces:
        return None
    place = spaces[int(random.integers(0, len(spaces)))]
    return text[max(0, place - CONTEXT) : place], text[place + 1 : place + 1 + CONTEXT]


def _amid(text: str, space: int, lower: bool) -> bool:
    """Tell whether a space is amid a sentence and far enough from both ends of its paragraph."""
    if not 20 <= space <= len(text) - 20 or text[space - 1] in '.!?:"”’)':
        return False
    return text[space + 1].islower() or not lower


def noised(example: Example, rate: float, random: np.random.Generator) -> Example:
    """Return the example as an engine misreads it, `rate` of its letters confused."""
    return Example(_noised(example.before, rate, random), _noised(example.after, rate, random), example.joins)


def _noised(text: str, rate: float, random: np.random.Generator) -> str:
    """Return a text with some letters taken for others."""
    wrong = random.random(len(text)) < rate
    return "".join(CONFUSED.get(c, c) if w else c for c, w in zip(text, wrong, strict=True))
