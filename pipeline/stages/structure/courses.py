"""How the pages' numbers run, and what the number that is read on a page says about that."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.page import Page, Word
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.labels import FIGURES
from pipeline.stages.structure.numerals import roman_number, roman_numeral

NUMERAL = re.compile(r"[0-9lIiOoSsBZzgqb|°]{1,4}|[ivxlcdmIVXLCDM]{1,9}")
AROUND = " .,-–—_[](){}<>*•·'\"‘’“”:;~="
ENDS = (0, -1)
"""Words of a running head that may be the number."""
YEAR = 4
"""Figures of a year; few books have a thousand pages."""
NEAR = 20
"""Pages that may be missing, or out of place, between numbers that are those of one volume."""

STEMS = str.maketrans("l1|j!", "iiiii")
"""What engines read for an i."""
OLD = FIGURES | {ord("°"): "0"}
"""What engines read for a figure where it stands alone: a nought of old style is as small and as round as a degree."""

SAME = 0.0
LOOKALIKE = 0.8
"""Cost of a reading that is the number but for signs which engines confuse."""
ONE_FIGURE = 4.0
"""Cost of a reading with one wrong figure, if the engine was not sure of it at all."""
LOST_FIGURE = 4.0
"""Cost of a reading that lacks a figure: the engine is no less sure of the others."""
OTHER_NUMBER = 4.5
"""Cost of a reading that is plainly another number, if the engine was not sure of it at all."""
SURE = 2.5
"""What the engine's full confidence in a wrong reading adds. Even of numbers that it was not at all sure of hardly one
in fifty is misread: what stands alone looks strange to it, and is clear."""
SILENT = 0.3
"""Cost of a page without a number, so that a course is not chosen for what it does not say."""
NO_NUMBER = 0.5
"""Cost of a page before number 1, so that a preface ends as late as it can."""


@dataclass(frozen=True, slots=True, order=True)
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
    alone: bool = True
    """Whether it stands in a zone of its own."""

    def cost(self, roman: bool, number: int) -> float:
        """Return the cost of taking what is read for a number."""
        due = roman_numeral(number) if roman else str(number)
        if self.text.casefold() == due:
            return SAME
        figures = self.text.translate(OLD)
        if figures == due or (roman and _stems(self.text) == _stems(due)):
            return LOOKALIKE
        if figures in {due[:n] + due[n + 1 :] for n in range(len(due))} and len(figures) > 1:
            return LOST_FIGURE
        same_length = len(figures) == len(due)
        wrong = sum(a != b for a, b in zip(figures, due, strict=False))
        close = same_length and wrong == 1 and len(due) > 1
        return (ONE_FIGURE if close else OTHER_NUMBER) + SURE * self.confidence

    def courses(self, ordinal: int) -> Iterator[Course]:
        """Yield the courses on which the page of that ordinal bears what is read."""
        figures = self.text.translate(OLD)
        if figures.isdecimal() and int(figures) > 0:
            yield Course(False, int(figures) - ordinal)
        read = roman_number(self.text.casefold()), roman_number(_stems(self.text))
        yield from {Course(True, number - ordinal) for number in read if number}


def _stems(numeral: str) -> str:
    """Return roman letters, small ones, all that are mere stems as i."""
    return numeral.casefold().translate(STEMS)


def emission(printed: Printed | None, roman: bool, number: int) -> float:
    """Return the cost of what is printed on a page, if that number is its own."""
    if printed is None:
        return SILENT if number > 0 else SILENT + NO_NUMBER
    return OTHER_NUMBER + SURE if number < 1 else printed.cost(roman, number)


def printed_numbers(pages: Sequence[Page]) -> list[Printed | None]:
    """Return the number on each page: alone in its zone but for dashes and brackets, or at either end of its head.

    Where several may be it, that is which goes on with numbers of other pages, or is near them; else the one in
    figures, before all in a zone of its own: a lone letter is as well the mark of a gathering, and a head may end in
    a year.
    """
    found = [tuple(_numerals(page)) for page in pages]
    support = Counter(course for n, each in enumerate(found) for course in {c for it in each for c in it.courses(n)})
    return [
        max(each, key=lambda it: (*_supported(it.courses(n), support), *_rank(it)), default=None)
        for n, each in enumerate(found)
    ]


def _supported(courses: Iterable[Course], support: Mapping[Course, int]) -> tuple[int, int]:
    """Return how many pages may bear numbers of some courses at most, and of courses near them."""

    def near(course: Course) -> int:
        return sum(support.get(Course(course.roman, course.offset + step), 0) for step in range(-NEAR, NEAR + 1))

    return max(((support.get(course, 0), near(course)) for course in courses), default=(0, 0))


def _rank(printed: Printed) -> tuple[bool, bool, bool, int]:
    """Return what tells a number from what only looks like one, the more the higher; four figures are a year."""
    figures = printed.text.isdecimal()
    return figures, printed.alone, not (figures and len(printed.text) == YEAR), len(printed.text)


def _numerals(page: Page) -> Iterator[Printed]:
    """Yield what may be the page's number: in zones of their own, and in figures at the ends of heads."""
    lines = {line.id: line for line in page.lines}
    for zone in page.zones:
        alone = zone.kind is ZoneKind.PAGE_NUMBER
        if not alone and zone.kind not in (ZoneKind.HEADER, ZoneKind.FOOTER):
            continue
        words = [word for line_id in zone.lines for word in lines[line_id].words if word.text.strip(AROUND)]
        ends = words if len(words) <= len(ENDS) else [words[end] for end in ENDS]
        found = (Printed(word.text.strip(AROUND), zone.id, _sureness(word), alone) for word in ends)
        yield from (it for it in found if NUMERAL.fullmatch(it.text) and (alone or it.text.isdecimal()))


def _sureness(word: Word) -> float:
    return 1.0 if word.confidence is None else word.confidence
