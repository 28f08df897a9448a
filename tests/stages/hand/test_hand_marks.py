from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from PIL import Image

from pipeline.model.page import Line, Mark, Page, Surface
from pipeline.model.vocabulary import MarkKind
from pipeline.raster import Scans
from pipeline.stages.hand import Hand
from pipeline.stages.hand.hand import marks_on
from tests.stages.hand.drawing import HEIGHT, LEADING, LEFT, RIGHT, TOP, WIDTH, Sheet


def notes(sheet: Sheet) -> list[Mark]:
    return of_kind(sheet, MarkKind.NOTE)


def of_kind(sheet: Sheet, kind: MarkKind) -> list[Mark]:
    return [mark for mark in marks_on(sheet.grey(), "s0001") if mark.kind is kind]


def test_a_word_in_either_margin_is_a_note_whose_box_fits_its_ink() -> None:
    sheet = Sheet().text()
    boxes = [sheet.write(20, 400), sheet.write(840, 700)]

    found = notes(sheet)

    assert len(found) == 2
    for mark, box in zip(found, boxes, strict=True):
        assert mark.box.iou(box) > 0.8
        assert mark.rotation == 0


def test_words_one_under_the_other_are_one_note() -> None:
    sheet = Sheet().text()
    sheet.write(20, 400)
    sheet.write(20, 465)

    assert len(notes(sheet)) == 1


def test_notes_far_from_one_another_are_two() -> None:
    sheet = Sheet().text()
    sheet.write(20, 300)
    sheet.write(20, 800)

    assert [round(mark.box.top, -2) for mark in notes(sheet)] == [300, 800]


def test_writing_along_the_edge_is_turned() -> None:
    sheet = Sheet().text()
    box = sheet.write(60, 500, rotated=True)

    (note,) = notes(sheet)

    assert note.rotation in (90, 270)
    assert note.box.iou(box) > 0.8


def test_a_note_that_touches_the_text_ends_where_the_text_begins() -> None:
    sheet = Sheet().text()
    sheet.write(LEFT - 145, TOP + 5 * LEADING - 20)

    (note,) = notes(sheet)

    assert note.box.right < LEFT + LEADING / 4


def test_an_arrow_belongs_to_the_note_it_starts_from_and_points_to_the_text() -> None:
    sheet = Sheet().text()
    word = sheet.write(10, 500, width=70)
    sheet.arrow((125, 545), (190, 560))

    (arrow,) = of_kind(sheet, MarkKind.ARROW)
    (note,) = notes(sheet)

    assert arrow.of == note.id
    assert arrow.points[0][0] < arrow.points[-1][0]
    assert note.box.iou(word) > 0.7


def test_an_arrow_that_runs_aslant_below_its_note_leads_from_tail_to_point() -> None:
    sheet = Sheet().text()
    word = sheet.write(40, 400)
    sheet.arrow((120, 460), (192, 520))

    (note,), (arrow,) = notes(sheet), of_kind(sheet, MarkKind.ARROW)

    assert arrow.of == note.id
    assert note.box.iou(word) > 0.7
    assert np.abs(np.array(arrow.points) - [(120, 460), (192, 520)]).max() < 10


def test_a_line_drawn_under_words_is_an_underlining() -> None:
    sheet = Sheet().text()
    foot = TOP + 6 * LEADING + 31
    sheet.stroke((300, foot), (400, foot + 2), (520, foot))

    (line,) = of_kind(sheet, MarkKind.UNDERLINE)

    assert abs(line.box.left - 300) < 10
    assert abs(line.box.right - 520) < 10
    assert line.points[0][0] < line.points[-1][0]


def test_a_clean_page_has_no_marks() -> None:
    assert marks_on(Sheet().text().grey(), "s0001") == ()


def test_what_the_printer_set_round_the_text_is_no_handwriting() -> None:
    sheet = Sheet().text(24)
    sheet.print("The History of the War", 380, 70).print("117", 490, 1320)
    sheet.stroke((LEFT, 1050), (LEFT + 200, 1050), wide=2)
    sheet.print("1 See the papers of the office, p. 12.", LEFT, 1065, 20)
    for row in (4, 9, 14):
        sheet.print(str(5 * row), RIGHT + 25, TOP + row * LEADING, 20)
    sheet.print("Papers of", 95, TOP + 12 * LEADING, 18).print("the war", 95, TOP + 13 * LEADING - 10, 18)

    assert marks_on(sheet.grey(), "s0001") == ()


