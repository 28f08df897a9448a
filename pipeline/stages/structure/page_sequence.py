"""The pages by numbers, words and notes: misreadings are mended; missing, doubled, disordered pages are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.finding import Finding
from pipeline.model.page import Page
from pipeline.model.text import PageNumber
from pipeline.model.vocabulary import Certainty
from pipeline.stages.structure.copies import copies
from pipeline.stages.structure.courses import Printed, printed_numbers
from pipeline.stages.structure.edges import CONTEXT
from pipeline.stages.structure.numerals import roman_number, roman_numeral
from pipeline.stages.structure.order import FIRST, Placed
from pipeline.stages.structure.seams import Seams
from pipeline.stages.structure.sequence_findings import copied, disordered
from pipeline.stages.structure.sides import sides
from pipeline.stages.structure.whole_order import Arranged, View, arranged

A_SPREAD = 2
"""Pages that a scan which was left out may have held."""

UNNUMBERED_TELLS = (
    "The page before and this one do not go together, and no number tells why",
    "This page stands on the same side of the leaf as the page before, by its running head",
)
"""What speaks for a gap where no numbers are read: for an even number of pages, and for an odd one."""


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

    numbers: tuple[PageNumber, ...] = ()
    gaps: Mapping[int, Gap] = field(default_factory=dict)
    consecutive: frozenset[int] = frozenset()
    """Ordinals of pages whose number is known to follow on that of the page before."""
    breaks: frozenset[int] = frozenset()
    """Ordinals of pages that are known not to follow on the page before, though nothing is missing there."""
    findings: tuple[Finding, ...] = ()
    whole: frozenset[int] = frozenset()
    """Ordinals of pages whose words do not say that they are torn from the page before."""


def page_sequence(pages: Sequence[Page], seams: Seams, left_out: Mapping[str, int] | None = None) -> PageSequence:
    """Return the pages' numbers, read together with how well the pages' texts join.

    `left_out` tells, by the id of the page that follows, how many scans are there that nobody wanted or could read.
    """
    skipped = {ordinal: left_out[page.id] for ordinal, page in enumerate(pages) if left_out and page.id in left_out}
    printed = printed_numbers(pages)
    texts = frozenset(n for n, edge in enumerate(seams.edges) if len(edge.tail) == CONTEXT)
    side = sides(pages, printed)
    view = View(printed, seams.odds, skipped, texts, side)
    order = arranged(view, copies(pages, [each.text if each else "" for each in printed]))
    leaf = {n for n in side if side.get(n - 1, side[n]) is not side[n]}
    whole = frozenset(n for n in range(1, len(pages)) if not seams.torn(n - 1, n, on_two_sides=n in leaf))
    return replace(_Telling(pages, printed, order, skipped).told(), whole=whole)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What the order of the pages means for each of them."""

    pages: Sequence[Page]
    printed: Sequence[Printed | None]
    order: Arranged
    left_out: Mapping[int, int]

    def told(self) -> PageSequence:
        """Return the sequence."""
        labels = self._labels()
        gaps = {n: self._gap(n, labels) for n in range(1, len(self.pages)) if self._missing(n, labels) > 0}
        apart = {n for n in range(1, len(self.pages)) if n not in gaps and not self._follows(n, labels)}
        known = {n for n in range(1, len(self.pages)) if n not in gaps and n not in apart and labels[n].label}
        findings = (
            *(copied(self.pages, labels, n, original) for n, original in self.order.copies.items()),
            *disordered(self.pages, labels, self.order, frozenset(n for n in apart if self._odd(n, labels))),
        )
        consecutive = frozenset(n for n in known if any(self.printed[:n]) and any(self.printed[n:]))
        return PageSequence(tuple(labels), gaps, consecutive, frozenset(apart), tuple(findings))

    def _labels(self) -> list[PageNumber]:
        """Return the number of each page; a copy has that of its original."""
        labels = [self._label(n, self.order.placed[self.order.copies.get(n, n)]) for n in range(len(self.pages))]
        return _as_printed(self._without_plates(labels), self.printed)

    def _label(self, ordinal: int, placed: Placed) -> PageNumber:
        """Return the number of a page; how it is read tells only that a number is printed there."""
        page, printed, number = self.pages[ordinal].id, self.printed[ordinal], placed.number
        if number < 1:
            return PageNumber(page, "", None)
        label = roman_numeral(number) if placed.course.roman else str(number)
        return PageNumber(page, label.upper() if self._in_capitals() else label, printed.zone if printed else None)

    def _in_capitals(self) -> bool:
        """Tell whether most roman numbers are read in capitals: x alone looks like X."""
        letters = [each.text.isupper() for each in self.printed if each and each.text.isalpha()]
        return 2 * sum(letters) > len(letters)

    def _without_plates(self, labels: list[PageNumber]) -> list[PageNumber]:
        """Return the numbers, none for pages that are not counted: those before a step back that bear no number."""
        counted = list(labels)
        for ordinal, placed in self.order.placed.items():
            plates = range(max(0, ordinal + placed.missing), ordinal)
            if placed.missing < 0 and all(labels[plate].zone is None for plate in plates):
                for plate in plates:
                    counted[plate] = PageNumber(labels[plate].page, "", None)
        return counted

    def _missing(self, ordinal: int, labels: Sequence[PageNumber]) -> int:
        """Return how many pages are missing before a page; those that stand elsewhere or were left out do not count."""
        placed = self.order.placed.get(ordinal)
        if placed is None or placed.missing <= A_SPREAD * self.left_out.get(ordinal, 0):
            return 0
        alike = (label.label for label in labels if label.label.isdecimal() is not placed.course.roman)
        elsewhere = {_value(label) for label in alike}
        return len(set(range(placed.number - placed.missing, placed.number)) - elsewhere)

    def _follows(self, ordinal: int, labels: Sequence[PageNumber]) -> bool:
        """Tell whether the text of a page follows on that of the page before it, copies of that page included."""
        placed = self.order.placed.get(ordinal)
        if placed is None or ordinal in self.left_out:
            return False
        before = self.order.copies.get(ordinal - 1, ordinal - 1)
        plates = placed.missing < 0 and not labels[ordinal - 1].label
        return placed.after == before and (placed.missing == 0 or plates) and self._counts(ordinal, labels)

    def _counts(self, ordinal: int, labels: Sequence[PageNumber]) -> bool:
        """Tell whether numbers that are printed do not forbid a page to follow on that before."""
        before, after = labels[ordinal - 1], labels[ordinal]
        if before.zone is None or after.zone is None or before.label.isdecimal() is not after.label.isdecimal():
            return True
        return _value(after.label) == _value(before.label) + 1

    def _odd(self, ordinal: int, labels: Sequence[PageNumber]) -> bool:
        """Tell whether an editor should see that a page does not follow on the one before."""
        if ordinal in self.left_out or ordinal in self.order.copies:
            return False
        return not (0 < _value(labels[ordinal].label) <= FIRST and self.order.placed[ordinal].missing < 0)

    def _gap(self, ordinal: int, labels: Sequence[PageNumber]) -> Gap:
        """Return the gap before a page."""
        placed = self.order.placed[ordinal]
        step, before = self._missing(ordinal, labels), labels[placed.after].label if placed.after is not None else ""
        pages = "page is" if step == 1 else "pages are"
        after, page = labels[ordinal].label, self.pages[ordinal].id
        if not before or not after:
            return Gap(None, f"{UNNUMBERED_TELLS[step % 2]}: something is missing.", Certainty.MEDIUM, page)
        if self.left_out.get(ordinal):
            evidence = f"Page {before} is followed by page {after}: more is missing than the scans that were left out."
            return Gap(None, evidence, Certainty.MEDIUM, page)
        return Gap(step, f"Page {before} is followed by page {after}: {step} {pages} missing.", Certainty.HIGH, page)


def _as_printed(labels: list[PageNumber], printed: Sequence[Printed | None]) -> list[PageNumber]:
    """Return the numbers, as printed where pages bear one another's: they are out of order, not misread."""
    said = {n: _value(each.text) for n, each in enumerate(printed) if each and _value(each.text)}
    wrong = {n for n, value in said.items() if value != _value(labels[n].label)}
    while stray := {n for n in wrong if said[n] not in {_value(labels[each].label) for each in wrong}}:
        wrong -= stray
    if len({said[n] for n in wrong}) != len(wrong):
        return labels
    by_value = {_value(labels[n].label): labels[n].label for n in wrong}
    return [
        PageNumber(each.page, by_value[said[n]], each.zone) if n in wrong else each for n, each in enumerate(labels)
    ]


def _value(label: str) -> int:
    """Return the number that a label says, 0 if none."""
    return int(label) if label.isdecimal() else roman_number(label.casefold()) or 0
