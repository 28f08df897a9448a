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
        line("hung with silver", 100, 700, 140), line("and rolls by", 214, 700, 200), line("lamps,", 100, 204, 202)
    )
    assert whole == ["hung with silver", "lamps, and rolls by"]


def test_a_line_whose_first_word_was_read_before_it_stands_where_the_line_does() -> None:
    whole = texts(
        line("lamps,", 100, 204, 202), line("hung with silver", 100, 700, 140), line("and rolls by", 214, 700, 200)
    )
    assert whole == ["hung with silver", "lamps, and rolls by"]


def test_columns_and_lines_below_one_another_stay_apart() -> None:
    apart = [line("left column", 100, 400, 140), line("right column", 440, 740, 140), line("below it", 405, 740, 160)]
    assert joined(apart) == tuple(apart)


def test_a_line_that_is_spread_to_fill_its_measure_is_one_with_what_stands_at_its_end() -> None:
    block = [line("as the lines above it", 100, 700, base) for base in (60, 100)]
    whole = texts(*block, line("back chair", 100, 500, 140), line("This", 545, 700, 140))
    assert whole[2:] == ["back chair This"]


def test_columns_under_lines_of_both_their_breadths_stay_apart() -> None:
    block = [line("as broad as both", 100, 700, base) for base in (60, 100)]
    rows = [(line("left", 100, 380, base), line("right", 425, 700, base)) for base in (140, 180)]
    apart = [*block, *(part for row in rows for part in row)]
    assert joined(apart) == tuple(apart)
