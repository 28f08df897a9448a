"""Divided words become whole, compounds keep their hyphen."""

import pytest

from pipeline.model.text import Join
from pipeline.stages.structure.hyphens import Hyphens
from pipeline.stages.structure.words import Words, word_list
from tests.builders import Printer
from tests.stages.structure.reading import Reading


@pytest.mark.parametrize(
    ("before", "after", "join"),
    [
        ("the inter-", "vention of", Join.SOFT),
        ("the inter‐", "vention of", Join.SOFT),
        ("the inter¬", "vention of", Join.SOFT),
        ("the inter\u00ad", "vention of", Join.SOFT),
        ("of 1914-", "18 and", Join.HARD),
        ("a 15-", "year line", Join.HARD),
        ("the North-", "South talks", Join.HARD),
        ("THE INTER-", "VENTION OF", Join.SOFT),
        ("a Soviet-", "inspired attack", Join.HARD),
        ("policies pre-", "and post-war", Join.SPACE),
        ("an is-", "land", Join.SOFT),
        ("a day-", "to-day affair", Join.HARD),
        ("a day-to-", "day affair", Join.HARD),
        ("a so-", "called peace", Join.HARD),
        ("in post-", "war years", Join.HARD),
        ("a self-", "governing town", Join.HARD),
        ("a self-govern-", "ing town", Join.SOFT),
        ("the self-", "ish man", Join.SOFT),
        ("an anti-Commu-", "nist paper", Join.SOFT),
        ("an eight-", "een-year-old boy", Join.SOFT),
        ("to re-", "review them", Join.HARD),
        ("to re-", "read it", Join.HARD),
        ("to re-", "member it", Join.SOFT),
        ("General Mac-", "Arthur left", Join.SOFT),
        ("a long-", "ing for home", Join.SOFT),
        ("P900179–", "0655", Join.HARD),
        ("discourse—", "for good", Join.HARD),
        ("discourse —", "for good", Join.SPACE),
        ("the FPC/", "HDR office", Join.HARD),
        ("see http://history.state.gov/", "notes", Join.HARD),
        ("the", "war", Join.SPACE),
        ("", "war", Join.SPACE),
    ],
)
def test_lines_join_as_they_were_printed(before: str, after: str, join: Join) -> None:
    assert Hyphens(Words(listed=word_list("en"))).join(before, after) is join


@pytest.mark.parametrize(
    ("language", "before", "after", "join"),
    [
        ("de", "der Reichs-", "kanzler kam", Join.SOFT),
        ("de", "das Haus-", "recht galt", Join.SOFT),
        ("de", "der Nord-", "Süd-Konflikt", Join.HARD),
        ("de", "in Vor-", "und Nachteilen", Join.SPACE),
        ("fr", "oui, dit-", "il alors", Join.HARD),
        ("fr", "le gouverne-", "ment tomba", Join.SOFT),
        ("la", "rerum nova-", "rum causa", Join.SOFT),
    ],
)
def test_other_languages_join_in_their_own_way(language: str, before: str, after: str, join: Join) -> None:
    assert Hyphens(Words(listed=word_list(language), language=language)).join(before, after) is join


def test_the_volume_s_own_spelling_decides() -> None:
    hyphenated = Reading.of(Printer("s0001").text("A counter-offensive came.", "Another counter-", "offensive failed."))
    solid = Reading.of(Printer("s0001").text("A counteroffensive came.", "Another counter-", "offensive failed."))
    assert "Another counter-offensive failed." in hyphenated.paragraphs[0]
    assert "Another counteroffensive failed." in solid.paragraphs[0]


def test_a_word_is_whole_over_the_page() -> None:
    reading = Reading.of(Printer("s0001").text("The inter-"), Printer("s0002").text("vention failed."))
    assert reading.paragraphs == ["The intervention failed."]


def test_a_language_without_a_word_list_has_the_volume_s_words() -> None:
    assert word_list("tlh") == frozenset()
    assert Hyphens(Words({"ab": 1, "cd": 2})).join("ab-", "cd") is Join.SOFT
