"""Numbers of verses leave the lines that they were read with; numbers of the text stay."""

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.numbered import numbered

VERSE = "sing to me of the man"


def line(row: int, number: str, left: float) -> ReadLine:
    """Return a verse that begins at 100, with a number that begins at `left` if there is one."""
    top, words, x = 60.0 * row, [], 100.0
    for text in VERSE.split()[: 4 + row % 3]:
        words.append(ReadWord(text, Box(x, top, x + 12 * len(text), top + 30), 0.9))
        x += 12 * len(text) + 10
    if number:
        words.append(ReadWord(number, Box(left, top, left + 30, top + 30), 0.9))
    words.sort(key=lambda word: word.box.left)
    return ReadLine(Box.around(word.box for word in words), tuple(words), 0.0, top + 24, 18.0)


def texts(lines: list[ReadLine]) -> list[str]:
    """Return the texts of the lines when the numbers are parted from them."""
    return [" ".join(word.text for word in each.words) for each in numbered(lines)]


def test_numbers_of_verses_stand_alone_on_either_side() -> None:
    for left in (440.0, 30.0):
        found = texts([line(row, str(480 + row) if row % 5 == 0 else "", left) for row in range(14)])
        assert [text for text in found if text.isdecimal()] == ["480", "485", "490"]
        assert not any("4" in text for text in found if not text.isdecimal())


def test_numbers_that_do_not_count_on_belong_to_the_text() -> None:
    years = ["1914", "", "1870", "", "1933", "", "1815"]
    assert not [text for text in texts([line(row, year, 440) for row, year in enumerate(years)]) if text.isdecimal()]


def test_two_numbers_are_chance() -> None:
    assert "5" not in texts([line(0, "5", 440), line(5, "10", 440)])
