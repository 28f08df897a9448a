"""A listed name with one letter misread is that name; a strange name, or one that stands often, is its own."""

import pytest

from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag.lists.gazetteer import gazetteer
from pipeline.stages.tag.lists.misread_names import MisreadNames


def found(text: str, *others: str) -> list[tuple[str, str]]:
    lists = MisreadNames.of(gazetteer("en"), "en", [text, *others])
    return [(text[it.start : it.end], it.name) for it in lists.names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They came to Londcn at last.", ("Londcn", "London")),
        ("The Unitcd States agreed.", ("Unitcd States", "United States")),
        ("All Amcricans agreed.", ("Amcricans", "American")),
        ("It was Polaud’s king.", ("Polaud", "Poland")),
    ],
)
def test_one_misread_letter_hides_no_name_of_the_lists(text: str, name: tuple[str, str]) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    "text", ["London spoke.", "Londoners spoke.", "Bohanan spoke.", "Irau fell.", "He read landon."]
)
def test_what_is_no_misread_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_word_that_stands_often_is_a_name_of_its_own() -> None:
    assert found("Here is Londcn.", "Here is Londcn.", "There is Londcn.") == []


def test_it_is_never_sure() -> None:
    lists = MisreadNames.of(gazetteer("en"), "en", ["In Londcn."])
    assert [it.certainty for it in lists.names("In Londcn.")] == [Certainty.LOW]


def test_a_language_without_lists_has_none() -> None:
    assert list(MisreadNames.of(gazetteer("la"), "la", ["In Londcn."]).names("In Londcn.")) == []
