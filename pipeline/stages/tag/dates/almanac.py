"""The words and forms of dates in one language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from pipeline.stages.tag.dates.calendar import Part


@dataclass(frozen=True, slots=True)
class Almanac:
    """What a file in the folder `almanacs` says of a language; see the English one for what the words are."""

    months: dict[str, int]
    """Number of each name, written as within a sentence."""
    whole_months: frozenset[str]
    """The names that are no abbreviations."""
    weekdays: dict[str, int]
    """0 is Monday."""
    ordinals: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    """First and last month, in the northern half of the world, of which nearly all was written."""
    centuries: tuple[str, ...]
    """The words for a century, or how they begin."""
    parts: dict[Part, str]
    """Pattern of each."""
    relatives: dict[str, str]
    """Patterns of what refers to the year named before: `earlier`, `same`, `later`."""
    turns: dict[str, int]
    cues: dict[str, str]
    """What the clock of a story heeds: `following`, `unsure`, `ahead`, `retold`, `before`."""
    words: dict[str, str]
    """Patterns that stand alone."""
    forms: dict[str, tuple[str, ...]]
    lists: dict[str, tuple[str, ...]]
    """Words that tell a month of its own or a number from a date."""

    def month(self, text: str) -> int | None:
        """Return the number of a month, however its name is written; None if there is no such month."""
        return _lowered(tuple(self.months.items())).get(text.rstrip(".").lower())

    def weekday(self, text: str) -> int | None:
        """Return the number of a day of the week."""
        return _lowered(tuple(self.weekdays.items())).get(text.rstrip(".").lower())

    def ordinal(self, text: str) -> int | None:
        """Return the number that a text counts, in figures or words."""
        figures = re.match(r"\d+", text)
        return int(figures[0]) if figures else _lowered(tuple(self.ordinals.items())).get(text.lower())

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """Return the almanac that a file describes."""
        traps = said.get("traps", {})
        words = {key: value for key, value in said.items() if isinstance(value, str)}
        return cls(
            _numbered(said["months"], 1),
            frozenset(names.split()[0] for names in said["months"]),
            _numbered(said.get("weekdays", []), 0),
            _numbered(said.get("ordinals", []), 1),
            {name: (first, last) for name, (first, last) in said.get("seasons", {}).items()},
            tuple(said.get("centuries", ())),
            {Part(part): pattern for part, pattern in said.get("parts", {}).items()},
            said.get("relatives", {}),
            said.get("turns", {}),
            said.get("clock", {}),
            words | {"address": traps.get("address", "")},
            {kind: tuple(forms) for kind, forms in said["forms"].items()},
            {key: tuple(some) for key, some in (*traps.items(), *said.items()) if isinstance(some, list)},
        )


def _numbered(lines: list[str], start: int) -> dict[str, int]:
    """Return the number of each name, those of a line being one."""
    return {name: number for number, names in enumerate(lines, start) for name in names.split()}


@cache
def _lowered(names: tuple[tuple[str, int], ...]) -> dict[str, int]:
    """Return the numbers of names, these in lower case."""
    return {name.lower(): number for name, number in names}


@cache
def almanac(language: str) -> Almanac | None:
    """Return the almanac of a language, named by its BCP 47 tag; None if there is none."""
    path = files("pipeline.stages.tag.dates") / "almanacs" / f"{language.partition('-')[0]}.toml"
    return Almanac.read(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
