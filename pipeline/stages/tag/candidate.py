"""A stretch of text that may be a name, and which of several that overlap are kept."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.entity import DateValue
from pipeline.model.vocabulary import Certainty, EntityKind

PROBABLE: Mapping[Certainty, float] = {Certainty.HIGH: 0.95, Certainty.MEDIUM: 0.75, Certainty.LOW: 0.55}
"""How likely a candidate is right that nobody has weighed yet."""

LEAST = 0.4
"""A candidate less likely than that is not kept, because it would cost an editor more than it spares him: where eight
names of ten are right, one that is right less than every other time lowers what both precision and recall come to."""


def no_surer(certainty: Certainty, most: Certainty) -> Certainty:
    """Return a certainty, or the most that it may be."""
    return min(certainty, most, key=PROBABLE.__getitem__)


class Source(StrEnum):
    """What suggests a candidate."""

    MODEL = "model"
    DOUBT = "doubt"
    """The model thought of it and decided otherwise."""
    LIST = "list"
    AUTHORITY = "authority"
    """A list of the archivist's own."""
    BUILD = "build"
    ECHO = "echo"
    """The volume explains it elsewhere."""
    AGAIN = "again"
    """The same words are a name elsewhere in the volume."""
    CALENDAR = "calendar"


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
    sources: tuple[Source, ...] = ()
    """Who suggests it, each once."""
    probability: float | None = None
    """How likely it is right, bounds and kind; None as long as nobody has weighed it."""

    def meets(self, other: "Candidate") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    @property
    def likely(self) -> float:
        """How likely it is right, as far as is known."""
        return PROBABLE[self.certainty] if self.probability is None else self.probability


def neighbours(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Return for each candidate the others that share a character with it, in time for a volume in one paragraph."""
    found: list[list[int]] = [[] for _ in candidates]
    begun: list[int] = []
    for number in sorted(range(len(candidates)), key=lambda it: candidates[it].start):
        it = candidates[number]
        begun = [other for other in begun if candidates[other].end > it.start]
        for other in begun:
            if it.meets(candidates[other]):
                found[number].append(other)
                found[other].append(number)
        begun.append(number)
    return [[candidates[other] for other in sorted(some)] for some in found]


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those candidates, none over another, that promise the most right names, in the order of the text.

    Of two choices that promise the same the one with the longer names stays, because names stand in names.
    """
    some = sorted((it for it in candidates if it.start < it.end and it.likely >= LEAST), key=_place)
    ends = [it.end for it in some]
    best: list[tuple[float, int]] = [(0.0, 0)]
    """What the first candidates promise: gain, and characters covered."""
    for number, it in enumerate(some):
        gain, covered = best[bisect_right(ends, it.start, 0, number)]
        best.append(max(best[-1], (round(gain + it.likely - LEAST, 9), covered + it.end - it.start)))
    kept, number = [], len(some)
    while number:
        if best[number] != best[number - 1]:
            kept.append(some[number - 1])
            number = bisect_right(ends, some[number - 1].start, 0, number - 1)
        else:
            number -= 1
    return kept[::-1]


def _place(candidate: Candidate) -> tuple[int, int, float, str]:
    """Return the order in which candidates are looked at, the same on every day."""
    return candidate.end, candidate.start, -candidate.likely, candidate.kind
