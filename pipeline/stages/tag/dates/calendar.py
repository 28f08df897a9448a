"""What a date in words means in ISO 8601: a moment as exact as is known, or nothing."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from pipeline.model.entity import DateValue


class Part(StrEnum):
    """The share of a month, year, decade or century that is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    FIRST_QUARTER = "first_quarter"
    SECOND_QUARTER = "second_quarter"
    THIRD_QUARTER = "third_quarter"
    LAST_QUARTER = "last_quarter"


DAYS = {
    Part.EARLY: (1, 10), Part.MID: (11, 20), Part.LATE: (21, 31), Part.FIRST_HALF: (1, 15), Part.SECOND_HALF: (16, 31),
}  # fmt: skip
MONTHS = {
    Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12), Part.FIRST_HALF: (1, 6), Part.SECOND_HALF: (7, 12),
    Part.FIRST_QUARTER: (1, 3), Part.SECOND_QUARTER: (4, 6), Part.THIRD_QUARTER: (7, 9), Part.LAST_QUARTER: (10, 12),
}  # fmt: skip
YEARS = {
    Part.EARLY: (0, 39), Part.MID: (30, 69), Part.LATE: (60, 99), Part.FIRST_HALF: (0, 49), Part.SECOND_HALF: (50, 99),
    Part.FIRST_QUARTER: (0, 24), Part.SECOND_QUARTER: (25, 49), Part.THIRD_QUARTER: (50, 74),
    Part.LAST_QUARTER: (75, 99),
}  # fmt: skip
"""Thirds, because that is what early, mid and late divide a time into; those of a decade or a century, of which
these are hundredths, overlap, as in speech."""


class Sense(StrEnum):
    """How a moment is meant."""

    EXACT = "exact"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"
    """At some time, or at some times, between its first and its last."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a year, a decade (10) or a century (100), or a part of one; years of our era."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    span: int = 1
    """How many years it covers."""
    last: "Moment | None" = None
    """Where a range ends."""
    sense: Sense = Sense.EXACT
    weekday: int | None = None
    """0 is Monday."""

    def within(self, year: int) -> Self:
        """Return the moment in a year; what ends in an earlier month than it begins ends in the next year."""
        last = self.last and self.last.within(year + ((self.last.month or 12) < (self.month or 1)))
        return replace(self, year=year, last=last)

    @property
    def real(self) -> bool:
        """Tell whether the calendar has such a day; 2000 stands in for a year that is not known, as a leap year."""
        year, month, day = 2000 if self.year is None else self.year, self.month or 1, self.day or 1
        whole = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
        return whole and (self.last is None or self.last.real)

    @property
    def sound(self) -> bool:
        """Tell whether the day was on the weekday that is named, as far as both are known."""
        if None in (self.weekday, self.year, self.month, self.day) or not self.real:
            return True
        return date_of(self).weekday() == self.weekday

    @property
    def value(self) -> DateValue | None:
        """The moment as TEI has it; None if the year is not known or there is no such day."""
        if self.year is None or not self.real:
            return None
        if self.last is not None:
            return _range(self, self.last)
        first, last = self.bounds
        if self.sense is Sense.BEFORE:
            return DateValue(not_after=last)
        if self.sense is Sense.AFTER:
            return DateValue(not_before=first)
        return self._whole()

    def _whole(self) -> DateValue:
        """Return a point, or the limits of a part of a time, or of a decade or century as a whole."""
        first, last = self.bounds
        if self.part or self.sense is Sense.WITHIN:
            return DateValue(not_before=first, not_after=last)
        precision = "low" if self.sense is Sense.ABOUT else None
        if self.span > 1:
            return DateValue(start=first, end=last, precision=precision)
        return DateValue(when=self.iso, precision=precision)

    @property
    def iso(self) -> str:
        """Year, year and month, or the whole date."""
        parts = [f"{self.year:04}"] + [f"{number:02}" for number in (self.month, self.day) if number]
        return "-".join(parts)

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last day, month or year that it may be."""
        year = self.year or 0
        if self.span > 1:
            low, high = YEARS[self.part] if self.part else (0, 99)
            return f"{year + low * self.span // 100:04}", f"{min(year + high * self.span // 100, 9999):04}"
        if self.part in DAYS and self.month:
            low, high = DAYS[self.part]
            final = min(high, monthrange(year, self.month)[1])
            return f"{year:04}-{self.month:02}-{low:02}", f"{year:04}-{self.month:02}-{final:02}"
        if self.part and not self.month:
            low, high = MONTHS[self.part]
            return f"{year:04}-{low:02}", f"{year:04}-{high:02}"
        return self.iso, self.iso


def date_of(moment: Moment) -> date:
    """Return the day of a moment of which year, month and day are known."""
    return date(moment.year or 1, moment.month or 1, moment.day or 1)


def _range(first: Moment, last: Moment) -> DateValue | None:
    """Return the range from one moment to another; None if it would run backwards or has no end."""
    if last.year is None:
        return None
    # A part of a month is a guess at days, and an end must be right: so it is the month that is named.
    start = first.bounds[0] if first.span > 1 else first.iso
    end = last.bounds[1] if last.span > 1 else last.iso
    common = min(len(start), len(end))
    if start[:common] > end[:common]:
        return None
    guessed = any(it.part and it.span > 1 for it in (first, last))
    bounded = first.sense is Sense.WITHIN or guessed
    return DateValue(not_before=start, not_after=end) if bounded else DateValue(start=start, end=end)
