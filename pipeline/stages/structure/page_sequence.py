"""The pages by their printed numbers: what was misread is mended, what is missing, doubled or out of order is found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Page
from pipeline.model.text import PageNumber
from pipeline.model.vocabulary import Certainty, ZoneKind
from pipeline.stages.structure.labels import FIGURES

ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMAN_PARTS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
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
class Gap:
    """Pages that are missing before a page."""

    quantity: int | None
    evidence: str
    certainty: Certainty
    page: str
    """Id of the page that follows."""


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


@dataclass(frozen=True, slots=True)
class PageSequence:
    """The number of each page, the gaps before pages (by ordinal), and what is odd."""

    numbers: tuple[PageNumber, ...]
    gaps: dict[int, Gap]
    consecutive: frozenset[int]
    """Ordinals of pages whose number is known to follow on that of the page before."""
    findings: tuple[Finding, ...]


def page_sequence(pages: Sequence[Page]) -> PageSequence:
    """Return the pages' numbers, read together."""
    printed = [_printed(page) for page in pages]
    courses = _courses(printed)
    labels = [
        _label(page, each, course, n)
        for n, (page, each, course) in enumerate(zip(pages, printed, courses, strict=True))
    ]
    labels = _without_plates(labels, courses)
    gaps: dict[int, Gap] = {}
    findings: list[Finding] = []
    consecutive = set()
    for ordinal in range(1, len(pages)):
        before, course = courses[ordinal - 1], courses[ordinal]
        step = course.offset - before.offset if before and course and before.roman == course.roman else None
        if step == 0 and labels[ordinal].label and _told(printed, ordinal):
            consecutive.add(ordinal)
        elif step and step > 0 and not _elsewhere(labels, ordinal):
            gaps[ordinal] = _gap(pages[ordinal], labels, ordinal, step)
        elif step and step < 0 and labels[ordinal - 1].label:
            findings += _backward(pages[ordinal], labels, ordinal)
    return PageSequence(tuple(labels), gaps, frozenset(consecutive), tuple(findings))


def _without_plates(labels: list[PageNumber], courses: Sequence[Course | None]) -> list[PageNumber]:
    """Return the numbers, none for pages that are not counted: those before a step back that bear no number."""
    counted = list(labels)
    for ordinal in range(1, len(labels)):
        before, course = courses[ordinal - 1], courses[ordinal]
        step = before.offset - course.offset if before and course and before.roman == course.roman else 0
        plates = range(max(0, ordinal - step), ordinal)
        if step > 0 and all(labels[plate].zone is None for plate in plates):
            for plate in plates:
                counted[plate] = PageNumber(labels[plate].page, "", None)
    return counted


def _elsewhere(labels: Sequence[PageNumber], ordinal: int) -> bool:
    """Tell whether the numbers that are left out before a page stand on other pages: they are not missing."""
    numbers = [_value(label.label) for label in labels]
    before, after = numbers[ordinal - 1], numbers[ordinal]
    return bool(before and after) and set(range(before + 1, after)) <= set(numbers)


def _value(label: str) -> int:
    """Return the number that a label says, 0 if none."""
    return int(label) if label.isdecimal() else roman_number(label.casefold()) or 0


def _told(printed: Sequence[Printed | None], ordinal: int) -> bool:
    """Tell whether numbers are printed on both sides of the turn, so that nothing can be missing there unseen."""
    return any(printed[:ordinal]) and any(printed[ordinal:])


def _printed(page: Page) -> Printed | None:
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


def _courses(printed: Sequence[Printed | None]) -> list[Course | None]:
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
        step = {course: min(found, key=lambda was: costs[was] + _change(was, course, silent)) for course in found}
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


def _label(page: Page, printed: Printed | None, course: Course | None, ordinal: int) -> PageNumber:
    """Return the number of a page; what is read there is trusted where it says the same or nothing better is known."""
    number = ordinal + course.offset if course else 0
    if course is None or number < 1:
        return PageNumber(page.id, "", None)
    label = roman_numeral(number) if course.roman else str(number)
    if printed is None:
        return PageNumber(page.id, label, None)
    return PageNumber(page.id, label.upper() if course.roman and printed.text.isupper() else label, printed.zone)


def _gap(page: Page, labels: Sequence[PageNumber], ordinal: int, step: int) -> Gap:
    """Return the gap before a page whose number is `step` too high."""
    before, after = labels[ordinal - 1].label, labels[ordinal].label
    pages = "page is" if step == 1 else "pages are"
    evidence = f"Page {before} is followed by page {after}: {step} {pages} missing."
    return Gap(step, evidence, Certainty.HIGH, page.id)


def _backward(page: Page, labels: Sequence[PageNumber], ordinal: int) -> Iterator[Finding]:
    """Yield what is odd about a page whose number is not higher than the one before."""
    before, after = labels[ordinal - 1].label, labels[ordinal].label
    if before and after:
        doubled = any(label.label == after for label in labels[:ordinal])
        how = "stands twice in the scans" if doubled else "is out of order"
        yield Finding(FindingKind.PAGE_ORDER, f"Page {after} follows page {before}: it {how}.", page.id)


def roman_numeral(number: int) -> str:
    """Return a number from 1 to 3999 in small roman numerals."""
    numeral = ""
    for value, sign in ROMAN_PARTS:
        numeral += sign * (number // value)
        number %= value
    return numeral


def roman_number(numeral: str) -> int | None:
    """Return the value of small roman numerals; None if they are none."""
    if not numeral or not ROMAN.fullmatch(numeral):
        return None
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[sign] for sign in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
