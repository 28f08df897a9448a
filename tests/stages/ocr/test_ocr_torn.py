"""Lines that the engine has torn are whole again; columns stay apart."""

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.torn import joined


def line(text: str, left: float, right: float, base: float) -> ReadLine:
    """Return a level line whose words share its box; small letters are 20 pixels high."""
    box = Box(left, base - 30, right, base + 6)
    words = tuple(ReadWord(word, box, 0.9) for word in text.split())
    return ReadLine(box, words, 0.0, base, 20.0)


def texts(*lines: ReadLine) -> list[str]:
    """Return the texts of the lines when torn ones are joined."""
    return [" ".join(word.text for word in line.words) for line in joined(lines)]


def test_a_word_put_at_the_end_comes_back_before_the_line_that_goes_on_beside_it() -> None:
    whole = texts(
        line("girt with golden", 100, 700, 140), line("and goes on", 214, 700, 200), line("mitres,", 100, 204, 202)
    )
    assert whole == ["girt with golden", "mitres, and goes on"]


def test_a_line_whose_first_word_was_read_before_it_stands_where_the_line_does() -> None:
    whole = texts(
        line("mitres,", 100, 204, 202), line("girt with golden", 100, 700, 140), line("and goes on", 214, 700, 200)
    )
    assert whole == ["girt with golden", "mitres, and goes on"]


def test_columns_and_lines_below_one_another_stay_apart() -> None:
    apart = [line("left column", 100, 400, 140), line("right column", 440, 740, 140), line("below it", 405, 740, 160)]
    assert joined(apart) == tuple(apart)
