"""A stretch of text that may be a name, and which of several that overlap is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.entity import DateValue
from pipeline.model.vocabulary import Certainty, EntityKind

RANK = {Certainty.HIGH: 2, Certainty.MEDIUM: 1, Certainty.LOW: 0}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch [start, end) of the running text of one block."""

    start: int
    end: int
    kind: EntityKind
    certainty: Certainty
    reason: str
    name: str = ""
    """What the gazetteer calls it; "" where only the text does."""
    date: DateValue | None = None

    def meets(self, other: "Candidate") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates of which none overlaps another, in the order of the text.

    Of two that do the longer one stays, because names stand in names (`New York Times`); of equals the surer one.
    """
    ranked = sorted(candidates, key=lambda it: (it.start - it.end, -RANK[it.certainty], it.start, it.kind))
    kept: list[Candidate] = []
    for candidate in ranked:
        if candidate.start < candidate.end and not any(candidate.meets(other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda it: it.start)
