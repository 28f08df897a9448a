"""Notes that touch the print, stand apart in words, or end close to a page number."""

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Mark
from pipeline.model.vocabulary import MarkKind
from pipeline.stages.hand.hand import marks_on
from tests.stages.hand.drawing import LEADING, LEFT, RIGHT, ROWS, TOP, Sheet


def notes(sheet: Sheet) -> list[Mark]:
    return [mark for mark in marks_on(sheet.grey(), "s0001") if mark.kind is MarkKind.NOTE]


def test_words_that_stand_apart_along_the_edge_are_one_note() -> None:
    sheet = Sheet().text()
    boxes = [sheet.write(60, 400, rotated=True), sheet.write(60, 600, rotated=True)]

    (note,) = notes(sheet)

    assert note.box.iou(Box.around(boxes)) > 0.8


def test_a_note_that_runs_over_the_edge_of_the_print_is_whole() -> None:
    sheet = Sheet().text(10).print("the end.", LEFT, TOP + 16 * LEADING)
    box = sheet.write(LEFT - 90, TOP + 12 * LEADING)

    (note,) = notes(sheet)

    assert note.box.iou(box) > 0.8


def test_a_page_number_beside_a_note_is_no_part_of_it() -> None:
    sheet = Sheet().text()
    foot = TOP + ROWS * LEADING + 40
    box = sheet.write(RIGHT + 20, foot - 50)
    sheet.print("109", RIGHT - 50, foot)

    (note,) = notes(sheet)

    assert note.box.right >= box.right - 2
    assert note.box.left > RIGHT


def test_a_note_paler_than_the_print_is_found_and_what_shines_through_is_not() -> None:
    sheet = Sheet().text()
    box = sheet.write(20, 520)
    left, top, right, bottom = (int(side) for side in (box.left, box.top, box.right, box.bottom))
    found = []
    for part in (0.7, 0.3):
        grey = sheet.grey().astype(np.float64)
        grey[top:bottom, left:right] = 244 - part * (244 - grey[top:bottom, left:right])
        found.append([mark for mark in marks_on(grey.astype(np.uint8), "s0001") if mark.kind is MarkKind.NOTE])

    assert [len(marks) for marks in found] == [1, 0]
