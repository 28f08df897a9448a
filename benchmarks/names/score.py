"""How the names that something finds stand against those that people marked."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.names.passage import FOREIGN, Passage, Span

Finder = Callable[[Sequence[Passage]], Iterable[Sequence[Span]]]
"""What names each of some texts, whose own names it must not look at: for each text its spans."""


@dataclass(slots=True)
class Score:
    """Counts of names by kind; strict: both ends and the kind right; loose: the kind right and a letter shared."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    """Of those found, how many meet one of their kind."""
    met: Counter[str] = field(default_factory=Counter)
    """Of those wanted, how many are met."""

    def add(self, found: Iterable[Span], wanted: Iterable[Span]) -> None:
        """Count the names of one text."""
        found, wanted = set(found), set(wanted)
        self.found.update(label for *_, label in found)
        self.wanted.update(label for *_, label in wanted)
        self.right.update(label for *_, label in found & wanted)
        self.touched.update(span[2] for span in found if any(_meet(span, other) for other in wanted))
        self.met.update(span[2] for span in wanted if any(_meet(span, other) for other in found))

    def strict(self, *labels: str) -> tuple[float, float, float]:
        """Return precision, recall and their harmonic mean over some kinds, all if none is named."""
        right = _sum(self.right, labels)
        return _ratios(right, _sum(self.found, labels), right, _sum(self.wanted, labels))

    def loose(self, *labels: str) -> tuple[float, float, float]:
        """Return the same, names that share a letter counted as found."""
        touched, met = _sum(self.touched, labels), _sum(self.met, labels)
        return _ratios(touched, _sum(self.found, labels), met, _sum(self.wanted, labels))


def scored(finder: Finder, some: Sequence[Passage], labels: frozenset[str]) -> Score:
    """Return how a finder stands against passages that mark all names of some kinds.

    What lies over a name of a kind that is not ours (a law, a prize) is neither right nor wrong: people may call that
    a body or an event as well.
    """
    score = Score()
    for found, passage in zip(finder(some), some, strict=True):
        foreign = [span for span in passage.spans if span[2] == FOREIGN]
        counted = [span for span in found if span[2] in labels and not any(_over(span, other) for other in foreign)]
        score.add(counted, [span for span in passage.spans if span[2] in labels])
    return score


def _meet(one: Span, other: Span) -> bool:
    return one[2] == other[2] and _over(one, other)


def _over(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _sum(counts: Counter[str], labels: Sequence[str]) -> int:
    return sum(counts[label] for label in labels) if labels else counts.total()


def _ratios(right: int, found: int, met: int, wanted: int) -> tuple[float, float, float]:
    precision, recall = right / found if found else 0.0, met / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
