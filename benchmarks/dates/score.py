"""How the dates that the product finds stand against those that people marked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.dates.marked import NOTHING, Date, Paragraph, notation
from pipeline.stages.tag.dates.clock import Clock


@dataclass(slots=True)
class Score:
    """Counts by sort of date."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    """Of those wanted, how many are found at all."""
    exact: Counter[str] = field(default_factory=Counter)
    """How many with both ends as marked."""
    right: Counter[str] = field(default_factory=Counter)
    absent: Counter[str] = field(default_factory=Counter)
    """How many have no value although the text makes one sure."""
    wrong: Counter[str] = field(default_factory=Counter)
    extra: int = 0
    """What was taken for a date and is none."""
    remarks: list[str] = field(default_factory=list)

    def add(self, paragraph: Paragraph, found: Sequence[Date]) -> None:
        """Count the dates of a paragraph."""
        for date in paragraph.dates:
            self.wanted[date.kind] += 1
            met = next((it for it in found if it.start < date.end and date.start < it.end), None)
            self._compare(date, met)
        for it in found:
            if not any(it.start < date.end and date.start < it.end for date in paragraph.dates):
                self.extra += 1
                self.remarks.append(f"no date: {it.words} = {it.value}")

    def _compare(self, date: Date, met: Date | None) -> None:
        """Count one date against what was found in its place."""
        if met is None:
            self.remarks.append(f"missing: {date.words} = {date.value}")
            return
        self.found[date.kind] += 1
        self.exact[date.kind] += (met.start, met.end) == (date.start, date.end)
        counted = self.right if met.value == date.value else self.absent if met.value == NOTHING else self.wrong
        counted[date.kind] += 1
        if met.value != date.value:
            self.remarks.append(f"value: {date.words} = {date.value}, found {met.words} = {met.value}")


def scored(some: Iterator[list[Paragraph]], language: str = "en") -> Score:
    """Return how the product stands against marked texts."""
    score = Score()
    for paragraphs in some:
        clock = Clock(language)
        for number, paragraph in enumerate(paragraphs):
            score.add(paragraph, _found(paragraph, Clock(language, note=True) if paragraph.note else clock, number))
    return score


def _found(paragraph: Paragraph, clock: Clock, number: int) -> list[Date]:
    """Return the dates that the product finds in a paragraph."""
    return [
        Date(it.start, it.end, paragraph.text[it.start : it.end], notation(moment.value))
        for it, moment in clock.read(paragraph.text, f"p-{number}")
    ]
