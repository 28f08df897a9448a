"""Words held against what is printed: right, wrong, divided, made up."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ocr.judged import Judged, judged


def flags(lines: list[list[str]], truth: str) -> list[tuple[str, bool]]:
    """Return the words and whether they are right."""
    return [(word.read, word.right) for word in judged(lines, truth)]


def test_a_misread_word_is_wrong_and_its_neighbours_are_not() -> None:
    assert flags([["the", "situstion", "was"], ["grave."]], "the situation was grave.") == [
        ("the", True),
        ("situstion", False),
        ("was", True),
        ("grave.", True),
    ]


def test_a_word_that_a_line_end_divides_is_one_and_has_two_places() -> None:
    (first, word) = judged([["the", "situ-"], ["ation"]], "the situation")
    assert first.right
    assert word == Judged(((0, 1), (1, 0)), "situation", "situation")


def test_what_is_not_printed_is_wrong() -> None:
    assert flags([["¥#", "the", "end"]], "the end")[0] == ("¥#", False)


def test_quotes_dashes_small_capitals_and_hard_hyphens_are_a_matter_of_taste() -> None:
    assert all(right for _, right in flags([["“So,”", "he", "said"]], '"So," he said'))
    assert all(right for _, right in flags([["CANING", "of", "chairs"]], "Caning of chairs"))
    assert all(right for _, right in flags([["eighty-"], ["eight", "men"]], "eighty-eight men"))


words = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=12)


@given(words)
def test_what_is_read_as_printed_is_right(text: list[str]) -> None:
    assert all(word.right for word in judged([text], " ".join(text)))
