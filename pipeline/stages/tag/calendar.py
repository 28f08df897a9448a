"""What a date in words means in ISO 8601: a moment as exact as is known, or nothing."""

from calendar import monthrange
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from pipeline.model.entity import DateValue


class Part(StrEnum):
    """The third of a month, year or decade that is meant."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


DAYS = {Part.EARLY: (1, 10), Part.MID: (11, 20), Part.LATE: (21, 31)}
MONTHS = {Part.EARLY: (1, 4), Part.MID: (5, 8), Part.LATE: (9, 12)}
YEARS = {Part.EARLY: (0, 3), Part.MID: (3, 6), Part.LATE: (6, 9)}
"""Thirds, because that is what early, mid and late divide a time into; those of a decade overlap, as in speech."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month, a year, a decade (10) or a century (100), or a part of one."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    span: int = 1
    """How many years it covers."""
    last: "Moment | None" = None
    """Where a range ends."""

    def within(self, year: int) -> Self:
        """Return the moment in a year."""
        return replace(self, year=year)

    @property
    def real(self) -> bool:
        """Tell whether the calendar has such a day; 2000 stands in for a year that is not known, as a leap year."""
        year, month, day = self.year or 2000, self.month or 1, self.day or 1
        return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    @property
    def value(self) -> DateValue | None:
        """The moment as TEI has it; None if the year is not known or there is no such day."""
        if self.year is None or not self.real:
            return None
        if self.last is not None:
            return _range(self, self.last)
        if self.part or self.span > 1:
            return self._bounded()
        return DateValue(when=self.iso)

    @property
    def iso(self) -> str:
        """Year, year and month, or the whole date."""
        parts = [f"{self.year:04}"] + [f"{number:02}" for number in (self.month, self.day) if number]
        return "-".join(parts)

    def _bounded(self) -> DateValue:
        """Return the limits of a part of a time, or of a decade or century as a whole."""
        first, last = self.bounds
        return DateValue(not_before=first, not_after=last) if self.part else DateValue(start=first, end=last)

    @property
    def bounds(self) -> tuple[str, str]:
        """The first and the last day, month or year that it may be."""
        year = self.year or 0
        if self.span > 1:
            low, high = YEARS[self.part] if self.part else (0, 9)
            unit = self.span // 10
            return f"{year + low * unit:04}", f"{min(year + (high + 1) * unit - 1, 9999):04}"
        if self.part and self.month:
            low, high = DAYS[self.part]
            final = min(high, monthrange(year, self.month)[1])
            return f"{year:04}-{self.month:02}-{low:02}", f"{year:04}-{self.month:02}-{final:02}"
        if self.part:
            low, high = MONTHS[self.part]
            return f"{year:04}-{low:02}", f"{year:04}-{high:02}"
        return self.iso, self.iso


def _range(first: Moment, last: Moment) -> DateValue | None:
    """Return the range from one moment to another; None if it would run backwards or has no end."""
    if last.year is None or not last.real:
        return None
    # A part of a month is a guess at days, and an end must be right: so it is the month that is named.
    start = first.bounds[0] if first.span > 1 else first.iso
    end = last.bounds[1] if last.span > 1 else last.iso
    common = min(len(start), len(end))
    return DateValue(start=start, end=end) if start[:common] <= end[:common] else None
