"""Marks taken off the page, and marks taken for themselves."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Mark
from pipeline.model.vocabulary import MarkKind
from pipeline.stages.ocr.wiped import alone, on_page, without


def page_with(strokes: tuple[Box, ...]) -> NDArray[np.uint8]:
    """Return a white page with black boxes."""
    page: NDArray[np.uint8] = np.full((200, 300), 255, np.uint8)
    for box in strokes:
        page[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] = 0
    return page


def test_strokes_are_wiped_and_print_beside_them_stays() -> None:
    stroke, letter = Box(10, 10, 30, 60), Box(31, 10, 40, 60)
    mark = Mark("m", MarkKind.NOTE, stroke, strokes=(stroke,))
    clean = without(page_with((stroke, letter)), (mark,))
    assert (clean == page_with((letter,))).all()


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.integers(20, 120),
    st.integers(20, 100),
    st.integers(8, 60),
    st.integers(8, 60),
)
def test_what_is_seen_in_a_turned_note_is_found_again_on_the_page(
    rotation: int, left: int, top: int, width: int, height: int
) -> None:
    stroke = Box(left, top, left + width, top + height)
    dot = Box(left + 1, top + 2, left + 4, top + 7)
    mark = Mark("m", MarkKind.NOTE, stroke, strokes=(dot,), rotation=rotation)
    seen = alone(page_with((dot,)), mark, 20)
    ys, xs = np.nonzero(seen == 0)
    box = Box(float(xs.min()), float(ys.min()), float(xs.max()) + 1, float(ys.max()) + 1)
    assert on_page(box, mark, 20) == dot


def test_the_blur_round_a_stroke_goes_with_it() -> None:
    stroke = Box(10, 10, 90, 14)
    page = page_with((stroke,))
    page[14:16, 10:90] = 215
    clean = without(page, (Mark("m", MarkKind.UNDERLINE, stroke, strokes=(stroke,)),))
    assert (clean == 255).all()
