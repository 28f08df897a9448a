"""The test bed: chapters in every prose, face, layout, note scheme and condition, dealt out so that a few show much."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.press.faces import FAMILIES, HANDS, Style, has, installed
from benchmarks.press.job import (
    CLEAN,
    Count,
    Dress,
    Folio,
    Furniture,
    Hand,
    Impression,
    Job,
    Label,
    Matter,
    Notes,
    Numeral,
    Place,
)
from benchmarks.press.manuscript import PROSE
from benchmarks.press.sample import SCRAWLS

Choice = TypeVar("Choice")
CONDITIONS = (
    *[("clean", 300)] * 3,
    *[("worn", 300)] * 3,
    *(("worn", 150), ("worn", 200), ("worn", 400), ("bitonal", 400), ("bitonal", 300), ("clean", 200), ("clean", 150)),
)
"""300 most often, because most scans are."""
LAYOUTS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "ample": {"tallest": 5},
    "sides": {"matter": Matter(sides=True)},
    "numbered": {"numbered": 5, "matter": Matter(verses=2)},
    "columns": {"columns": 2, "measure": 4.7, "inner": 0.6},
    "quotations": {"matter": Matter(quotations=2, verses=1)},
    "ruled": {"matter": Matter(tables=2, ruled=True)},
    "unruled": {"matter": Matter(tables=2)},
    "old": {"initial": 3, "oldstyle": True, "catchwords": True, "signatures": 2},
    "inset": {"inset": True, "initial": 2},
    "endnotes": {"place": Place.END, "count": Count.CHAPTER},
    "preliminaries": {"numeral": Numeral.ROMAN, "matter": Matter(quotations=1)},
}
"""What is laid out unlike other books; the notes of ample ones run over pages."""
ORDINARY = ("plain", "plain", "plain", "ample", "ample")
"""Pages like most others come more often than each of the others."""
FAULTS = ("", "", "", "drop", "twice", "", "swap", "upside")
PRELIMINARIES = 20
"""Pages before the first in arabic figures, as most books have at most."""
RARE = "‖¶"
"""Symbols that not every face has."""
BETWEEN = ("sic", "how many?", "no")


@dataclass(frozen=True, slots=True)
class Trial:
    """A chapter to be made, and what to call it; `condition` is clean, worn or bitonal."""

    name: str
    job: Job
    impression: Impression
    layout: str
    condition: str
    fault: str
    """What was done wrong at the scanner: drop, twice, swap or upside; "" for nothing."""


def trials(count: int, seed: int = 1, pages: int = 0) -> Iterator[Trial]:
    """Yield `count` trials of at most `pages` pages; each face and scheme comes about as often as any other."""
    dealer = Dealer(random.Random(seed), pages)
    for number in range(1, count + 1):
        yield dealer.trial(number, seed * 1000 + number)


def _dealt(choices: Sequence[Choice], chance: random.Random) -> Iterator[Choice]:
    """Yield the choices in ever new orders without end; nothing where there is no choice."""
    while choices:
        yield from chance.sample(choices, len(choices))


class Dealer:
    """Deals every kind of choice out on its own, so that each comes in turn and none goes with another."""

    def __init__(self, chance: random.Random, pages: int) -> None:
        self.chance, self.pages = chance, pages
        self.families, self.hands = _dealt(installed(FAMILIES), chance), _dealt(installed(HANDS), chance)
        self.schemes, self.folios = _dealt(tuple(product(Count, Label)), chance), _dealt(tuple(Folio), chance)
        self.proses = _dealt(sorted(PROSE.glob("*.txt")), chance)
        self.conditions, self.faults = _dealt(CONDITIONS, chance), _dealt(FAULTS, chance)
        self.layouts = _dealt((*ORDINARY, *(name for name in LAYOUTS if name not in ORDINARY)), chance)

    def trial(self, number: int, seed: int) -> Trial:
        """Return the next trial."""
        layout, (condition, dpi), fault = next(self.layouts), next(self.conditions), next(self.faults)
        job = laid_out(self._job(seed), LAYOUTS[layout])
        if job.furniture.numeral is Numeral.ROMAN:
            job = replace(job, first_page=5 + job.first_page % PRELIMINARIES)
        impression = replace(self._impression(condition, seed), dpi=dpi, **self._fault(fault, job))
        name = f"{number:03}-{layout}-{job.family}-{job.notes.count}-{job.notes.label}-{condition}{dpi}"
        return Trial(f"{name}-{fault}".rstrip("-"), job, impression, layout, condition, fault)

    def _job(self, seed: int) -> Job:
        chance = self.chance
        size = chance.choice((9.5, 10, 10.5, 11, 11.5, 12))
        manuscript = next(self.proses)
        family = self._family(manuscript)
        return Job(
            seed=seed,
            manuscript=manuscript,
            shuffle=seed,
            family=family,
            size=size,
            leading=size * chance.uniform(1.15, 1.3),
            lines=round(480 / (size * 1.3)),
            first_page=chance.randint(1, 380),
            opening=chance.random() < 0.4,
            furniture=Furniture(next(self.folios), dress=chance.choice((Dress.PLAIN, Dress.PLAIN, *Dress))),
            heading=chance.choice((Style.ROMAN, Style.ITALIC, Style.BOLD)),
            centred=chance.random() < 0.5,
            notes=self._notes(family),
            hand=self._hand(),
            stamp=chance.choice(("", "", "", "Bibliotheca\nPublica")),
            limit=self.pages,
        )

    def _family(self, manuscript: Path) -> str:
        """Return the next face that has all the letters of the text."""
        text = manuscript.read_text(encoding="utf-8")
        return next(name for name in self.families if has(FAMILIES[name], text))

    def _notes(self, family: str) -> Notes:
        chance = self.chance
        count, label = next(self.schemes)
        symbols = "*†‡§" + (RARE if has(FAMILIES[family], RARE) else "")
        start, rule, indent = chance.choice((1, 1, 6, 41)), chance.random() < 0.3, chance.choice((0, 0, 1.2))
        return Notes(count, start, label, rule, indent, symbols=symbols)

    def _hand(self) -> Hand:
        """Return a reader with a pen for two copies in three."""
        chance, face = self.chance, next(self.hands, "")
        if not face or chance.random() < 0.33:
            return Hand()
        scrawls, size = tuple(chance.sample(SCRAWLS, 6)), chance.uniform(15, 21)
        more = chance.random() < 0.5
        return Hand(face, scrawls, 0, 3, size, int(more), int(more), BETWEEN[: int(more)])

    def _fault(self, fault: str, job: Job) -> dict[str, Any]:
        """Return what is done wrong at the scanner; pages that change places are scanned one by one."""
        done: dict[str, dict[str, Any]] = {
            "drop": {"drop": (job.first_page + 2,)},
            "twice": {"twice": (2,)},
            "swap": {"swap": (2,), "spread": False},
            "upside": {"upside": (2,)},
        }
        return done.get(fault, {})

    def _impression(self, condition: str, seed: int) -> Impression:
        """Return a condition; each of its strengths is small more often than great."""
        chance = self.chance
        if condition == "clean":
            return replace(CLEAN, seed=seed, spread=chance.random() < 0.3, quality=92)

        def mild() -> float:
            return chance.random() ** 2

        return Impression(
            seed=seed,
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
            squeeze=mild(),
            thumbs=chance.choice((0.0, 0.0, 0.0, 0.6)),
            bed=chance.choice((0.0, 0.0, 0.12, 0.25)),
            quality=chance.choice((40, 60, 75, 85, 92)),
            bitonal=condition == "bitonal",
        )


def laid_out(job: Job, layout: Mapping[str, Any]) -> Job:
    """Return the job with what a layout changes, wherever in it that belongs."""
    for name, value in layout.items():
        if name in Furniture.__dataclass_fields__:
            job = replace(job, furniture=replace(job.furniture, **{name: value}))
        elif name in Notes.__dataclass_fields__:
            job = replace(job, notes=replace(job.notes, **{name: value}))
        else:
            job = replace(job, **{name: value})
    return job
