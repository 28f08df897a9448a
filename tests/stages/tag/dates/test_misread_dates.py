"""Dates are found whatever an engine made of one letter; what may be a word or a name is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.tag.dates.dates import dates
from pipeline.stages.tag.dates.misreadings import mended

MONTHS = frozenset(("March", "May", "June", "July", "August", "December"))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("He wrote on Deeember 20, 1951.", "1951-12-20"),
        ("It was 23 Juiy 1533 before he came.", "1533-07-23"),
        ("It was the 17th Mareh, 1765.", "1765-03-17"),
        ("In Angust 1914 nobody knew.", "1914-08"),
        ("New York Tribune, June 20. 1870.", "1870-06-20"),
    ],
)
def test_a_month_with_one_letter_misread_is_that_month(text: str, iso: str) -> None:
    (mention,) = dates(text)
    assert mention.moment.iso == iso
    assert mention.misread


@pytest.mark.parametrize("text", ["Jane 12, 1950", "Marsh 1985, 12", "Match 3, 1950", "as Jnly said", "Judy 5, 1950"])
def test_names_and_words_are_no_months(text: str) -> None:
    assert mended(text, MONTHS) == text


@given(st.text("JulyiMarche 1290.,", max_size=40))
def test_what_is_mended_is_as_long_as_it_was_and_needs_no_more(text: str) -> None:
    once = mended(text, MONTHS)
    assert len(once) == len(text)
    assert mended(once, MONTHS) == once
