"""Strokes and brackets beside the text, words between its lines, and what lies round the page and in pictures."""

import numpy as np
import pytest
from PIL import Image

from pipeline.model.vocabulary import MarkKind
from pipeline.raster.ink import Ink, dark, flatten
from pipeline.stages.hand.between import between_lines
from pipeline.stages.hand.hand import marks_on
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import cut_apart
from tests.stages.hand.drawing import HEIGHT, LEADING, LEFT, RIGHT, TOP, WIDTH, Sheet


def kinds(sheet: Sheet) -> list[MarkKind]:
    return [mark.kind for mark in marks_on(sheet.grey(), "s0001")]


@pytest.mark.parametrize("x", [LEFT - 26, RIGHT + 26])
def test_a_stroke_beside_some_lines_is_a_mark_that_runs_down_beside_them(x: int) -> None:
    sheet = Sheet().text().stroke((x, 400), (x + 2, 480), (x - 1, 560))
    (mark,) = marks_on(sheet.grey(), "s0001")
    assert mark.kind is MarkKind.BRACKET
    (first, top), *_, (last, bottom) = mark.points
    assert abs(top - 400) < 6 and abs(bottom - 560) < 6
    assert abs(first - x) < 5 and abs(last - x) < 5


def test_a_bracket_is_marked_from_the_end_of_one_arm_to_the_end_of_the_other() -> None:
    sheet = Sheet().text().stroke((LEFT - 20, 400), (LEFT - 40, 400), (LEFT - 40, 560), (LEFT - 20, 560))
    (mark,) = marks_on(sheet.grey(), "s0001")
    assert mark.kind is MarkKind.BRACKET
    assert mark.points[0][0] > LEFT - 26 and mark.points[-1][0] > LEFT - 26
    assert min(x for x, _ in mark.points) < LEFT - 36
    assert mark.strokes == (mark.box,)


def test_a_note_at_a_stroke_is_a_note_by_itself() -> None:
    sheet = Sheet().text().stroke((RIGHT + 26, 500), (RIGHT + 27, 640))
    word = sheet.write(RIGHT + 50, 540)
    marks = {mark.kind: mark for mark in marks_on(sheet.grey(), "s0001")}
    assert set(marks) == {MarkKind.NOTE, MarkKind.BRACKET}
    assert marks[MarkKind.NOTE].box.iou(word) > 0.7


def test_a_rule_along_all_of_the_text_is_no_stroke_even_where_it_is_broken() -> None:
    sheet, x = Sheet().text(), RIGHT + 26
    for top in range(TOP - 20, TOP + 26 * LEADING, 260):
        sheet.stroke((x, top), (x, top + 240), wide=3)
    assert kinds(sheet) == []


def test_figures_under_one_another_are_no_stroke() -> None:
    sheet = Sheet().text()
    for row in range(3, 12):
        sheet.print("1", RIGHT + 26, TOP + row * LEADING)
    assert MarkKind.BRACKET not in kinds(sheet)


def test_writing_between_the_lines_is_told_from_the_lines_by_where_it_stands() -> None:
    sheet = Sheet().text(leading=42)
    y = sheet.foot(8, leading=42) + 7
    for x in (400, 416, 432, 448):
        sheet.stroke((x, y), (x + 4, y + 11), (x + 10, y + 1), wide=2)
    ink = Ink.of(dark(flatten(sheet.grey())))
    measure = Measure.of(ink)
    assert measure is not None
    pieces, beyond = cut_apart(ink, measure)
    likely = np.ones(len(pieces.boxes), np.float32)
    ((_, word),) = between_lines(pieces, beyond, likely, measure)
    assert abs(word.box.left - 400) < 6 and abs(word.box.right - 458) < 6


def test_the_dark_bed_round_a_page_hides_no_note() -> None:
    sheet = Sheet().text()
    word = sheet.write(56, 540, width=70)
    pixels = np.array(sheet.image)
    pixels[:, 8:40] = pixels[:, WIDTH - 24 : WIDTH - 8] = 20
    pixels[8:40] = pixels[HEIGHT - 40 : HEIGHT - 8] = 20
    sheet.image = Image.fromarray(pixels)
    (mark,) = marks_on(sheet.grey(), "s0001")
    assert mark.box.iou(word) > 0.7


def test_what_is_drawn_on_the_screen_of_a_picture_is_no_handwriting() -> None:
    sheet = Sheet().text(rows=12)
    pixels = np.array(sheet.image)
    top = TOP + 14 * LEADING
    picture = pixels[top : top + 300, LEFT:RIGHT]
    picture[::4, ::4] = picture[1::4, ::4] = picture[::4, 1::4] = 120
    sheet.image = Image.fromarray(pixels)
    sheet.write(LEFT + 200, top + 120)
    assert kinds(sheet) == []
