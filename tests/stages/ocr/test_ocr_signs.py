"""Small signs held against their ink: quotes without any go, short commas become points."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord
from pipeline.stages.ocr.signs import believed

SIZE, BASE = 20, 100
POINT, COMMA = 7, 14
"""Pixels that they are high."""


def word(text: str, left: int) -> ReadWord:
    """Return a word of letters that are ten pixels wide."""
    glyphs = tuple(
        Glyph(letter, Box(left + 10 * n, BASE - 30, left + 10 * n + 8, BASE), 0.9) for n, letter in enumerate(text)
    )
    return ReadWord(text, Box(left, BASE - 30, left + 10 * len(text), BASE), 0.9, glyphs)


def line(*words: ReadWord) -> ReadLine:
    """Return a level line."""
    return ReadLine(Box.around(word.box for word in words), words, 0.0, BASE, SIZE)


def ink(*spots: tuple[int, int, int, int]) -> Ink:
    """Return the ink of boxes: left, top, right, bottom."""
    page: NDArray[np.uint8] = np.zeros((200, 2000), np.uint8)
    for left, top, right, bottom in spots:
        cv2.rectangle(page, (left, top), (right - 1, bottom - 1), 1, -1)
    return Ink.of(np.asarray(page > 0, np.bool_))


def texts(lines: tuple[ReadLine, ...]) -> list[str]:
    """Return the words of lines, as they are and as their glyphs have them."""
    words = [word for line in lines for word in line.words]
    assert [word.text for word in words] == ["".join(glyph.text for glyph in word.glyphs) for word in words]
    return [word.text for word in words]


def test_a_quote_without_ink_of_its_own_was_a_serif() -> None:
    capital = (50, BASE - 30, 68, BASE)
    assert texts(believed([line(word("‘The", 50))], ink(capital))) == ["The"]


def test_a_quote_that_is_printed_stays() -> None:
    capital, quote = (61, BASE - 30, 68, BASE), (51, BASE - 30, 55, BASE - 22)
    assert texts(believed([line(word("‘The", 50))], ink(capital, quote))) == ["‘The"]


def test_a_quote_alone_or_before_another_sign_is_left() -> None:
    assert texts(believed([line(word("’", 50), word("“‘So", 90), word("’44", 150))], ink())) == ["’", "“‘So", "’44"]


def stop(at: int, high: int) -> tuple[int, int, int, int]:
    """Return the ink of the sign after a word of two letters at an x."""
    return (at + 21, BASE - POINT, at + 21 + POINT, BASE - POINT + high)


def page(*heights: int) -> tuple[ReadLine, Ink]:
    """Return a line of words that end in a comma where the sign is higher than a point, and its ink."""
    places = range(50, 50 + 100 * len(heights), 100)
    words = [word("so." if high <= POINT else "so,", at) for at, high in zip(places, heights, strict=True)]
    return line(*words), ink(*(stop(at, high) for at, high in zip(places, heights, strict=True)))


def test_a_comma_without_a_tail_is_a_point() -> None:
    row, spots = page(*[POINT] * 6, *[COMMA] * 6, POINT + 1)
    assert texts(believed([row], spots)) == [*["so."] * 6, *["so,"] * 6, "so."]


def test_small_commas_stay_commas_where_points_are_smaller() -> None:
    row, spots = page(*[5] * 6, *[9] * 6)
    assert texts(believed([row], spots)) == [*["so."] * 6, *["so,"] * 6]


def test_a_few_signs_tell_nothing() -> None:
    row, spots = page(POINT, COMMA, COMMA, POINT + 1)
    assert believed([row], spots) == (row,)


def test_where_no_ink_tells_nothing_is_changed() -> None:
    assert texts(believed([line(word("so,", 50), word("no.", 90))], ink())) == ["so,", "no."]
    assert believed([], ink()) == ()
