"""Only dates that can be come into an edition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.entity import DateValue
from pipeline.stages.tei.temporal import datable, w3c


@pytest.mark.parametrize(
    "text", ["1950", "1950-06", "1950-06-25", "--06-25", "--02-29", "2026-01-01T10:00:00Z", "2026-01-01T10:00:00+01:00"]
)
def test_what_is_a_date_stays(text: str) -> None:
    assert w3c(text) == text


@pytest.mark.parametrize(
    "text", ["", "0000", "1950-6", "1950-13", "1950-02-30", "25 June", "2026-01-01T25:00:00Z", "١٩٥٠"]
)
def test_what_is_none_goes(text: str) -> None:
    assert w3c(text) is None


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: object) -> None:
    assert w3c(str(day)) == str(day)


def test_a_point_in_time_is_no_span() -> None:
    found = datable(DateValue(when="1950", start="1949", end="1951"))
    assert {name: value for name, value in found.items() if value} == {"when": "1950"}


def test_a_beginning_is_known_or_bounded_but_not_both() -> None:
    found = datable(DateValue(start="1949", not_before="1948", not_after="1951"))
    assert {name: value for name, value in found.items() if value} == {"from": "1949", "notAfter": "1951"}


def test_about_a_year_is_that_year_with_low_precision() -> None:
    assert datable(DateValue("1830", precision="low")) == {"when": "1830", "precision": "low"}


def test_a_span_that_ends_before_it_begins_says_nothing() -> None:
    assert not any(datable(DateValue(start="1951", end="1950")).values())
