"""Short lines looked at again: the majority of sizes is believed, long lines are left as they are."""

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.second_look import SIZES, better, looks

BOX = Box(100, 300, 160, 330)
PLACE = ReadLine(BOX, (), 0.0, 330, 20)
"""Where a number may stand."""


def line(text: str, sure: float) -> ReadLine:
    """Return a line of one word."""
    return ReadLine(BOX, (ReadWord(text, BOX, sure),), 0.0, 330, 20)


def read_again(before: ReadLine, *texts: str) -> list[str]:
    """Return the words of a line after looks at it at which such texts were read, "" for none."""
    answers = [(ReadWord(text, BOX, 0.9),) if text else () for text in texts]
    assert len(answers) == len(looks([before]))
    return [word.text for seen in better([before], iter(answers)) for word in seen.words]


def test_a_number_that_most_sizes_read_alike_is_believed() -> None:
    assert read_again(line("aWAl", 0.0), "171", "171", "spl", "171") == ["171"]


def test_each_short_line_is_looked_at_in_several_sizes() -> None:
    assert [look.size for look in looks([line("171", 0.9), line("Korea,and", 0.9)])] == list(SIZES)


def test_a_sure_reading_outweighs_looks_at_which_nothing_is_read() -> None:
    assert read_again(line("171", 0.95), "", "", "", "") == ["171"]


def test_a_number_is_read_without_the_speck_before_it() -> None:
    assert read_again(line("‘170", 0.9), "‘170", "‘170", "170", "‘170") == ["170"]


def test_a_number_in_quotes_stays_so_if_no_reading_has_it_alone() -> None:
    assert read_again(line("‘170", 0.9), *["‘170"] * len(SIZES)) == ["‘170"]


def test_a_number_does_not_become_figures_and_letters() -> None:
    assert read_again(line("50", 0.6), "5Q", "5Q", "5Q", "5Q") == ["50"]


def test_long_lines_are_not_looked_at() -> None:
    assert read_again(line("Korea,and", 0.9)) == ["Korea,and"]


def test_where_a_number_may_stand_one_is_read_if_the_sizes_agree() -> None:
    assert read_again(PLACE, "8", "8", "8", "B") == ["8"]
    assert read_again(PLACE, "a", "i", "/", "~") == []


def test_where_a_number_may_stand_readings_agree_by_their_figures_whatever_its_dashes_are_read_as() -> None:
    assert read_again(PLACE, "-269-", "269°", "269", "") == ["-269-"]
    assert read_again(PLACE, "‘12", "12", "", "") == ["12"]