def test_specks_the_verso_and_the_shadow_of_the_gutter_are_no_handwriting() -> None:
    sheet = Sheet().text()
    pixels = sheet.grey().astype(float)
    behind = Sheet().text()
    behind.write(20, 600)
    pixels -= 0.12 * (244 - behind.grey()[:, ::-1].astype(float))
    pixels *= np.clip(0.35 + np.arange(WIDTH)[::-1] / 60, 0, 1)
    pixels[::97, ::89] = 40

    assert marks_on(np.clip(pixels, 0, 255).astype(np.uint8), "s0001") == ()


def test_serifs_that_have_run_together_are_no_underlining() -> None:
    sheet = Sheet().text()
    foot = sheet.foot()
    sheet.stroke((320, foot), (480, foot), wide=3)

    assert marks_on(sheet.grey(), "s0001") == ()


def test_a_line_at_a_frame_is_no_underlining() -> None:
    sheet = Sheet().text()
    sheet.stroke((300, TOP + 67), (480, TOP + 67), (480, TOP + 137))

    assert [mark for mark in marks_on(sheet.grey(), "s0001") if mark.kind is MarkKind.UNDERLINE] == []


def test_the_lines_of_a_stave_are_no_underlining() -> None:
    sheet = Sheet().text()
    for line in range(5):
        sheet.stroke((300, TOP + 43 + 6 * line), (480, TOP + 43 + 6 * line), wide=2)

    assert [mark for mark in marks_on(sheet.grey(), "s0001") if mark.kind is MarkKind.UNDERLINE] == []


def test_a_page_without_print_has_no_marks() -> None:
    assert marks_on(np.full((HEIGHT, WIDTH), 240, np.uint8), "s0001") == ()


def test_strokes_lie_in_the_box_of_their_mark_and_ids_are_unique() -> None:
    sheet = Sheet().text()
    sheet.write(20, 300)
    sheet.write(840, 900)
    sheet.stroke((300, TOP + 67), (480, TOP + 67))

    marks = marks_on(sheet.grey(), "s0007")

    assert len({mark.id for mark in marks}) == len(marks) >= 3
    assert all(mark.id.startswith("s0007-m") for mark in marks)
    assert all(stroke.shared(mark.box) > 0.99 for mark in marks for stroke in mark.strokes)


@settings(max_examples=15)
@given(arrays(np.uint8, st.tuples(st.integers(1, 120), st.integers(1, 120))))
def test_no_picture_however_odd_stops_it_and_marks_stay_on_the_page(grey: NDArray[np.uint8]) -> None:
    height, width = grey.shape
    for mark in marks_on(grey, "s0001"):
        assert 0 <= mark.box.left <= mark.box.right <= width
        assert 0 <= mark.box.top <= mark.box.bottom <= height


@pytest.fixture
def surface(tmp_path: Path) -> Surface:
    sheet = Sheet().text()
    sheet.write(20, 400)
    Image.fromarray(sheet.grey()).save(tmp_path / "0001.png")
    return Surface("s0001", "0001.png", "d", WIDTH, HEIGHT, WIDTH, HEIGHT, 150)


def test_the_stage_changes_the_marks_of_a_page_and_nothing_else(tmp_path: Path, surface: Surface) -> None:
    page = Page(surface)

    marked = Hand(Scans(tmp_path))(page)

    assert len(marked.marks) == 1
    assert replace(marked, marks=()) == page


def test_a_page_that_came_with_its_text_or_without_pixels_is_left_alone(tmp_path: Path, surface: Surface) -> None:
    given_text = replace(surface, layer=(Line("s0001-l001", surface.box, ()),))
    for each in (given_text, replace(surface, width=0, height=0)):
        assert Hand(Scans(tmp_path))(Page(each)) == Page(each)
