"""Numbers before their lines: a column that was read as a line on end is read row by row."""

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.standing import parted, restored

SIZE = 20


def line(text: str, box: Box) -> ReadLine:
    """Return a level line of one word."""
    return ReadLine(box, (ReadWord(text, box, 0.9),), 0.0, box.bottom, SIZE)


def ink(*boxes: Box) -> Ink:
    """Return the ink of boxes."""
    page: NDArray[np.uint8] = np.zeros((400, 600), np.uint8)
    for box in boxes:
        corners = (int(box.left), int(box.top)), (int(box.right) - 1, int(box.bottom) - 1)
        cv2.rectangle(page, *corners, 1, -1)
    return Ink.of(np.asarray(page > 0, np.bool_))


ROWS = [100, 140, 180, 220]
NAMES = [line("Platt", Box(120, y - 30, 300, y)) for y in ROWS]
NUMBERS = [Box(90, y - 25, 105, y) for y in ROWS]


def test_a_column_of_numbers_becomes_places_to_be_read() -> None:
    column = line("Anwar", Box(88, 72, 107, 222))
    found = parted([column, *NAMES], ink(*NUMBERS, *(name.box for name in NAMES)))
    assert found.lines == tuple(NAMES)
    assert [place.box for place in found.places] == NUMBERS
    assert all(not place.words for place in found.places)


def test_words_that_were_read_level_in_the_same_line_stay() -> None:
    tall, level = ReadWord("fu", Box(88, 72, 107, 222), 0.1), NAMES[2].words[0]
    torn = ReadLine(Box(88, 72, 300, 222), (tall, level), -0.4, 222, SIZE)
    found = parted([NAMES[0], NAMES[1], torn, NAMES[3]], ink(*NUMBERS, *(name.box for name in NAMES)))
    assert [word.text for line in found.lines for word in line.words] == ["Platt"] * 4
    assert found.lines[2].baseline_at(200) == 180
    assert len(found.places) == 4


def test_an_initial_of_three_lines_is_no_column() -> None:
    initial = line("T", Box(40, 70, 110, 180))
    page = [initial, *NAMES]
    found = parted(page, ink(Box(40, 70, 110, 180), *(name.box for name in NAMES)))
    assert (found.lines, found.places) == (tuple(page), ())


def test_a_page_without_lines_has_no_columns() -> None:
    assert parted([], ink()).lines == ()


def test_numbers_come_before_their_lines() -> None:
    numbers = [line(f"{n}.", box) for n, box in enumerate(NUMBERS, 1)]
    whole = restored(NAMES, numbers)
    assert [[word.text for word in line.words] for line in whole] == [[f"{n}.", "Platt"] for n in range(1, 5)]
    assert whole[0].box == Box(90, 70, 300, 100)


def test_a_number_without_a_line_is_one_of_its_own() -> None:
    number = line("20", Box(90, 300, 120, 325))
    assert restored(NAMES, [number]) == (*NAMES, number)


def test_the_point_of_a_number_that_was_read_with_its_line_is_not_said_twice() -> None:
    words = (ReadWord(".", Box(103, 96, 106, 100), 0.9), ReadWord("Platt", Box(120, 70, 300, 100), 0.9))
    read = ReadLine(Box(103, 70, 300, 100), words, 0.0, 100, SIZE)
    (whole,) = restored([read], [line("1.", NUMBERS[0])])
    assert [word.text for word in whole.words] == ["1.", "Platt"]


def test_old_figures_that_hang_stand_level_too() -> None:
    (whole,) = restored([NAMES[0]], [line("3.", Box(90, 82, 105, 112))])
    assert [word.text for word in whole.words] == ["3.", "Platt"]
