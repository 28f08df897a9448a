"""Dates in words have the values that they mean, and none that the calendar does not have."""

import re
from calendar import month_name
from dataclasses import astuple, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.entity import DateValue
from pipeline.stages.tag.calendar import Moment, Part
from pipeline.stages.tag.clock import Clock
from pipeline.stages.tag.dates import dates

MONTHS = tuple(month_name)[1:]


def values(text: str) -> list[tuple[str, DateValue | None]]:
    return [(text[it.start : it.end], it.moment.value) for it in dates(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on June 25, 1950, it", "June 25, 1950", DateValue("1950-06-25")),
        ("on 25 June 1950 it", "25 June 1950", DateValue("1950-06-25")),
        ("on the 25th of June, 1950, it", "25th of June, 1950", DateValue("1950-06-25")),
        ("by Sept. 3, 1939.", "Sept. 3, 1939", DateValue("1939-09-03")),
        ("in June 1950.", "June 1950", DateValue("1950-06")),
        ("in 1950.", "1950", DateValue("1950")),
        ("war, 1950–53, was", "1950–53", DateValue(start="1950", end="1953")),
        ("of 1914-1918.", "1914-1918", DateValue(start="1914", end="1918")),
        ("from 1950 to 1953 it", "1950 to 1953", DateValue(start="1950", end="1953")),
        ("from December 1951 through March 1952",
         "December 1951 through March 1952", DateValue(None, "1951-12", "1952-03")),
        ("from June to September 1950", "June to September 1950", DateValue(start="1950-06", end="1950-09")),
        ("on June 25–27, 1950,", "June 25–27, 1950", DateValue(start="1950-06-25", end="1950-06-27")),
        ("until late March 1953.", "late March 1953", DateValue(not_before="1953-03-21", not_after="1953-03-31")),
        ("in mid-1949.", "mid-1949", DateValue(not_before="1949-05", not_after="1949-08")),
        ("by the middle of June 1953",
         "middle of June 1953", DateValue(None, None, None, "1953-06-11", "1953-06-20")),
        ("of the 1950s.", "1950s", DateValue(start="1950", end="1959")),
        ("in the late 1940s", "late 1940s", DateValue(not_before="1946", not_after="1949")),
        ("in the nineteenth century", "nineteenth century", DateValue(start="1800", end="1899")),
        ("in the spring of 1951,", "spring of 1951", DateValue(start="1951-03", end="1951-05")),
        ("in winter 1950–51,", "winter 1950–51", DateValue(start="1950-12", end="1951-02")),
        ("in late February 1952", "late February 1952", DateValue(not_before="1952-02-21", not_after="1952-02-29")),
        ("in mid-May it", "mid-May", None),
        ("on June 29 it", "June 29", None),
        ("It was in May.", "May", None),
    ],
)  # fmt: skip
def test_a_date_means(text: str, words: str, value: DateValue | None) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in file.", "May they rest.", "March on, they said.", "about 1500 men", "some 1800 tons of coal",
        "No. 1950", "S/1508, Rev. 1", "p. 1776", "$1950",
        "12,1950 crowns", "Box 1912", "VII, 1237.",
        "Resolution 1441",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert values(text) == []


def test_a_day_that_cannot_be_is_no_date() -> None:
    assert values("on February 30, 1950") == []
    assert values("on February 29, 1951") == []
    assert values("on February 29, 1952") == [("February 29, 1952", DateValue("1952-02-29"))]


def test_a_range_that_runs_backwards_is_none() -> None:
    assert values("from 1953 to 1950") == [("1953", DateValue("1953")), ("1950", DateValue("1950"))]
    assert values("in 1953–50") == [("1953–50", None)]


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2049, 12, 31)), st.integers(0, 3))
def test_every_day_that_was_is_read(day: date, style: int) -> None:
    name = MONTHS[day.month - 1]
    forms = (f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", f"{name} {day.day} {day.year}")
    (found,) = dates(f"On {(*forms, forms[0])[style]}, it rained.")
    assert found.moment.value == DateValue(day.isoformat())


PIECES = (
    "June Feb. May March 1950 1950–53 1952– 0 31 30, 29 25–27, 99 from to until through and late mid- early the middle "
    "of spring fall winter of 1960s century nineteenth 20th , . – - in by"
)
pieces = st.sampled_from(PIECES.split())


@given(st.lists(pieces, max_size=14).map(" ".join))
@settings(max_examples=300)
def test_no_value_is_ever_invalid(text: str) -> None:
    clock = Clock()
    for mention in dates(text):
        value = clock.told(mention.moment, "p-1").value
        for part in astuple(replace(value, precision=None)) if value else ():
            assert part is None or _valid(part)
        if value and value.start and value.end:
            shorter = min(len(value.start), len(value.end))
            assert value.start[:shorter] <= value.end[:shorter]


def _valid(text: str) -> bool:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    return bool(match and date(int(match[1]), int(match[2] or 1), int(match[3] or 1)))


def test_the_clock_would_rather_be_silent_than_wrong() -> None:
    clock, june, march = Clock(), Moment(month=6, day=29), Moment(month=3)
    assert clock.told(june, "p-1").year is None
    clock.told(Moment(1950, 6, 25), "p-1")
    assert clock.told(june, "p-1").year == 1950
    assert clock.told(march, "p-1").year is None
    assert clock.told(june, "p-1").year is None
    clock.told(Moment(1951, 5), "p-2")
    assert clock.told(Moment(month=8), "p-3").year is None


def test_a_story_that_stays_in_a_year_stays_in_it_over_paragraphs() -> None:
    clock = Clock()
    clock.told(Moment(1953, 3, part=Part.LATE), "p-1")
    clock.told(Moment(1953, 4), "p-1")
    assert clock.told(Moment(month=7, day=27), "p-2").year == 1953
