"""Which marker calls which note: both sequences read at once, each mending what was misread in the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.stages.structure.labels import Scheme
from pipeline.stages.structure.marks import Mark, Pair
from pipeline.stages.structure.search import Search

DISORDER = 3
"""How many places further on a note may stand than it should."""
EXCHANGE = 2.0
"""What exchanging two notes must save: as much as one plain misreading."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in their order, and what this reading of the volume costs."""

    scheme: Scheme
    pairs: tuple[Pair, ...]
    cost: float


def align(markers: Sequence[Mark], starts: Sequence[Mark], scheme: Scheme) -> Alignment:
    """Return the cheapest reading of all marks under a scheme; marks taken for none are in no pair."""
    if not scheme.by_page:
        pairs, cost = Search(markers, starts, scheme).run()
        return Alignment(scheme, _reordered(pairs, starts, scheme), cost)
    found: list[Pair] = []
    total = 0.0
    for page in sorted({mark.page for mark in (*markers, *starts)}):
        ours = [number for number, mark in enumerate(markers) if mark.page == page]
        theirs = [number for number, mark in enumerate(starts) if mark.page == page]
        pairs, cost = Search([markers[n] for n in ours], [starts[n] for n in theirs], scheme).run()
        found += [_numbered(pair, ours, theirs) for pair in pairs]
        total += cost
    return Alignment(scheme, _reordered(found, starts, scheme), total)


def _reordered(pairs: Sequence[Pair], starts: Sequence[Mark], scheme: Scheme) -> tuple[Pair, ...]:
    """Return the pairs with notes exchanged that are printed out of order, as where one was pushed to the next page."""
    ordered = list(pairs)
    for first in range(len(ordered)):
        for second in range(first + 1, min(len(ordered), first + DISORDER + 1)):
            one, other = ordered[first], ordered[second]
            if not one.place or not other.place:
                continue
            gain = _own(one, starts, scheme) + _own(other, starts, scheme)
            changed = replace(one, start=other.start), replace(other, start=one.start)
            gain -= sum(_own(pair, starts, scheme) for pair in changed)
            if gain >= EXCHANGE:
                ordered[first], ordered[second] = (
                    replace(new, cost=old.cost - _own(old, starts, scheme) + _own(new, starts, scheme))
                    for old, new in zip((one, other), changed, strict=True)
                )
    return tuple(ordered)


def _own(pair: Pair, starts: Sequence[Mark], scheme: Scheme) -> float:
    """Return what it costs to read the beginning of a note as its label."""
    return 0.0 if pair.start is None or pair.place == 0 else starts[pair.start].best(scheme, pair.place)[0]


def _numbered(pair: Pair, markers: list[int], starts: list[int]) -> Pair:
    """Return a pair of one page with the ordinals of the whole volume."""
    marker = None if pair.marker is None else markers[pair.marker]
    start = None if pair.start is None else starts[pair.start]
    return Pair(pair.place, marker, start, pair.cost)
