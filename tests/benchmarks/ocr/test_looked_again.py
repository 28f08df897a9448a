"""What looking again is worth: errors and page numbers before and after."""

import numpy as np

from benchmarks.ocr.looked_again import Gain, gain
from benchmarks.ocr.truth import TrueLine
from benchmarks.ocr.volumes import Known
from pipeline.model.geometry import Box
from pipeline.model.page import Surface
from pipeline.raster.ink import Grey
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.sheet import Sheet

BLANK: Grey = np.full((300, 400), 255, np.uint8)
HEAD, NUMBER = Box(100, 50, 300, 80), Box(350, 50, 390, 80)


def line(text: str, box: Box) -> ReadLine:
    """Return a line of one word."""
    return ReadLine(box, (ReadWord(text, box, 0.9),), 0.0, box.bottom, 20.0)


def known(*lines: TrueLine, text: str = "") -> Known:
    """Return a page whose text is known."""
    surface = Surface("s0001", "0001.png", "0", 400, 300, 400, 300, 300.0)
    return Known("book", "0001.png", surface, Sheet.of(BLANK, "eng"), lines, text)


def test_a_page_number_that_is_mended_counts_once_before_and_after() -> None:
    page = known(TrueLine("main", "peace", HEAD), TrueLine("page_number", "171", NUMBER))
    found = gain(page, [line("peace", HEAD), line("17l", NUMBER)], [line("peace", HEAD), line("171", NUMBER)])
    assert found == Gain(1, 8, 1, 0, 1, 0, 1)


def test_handwriting_and_markers_are_not_counted() -> None:
    page = known(
        TrueLine("main", "peace", HEAD), TrueLine("marker", "3", NUMBER), TrueLine("margin_hand", "no", NUMBER)
    )
    assert page.errors([]) == (5, 5)


def test_whole_texts_have_no_page_numbers() -> None:
    found = gain(known(text="peace 171"), [line("peace", HEAD)], [line("peace", HEAD), line("171", NUMBER)])
    assert found == Gain(1, 9, 4, 0, 0, 0, 0)


def test_gains_add_up() -> None:
    assert Gain(1, 8, 1, 0, 1, 0, 1) + Gain(1, 9, 4, 0, 0, 0, 0) == Gain(2, 17, 5, 0, 1, 0, 1)
    assert Gain(2, 100, 5, 3).row("book").split() == ["book", "2", "100", "5.00", "3.00", "0", "0", "0"]
