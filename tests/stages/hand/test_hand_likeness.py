"""What a piece of ink looks like, and where writing is found that stands in no margin."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hand.pens import cursive
from pipeline.model.page import Mark
from pipeline.model.vocabulary import MarkKind
from pipeline.raster.ink import Ink, dark, flatten
from pipeline.stages.hand.hand import marks_on
from pipeline.stages.hand.likeness import likeness, network
from pipeline.stages.hand.looks import MEASURES, SIDE, VIEW, Sight
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import cut_apart
from tests.stages.hand.drawing import LEADING, LEFT, TOP, Sheet


def notes(sheet: Sheet) -> list[Mark]:
    return [mark for mark in marks_on(sheet.grey(), "s0001") if mark.kind is MarkKind.NOTE]


def test_writing_in_the_white_below_the_text_is_found() -> None:
    found = []
    for seed in range(6):
        sheet = Sheet().text(10).print("respectfully yours,", LEFT + 200, TOP + 13 * LEADING)
        ink = cursive(np.random.default_rng(seed), 16.0)[:400, :500] > 128
        box = sheet.ink(ink, LEFT + 40, TOP + 16 * LEADING)
        found.append(any(note.box.shared(box) > 0.9 for note in notes(sheet)))

    assert sum(found) >= 5


def test_type_as_large_as_a_title_is_no_handwriting_wherever_it_stands() -> None:
    sheet = Sheet().text(14).print("FILED", LEFT + 260, TOP + 18 * LEADING, size=60)
    sheet.print("1939 MAY 31", LEFT + 160, TOP + 22 * LEADING, size=44)

    assert notes(sheet) == []


def test_handwriting_is_likelier_than_print() -> None:
    sheet = Sheet().text()
    box = sheet.write(20, 500)
    even = flatten(sheet.grey())
    ink = Ink.of(dark(even))
    likely = likeness(even, ink, ink.size)
    written = np.array([ink.box(number).shared(box) > 0.9 for number in range(len(ink.boxes))])

    assert likely[written].max() > likely[~written].mean() + 0.3
    assert ((likely >= 0) & (likely <= 1)).all()


def test_cutting_pieces_at_the_edge_of_the_print_loses_no_ink() -> None:
    sheet = Sheet().text()
    sheet.write(LEFT - 90, TOP + 12 * LEADING)
    ink = Ink.of(dark(flatten(sheet.grey())))
    measure = Measure.of(ink)
    assert measure is not None

    pieces, beyond = cut_apart(ink, measure)

    assert ((pieces.labels > 0) == ink.mask).all()
    assert len(beyond) == len(pieces.boxes) == pieces.labels.max()
    assert (np.bincount(pieces.labels.ravel())[1:] == pieces.areas).all()


@settings(max_examples=10)
@given(st.integers(0, 2**32 - 1), st.integers(3, 60))
def test_any_ink_looks_like_finite_numbers(seed: int, size: int) -> None:
    mask = np.random.default_rng(seed).random((120, 90)) < 0.3
    ink = Ink.of(np.asarray(mask, np.bool_))
    sight = Sight.of(np.where(mask, 20, 250).astype(np.uint8), ink, float(size))
    numbers = sight.pieces()

    looks = sight.looks(numbers)

    assert looks.shape == (len(numbers), SIDE**2 + VIEW**2 + MEASURES)
    assert np.isfinite(looks).all()
    assert np.isfinite(network().likely(looks)).all()
