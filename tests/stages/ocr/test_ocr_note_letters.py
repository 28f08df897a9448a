"""The letters that notes begin with on the line: which are believed, and what they tell of raised letters."""

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Word
from pipeline.stages.ocr.note_letters import note_letters

TEXT, NOTES = 20.0, 17.0


def line(number: int, text: str, x_height: float = NOTES) -> Line:
    """Return a line of a page."""
    box = Box(100, 50 * number, 900, 50 * number + 40)
    return Line(f"l{number}", box, words=tuple(Word(each, box) for each in text.split()), x_height=x_height)


@pytest.mark.parametrize("label", ["{}. ", "{} ", "({}) ", "{}) ", "{}, "])
def test_letters_before_notes_are_told_however_they_are_printed(label: str) -> None:
    lines = [line(number, label.format(letter) + "The letter of June.") for number, letter in enumerate("abc")]
    assert note_letters(lines, TEXT) == "abc"


def test_a_letter_out_of_turn_is_not_told() -> None:
    assert note_letters([line(1, "b. Ibid."), line(2, "k. Ibid."), line(3, "c. Ibid.")], TEXT) == "bc"


def test_the_items_of_a_list_in_the_text_tell_nothing() -> None:
    assert note_letters([line(1, "a. The mill", TEXT), line(2, "b. The yard", TEXT)], TEXT) == ""


def test_words_of_one_letter_tell_nothing() -> None:
    assert note_letters([line(1, "a letter to the clerk"), line(2, "A letter to him")], TEXT) == ""


def test_notes_that_fill_most_of_a_page_are_told_from_its_text_above_them() -> None:
    text = [line(number, "The minority withdrew to the Angel, across the way", TEXT) for number in range(4)]
    below = [line(4 + number, f"{letter}. The case was this") for number, letter in enumerate("ab")]
    assert note_letters([*text, *below], NOTES) == "ab"
