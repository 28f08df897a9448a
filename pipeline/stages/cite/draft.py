"""A citation in the making: where it stands, what it says, what it may point to."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.citation import CitationKind, Part
from pipeline.model.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch [start, end) of the text of one block."""

    kind: CitationKind
    start: int
    end: int
    parts: tuple[Part, ...]
    certainty: Certainty
    reason: str
    needs_target: bool = False
    """Whether it is a citation only if an earlier one is found that it means."""
    alias: str = ""
    """By what it says that it will be cited from here on (`hereafter cited as`)."""
    target: str | None = None
    """Where it points to by its own words: the volume at hand."""


def drafted(kind: CitationKind, start: int, parts: Iterable[Part], certainty: Certainty, reason: str) -> Draft:
    """Return the draft from `start` to the end of its last part; parts that overlap an earlier one are left out."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda it: (it.start, -it.end)):
        if part.start >= max(start, kept[-1].end if kept else start) and part.start < part.end:
            kept.append(part)
    return Draft(kind, start, kept[-1].end if kept else start, tuple(kept), certainty, reason)
