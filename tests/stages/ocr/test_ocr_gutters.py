"""Lines that run over a gutter are parted, where the lines above and below show that there is one."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.stages.ocr.gutters import parted_at_gutters
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

SIZE = 20.0
ROWS = [100, 140, 180, 220, 260]


def word(text: str, left: float, right: float, base: float) -> ReadWord:
    """Return a word in a row."""
    return ReadWord(text, Box(left, base - 30, right, base + 6), 0.9)


def line(*words: ReadWord) -> ReadLine:
    """Return a level line."""
    return ReadLine(Box.around(each.box for each in words), words, 0.0, words[0].box.bottom - 6, SIZE)


def column(rows: list[int], left: float, right: float) -> list[ReadLine]:
    """Return lines of three words that fill a column."""
    third = (right - left) / 3
    return [
        line(*(word("word", left + n * third, left + (n + 1) * third - (10 if n < 2 else 0), base) for n in range(3)))
        for base in rows
    ]


def over(base: float) -> ReadLine:
    """Return a line that runs from the column over the gutter into what is printed beside it."""
    left, beside = column([int(base)], 100, 400)[0], (word("FIG.", 440, 500, base), word("8", 510, 530, base))
    return line(*left.words, *beside)


def texts(lines: tuple[ReadLine, ...]) -> list[str]:
    """Return the texts of lines."""
    return [" ".join(each.text for each in line.words) for line in lines]


def test_a_label_beside_a_column_is_parted_from_its_line() -> None:
    parted = parted_at_gutters([*column(ROWS[:2], 100, 400), over(180), *column(ROWS[3:], 100, 400)])
    assert texts(parted)[2:4] == ["word word word", "FIG. 8"]
    assert (parted[2].box.right, parted[3].box.left) == (400, 440)


def test_a_wide_space_in_lines_that_run_over_it_stays() -> None:
    page = [*column(ROWS[:2], 100, 600), over(180), *column(ROWS[3:], 100, 600)]
    assert parted_at_gutters(page) == tuple(page)


def test_signs_without_letters_are_no_column() -> None:
    odd = line(*column([180], 100, 400)[0].words, word("|", 440, 445, 180))
    page = [*column(ROWS[:2], 100, 400), odd, *column(ROWS[3:], 100, 400)]
    assert parted_at_gutters(page) == tuple(page)


@given(st.lists(st.tuples(st.sampled_from(ROWS), st.integers(0, 800), st.integers(1, 90)), max_size=30))
def test_no_word_is_lost_or_moved(spots: list[tuple[int, int, int]]) -> None:
    rows = [sorted(spot for spot in spots if spot[0] == base) for base in ROWS]
    page = [line(*(word("a", x, x + wide, base) for base, x, wide in row)) for row in rows if row]
    before = [each for line in page for each in line.words]
    assert [each for line in parted_at_gutters(page) for each in line.words] == before
