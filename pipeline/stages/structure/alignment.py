"""Which marker calls which note: both sequences read at once, each mending what was misread in the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.stages.structure.labels import Scheme

BEAM = 80
"""States kept at each step: a sequence has few likely courses, and what is worse than the eightieth never wins."""
LOOK_AHEAD = 3
"""How many labels further on may tell what number a stretch begins with."""

ORPHAN = 3.0
"""Cost of a mark that has no partner: more than one misread figure, less than two."""
RESTART = 1.5
"""Cost of beginning again at 1; much less where a heading stands between."""
RESTART_AT_HEADING = 0.6
FOREIGN = 0.3
"""Cost of a pair whose two halves agree, but not with the scheme."""
BEGIN_ELSEWHERE = 1.0
"""Cost of a volume that does not begin with its first label, because it may be part of a chapter."""
JUMP = 1.5
"""Cost of leaving out labels, and of each that is left out: a page may be missing."""
JUMP_EACH = 0.3
LATER_PAGE = 1.0
"""Cost of a note that begins on the page after its marker, as crowded pages have it."""
EVEN_LATER = 2.0
"""Cost of a note pages behind its marker, as at the end of a chapter."""
EARLIER_PAGE = 3.0
"""Cost of a note that stands on a page before its marker."""

DISORDER = 3
"""How many places further on a note may stand than it should."""
EXCHANGE = 2.0
"""What exchanging two notes must save: as much as one plain misreading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mark: its label, what that reading costs by itself, where the text goes on behind it."""

    label: str
    cost: float = 0.0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may call a note, or that may begin one."""

    page: int
    """Ordinal of its page."""
    chapter: int
    """How many headings stand before it in the volume."""
    readings: tuple[Reading, ...]
    dismissal: float
    """Cost of taking it for no mark at all."""

    def best(self, scheme: Scheme, place: int) -> tuple[float, Reading]:
        """Return the cheapest way to read it as the label at a place."""
        return min(
            ((reading.cost + scheme.misread(reading.label, place), reading) for reading in self.readings),
            key=lambda pair: pair[0],
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A note's call and its beginning by their ordinals; None for the half that was not found."""

    place: int
    """Of its label in the scheme; 0 where both halves bear the same sign of another kind (a star at the title)."""
    marker: int | None
    start: int | None
    cost: float


@dataclass(frozen=True, slots=True)
class _State:
    cost: float
    markers: int
    starts: int
    place: int
    chapter: int
    path: "tuple[Pair, _Path] | None"


_Path = tuple[Pair, "_Path"] | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in their order, and what this reading of the volume costs."""

    scheme: Scheme
    pairs: tuple[Pair, ...]
    cost: float


def align(markers: Sequence[Mark], starts: Sequence[Mark], scheme: Scheme) -> Alignment:
    """Return the cheapest reading of all marks under a scheme; marks taken for none are in no pair."""
    if not scheme.by_page:
        pairs, cost = _Search(markers, starts, scheme).run()
        return Alignment(scheme, _reordered(pairs, starts, scheme), cost)
    found: list[Pair] = []
    total = 0.0
    for page in sorted({mark.page for mark in (*markers, *starts)}):
        ours = [number for number, mark in enumerate(markers) if mark.page == page]
        theirs = [number for number, mark in enumerate(starts) if mark.page == page]
        pairs, cost = _Search([markers[n] for n in ours], [starts[n] for n in theirs], scheme).run()
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


@dataclass(frozen=True, slots=True)
class _Search:
    """A beam search over how many markers and starts are used up and the label last given."""

    markers: Sequence[Mark]
    starts: Sequence[Mark]
    scheme: Scheme

    def run(self) -> tuple[tuple[Pair, ...], float]:
        """Return the cheapest pairs and their cost."""
        levels: list[dict[tuple[int, int, int], _State]] = [{} for _ in range(len(self.markers) + len(self.starts) + 3)]
        levels[0][0, 0, 0] = _State(0.0, 0, 0, 0, -1, None)
        for level in levels[: len(self.markers) + len(self.starts)]:
            for state in sorted(level.values(), key=lambda state: state.cost)[:BEAM]:
                for following in self._steps(state):
                    _keep(levels[following.markers + following.starts], following)
        last = levels[len(self.markers) + len(self.starts)]
        best = min(last.values(), key=lambda state: state.cost)
        return tuple(_unrolled(best.path)), best.cost

    def _steps(self, state: _State) -> Iterator[_State]:
        """Yield what may come next: a pair, half a pair, or a mark that is none."""
        marker = self.markers[state.markers] if state.markers < len(self.markers) else None
        start = self.starts[state.starts] if state.starts < len(self.starts) else None
        if marker:
            yield self._dismissed(state, marker, 1, 0)
        if start:
            yield self._dismissed(state, start, 0, 1)
        if marker and start and self._foreign(marker, start):
            pair = Pair(0, state.markers, state.starts, FOREIGN)
            counts = state.markers + 1, state.starts + 1, state.place, state.chapter
            yield _State(state.cost + FOREIGN, *counts, (pair, state.path))
        for place, cost in self._places(state, marker, start).items():
            gone = replace(state, cost=state.cost + cost)
            if marker and start:
                yield self._taken(gone, place, _apart(marker, start), marker, start)
            if marker:
                yield self._taken(gone, place, ORPHAN, marker, None)
            if start:
                yield self._taken(gone, place, ORPHAN, None, start)

    def _foreign(self, marker: Mark, start: Mark) -> bool:
        """Tell whether both bear the same sign, which is none of the scheme's."""
        label = marker.readings[0].label
        same = bool(label) and label == start.readings[0].label and marker.page == start.page
        return same and self.scheme.place(label) is None

    def _dismissed(self, state: _State, mark: Mark, markers: int, starts: int) -> _State:
        """Return the state after taking a mark for none."""
        cost = state.cost + mark.dismissal
        return _State(cost, state.markers + markers, state.starts + starts, state.place, state.chapter, state.path)

    def _taken(self, state: _State, place: int, cost: float, marker: Mark | None, start: Mark | None) -> _State:
        """Return the state after giving the label at `place` to a marker, a start or both."""
        own = sum(mark.best(self.scheme, place)[0] for mark in (marker, start) if mark)
        pair = Pair(
            place,
            state.markers if marker else None,
            state.starts if start else None,
            own + cost,
        )
        chapter = max(mark.chapter for mark in (marker, start) if mark)
        markers, starts = state.markers + bool(marker), state.starts + bool(start)
        return _State(state.cost + own + cost, markers, starts, place, chapter, (pair, state.path))

    def _places(self, state: _State, marker: Mark | None, start: Mark | None) -> dict[int, float]:
        """Return the labels that may be next, and what it costs to go there."""
        places = {state.place + 1: 0.0}
        for place in self._read_ahead(state):
            if place > state.place + 1:
                first = BEGIN_ELSEWHERE if state.path is None and state.place == 0 else None
                jump = JUMP + JUMP_EACH * (place - state.place - 1)
                places[place] = min(places.get(place, jump), jump if first is None else first)
        if state.place and not self.scheme.by_page:
            chapter = max(mark.chapter for mark in (marker, start) if mark) if marker or start else 0
            places[1] = RESTART_AT_HEADING if chapter > state.chapter else RESTART
        return places

    def _read_ahead(self, state: _State) -> Iterator[int]:
        """Yield the labels that the next marks say or, counted back from further on, ought to say."""
        for marks, first in ((self.markers, state.markers), (self.starts, state.starts)):
            for ahead, mark in enumerate(marks[first : first + LOOK_AHEAD]):
                for reading in mark.readings:
                    place = self.scheme.place(reading.label)
                    if place and place > ahead:
                        yield place - ahead


def _apart(marker: Mark, start: Mark) -> float:
    """Return the cost of a note standing where it does, seen from its marker."""
    pages = start.page - marker.page
    if pages < 0:
        return EARLIER_PAGE
    return (0.0, LATER_PAGE)[pages] if pages < 2 else EVEN_LATER


def _keep(level: dict[tuple[int, int, int], _State], state: _State) -> None:
    """Keep the cheaper of two states that have the same future."""
    key = (state.markers, state.starts, state.place)
    if key not in level or state.cost < level[key].cost:
        level[key] = state


def _unrolled(path: _Path) -> list[Pair]:
    """Return the pairs of a path, first to last."""
    pairs = []
    while path:
        pair, path = path
        pairs.append(pair)
    return pairs[::-1]
