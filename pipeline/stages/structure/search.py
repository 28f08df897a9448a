"""The cheapest way through two sequences of marks, found by a beam of states."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.stages.structure.labels import Scheme
from pipeline.stages.structure.marks import Mark, Pair

BEAM = 24
"""States kept at each step: a sequence has few likely courses, and what is worse than the last of them never wins."""
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
REPEAT = 1.6
"""Cost of a label that stands twice: a misprint is rarer than a figure misread, but both halves tell of it."""
LATER_PAGE = 1.0
"""Cost of a note that begins on the page after its marker, as crowded pages have it."""
EVEN_LATER = 2.0
"""Cost of a note pages behind its marker, as at the end of a chapter."""
EARLIER_PAGE = 3.0
"""Cost of a note that stands on a page before its marker."""


_Path = tuple[Pair, "_Path"] | None


@dataclass(frozen=True, slots=True)
class _State:
    """So many marks are used up, and the label at `place` was the last."""

    cost: float
    markers: int
    starts: int
    place: int
    chapter: int
    path: _Path


@dataclass(frozen=True, slots=True)
class Search:
    """A beam search over how many markers and starts are used up and the label last given."""

    markers: Sequence[Mark]
    starts: Sequence[Mark]
    scheme: Scheme
    _own: dict[tuple[int, int], float] = field(default_factory=dict)
    """What it costs to read a mark (by its identity) as the label at a place: asked for again and again."""
    _ahead: dict[tuple[int, int], frozenset[int]] = field(default_factory=dict)
    """The places that the marks from here on tell, by how many markers and starts are used up."""

    def run(self) -> tuple[tuple[Pair, ...], float]:
        """Return the cheapest pairs and their cost."""
        total = len(self.markers) + len(self.starts)
        levels: list[dict[tuple[int, int, int], _State]] = [{} for _ in range(total + 3)]
        levels[0][0, 0, 0] = _State(0.0, 0, 0, 0, -1, None)
        for number in range(total):
            for state in sorted(levels[number].values(), key=lambda state: state.cost)[:BEAM]:
                for following in self._steps(state):
                    _keep(levels[following.markers + following.starts], following)
            levels[number].clear()
        best = min(levels[total].values(), key=lambda state: state.cost)
        return tuple(_unrolled(best.path)), best.cost

    def _steps(self, state: _State) -> Iterator[_State]:
        """Yield what may come next: a mark that is none, a pair, half a pair."""
        marker = self.markers[state.markers] if state.markers < len(self.markers) else None
        start = self.starts[state.starts] if state.starts < len(self.starts) else None
        if marker:
            yield _moved(state, marker.dismissal, 1, 0)
        if start:
            yield _moved(state, start.dismissal, 0, 1)
        if marker and start and self._foreign(marker, start):
            pair = Pair(0, state.markers, state.starts, FOREIGN)
            yield _State(
                state.cost + FOREIGN,
                state.markers + 1,
                state.starts + 1,
                state.place,
                state.chapter,
                (pair, state.path),
            )
        for place, way in self._places(state, marker, start).items():
            yield from self._taken(state, place, way, marker, start)

    def _taken(
        self, state: _State, place: int, way: float, marker: Mark | None, start: Mark | None
    ) -> Iterator[_State]:
        """Yield the states after giving the label at `place` to a marker, a start, or both; to go there costs `way`."""
        calls = self._cost(marker, place) if marker else 0.0
        begins = self._cost(start, place) if start else 0.0
        i, j = state.markers, state.starts
        if marker and start:
            yield _given(state, way, Pair(place, i, j, calls + begins + _apart(marker, start)), start)
        if marker:
            yield _given(state, way, Pair(place, i, None, calls + ORPHAN), marker)
        if start:
            yield _given(state, way, Pair(place, None, j, begins + ORPHAN), start)

    def _cost(self, mark: Mark, place: int) -> float:
        """Return what it costs to read a mark as the label at a place."""
        key = id(mark), place
        if key not in self._own:
            self._own[key] = mark.best(self.scheme, place)[0]
        return self._own[key]

    def _foreign(self, marker: Mark, start: Mark) -> bool:
        """Tell whether both bear the same sign, which is none of the scheme's."""
        label = marker.readings[0].label
        same = bool(label) and label == start.readings[0].label and marker.page == start.page
        return same and not label.isdecimal() and self.scheme.place(label) is None

    def _places(self, state: _State, marker: Mark | None, start: Mark | None) -> dict[int, float]:
        """Return the labels that may be next, and what it costs to go there."""
        places = {state.place + 1: 0.0}
        for place in self._told(state.markers, state.starts):
            if place > state.place + 1:
                fresh = state.path is None and state.place == 0 and not self.scheme.by_page
                places[place] = BEGIN_ELSEWHERE if fresh else JUMP + JUMP_EACH * (place - state.place - 1)
        if state.place in self._told(state.markers, state.starts):
            places[state.place] = REPEAT
        if state.place and not self.scheme.by_page:
            chapter = max(mark.chapter for mark in (marker, start) if mark) if marker or start else 0
            places[1] = RESTART_AT_HEADING if chapter > state.chapter else RESTART
        return places

    def _told(self, markers: int, starts: int) -> frozenset[int]:
        """Return the places that the next marks say or, counted back from further on, tell."""
        if (markers, starts) not in self._ahead:
            sides = self.markers[markers : markers + LOOK_AHEAD], self.starts[starts : starts + LOOK_AHEAD]
            said = ((place, ahead) for side in sides for ahead, mark in enumerate(side) for place in self._says(mark))
            self._ahead[markers, starts] = frozenset(place - ahead for place, ahead in said if place > ahead)
        return self._ahead[markers, starts]

    def _says(self, mark: Mark) -> Iterator[int]:
        """Yield the places that a mark's readings say."""
        for reading in mark.readings:
            if place := self.scheme.place(reading.label):
                yield place


def _moved(state: _State, cost: float, markers: int, starts: int) -> _State:
    """Return the state after using marks up for nothing."""
    counts = state.markers + markers, state.starts + starts
    return _State(state.cost + cost, *counts, state.place, state.chapter, state.path)


def _given(state: _State, way: float, pair: Pair, mark: Mark) -> _State:
    """Return the state after giving a label to the halves of a pair, of which `mark` is one."""
    markers, starts = state.markers + (pair.marker is not None), state.starts + (pair.start is not None)
    chapter = max(mark.chapter, state.chapter)
    return _State(state.cost + way + pair.cost, markers, starts, pair.place, chapter, (pair, state.path))


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
