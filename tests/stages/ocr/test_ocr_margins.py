"""Print beside the text is found from the ink: side notes and numbers of lines, and nothing in books without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.geometry import Box
from pipeline.model.page import Page, Surface
from pipeline.raster import Scans
from pipeline.raster.ink import Ink
from pipeline.stages.ocr import Tesseract
from pipeline.stages.ocr.ink import pieces
from pipeline.stages.ocr.margins import aside
from pipeline.stages.ocr.rows import rows

BODY, SMALL = ImageFont.load_default(34), ImageFont.load_default(24)
LEFT, RIGHT, TOP, LEADING = 300.0, 1100.0, 200.0, 52.0
PROSE = (
    "the fleet lay in harbour all that winter and nobody wrote home about it because there was hardly anything to "
    "tell save that provisions ran short twice and that some officers quarrelled over precedence at table while "
    "others studied charts of an estuary which none among them had ever entered or would want to enter again"
)
WORDS = PROSE.split()


@dataclass(slots=True)
class Sheet:
    """A page of paper on which lines are drawn."""

    image: Image.Image = field(default_factory=lambda: Image.new("L", (1500, 1700), 255))
    word: int = 0

    def line(self, number: int, left: float = LEFT, right: float = RIGHT, *, part: float = 1.0) -> "Sheet":
        """Draw the next words as one justified line, or as a last one that fills a part of the measure."""
        pen, space, words, wide = ImageDraw.Draw(self.image), 9.0, [], 0.0
        while True:
            word = WORDS[self.word % len(WORDS)]
            more = pen.textlength(word, BODY) + space
            if wide + more > (right - left) * part:
                break
            words.append(word)
            wide, self.word = wide + more, self.word + 1
        gap = (right - left - wide) / max(1, len(words) - 1) if part == 1 else 0.0
        for each in words:
            pen.text((left, TOP + number * LEADING), each, 0, BODY, anchor="ls")
            left += pen.textlength(each, BODY) + space + gap
        return self

    def text(self, x: float, y: float, text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> "Sheet":
        """Draw some words on a baseline."""
        ImageDraw.Draw(self.image).text((x, y), text, 0, font, anchor="ls")
        return self

    def block(self, *lines: int) -> "Sheet":
        """Draw justified lines, every seventh the short end of a paragraph."""
        for number in lines:
            self.line(number, part=0.4 if number % 7 == 6 else 1.0)
        return self

    def beside(self) -> Sequence[tuple[Box, bool]]:
        """Return what is found beside the text."""
        ink: Ink = pieces(np.asarray(self.image, np.uint8))
        return aside(ink, rows(ink))


def level(number: int) -> float:
    """Return the y of a line's baseline."""
    return TOP + number * LEADING


def test_notes_beside_the_text_are_found_on_either_side_whole() -> None:
    sheet = Sheet().block(*range(24))
    for number, text in enumerate(("Of the winter", "quarters of", "the fleet.")):
        sheet.text(RIGHT + 22, level(4) + 7 + number * 31, text, SMALL)
        sheet.text(LEFT - 180, level(12) + 9 + number * 31, text[:11], SMALL)
    (left, is_right), (right, too) = sheet.beside()
    assert (is_right, too) == (False, True)
    assert left.right < LEFT and left.top < level(12) and left.bottom > level(12) + 65
    assert RIGHT < right.left < RIGHT + 30 and right.top < level(4) and right.bottom > level(4) + 65


@pytest.mark.parametrize("x", [LEFT - 60, RIGHT + 25])
def test_numbers_of_lines_are_found_although_they_stand_on_the_lines(x: float) -> None:
    sheet = Sheet().block(*range(24))
    for number in (5, 10, 15, 20):
        sheet.text(x, level(number - 1), str(number), SMALL)
    places = sheet.beside()
    assert [round(box.bottom) for box, _ in sorted(places, key=lambda place: place[0].top)] == [
        pytest.approx(level(number - 1), abs=3) for number in (5, 10, 15, 20)
    ]


def test_a_page_without_notes_has_nothing_beside_its_text() -> None:
    assert not Sheet().block(*range(24)).beside()


def test_the_other_column_is_no_note() -> None:
    sheet = Sheet()
    for number in range(24):
        sheet.line(number, 150, 700).line(number, 745, 1300)
    assert not sheet.beside()


def test_labels_of_items_and_names_of_speakers_stay_with_their_lines() -> None:
    items, verse = Sheet(), Sheet()
    for number in range(24):
        items.line(number, part=0.5 if number % 3 == 2 else 1.0)
        verse.line(number, part=0.55 + 0.09 * (number % 5))
        if number % 3 == 0:
            items.text(LEFT - 60, level(number), f"{number // 3 + 1}.", BODY)
        if number % 6 == 4:
            verse.text(LEFT - 90, level(number), "Cho.", BODY)
    assert not items.beside()
    assert not verse.beside()


def test_specks_in_the_margin_are_no_print() -> None:
    sheet = Sheet().block(*range(24))
    for y in range(300, 1300, 190):
        ImageDraw.Draw(sheet.image).rectangle((RIGHT + 60, y, RIGHT + 63, y + 25), 0)
        ImageDraw.Draw(sheet.image).rectangle((LEFT - 90, y, LEFT - 84, y + 5), 0)
    assert not sheet.beside()


def test_a_page_without_print_has_nothing_beside_it() -> None:
    assert not Sheet().beside()


def test_a_letter_that_stands_off_within_a_word_is_no_number_beside_the_text() -> None:
    sheet = Sheet().block(*range(20))
    for number in (3, 9, 15):
        sheet.text(RIGHT + 2, TOP + number * LEADING, "d", BODY)
    assert not sheet.beside()


def test_a_note_beside_the_text_is_read_in_lines_of_its_own(tmp_path: Path) -> None:
    sheet = Sheet().block(*range(14))
    for number, text in enumerate(("Of the winter", "quarters of", "the fleet.")):
        sheet.text(RIGHT + 22, level(4) + 9 + number * 34, text, SMALL)
    sheet.image.save(tmp_path / "0001.png")
    surface = Surface("s0001", "0001.png", "0", *sheet.image.size, *sheet.image.size, 300.0)

    lines = Tesseract(Scans(tmp_path))(Page(surface)).lines

    assert [line.text for line in lines if line.box.left > RIGHT] == ["Of the winter", "quarters of", "the fleet."]
    assert len([line for line in lines if line.box.right < RIGHT + 10]) == 14
