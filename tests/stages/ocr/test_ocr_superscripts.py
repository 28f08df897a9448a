"""Superscripts on drawn pages: found, read, taken off; what only looks like them left alone."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.stages.ocr import superscripts
from pipeline.stages.ocr.ink import evened, pieces
from pipeline.stages.ocr.rows import rows
from pipeline.stages.ocr.specks import cleaned
from pipeline.stages.ocr.superscript import Superscript

BODY = ImageFont.load_default(44)
RAISED = ImageFont.load_default(27)
LIFT = 2
"""Pixels below the top of the body that small type is drawn at: it then ends well above the baseline."""


def draw(*rows_of_text: str) -> NDArray[np.uint8]:
    """Return a page; what stands between ^ and ^ is raised."""
    image = Image.new("L", (1300, 100 + 90 * len(rows_of_text)), 245)
    pen = ImageDraw.Draw(image)
    for number, text in enumerate(rows_of_text):
        x = 60.0
        for place, part in enumerate(text.split("^")):
            font, y = (RAISED, LIFT) if place % 2 else (BODY, 0)
            pen.text((x, 50 + 90 * number + y), part, 15, font)
            x += pen.textlength(part, font)
    return np.asarray(image, np.uint8)


def found(page: NDArray[np.uint8]) -> tuple[Superscript, ...]:
    """Return the markers that are taken off a page."""
    even = evened(page)
    ink = pieces(even)
    return tuple(marker for marker in superscripts.find(even, ink, rows(ink)) if marker.taken)


def test_rows_have_the_baseline_and_x_height_they_were_drawn_with() -> None:
    (row,) = rows(pieces(evened(draw("some even small vowels are seen over a moor"))))
    top = BODY.getbbox("x")[1] + 50
    bottom = BODY.getbbox("x")[3] + 50
    assert row.x_height == pytest.approx(bottom - top, abs=2)
    assert row.baseline(np.array([300.0]))[0] == pytest.approx(bottom, abs=2)


@pytest.mark.parametrize("label", ["2", "3", "5", "8", "12", "27", "46", "90"])
def test_a_raised_number_after_a_word_is_a_marker(label: str) -> None:
    markers = found(draw("the treaty was never read aloud", f"nor was it signed.^{label}^ Then they went"))
    assert [marker.label for marker in markers] == [label]


def test_a_raised_number_before_a_note_is_a_marker() -> None:
    markers = found(draw("nor was it signed by any of them", "^6^ See the letter of the third of June"))
    assert [marker.label for marker in markers] == ["6"]
    assert markers[0].box.left < 80


def test_quotes_accents_dots_and_ordinals_are_no_markers() -> None:
    page = draw("the ‘fiancée’s “jury”, she’d said, isn’t", "in the 20^th^ année of élite 'naïve' \"hôtels\" it is")
    assert [marker.label for marker in found(page)] == []


def test_the_ink_of_a_marker_goes_and_all_other_ink_stays() -> None:
    page = draw("nor was it signed by any of them", "nor was it signed.^27^ Then they went")
    even = evened(page)
    ink = pieces(even)
    markers = superscripts.find(even, ink, rows(ink))
    left = pieces(superscripts.erased(even, ink, markers))
    assert len(left.left) == len(ink.left) - 2


def test_a_page_without_print_has_no_markers() -> None:
    assert found(np.full((300, 300), 240, np.uint8)) == ()


def test_specks_go_and_the_dots_of_letters_stay() -> None:
    page = draw("it is in his mind: civil militia, minimis", "initial limits, idiotic bikini, this is it.").copy()
    before = len(pieces(evened(page)).left)
    for x, y in ((40, 40), (700, 140), (1200, 200)):
        page[y : y + 2, x : x + 2] = 30
    even = evened(page)
    ink = pieces(even)
    assert len(ink.left) == before + 3
    assert len(pieces(cleaned(even, ink, rows(ink))).left) == before


def test_a_shadow_is_evened_and_ink_in_it_stays() -> None:
    page = draw("nor was it signed by any of them").astype(np.float64)
    page[:, 500:700] *= 0.6
    even = evened(page.astype(np.uint8))
    assert np.median(even[:, 540:660]) > 240
    assert even[:, 540:660].min() < 80


def test_a_faint_full_stop_and_a_faint_colon_stay() -> None:
    page = draw("it is in his mind, civil militia, minimis", "initial limits, idiotic bikini, this is it").copy()
    base = BODY.getbbox("x")[3] + 140
    for x, y in ((713, base - 3), (724, base - 3), (724, base - 20)):
        page[y : y + 3, x : x + 3] = 30
    even = evened(page)
    ink = pieces(even)
    assert len(pieces(cleaned(even, ink, rows(ink))).left) == len(ink.left)


def test_the_numerator_of_a_fraction_is_no_marker() -> None:
    page = Image.fromarray(draw("the ledger of the mill was kept by", "the miller: 3 bags, 2 sacks and one"))
    pen = ImageDraw.Draw(page)
    pen.text((900, 142), "1", 15, RAISED)
    pen.line((904, 180, 926, 140), 15, 3)
    pen.text((922, 160), "4", 15, RAISED)
    pen.text((960, 140), "of it", 15, BODY)
    assert found(np.asarray(page, np.uint8)) == ()


def test_a_marker_behind_a_dash_is_one_although_the_next_word_stands_hard_on_it() -> None:
    page = Image.fromarray(draw("the treaty was never read aloud", "he had been to school    ^4^thought of it"))
    ImageDraw.Draw(page).rectangle((500, 169, 533, 172), 15)
    (marker,) = found(np.asarray(page, np.uint8))
    assert marker.label == "4"


def test_the_marker_of_a_last_line_of_one_short_word_is_found() -> None:
    full = "the treaty was never read aloud by anybody at all"
    markers = found(draw(full, full, full, "over.^27^", full))
    assert [marker.label for marker in markers] == ["27"]


def test_two_numbers_on_one_word_are_read_as_one_row_of_figures() -> None:
    markers = found(draw("the treaty was never read aloud", "nor was it signed.^9293^ Then they went"))
    assert [marker.label for marker in markers] == ["9293"]


def test_a_sign_as_large_as_the_text_is_a_marker_where_a_note_begins_with_it() -> None:
    page = Image.fromarray(draw("the treaty was never read aloud", "nor was it signed.   Then", "    See the letter"))
    _dagger(page, 404, 143)
    assert found(np.asarray(page, np.uint8)) == ()
    _dagger(page, 62, 233)
    assert [marker.label for marker in found(np.asarray(page, np.uint8))] == ["†", "†"]


def test_a_faint_dagger_that_hangs_is_one_marker() -> None:
    page = Image.fromarray(draw("the treaty was never read aloud", "nor was it signed.   Then", "    See the letter"))
    for left, top in ((404, 153), (62, 243)):
        _dagger(page, left, top)
    markers = found(np.asarray(page, np.uint8))
    assert len({marker.box for marker in markers}) == len(markers)


def _dagger(page: Image.Image, left: int, top: int) -> None:
    """Draw a dagger as high as a capital, on the baseline."""
    pen = ImageDraw.Draw(page)
    pen.rectangle((left + 7, top + 8, left + 11, top + 40), 15)
    pen.rectangle((left, top + 17, left + 18, top + 21), 15)


def test_raised_letters_are_markers_where_notes_bear_them() -> None:
    body = ("the treaty was never read aloud,^b^ they", "nor was it signed.^c^ Then they went")
    notes = ("^b^ See the letter of the third of June", "^c^ This was not signed by them all")
    labels = [marker.label for marker in sorted(found(draw(*body, *notes)), key=lambda each: each.baseline)]
    assert labels == ["b", "c", "b", "c"]


def test_a_raised_letter_alone_is_no_marker() -> None:
    assert found(draw("the treaty was never read aloud by them", "it was the XVII^a^ of the bills they had lost")) == ()


def test_a_raised_letter_is_a_marker_where_a_note_was_read_to_bear_it() -> None:
    even = evened(draw("the treaty was never read aloud by them", "nor was it signed.^b^ Then they went"))
    ink = pieces(even)
    said = {told: [each.label for each in superscripts.find(even, ink, rows(ink), told)] for told in ("", "b", "e")}
    assert said["b"] == ["b"]
    assert "b" not in said[""] + said["e"]
