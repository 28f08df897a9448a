"""In which order the pages belong: the cheapest way to explain numbers, words and notes of the whole volume together.

A hypothesis takes the pages one after the other. Each goes on with the page before; or pages are missing between; or
the numbers go back; or two blocks of pages, each in order, have changed places. Viterbi's way finds the cheapest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.stages.structure.courses import OTHER_NUMBER, SURE, Course, Printed, emission

BEAM = 12
"""States that a page may come from, besides that of its own course: those that explain the pages before it best."""
WORTH_IT = 8.0
"""What a state may cost more than the likeliest for it to be tried whether blocks have changed places: it is slow."""
MISSING = 3.3
"""Cost of pages missing: more than signs that engines confuse, less than a figure that is plainly another."""
MISSING_EACH = 0.05
ANEW, BACKWARD = 3.0, 6.0
"""Cost of numbers that begin anew, as where another book begins, and of others that go back."""
FIRST = 2
"""The highest number with which numbers begin anew: the first page may bear none."""
UNNUMBERED, WITH_TEXT = 1.0, 3.0
"""Cost of pages that are not counted, where exactly as many bear no number; what text on them adds (no plates)."""
OTHER_NUMERALS = 1.0
"""Cost of going from roman numbers to arabic ones, as after a preface."""
EXCHANGED = 4.0
"""Cost of two blocks of pages that have changed places: less than two sure numbers misread."""
BY_WORDS_ALONE = 2.0
"""What it costs more where no number says so: words can lie, and there are many turns."""
FEW = 4
"""Pages missing right before two blocks that have changed places: more are not tried."""
LONG, SHORT = 40, 4
"""Pages of the longer and the shorter of two blocks that have changed places: a few leaves have slipped."""
DISPLACED = 6
"""Numbers that are read: where there are as few, all the pages that bear one may be out of place."""
SPREAD = 2
"""Pages of a block of which words alone may tell that it is out of place: a leaf or an opening."""
TURNS = 2
"""Turns that must all be doubtful where words alone tell that such a block stands far from its place."""
DOUBTED = -0.5
"""Log odds of a turn below which it is worth to try whether pages have changed places there."""
UNNUMBERED_COURSES = tuple(Course(False, step - 10**6) for step in range(FEW + 1))
"""The courses of pages of which none bears a number: from one to another pages are missing."""
WRONG_SIDE = 3.0
"""Cost of a page whose running head or whose number's place is that of pages on the other side of the leaf: less than
that of pages missing, since one head alone may be misread."""

Odds = Callable[[int, int], float]
"""The log odds that one page follows directly on another, by their ordinals."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a page belongs."""

    ordinal: int
    course: Course
    """On which its number lies, as pages are counted here."""
    after: int | None
    """Ordinal of the page that it follows in the book; None for the first."""
    missing: int = 0
    """How many pages are missing between the two; below 0 where the numbers go back."""
    place: int = 0
    """Where it was counted: its ordinal but for pages that were passed over."""

    @property
    def number(self) -> int:
        """Its number."""
        return self.place + self.course.offset


_Path = tuple[tuple[Placed, ...], "_Path"] | None


@dataclass(frozen=True, slots=True)
class _State:
    """Pages explained so far: what they cost, the course that they run on, the last in the order of the book."""

    cost: float
    course: Course
    last: int | None
    path: _Path


