"""Suggestions: misreadings and slips are found with reasons, sound words and names are left in peace."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Join, Paragraph, Text
from pipeline.stages.doubt import Doubt
from pipeline.stages.doubt.candidates import Change, candidates, is_spelling
from pipeline.stages.doubt.vocabulary import Vocabulary

SURFACE = Surface("s0001", "0001.png", "0", 2000, 1000, 2000, 1000, 300.0)


def line(number: int, text: str, sure: float | None = 0.99) -> Line:
    """Return a line whose words are a hundred pixels wide."""
    words = (
        Word(word, Box(n * 100, number * 50, n * 100 + 90, number * 50 + 40), sure)
        for n, word in enumerate(text.split())
    )
    read = tuple(words)
    return Line(f"s0001-l{number:03}", Box.around(word.box for word in read), read)


def suggested(*lines: Line, joins: tuple[Join, ...] = ()) -> tuple[Finding, ...]:
    """Return the suggestions for a paragraph of lines."""
    ties = (*joins, *[Join.SPACE] * len(lines))
    runs = tuple(whole(line, join) for line, join in zip(lines, ties, strict=False))
    text = Text((Division("div-1", None, (Paragraph("p-1", runs),)),))
    return Doubt("en")((Page(SURFACE, lines=lines),), text)


def words(*lines: Line) -> list[tuple[str, str]]:
    """Return the words that are doubted, and what is suggested."""
    return [(finding.word, finding.instead) for finding in suggested(*lines)]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("tbe", "the"),
        ("govemment", "government"),
        ("situstion", "situation"),
        ("althouzh", "although"),
        ("1ater", "later"),
        ("beirg", "being"),
    ],
)
def test_what_an_engine_misreads_is_suggested(read: str, meant: str) -> None:
    volume = [line(n, "the people of the land and the king of the hills saw the sea") for n in range(2, 9)]
    assert words(line(1, f"and so we saw {read} of the people in that year", 0.7), *volume) == [(read, meant)]


def test_a_slip_of_print_is_suggested_though_it_was_read_surely() -> None:
    (finding,) = suggested(line(1, "the negotiations were succesfully brought to an end by the ministers"))
    assert (finding.word, finding.instead) == ("succesfully", "successfully")
    assert "in no word list" in finding.message


def test_names_roman_numbers_and_other_spellings_are_left_in_peace() -> None:
    assert not suggested(line(1, "It was said that Syngman Rhee in chapter III favoured the honour of his neighbours"))


def test_words_of_another_language_are_no_misread_words_of_the_list() -> None:
    latin = "quamquam fas sit privata odia publicis utilitatibus remittere"
    assert not suggested(line(1, latin, 0.8))
    assert words(line(1, "a secret and privatc matter of the old king and his people", 0.7)) == [("privatc", "private")]


def test_two_readings_that_no_list_has_do_not_accuse_one_another() -> None:
    text = "the words of Hatervius and again of Hatcrvius stand in the old book of the king"
    assert not suggested(line(1, text, 0.9), line(2, text, 0.9))


def test_a_word_that_the_volume_uses_is_right() -> None:
    assert not suggested(*(line(n, "the old tarn lay near the grey kirkyard that evening") for n in range(1, 5)))


def test_nothing_is_doubted_in_a_language_without_a_list() -> None:
    runs = (whole(line(1, "tbe situstion", 0.2)),)
    text = Text((Division("div-1", None, (Paragraph("p-1", runs),)),))
    assert Doubt("et")((Page(SURFACE, lines=(line(1, "tbe situstion", 0.2),)),), text) == ()


def test_a_line_that_an_editor_put_right_is_not_doubted_again() -> None:
    page = (line(1, "and the situstion was grave"), line(2, "in all the other towns"))
    assert suggested(*page)
    assert not suggested(replace(line(1, "and the situstion was grave", None)), page[1])


def test_a_suggestion_says_where_and_why() -> None:
    (finding,) = suggested(line(1, "the situation was grave"), line(2, "and this situstion lasted", 0.6))
    assert finding.kind is FindingKind.SUGGESTION
    assert (finding.page, finding.target, finding.start, finding.end) == ("s0001", "s0001-l002", 9, 18)
    assert finding.box == Box(200, 100, 290, 140)
    assert finding.probability and finding.probability >= 0.5
    assert "stands in this volume once" in finding.message
    assert "60% certainty" in finding.message


def test_a_word_that_a_line_end_divides_is_doubted_as_one() -> None:
    first, second = line(1, "they said that the situ-"), line(2, "stion was grave", 0.7)
    (finding,) = suggested(first, second, joins=(Join.SOFT,))
    assert (finding.word, finding.target, finding.start) == ("situstion", "s0001-l001", 19)
    assert finding.end == len(first.text)


def test_candidates_say_how_they_differ() -> None:
    known = Vocabulary(language={"modern": 40000, "the": 10**7, "of": 10**7, "weird": 9000})
    assert [(c.text, c.change) for c in candidates("modem", known)] == [("modern", Change.ALIKE)]
    assert [(c.text, c.change) for c in candidates("wierd", known)] == [("weird", Change.SWAP)]
    assert [(c.text, c.change) for c in candidates("ofthe", known)] == [("of the", Change.SPLIT)]


def test_spellings_of_another_country_are_no_slips() -> None:
    assert is_spelling("favourite", "favorite")
    assert is_spelling("realise", "realize")
    assert not is_spelling("soldicrs", "soldiers")


@given(
    st.lists(
        st.text(min_size=1, max_size=10).filter(lambda text: len(text.split()) == 1 and text == text.strip()),
        min_size=1,
        max_size=8,
    )
)
def test_any_text_can_be_doubted_and_places_lie_in_their_lines(texts: list[str]) -> None:
    read = line(1, " ".join(texts), 0.5)
    for finding in suggested(read):
        assert finding.start is not None and finding.end is not None
        assert read.text[finding.start : finding.end] == finding.word
