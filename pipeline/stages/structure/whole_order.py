"""The order of all pages: copies passed over, and whole volumes that were scanned backwards or side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.stages.structure.courses import Printed
from pipeline.stages.structure.order import Odds, Order, Placed

WHOLLY = 6.0
"""What a volume costs more that lies in another order from end to end: clear numbers on a few pages outweigh it."""
FEWEST = 3
"""Numbers that must follow on one another in such an order, and more than as the scans lie: words alone do not tell."""

Permutation = Callable[[Sequence[int]], list[int]]


def _backwards(pages: Sequence[int]) -> list[int]:
    return list(reversed(pages))


def _in_pairs(pages: Sequence[int]) -> list[int]:
    """Return each two pages exchanged: spreads of a book that is read from right to left."""
    return [page for n in range(0, len(pages), 2) for page in reversed(pages[n : n + 2])]


def _fronts_first(pages: Sequence[int]) -> list[int]:
    """Return the pages of a stack of which all fronts were scanned before all backs."""
    half = (len(pages) + 1) // 2
    fronts, backs = pages[:half], pages[half:]
    return [page for n in range(half) for page in (*fronts[n : n + 1], *backs[n : n + 1])]


def _backs_reversed(pages: Sequence[int]) -> list[int]:
    """Return the same, where the stack was turned over for the backs."""
    half = (len(pages) + 1) // 2
    return _fronts_first([*pages[:half], *reversed(pages[half:])])


PERMUTATIONS: Mapping[str, Permutation] = {
    "The scans run backwards, the last page first.": _backwards,
    "The two pages of each spread are exchanged: the book is read from right to left.": _in_pairs,
    "All fronts of the leaves stand before all backs.": _fronts_first,
    "All fronts of the leaves stand before all backs, which run backwards.": _backs_reversed,
}
"""How a whole volume can lie, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """Where each page belongs."""

    placed: Mapping[int, Placed]
    """By ordinal, copies left out."""
    copies: Mapping[int, int] = field(default_factory=dict)
    """The ordinal of the page that each copy repeats."""
    wholly: str = ""
    """What is said of the order, where the whole volume lies in another one."""

    def in_order(self) -> list[int]:
        """Return the ordinals in the order of the book, copies left out."""
        following: dict[int | None, list[int]] = {}
        for ordinal, placed in self.placed.items():
            following.setdefault(placed.after, []).append(ordinal)
        order: list[int] = []
        heads = following.get(None, [])
        while heads:
            ordinal = heads.pop(0)
            order.append(ordinal)
            heads = following.get(ordinal, []) + heads
        return order


def arranged(view: "View", copies: Mapping[int, int]) -> Arranged:
    """Return the cheapest order of the pages, copies left out."""
    kept = [ordinal for ordinal in range(len(view.printed)) if ordinal not in copies]
    best = view.of(kept), ""
    for said, permutation in PERMUTATIONS.items() if not view.left_out else ():
        if view.steps(permutation(kept)) < max(FEWEST, view.steps(kept) + 1):
            continue
        placed, cost = view.of(permutation(kept))
        if cost + WHOLLY < best[0][1]:
            best = (placed, cost + WHOLLY), said
    return Arranged({each.ordinal: each for each in best[0][0]}, copies, best[1])


@dataclass(frozen=True, slots=True)
class View:
    """The pages by ordinal, to be looked at in one order or another."""

    printed: Sequence[Printed | None]
    """The number that is read on each page."""
    odds: Odds
    left_out: Mapping[int, int]
    """How many scans nobody wanted or could read right before a page."""
    texts: frozenset[int]
    """The pages that hold running text."""
    sides: Mapping[int, bool] = field(default_factory=dict)
    """Whether numbers are odd as far as the pages' sides tell."""

    def steps(self, sequence: Sequence[int]) -> int:
        """Return how many numbers that are read follow on the one before, in an order of pages."""
        read = [{course.offset for course in each.courses(0)} if each else set() for each in self.printed]
        return sum(any(number + 1 in read[after] for number in read[page]) for page, after in pairwise(sequence))

    def of(self, sequence: Sequence[int]) -> tuple[list[Placed], float]:
        """Return where pages belong that are taken in a given order, and the cost."""
        if not sequence:
            return [], 0.0
        skipped = {place: self.left_out[n] for place, n in enumerate(sequence) if n in self.left_out}
        found, cost = Order(
            [self.printed[n] for n in sequence],
            lambda one, other: self.odds(sequence[one], sequence[other]),
            skipped,
            frozenset(place for place, n in enumerate(sequence) if n in self.texts),
            {place: self.sides[n] for place, n in enumerate(sequence) if n in self.sides},
        ).cheapest()
        return list(_renamed(found, sequence)), cost


def _renamed(found: Sequence[Placed], sequence: Sequence[int]) -> Iterator[Placed]:
    """Yield the places by the ordinals of the pages, not by where they were taken."""
    for each in found:
        after = None if each.after is None else sequence[each.after]
        yield replace(each, ordinal=sequence[each.ordinal], after=after)
