"""The great letters that texts begin with, with the real engine on tiny pages."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface
from pipeline.raster import Scans
from pipeline.stages.ocr import Tesseract
from pipeline.stages.ocr.beginnings import begun
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.initials import Initial, initials
from pipeline.stages.ocr.ink import pieces
from pipeline.stages.ocr.rows import rows

BODY = ImageFont.load_default(40)
GREAT = ImageFont.load_default(146)
SIZE = 20.0


def lines_of(folder: Path, letter: str, beside: tuple[str, ...], below: tuple[str, ...]) -> list[Line]:
    """Return the lines read from a page that begins with a letter two lines high."""
    image = Image.new("L", (1300, 600), 245)
    pen = ImageDraw.Draw(image)
    shown = pen.textbbox((60, 60), letter, GREAT)
    pen.text((60, 60 - shown[1] + 71), letter, 15, GREAT)
    for number, text in enumerate(beside):
        pen.text((60 + shown[2] - shown[0] + 20, 60 + 75 * number), text, 15, BODY)
    for number, text in enumerate(below, len(beside)):
        pen.text((60, 60 + 75 * number), text, 15, BODY)
    image.save(folder / "0001.png")
    return list(Tesseract(Scans(folder))(Page(Surface("s0001", "0001.png", "0", 1300, 600, 1300, 600, 300.0))).lines)


def initial(*readings: tuple[str, float], right: float = 60) -> Initial:
    """Return an initial as it was read, left of what begins at 64."""
    return Initial(readings, Box(0, 70, right, 150), 0, 100.0, SIZE)


def line(text: str, left: float = 64) -> ReadLine:
    """Return a line of words that begins beside the initial."""
    words, x = [], left
    for each in text.split():
        words.append(ReadWord(each, Box(x, 72, x + 10 * len(each), 100), 0.9))
        x += 10 * len(each) + 10
    return ReadLine(Box(left, 72, x - 10, 100), tuple(words), 0.0, 100.0, SIZE)


def text_of(line: ReadLine) -> str:
    """Return the words of a line."""
    return " ".join(word.text for word in line.words)


def test_a_great_letter_is_read_with_the_word_that_it_begins(tmp_path: Path) -> None:
    beside = ("he harbour lay under ice all winter,", "and the boats were drawn up the shore.")
    below = (
        "Nobody could remember such a frost, and",
        "the pilots sat in the tavern, or at home,",
        "waiting for a thaw.",
    )
    lines = lines_of(tmp_path, "T", beside, below)
    assert [line.text for line in lines] == [f"T{beside[0]}", beside[1], *below]
    first = lines[0].words[0].box
    assert first.left < 75
    assert first.bottom > lines[1].box.centre[1]
    assert lines[0].box.left == first.left
    assert lines[0].box.bottom < lines[1].box.centre[1]


def test_a_heading_in_large_type_over_the_text_is_no_initial(tmp_path: Path) -> None:
    below = ("Nobody could remember such a frost, and", "the pilots sat in the tavern, or at home,")
    lines = lines_of(tmp_path, "THE ICE", (), ("", "", *below))
    assert [line.text for line in lines][-2:] == list(below)
    assert "ICE" in lines[0].text


def test_a_letter_is_joined_or_a_word_as_the_words_it_would_make_are_known() -> None:
    for letter, rest, expected in (
        ("T", "he harbour lay", "The harbour lay"),
        ("I", "n the spring", "In the spring"),
        ("A", "man who came", "A man who came"),
        ("I", "saw nobody", "I saw nobody"),
        ("O", "f all the ships", "Of all the ships"),
        ("W", "HEN the ice", "WHEN the ice"),
    ):
        (whole,) = begun([line(rest)], [initial((letter, 0.9))], "eng")
        assert text_of(whole) == expected


def test_where_both_are_words_the_white_between_decides() -> None:
    near, far = initial(("A", 0.9), right=60), initial(("A", 0.9), right=40)
    assert text_of(begun([line("way from the shore")], [near], "eng")[0]) == "Away from the shore"
    assert text_of(begun([line("way from the shore")], [far], "eng")[0]) == "A way from the shore"


def test_of_two_readings_the_one_that_makes_a_word_is_taken() -> None:
    (whole,) = begun([line("ilots sat")], [initial(("D", 0.5), ("P", 0.4))], "eng")
    assert text_of(whole) == "Pilots sat"


def test_a_letter_beside_which_nothing_was_read_is_a_line_of_its_own() -> None:
    lines = begun([line("nobody wrote", left=400)], [initial(("T", 0.9))], "eng")
    assert [text_of(each) for each in lines] == ["nobody wrote", "T"]


def test_the_number_of_a_chapter_two_lines_high_is_no_letter(tmp_path: Path) -> None:
    beside = ("And the harbour lay under ice all winter,", "and the boats were drawn up the shore.")
    below = ("Nobody could remember such a frost, and", "the pilots sat in the tavern, or at home,")
    for sign, read in (("4", []), ("T", ["T"])):
        lines_of(tmp_path, sign, beside, below)
        even = np.asarray(Image.open(tmp_path / "0001.png"), np.uint8)
        ink = pieces(even)
        assert [each.readings[0][0] for each in initials(even, ink, rows(ink), "eng")] == read
