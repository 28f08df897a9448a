"""Old Style: a day of the Julian calendar as the Gregorian one has it."""

from datetime import date

REFORM, LAST = 1582, 1923
"""Between these years both calendars were in use, in one country or another (Greece was the last)."""


def gregorian(year: int, month: int, day: int) -> date:
    """Return the day of the Gregorian calendar that a day of the Julian one is, from 1 March 1500 on.

    They were 10 days apart from 1582, and one more from each 29 February of a century that four does not divide.
    """
    counted = year if month > 2 else year - 1
    apart = counted // 100 - counted // 400 - 2
    leap = (month, day) == (2, 29)
    ordinal = date(year, month, 28 if leap else day).toordinal() + leap
    return date.fromordinal(ordinal + apart)


def same_day(old: tuple[int, int, int], new: tuple[int, int, int]) -> bool:
    """Tell whether two days, each as year, month and day, are one in the two calendars."""
    try:
        found = gregorian(*old)
    except ValueError:
        return False
    return (found.year, found.month, found.day) == new