@dataclass(frozen=True, slots=True)
class Order:
    """The search for the order of the pages of a volume."""

    printed: Sequence[Printed | None]
    odds: Odds
    left_out: Mapping[int, int] = field(default_factory=dict)
    """How many scans nobody wanted or could read right before the page of an ordinal."""
    texts: frozenset[int] = frozenset()
    """Ordinals of the pages that hold running text."""
    sides: Mapping[int, bool] = field(default_factory=dict)
    """Whether the numbers of pages are odd as far as the side tells on which they stand; only some are known."""
    _silent: list[int] = field(default_factory=list)

    def cheapest(self) -> tuple[tuple[Placed, ...], float]:
        """Return where each page belongs, by ordinal, and what that costs."""
        count = len(self.printed)
        courses = _courses(self.printed)
        self._silent[:] = _silent_before(self.printed)
        levels: list[dict[tuple[Course, int | None], _State]] = [{} for _ in range(count + 1)]
        for course in courses:
            levels[0][course, None] = _State(0.0, course, None, None)
        for ordinal in range(count):
            states = sorted(levels[ordinal].values(), key=lambda state: state.cost)
            levels[ordinal].clear()
            for course in courses:
                for state in self._next(states, course, ordinal):
                    _keep(levels[ordinal + 1], state)
                for state in self._likeliest(states, course):
                    for blocks in self._blocks(state, course, ordinal):
                        _keep(levels[ordinal + sum(blocks)], self._exchanged(state, course, ordinal, blocks))
        best = min(levels[count].values(), key=lambda state: state.cost)
        return tuple(sorted(_unrolled(best.path), key=lambda placed: placed.ordinal)), best.cost

    def _likeliest(self, states: Sequence[_State], course: Course) -> Iterator[_State]:
        """Yield the states from which blocks are tried that have changed places on a course."""
        for n, state in enumerate(states):
            if state.cost <= states[0].cost + WORTH_IT and (n == 0 or state.course == course):
                yield state

    def _next(self, states: Sequence[_State], course: Course, ordinal: int) -> Iterator[_State]:
        """Yield the state after one more page on a course, from those of that course or, but at first, from others."""
        likely = (state for n, state in enumerate(states) if state.course == course or (ordinal and n < BEAM))
        if course in UNNUMBERED_COURSES:
            likely = (state for state in likely if state.course <= course)
        costs = [(state.cost + self._way(state, course, ordinal)[0], n, state) for n, state in enumerate(likely)]
        if costs:
            cost, _, best = min(costs, key=lambda each: each[:2])
            placed = Placed(ordinal, course, best.last, self._way(best, course, ordinal)[1], ordinal)
            yield _State(cost + self._emission(ordinal, course), course, ordinal, ((placed,), best.path))

    def _way(self, state: _State, course: Course, ordinal: int) -> tuple[float, int]:
        """Return the cost of going on to a page, and how many pages are missing there."""
        was, last = state.course, state.last
        step = course.offset - was.offset if was.roman == course.roman else 0
        if ordinal in self.left_out and step >= 0:
            return 0.0, step
        if was == course:
            return self._turn(last, ordinal), 0
        if was.roman != course.roman:
            return (OTHER_NUMERALS if was.roman else OTHER_NUMBER + SURE) + self._turn(last, ordinal), 0
        if step > 0:
            return MISSING + MISSING_EACH * step, step
        if -step <= self._silent[ordinal]:
            texts = any(n in self.texts for n in range(ordinal + step, ordinal))
            return UNNUMBERED + (WITH_TEXT if texts else 0.0) + self._turn(last, ordinal), step
        return ANEW if ordinal + course.offset <= FIRST else BACKWARD, step

    def _turn(self, before: int | None, after: int) -> float:
        """Return the cost of one page following directly on another."""
        return 0.0 if before is None else -self.odds(before, after)

    def _emission(self, ordinal: int, course: Course) -> float:
        """Return the cost of a page being where it is on a course: by its number, and by its side."""
        number = ordinal + course.offset
        wrong = ordinal in self.sides and self.sides[ordinal] is not (number % 2 == 1)
        return emission(self.printed[ordinal], course.roman, number) + (WRONG_SIDE if wrong else 0.0)

    def _blocks(self, state: _State, course: Course, ordinal: int) -> Iterator[tuple[int, int]]:
        """Yield the lengths of two blocks of pages, the first at an ordinal, that may have changed places."""
        if self._leads(state.course, course) and (ordinal or course == state.course):
            yield from self._told_blocks(course, ordinal)
            if course == state.course:
                yield from self._doubted_blocks(state, ordinal)

    def _told_blocks(self, course: Course, ordinal: int) -> Iterator[tuple[int, int]]:
        """Yield the lengths of two blocks that have changed places as a number in one of them tells."""
        room = len(self.printed) - ordinal
        for place in range(min(room, LONG + SHORT)):
            step = self._off(ordinal + place, course)
            if 0 < step <= LONG and place < SHORT:
                longest = LONG if step <= SHORT else SHORT
                yield from ((first, step) for first in range(place + 1, min(longest, room - step) + 1))
            elif -LONG <= step < 0 and -step <= place < SHORT - step:
                longest = LONG if -step <= SHORT else SHORT
                yield from (
                    (-step, second) for second in range(max(1, place + step + 1), min(longest, room + step) + 1)
                )

    def _doubted_blocks(self, state: _State, ordinal: int) -> Iterator[tuple[int, int]]:
        """Yield the lengths of two blocks that words at their edges do not leave in their places, nor any number."""
        room = next((n for n in range(ordinal, len(self.printed)) if self._on(n, state.course)), len(self.printed))
        room -= ordinal
        far = state.last is None or self.odds(state.last, ordinal) < DOUBTED or self._same_side(state.last, ordinal)
        longest = LONG if far else SPREAD
        for few in range(1, SPREAD + 1):
            for many in range(1, min(longest, room - few) + 1):
                yield from (b for b in {(few, many), (many, few)} if self._doubted(state.last, ordinal, b))

    def _on(self, ordinal: int, course: Course) -> bool:
        """Tell whether the number that is read on a page lies on a course."""
        printed = self.printed[ordinal]
        return printed is not None and course in printed.courses(ordinal)

    def _doubted(self, last: int | None, ordinal: int, blocks: tuple[int, int]) -> bool:
        """Tell whether words speak against a turn before, between or behind two blocks; against all, if one is long."""
        middle, end = ordinal + blocks[0], ordinal + sum(blocks)
        turns = [] if last is None else [(last, ordinal)]
        turns += [(middle - 1, middle)] + ([(end - 1, end)] if end < len(self.printed) else [])
        against = [self.odds(*turn) < DOUBTED or self._same_side(*turn) for turn in turns]
        return any(against) if max(blocks) <= SPREAD else len(turns) >= TURNS and all(against)

    def _same_side(self, before: int, after: int) -> bool:
        """Tell whether two pages are known to stand on one side of the leaf: none follows directly on the other."""
        return before in self.sides and after in self.sides and self.sides[before] is self.sides[after]

    def _off(self, ordinal: int, course: Course) -> int:
        """Return by how much the number read on a page is higher than on a course; 0 where none is read."""
        printed = self.printed[ordinal]
        read = (c.offset for c in printed.courses(ordinal) if c.roman == course.roman) if printed else iter(())
        return next(read, course.offset) - course.offset

    def _exchanged(self, state: _State, course: Course, ordinal: int, blocks: tuple[int, int]) -> _State:
        """Return the state after two blocks of pages of which the second belongs before the first."""
        first, second = blocks
        middle, end = ordinal + first, ordinal + first + second
        order = (*range(middle, end), *range(ordinal, middle))
        moved = [Course(course.roman, course.offset + (second if n < middle else -first)) for n in order]
        told = any(self._off(n, course) == each.offset - course.offset for n, each in zip(order, moved, strict=True))
        way, missing = self._way(state, course, order[0])
        cost = state.cost + EXCHANGED + (0.0 if told else BY_WORDS_ALONE) + way
        cost += sum(self._turn(*turn) for turn in pairwise(order))
        cost += sum(self._emission(n, each) for n, each in zip(order, moved, strict=True))
        steps = zip(order, moved, (state.last, *order), (missing, *(0 for _ in order)), strict=False)
        placed = tuple(Placed(n, each, after, gap, n) for n, each, after, gap in steps)
        return _State(cost, course, order[-1], (placed, state.path))

    def _leads(self, was: Course, course: Course) -> bool:
        """Tell whether a course goes on with another, pages missing between or not."""
        return was.roman == course.roman and 0 <= course.offset - was.offset <= FEW


def _keep(level: dict[tuple[Course, int | None], _State], state: _State) -> None:
    """Keep the cheaper of two states that have the same future."""
    key = state.course, state.last
    if key not in level or state.cost < level[key].cost:
        level[key] = state


def _unrolled(path: _Path) -> Iterator[Placed]:
    """Yield the pages of a path, the last first."""
    while path:
        placed, path = path
        yield from reversed(placed)


def _courses(printed: Sequence[Printed | None]) -> list[Course]:
    """Return the courses that the pages may run on: those told by what is read, and where that is little, near ones."""
    told = {course for n, each in enumerate(printed) if each for course in each.courses(n)}
    if sum(each is not None for each in printed) <= DISPLACED:
        near = {Course(c.roman, c.offset + step) for c in told for step in range(-SHORT, SHORT + 1)}
        return sorted(near) or [*UNNUMBERED_COURSES]
    return sorted(told)


def _silent_before(printed: Sequence[Printed | None]) -> list[int]:
    """Return for each ordinal how many pages right before it bear no number."""
    counts, count = [], 0
    for each in printed:
        counts.append(count)
        count = 0 if each else count + 1
    return counts
