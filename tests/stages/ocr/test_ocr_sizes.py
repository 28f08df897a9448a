"""Heights of small letters, measured on the ink and not taken from the engine."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord
from pipeline.stages.ocr.ink import pieces
from pipeline.stages.ocr.overlooked import numbers, overlooked
from pipeline.stages.ocr.rows import rows
from pipeline.stages.ocr.sizes import sized

TEXT = "summer came over runners now as everywhere we were"


def printed(*rows: tuple[str, float, float]) -> NDArray[np.uint8]:
    """Return a page with lines of 30 point type at places."""
    image = Image.new("L", (1000, 800), 255)
    for text, left, top in rows:
        ImageDraw.Draw(image).text((left, top), text, font=ImageFont.load_default(30), fill=0)
    return np.asarray(image, np.uint8)


def line(text: str, box: Box, high: float) -> ReadLine:
    """Return a line of one word whose letters are `high`; the engine thinks them twice as high."""
    glyphs = tuple(Glyph(letter, Box(0, 0, 9, high), 0.9) for letter in text)
    return ReadLine(box, (ReadWord(text, box, 0.9, glyphs),), 0.0, box.bottom, 2 * high)


def test_the_letters_of_a_line_tell_their_height_where_the_engine_is_wrong() -> None:
    (better,) = sized([line("summer", Box(0, 0, 90, 20), 9.0)], [])

    assert better.x_height == 9.0


def test_a_row_of_ink_tells_it_finer_than_whole_pixels() -> None:
    found = rows(pieces(printed((TEXT, 100, 100))))
    (row,) = found
    foot = float(row.baseline(np.array([500.0]))[0])
    height = round(row.x_height)

    (better,) = sized([line("summer", Box(100, 90, 800, foot), height)], found)

    assert better.x_height == row.x_height


def test_capitals_and_figures_tell_nothing() -> None:
    (same,) = sized([line("USA1950", Box(0, 0, 90, 20), 9.0)], [])

    assert same.x_height == 18.0


def test_figures_alone_under_the_print_are_a_place_to_look_at() -> None:
    ink = pieces(printed((TEXT, 100, 100), ("182", 450, 700)))
    (place,) = overlooked(ink, [line(TEXT, Box(100, 100, 850, 140), 8.0)])

    assert place.words == ()
    assert Box(440, 690, 520, 740).shared(place.box) > 0.2
    assert place.box.shared(Box(440, 690, 520, 740)) == 1


def test_a_number_between_the_print_and_a_stamp_is_looked_at() -> None:
    ink = pieces(printed((TEXT, 100, 100), ("182", 450, 400), ("Publica", 300, 700)))
    text, stamp = line(TEXT, Box(100, 100, 850, 140), 8.0), line("Publica", Box(300, 690, 440, 740), 8.0)

    (place,) = overlooked(ink, [text, stamp])

    assert place.box.shared(Box(440, 390, 520, 440)) == 1


def test_figures_beside_the_head_are_one_and_letters_of_the_head_are_none() -> None:
    ink = pieces(printed(("The Papers", 300, 100), ("182", 800, 100), (TEXT, 100, 200)))
    head, text = line("The Papers", Box(300, 100, 480, 140), 8.0), line(TEXT, Box(100, 200, 850, 240), 8.0)

    (place,) = overlooked(ink, [head, text])

    assert place.box.shared(Box(790, 90, 870, 140)) == 1


def test_dirt_far_from_the_print_does_not_hide_a_number_near_it() -> None:
    dirt = [("7", 150 + 90 * n, 20 * n) for n in range(4)]
    ink = pieces(printed(*dirt, ("182", 450, 150), (TEXT, 100, 250)))

    found = overlooked(ink, [line(TEXT, Box(100, 250, 850, 290), 8.0)])

    assert any(Box(440, 140, 520, 190).shared(place.box) > 0.2 for place in found)
    assert len(found) < 5


def test_only_numbers_are_believed_where_nothing_was_seen_before() -> None:
    box = Box(0, 0, 20, 20)

    read = [line(text, box, 8.0) for text in ("182", "xiv", "[7]", "i}", "if", "4")]

    assert [each.words[0].text for each in numbers(read)] == ["182", "xiv", "[7]", "4"]


def test_a_speck_or_a_page_without_print_is_none() -> None:
    ink = pieces(printed((TEXT, 100, 100), (".", 450, 700)))

    assert overlooked(ink, [line(TEXT, Box(100, 100, 850, 140), 8.0)]) == ()
    assert overlooked(ink, []) == ()


def test_of_few_letters_boxed_as_high_as_capitals_and_of_the_engine_the_lower_is_believed() -> None:
    boxed = line("FRUSMedia", Box(0, 0, 90, 20), 24.0)

    (better,) = sized([replace(boxed, x_height=16.0)], [])

    assert better.x_height == 16.0
