"""What holds of all dates, however they are written, and of any text."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.entity import DateValue
from pipeline.stages.tag.dates.calendar import Moment
from pipeline.stages.tag.dates.clock import Clock
from pipeline.stages.tag.dates.dates import dates, mentions
from pipeline.stages.tag.dates.julian import gregorian

MONTHS = tuple(month_name)[1:]
SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = tuple(day_name)
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


STYLES: tuple[Callable[[date], str], ...] = (
    lambda it: f"{MONTHS[it.month - 1]} {it.day}, {it.year}",
    lambda it: f"{MONTHS[it.month - 1]} {it.day} {it.year}",
    lambda it: f"{MONTHS[it.month - 1]} {ordinal(it.day)}, {it.year}",
    lambda it: f"{it.day} {MONTHS[it.month - 1]} {it.year}",
    lambda it: f"{it.day} {MONTHS[it.month - 1]}, {it.year}",
    lambda it: f"{SHORT[it.month - 1]} {it.day}, {it.year}",
    lambda it: f"{it.day} {SHORT[it.month - 1]} {it.year}",
    lambda it: f"the {ordinal(it.day)} of {MONTHS[it.month - 1]}, {it.year}",
    lambda it: f"the {ordinal(it.day)} day of {MONTHS[it.month - 1]} {it.year}",
    lambda it: f"{WEEKDAYS[it.weekday()]}, {MONTHS[it.month - 1]} {it.day}, {it.year}",
    lambda it: f"{WEEKDAYS[it.weekday()]} {it.day} {MONTHS[it.month - 1]} {it.year}",
    lambda it: f"{MONTHS[it.month - 1].upper()} {it.day}, {it.year}",
    lambda it: f"{it.day}.{ROMAN[it.month - 1]}.{it.year}",
    lambda it: it.isoformat(),
)

days = st.dates(min_value=date(1500, 1, 1), max_value=date(2049, 12, 31))
styles = st.sampled_from(STYLES)


@given(days, styles, st.sampled_from(("On {}, it rained.", "({})", "He came, {}; she left", "{}.", "of {} and")))
def test_every_day_that_was_is_read_however_it_is_written(day: date, style: Callable[[date], str], frame: str) -> None:
    (found,) = dates(frame.format(style(day)))
    assert found.moment.value == DateValue(day.isoformat())


@given(days)
def test_so_it_is_in_other_languages(day: date) -> None:
    for language, text in (
        ("de", f"am {day.day}. {GERMAN[day.month - 1]} {day.year} kam"),
        ("de", f"Bonn, {day.day}.{day.month}.{day.year}"),
        ("fr", f"le {day.day} {FRENCH[day.month - 1]} {day.year}, il"),
    ):
        (found,) = dates(text, language)
        assert found.moment.value == DateValue(day.isoformat())


@given(days)
def test_figures_are_read_only_where_day_and_month_cannot_be_taken_for_one_another(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        (found,) = dates(text)
        sure = day.day > 12 or day.day == day.month
        assert found.moment.value == (DateValue(day.isoformat()) if sure else None)


@given(days, days)
def test_a_range_lasts_from_the_first_day_to_the_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for style in STYLES[:3]:
        (found,) = dates(f"from {style(first)}–{style(last)}, it rained")
        value = found.moment.value
        assert value and (value.start, value.end) == (first.isoformat(), last.isoformat())
        two = dates(f"from {style(first)} to {style(last)}, it rained")
        assert [it.moment.value for it in two] == [DateValue(first.isoformat()), DateValue(last.isoformat())]


@given(days, st.integers(0, 60))
def test_days_of_one_year_share_it(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date(first.year, 12, 31).toordinal()))
    text = f"{MONTHS[first.month - 1]} {first.day}–{MONTHS[last.month - 1]} {last.day}, {last.year}"
    (found,) = dates(text)
    value = found.moment.value
    assert value and (value.start, value.end) == (first.isoformat(), last.isoformat())


@given(st.dates(min_value=date(1582, 10, 15), max_value=date(1923, 1, 1)))
def test_the_old_style_is_the_same_day_of_another_calendar(day: date) -> None:
    new = gregorian(day.year, day.month, day.day)
    assert 10 <= (new - day).days <= 13
    (found,) = dates(f"on {day.day} {MONTHS[day.month - 1]} {day.year} O.S. it")
    assert found.moment.value == DateValue(new.isoformat())


@given(days)
def test_letters_for_figures_make_no_date_wrong(day: date) -> None:
    figures = f"{day.day}, {day.year}"
    for one, other in (("1", "l"), ("1", "I"), ("0", "O"), ("5", "S")):
        for found in dates(f"on {MONTHS[day.month - 1]} {figures.replace(one, other)}, it"):
            value = found.moment.value
            assert value is None or day.isoformat().startswith(value.when or "-")


PIECES = (
    "June Feb. May March 1950 1950–53 1952– 0 31 30, 29 25–27, 99 from to until through and late mid- early "
    "the middle of spring fall winter of 1960s century nineteenth 20th , . – - in by between 1731/2 25/26 O.S. "
    "c. about eighteenth- B.C. AD 44 5/6/1950 l950 MDCCXLV the previous the following year on the eleventh "
    "first half of that summer inst. Sunday, pre-1914 and the following year, two years later had it fiscal "
    "1950s, turn of the 1st"
)
texts = st.lists(st.sampled_from(PIECES.split()), max_size=16).map(" ".join)


@given(texts)
@settings(max_examples=300)
def test_the_dates_of_a_text_stand_one_after_another(text: str) -> None:
    found = mentions(text)
    assert all(0 <= it.start < it.end <= len(text) for it in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts)
@settings(max_examples=300)
def test_no_value_is_invalid_or_runs_backwards(text: str) -> None:
    for _, moment in Clock().read(text, "p-1"):
        value = moment.value
        for part in astuple(replace(value, precision=None)) if value else ():
            assert part is None or _valid(part)
        for first, last in ((value.start, value.end), (value.not_before, value.not_after)) if value else ():
            if first and last:
                assert first[: len(last)] <= last[: len(first)]


def _valid(text: str) -> bool:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    return bool(match and date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))


@given(texts)
def test_reading_twice_says_the_same(text: str) -> None:
    assert mentions(text) == mentions(text)
    assert list(Clock().read(text, "p-1")) == list(Clock().read(text, "p-1"))


@given(days, st.integers(1, 12), st.integers(1, 28))
def test_the_clock_only_runs_on_within_the_year_or_is_silent(day: date, month: int, number: int) -> None:
    text = f"On {STYLES[0](day)}, it began. On {MONTHS[month - 1]} {number} it went on."
    *_, (_, moment) = Clock().read(text, "p-1")
    assert moment.year == (day.year if month >= day.month else None)


@given(days, st.integers(1, 31))
def test_a_mere_day_is_one_of_the_month_or_nothing(day: date, number: int) -> None:
    text = f"In {MONTHS[day.month - 1]} {day.year} it began, and on the {ordinal(number)}, it ended."
    found = [moment for _, moment in Clock().read(text, "p-1")][1:]
    there = number <= monthrange(day.year, day.month)[1]
    assert found == ([Moment(day.year, day.month, number)] if there else [])
