"""Doubtful words looked at again: what two looks agree on is believed, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.stages.ocr.doubtful import WAYS, cased, looks, settled, spots
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord


def word(text: str, place: int, sure: float = 0.96) -> ReadWord:
    """Return a word at a place of its line, letter by letter."""
    box = Box(place * 100, 0, place * 100 + 90, 30)
    return ReadWord(text, box, sure, tuple(Glyph(letter, box, sure) for letter in text))


def line(doubted: str, sure: float = 0.1) -> ReadLine:
    """Return a line of which one word is read with little certainty."""
    words = (word("the", 0), word("house", 1), word(doubted, 2, sure), word("stood", 3), word("near", 4))
    return ReadLine(Box.around(each.box for each in words), words, 0.0, 30, 22.0)


def read_again(doubted: str, *texts: str) -> str:
    """Return what a doubtful word is, if it was read so at the looks at it, with a neighbour on either side."""
    page = [line(doubted)]
    found = spots(page, "eng")
    assert len(looks(found)) == len(WAYS) == len(texts)
    answers = ((word("house", 1), word(text, 2), word("stood", 3)) for text in texts)
    (after,) = settled(page, found, answers, "eng")
    assert [each.box for each in after.words] == [each.box for each in page[0].words]
    return after.words[2].text


def test_a_word_that_two_looks_read_alike_is_believed() -> None:
    assert read_again("Thoinas", "Thomas", "Thomas") == "Thomas"


def test_looks_that_do_not_agree_change_nothing() -> None:
    assert read_again("Thoinas", "Thomas", "Thonas") == "Thoinas"


def test_points_and_commas_are_left_to_their_ink() -> None:
    assert read_again("tience,", "tience.", "tience.") == "tience,"


def test_accents_are_not_lost() -> None:
    assert read_again("Séhne", "Sehne", "Sehne") == "Séhne"


def test_small_capitals_become_a_name() -> None:
    assert read_again("Dazid", "DAVID", "DAVID") == "David"
    assert cased("DAVID", "DAVTD") == "DAVID"
    assert cased("CoMING", "Comine") == "Coming"
    assert cased("McCrea", "McCiea") == "McCrea"


def test_a_word_does_not_become_what_is_less_likely() -> None:
    page = [line("soldiers", 0.5)]
    found = spots(page, "eng")
    unlikely = (word("house", 1), word("soldicrs", 2, 0.5), word("stood", 3))
    assert found
    assert settled(page, found, iter([unlikely, unlikely]), "eng") == tuple(page)
    assert read_again("soldiers", "soldicrs", "soldicrs") == "soldiers"


def test_words_that_are_sure_are_not_looked_at() -> None:
    assert spots([line("garden").of(line("garden").words[:2])], "eng") == ()


def test_a_page_without_lines_has_no_doubts() -> None:
    assert (spots([], "eng"), settled([], (), iter(()), "eng")) == ((), ())


@given(st.text("abcXYZ., ", min_size=1, max_size=9), st.text("abcXYZ., ", max_size=9))
def test_no_word_is_lost_whatever_is_read(one: str, other: str) -> None:
    page = [line("Thoinas")]
    answers = (tuple(word(text, 2) for text in read.split()) for read in (one, other))
    (after,) = settled(page, spots(page, "eng"), answers, "eng")
    assert len(after.words) == len(page[0].words)
    assert all(each.text for each in after.words)
