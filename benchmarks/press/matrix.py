"""The test bed: chapters in every face, note scheme and condition, dealt out so that a few show much."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from benchmarks.press.faces import FAMILIES, HANDS, Style, installed
from benchmarks.press.job import Count, Folio, Furniture, Hand, Impression, Job, Label, Notes
from benchmarks.press.sample import SCRAWLS

Choice = TypeVar("Choice")
DPIS = (150, 200, 300, 300, 400)
"""300 twice, because most scans are."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A chapter to be made, and what to call it."""

    name: str
    job: Job
    impression: Impression


def trials(count: int, seed: int = 1, pages: int = 0) -> Iterator[Trial]:
    """Yield `count` trials of at most `pages` pages; each face and scheme comes about as often as any other."""
    chance = random.Random(seed)
    families, hands = _dealt(installed(FAMILIES), chance), _dealt(installed(HANDS), chance)
    schemes, folios = _dealt(tuple(product(Count, Label)), chance), _dealt(tuple(Folio), chance)
    for number in range(1, count + 1):
        size = chance.choice((9.5, 10, 10.5, 11, 11.5, 12))
        job = Job(
            seed=seed * 1000 + number,
            shuffle=number,
            family=next(families),
            size=size,
            leading=size * chance.uniform(1.15, 1.3),
            lines=round(480 / (size * 1.3)),
            first_page=chance.randint(1, 400),
            opening=chance.random() < 0.4,
            furniture=Furniture(next(folios)),
            heading=chance.choice((Style.ROMAN, Style.ITALIC, Style.BOLD)),
            centred=chance.random() < 0.5,
            notes=_notes(chance, *next(schemes)),
            hand=_hand(chance, next(hands, "")),
            limit=pages,
        )
        yield Trial(f"{number:03}-{job.family}-{job.notes.count}-{job.notes.label}", job, _impression(chance, job.seed))


def _dealt(choices: Sequence[Choice], chance: random.Random) -> Iterator[Choice]:
    """Yield the choices in ever new orders without end; nothing where there is no choice."""
    while choices:
        yield from chance.sample(choices, len(choices))


def _notes(chance: random.Random, count: Count, label: Label) -> Notes:
    return Notes(count, chance.choice((1, 1, 6, 41)), label, chance.random() < 0.3, chance.choice((0, 0, 1.2)))


def _hand(chance: random.Random, face: str) -> Hand:
    """Return a reader with a pen for two copies in three."""
    if not face or chance.random() < 0.33:
        return Hand()
    return Hand(face, tuple(chance.sample(SCRAWLS, 6)), 3, chance.uniform(15, 21))


def _impression(chance: random.Random, seed: int) -> Impression:
    """Return a condition; each of its strengths is small more often than great."""

    def mild() -> float:
        return chance.random() ** 2

    return Impression(
        seed=seed,
        dpi=chance.choice(DPIS),
        spread=chance.random() < 0.6,
        skew=1.8 * mild(),
        light=mild(),
        gutter=mild(),
        noise=0.7 * mild(),
        specks=mild(),
        through=mild(),
        blur=mild(),
        ink=mild(),
        curl=mild(),
        bed=chance.choice((0.0, 0.0, 0.12, 0.25)),
        quality=chance.choice((50, 75, 85, 92)),
    )
