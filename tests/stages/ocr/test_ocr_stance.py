"""What stands as a marker does, and what is a part of a letter, of a word or of a number."""

import numpy as np
import pytest

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.stance import is_marker

BASE, X = 200, 40
"""The baseline and the height of small letters on the drawn strips."""

SIGN = (400, 140, 420, 175)
"""A raised sign: left, top, right, bottom."""


def judged(*others: tuple[int, int, int, int], sign: tuple[int, int, int, int] = SIGN) -> bool:
    """Tell whether a sign is a marker beside bars of ink."""
    mask = np.zeros((320, 1000), np.bool_)
    for left, top, right, bottom in (sign, *others):
        mask[top:bottom, left:right] = True
    ink = Ink.of(mask)
    box = Box(*(float(side) for side in sign))
    own = tuple(number for number in range(len(ink.boxes)) if ink.box(number).iou(box) == 1)
    return is_marker(ink, box, own, BASE, X)


def word(left: int, letters: int = 4) -> list[tuple[int, int, int, int]]:
    """Return the bars of a word's letters, 30 pixels apart, some as high as capitals."""
    return [(left + 30 * n, BASE - X - 20 * (n % 2), left + 30 * n + 22, BASE) for n in range(letters)]


def test_a_sign_after_a_word_and_before_a_space_is_a_marker() -> None:
    assert judged(*word(280), *word(460))


def test_a_sign_before_the_first_word_is_a_marker() -> None:
    assert judged(*word(428))


def test_a_comma_may_stand_under_a_marker_and_a_bracket_after_it() -> None:
    assert judged(*word(280), (404, 192, 412, 208), (424, 130, 434, 212), *word(480))


def test_a_sign_in_the_middle_of_a_word_is_none() -> None:
    assert not judged(*word(280), *word(428))


def test_a_part_of_a_capital_that_has_broken_is_none() -> None:
    assert not judged(*word(434), (403, 176, 418, 200))
    assert not judged(*word(421))


def test_a_figure_that_stands_as_low_as_its_neighbours_is_none() -> None:
    level = [(left, top - 25, right, bottom - 25) for left, top, right, bottom in (*word(280), *word(460))]
    assert not judged(*level)


@pytest.mark.parametrize("stroke", [[(418, 130, 446, 212)], []])
def test_a_sign_over_a_lowered_figure_is_a_numerator(stroke: list[tuple[int, int, int, int]]) -> None:
    assert not judged(*word(270), *stroke, (430, 172, 446, 208), *word(480))


def test_a_sign_over_a_bar_is_a_numerator() -> None:
    assert not judged(*word(270), (390, 182, 430, 186), *word(480))


def test_a_dagger_as_large_as_the_text_may_hang_after_a_word() -> None:
    dagger = (400, 138, 420, 215)
    assert judged(*word(280), *word(460), sign=dagger)
    assert not judged(*word(280), *word(428), sign=dagger)


def test_a_question_mark_beside_a_marker_is_no_line_to_stand_on() -> None:
    assert judged(*word(240), (375, 138, 392, 178), (380, 192, 388, 200), *word(460))
