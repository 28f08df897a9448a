"""The words by which citations are known, and patterns made of them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """Return the single words of a list."""
    return frozenset(_lists()[name].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the entries of a list that are parted by strokes and line ends, the longest first."""
    found = {entry.strip() for line in _lists()[name].splitlines() for entry in line.split("|")}
    return tuple(sorted(found - {""}, key=lambda entry: (-len(entry), entry)))


def either(entries: Iterable[str]) -> str:
    """Return a pattern for one of some entries, the longest first; any white space is one."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(r"\s".join(map(re.escape, entry.split())) for entry in ordered) + ")"


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
