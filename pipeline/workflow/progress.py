"""How far the work is, for whoever wants to show it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """One step further: `done` of `total` pictures or pages in a volume."""

    volume: str
    step: str
    done: int
    total: int


Watch = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Watch without a word."""
