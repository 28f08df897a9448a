"""The pages by their printed numbers: what was misread is mended, what is missing, doubled or out of order is found."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Page
from pipeline.model.text import PageNumber
from pipeline.model.vocabulary import Certainty
from pipeline.stages.structure.courses import Course, Printed, cheapest, printed_number, settled
from pipeline.stages.structure.numerals import roman_number, roman_numeral


@dataclass(frozen=True, slots=True)
class Gap:
    """Pages that are missing before a page."""

    quantity: int | None
    evidence: str
    certainty: Certainty
    page: str
    """Id of the page that follows."""


@dataclass(frozen=True, slots=True)
class PageSequence:
    """The number of each page, the gaps before pages (by ordinal), and what is odd."""

    numbers: tuple[PageNumber, ...]
    gaps: dict[int, Gap]
    consecutive: frozenset[int]
    """Ordinals of pages whose number is known to follow on that of the page before."""
    breaks: frozenset[int]
    """Ordinals of pages that are known not to follow on the page before, though nothing is missing."""
    findings: tuple[Finding, ...]


def page_sequence(pages: Sequence[Page], joins: Callable[[int], float]) -> PageSequence:
    """Return the pages' numbers, read together.

    `joins` tells the probability that the text goes on from the page before to the page of an ordinal.
    """
    printed = [printed_number(page) for page in pages]
    courses = settled(cheapest(printed), printed, joins)
    inferred = [_label(*each) for each in zip(pages, printed, courses, range(len(pages)), strict=True)]
    labels, exchanged = _as_printed(_without_plates(inferred, courses), printed)
    gaps: dict[int, Gap] = {}
    consecutive, breaks = set(), set(exchanged)
    for ordinal in range(1, len(pages)):
        step = _step(courses[ordinal - 1], courses[ordinal])
        if step > 0 and not _elsewhere(labels, ordinal):
            gaps[ordinal] = _gap(pages[ordinal], labels, ordinal, step)
        elif step and labels[ordinal - 1].label:
            breaks.add(ordinal)
        elif labels[ordinal].label and _told(printed, ordinal):
            consecutive.add(ordinal)
    findings = [each for ordinal in sorted(breaks) for each in _disorder(pages[ordinal], labels, ordinal)]
    return PageSequence(tuple(labels), gaps, frozenset(consecutive - breaks), frozenset(breaks), tuple(findings))


def _step(before: Course | None, course: Course | None) -> int:
    """Return by how much a page's number is higher than it should be; 0 where numerals change or none are known."""
    return course.offset - before.offset if before and course and before.roman == course.roman else 0


def _as_printed(
    labels: list[PageNumber], printed: Sequence[Printed | None]
) -> tuple[list[PageNumber], tuple[int, ...]]:
    """Return the numbers, as printed where pages bear one another's, and where that breaks the order."""
    said = {n: _value(each.text) for n, each in enumerate(printed) if each and _value(each.text)}
    wrong = {n for n, value in said.items() if value != _value(labels[n].label)}
    while stray := {n for n in wrong if said[n] not in {_value(labels[each].label) for each in wrong}}:
        wrong -= stray
    if len({said[n] for n in wrong}) != len(wrong):
        return labels, ()
    by_value = {_value(labels[n].label): labels[n].label for n in wrong}
    mended = [
        PageNumber(each.page, by_value[said[n]], each.zone) if n in wrong else each for n, each in enumerate(labels)
    ]
    borders = sorted({turn for n in wrong for turn in (n, n + 1) if 0 < turn < len(labels)})
    return mended, tuple(n for n in borders if _value(mended[n].label) != _value(mended[n - 1].label) + 1)


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


def _disorder(page: Page, labels: Sequence[PageNumber], ordinal: int) -> Iterator[Finding]:
    """Yield what is odd about a page that does not follow on the one before."""
    before, after = labels[ordinal - 1].label, labels[ordinal].label
    if before and after and _value(after) <= _value(before):
        doubled = any(label.label == after for label in labels[:ordinal])
        how = "stands twice in the scans" if doubled else "is out of order"
        yield Finding(FindingKind.PAGE_ORDER, f"Page {after} follows page {before}: it {how}.", page.id)
