"""How the pages' numbers run: what is printed on each page, and the cheapest way to explain it all."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.page import Page
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.labels import FIGURES
from pipeline.stages.structure.numerals import roman_number, roman_numeral

NUMERAL = re.compile(r"[0-9lIiOoSsBZzgqb|]{1,4}|[ivxlcdmIVXLCDM]{1,9}")
AROUND = " .,-–—_[](){}<>*•·'\"‘’“”:;~="

SAME = 0.0
LOOKALIKE = 0.8
"""Cost of a reading that is the number but for signs which engines confuse."""
ONE_FIGURE = 2.5
"""Cost of a reading with one wrong figure, if the engine was not sure of it at all."""
OTHER_NUMBER = 3.0
"""Cost of a reading that is plainly another number, if the engine was not sure of it at all."""
SURE = 2.0
"""What the engine's full confidence in a wrong reading adds: numbers that stand alone are seldom misread."""
SILENT = 0.3
"""Cost of a page without a number, so that a course is not chosen for what it does not say."""
BEAM = 12
"""Courses that a page may come from, besides its own: those that explain the pages before it best."""
NO_NUMBER = 0.5
"""Cost of a page before number 1, so that a preface ends as late as it can."""
MISSING = 3.3
"""Cost of pages missing: more than a doubtful figure that was misread, less than one that the engine is sure of."""
MISSING_EACH = 0.05
BACKWARD = 3.0
"""Cost of a page number that goes back: two pages exchanged, three steps, are less than two numbers misread."""
UNNUMBERED = 1.0
"""Cost of pages that are not counted (plates), where exactly as many bear no number."""
OTHER_NUMERALS = 1.0
"""Cost of going from roman numbers to arabic ones, as after a preface."""


@dataclass(frozen=True, slots=True)
class Course:
    """How numbers run: the page of ordinal n has the number n + offset."""

    roman: bool
    offset: int


@dataclass(frozen=True, slots=True)
class Printed:
    """What is read where a page's number stands."""

    text: str
    zone: str
    confidence: float
    """Of the engine, 0 to 1; text that was given counts as sure."""

    def cost(self, roman: bool, number: int) -> float:
        """Return the cost of taking what is read for a number."""
        due = roman_numeral(number) if roman else str(number)
        if self.text.casefold() == due:
            return SAME
        figures = self.text.translate(FIGURES)
        if figures == due or (roman and self.text.casefold().replace("1", "i").replace("|", "i") == due):
            return LOOKALIKE
        same_length = len(figures) == len(due)
        wrong = sum(a != b for a, b in zip(figures, due, strict=False))
        close = same_length and wrong == 1 and len(due) > 1
        return (ONE_FIGURE if close else OTHER_NUMBER) + SURE * self.confidence

    def courses(self, ordinal: int) -> Iterator[Course]:
        """Yield the courses on which the page of that ordinal bears what is read."""
        figures = self.text.translate(FIGURES)
        if figures.isdecimal() and int(figures) > 0:
            yield Course(False, int(figures) - ordinal)
        number = roman_number(self.text.casefold())
        if number:
            yield Course(True, number - ordinal)


def printed_number(page: Page) -> Printed | None:
    """Return the number on a page: alone in its zone, or at either end of its running head."""
    lines = {line.id: line for line in page.lines}
    own = [zone for zone in page.zones if zone.kind is ZoneKind.PAGE_NUMBER]
    heads = [zone for zone in page.zones if zone.kind in (ZoneKind.HEADER, ZoneKind.FOOTER)]
    for zone in (*own, *heads):
        words = [word for line_id in zone.lines for word in lines[line_id].words]
        for word in (*words[:1], *words[-1:]) if zone in heads or len(words) > 2 else words:
            bare = word.text.strip(AROUND)
            if NUMERAL.fullmatch(bare) and (zone in own or bare.isdecimal()):
                return Printed(bare, zone.id, 1.0 if word.confidence is None else word.confidence)
    return None


def cheapest(printed: Sequence[Printed | None]) -> list[Course | None]:
    """Return the cheapest course for each page (Viterbi's way); None throughout where no number is printed."""
    found = sorted(
        {course for n, each in enumerate(printed) if each for course in each.courses(n)},
        key=lambda course: (course.roman, course.offset),
    )
    if not found:
        return [None] * len(printed)
    costs = {course: _emission(printed[0], course, 0) for course in found}
    steps: list[dict[Course, Course]] = []
    for ordinal in range(1, len(printed)):
        silent = _silent_before(printed, ordinal)
        likely = sorted(found, key=lambda course: costs[course])[:BEAM]
        step = {
            course: min((course, *likely), key=lambda was: costs[was] + _change(was, course, silent))
            for course in found
        }
        costs = {
            course: costs[step[course]]
            + _change(step[course], course, silent)
            + _emission(printed[ordinal], course, ordinal)
            for course in found
        }
        steps.append(step)
    best = min(found, key=lambda course: costs[course])
    path = [best]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return list(reversed(path))


def _emission(printed: Printed | None, course: Course, ordinal: int) -> float:
    """Return the cost of what is printed on the page of that ordinal, on a course."""
    number = ordinal + course.offset
    if printed is None:
        return SILENT if number > 0 else SILENT + NO_NUMBER
    return OTHER_NUMBER + SURE if number < 1 else printed.cost(course.roman, number)


def _change(was: Course, course: Course, silent: int) -> float:
    """Return the cost of going from one course to another; `silent` pages before this one bear no number."""
    if was == course:
        return 0.0
    if was.roman != course.roman:
        return OTHER_NUMERALS if was.roman else OTHER_NUMBER + SURE
    step = course.offset - was.offset
    if step > 0:
        return MISSING + MISSING_EACH * step
    return UNNUMBERED if -step <= silent else BACKWARD


def _silent_before(printed: Sequence[Printed | None], ordinal: int) -> int:
    """Return how many pages right before that ordinal bear no number."""
    count = 0
    while count < ordinal and printed[ordinal - 1 - count] is None:
        count += 1
    return count


def settled(
    courses: Sequence[Course | None], printed: Sequence[Printed | None], joins: Callable[[int], float]
) -> list[Course | None]:
    """Return the courses with each jump ahead put where the text joins least, among pages that bear no number.

    `joins` tells the probability that the text goes on from the page before to the page of an ordinal.
    """
    placed = list(courses)
    for ordinal in range(1, len(placed)):
        before, course = placed[ordinal - 1], placed[ordinal]
        if before and course and before.roman == course.roman and course.offset > before.offset:
            first = ordinal - _silent_before(printed, ordinal)
            last = next((n for n in range(ordinal, len(placed)) if printed[n]), ordinal)
            turn = min(range(max(1, first), last + 1), key=joins) if last > first else ordinal
            placed[first:turn] = [before] * (turn - first)
            placed[turn:last] = [course] * (last - turn)
    return placed
