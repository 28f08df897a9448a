"""Lines as the page gets them: split at gaps, freed of dirt, markers at their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.stages.ocr.attach import mended, owners, placed
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord
from pipeline.stages.ocr.lines import legible, page_line, split, swept
from pipeline.stages.ocr.superscripts import Superscript

SIZE = 20.0


def word(text: str, left: float, base: float = 100.0, sure: float = 0.9) -> ReadWord:
    """Return a word of letters half as wide as high."""
    box = Box(left, base - 1.5 * SIZE, left + SIZE / 2 * len(text), base)
    glyphs = tuple(
        Glyph(letter, Box(left + SIZE / 2 * n, box.top, left + SIZE / 2 * (n + 1), base), sure)
        for n, letter in enumerate(text)
    )
    return ReadWord(text, box, sure, glyphs)


def line(*words: ReadWord) -> ReadLine:
    """Return a level line of words."""
    box = Box.around(word.box for word in words)
    return ReadLine(box, words, 0.0, box.bottom, SIZE)


def marker(left: float, base: float = 100.0, label: str = "7") -> Superscript:
    """Return a marker that stands at an x, over a baseline."""
    box = Box(left, base - 1.4 * SIZE, left + 8, base - 0.6 * SIZE)
    return Superscript(label, box, 0.9, ("1",), base, SIZE, (), 0.95)


def test_a_line_is_cut_where_a_column_or_a_page_number_stands_off() -> None:
    parts = list(split([line(word("one", 0), word("two", 40), word("17", 300))]))
    assert [[w.text for w in part.words] for part in parts] == [["one", "two"], ["17"]]
    assert parts[1].box == Box(300, 70, 320, 100)


def _texts(*words: ReadWord) -> list[str]:
    """Return the lines that the head of a page is cut into; text stands below it."""
    below = [line(word("text", 0, base), word("below", 60, base)) for base in (200.0, 240.0)]
    return [" ".join(w.text for w in part.words) for part in split([line(*words), *below])][:-2]


def test_a_number_in_the_corner_is_cut_off_though_it_stands_near_the_head() -> None:
    assert _texts(word("THE", 0), word("PAPERS", 50), word("66", 160)) == ["THE PAPERS", "66"]
    assert _texts(word("xiv", 0), word("THE", 80), word("PAPERS", 130)) == ["xiv", "THE PAPERS"]


def test_half_a_pair_of_brackets_in_the_corner_is_cut_off() -> None:
    assert _texts(word("ANNALS", 0), word("[A.D.", 110), word("14.", 170)) == ["ANNALS", "[A.D. 14."]


def test_a_number_in_a_head_that_is_set_wide_is_no_corner() -> None:
    assert _texts(word("ACT", 0), word("II", 80), word("3", 150)) == ["ACT II 3"]


def test_a_number_within_the_text_is_not_cut_off() -> None:
    lines = [
        line(word("text", 0, base), word("and", 60, base), word("66", 140, base)) for base in (100.0, 140.0, 180.0)
    ]
    assert [len(part.words) for part in split(lines)] == [2, 1, 3, 2, 1]


@given(st.lists(st.integers(min_value=1, max_value=200), min_size=1, max_size=8))
def test_cutting_loses_no_word(gaps: list[int]) -> None:
    words, x = [], 0.0
    for number, gap in enumerate(gaps):
        words.append(word(f"w{number}", x + gap))
        x = words[-1].box.right
    assert [w for part in split([line(*words)]) for w in part.words] == words


def test_a_low_row_of_signs_is_dirt_and_a_row_of_asterisks_is_not() -> None:
    speck = ReadWord("—", Box(10, 300, 13, 303), 0.7)
    beside = ReadWord("|", Box(70, 96, 73, 99), 0.7)
    stars = ReadWord("***", Box(10, 300, 60, 312), 0.7)
    found = legible([line(word("print", 0), beside), line(speck), line(stars)])
    assert [[w.text for w in part.words] for part in found] == [["print"], ["***"]]


def test_words_that_only_a_marker_parted_are_one_word_again() -> None:
    before = word("war", 0)
    whole = mended(line(before, word(",", 40), word("and", 70)), [marker(31)])
    assert [w.text for w in whole.words] == ["war,", "and"]


@pytest.mark.parametrize(
    ("behind", "joined"),
    [(",", True), (",’", True), ("’", True), (".", True), ("’tis", False), (".5", False), ("and", False)],
)
def test_punctuation_behind_a_spaced_marker_belongs_to_the_word(behind: str, joined: bool) -> None:
    whole = mended(line(word("acta", 0), word(behind, 75)), [marker(52)])
    assert [w.text for w in whole.words] == (["acta" + behind] if joined else ["acta", behind])
    assert placed(marker(52), whole).at == 4


def test_words_with_space_behind_the_marker_stay_two() -> None:
    whole = mended(line(word("war.", 0), word("Then", 65)), [marker(41)])
    assert [w.text for w in whole.words] == ["war.", "Then"]


def test_a_marker_stands_after_its_word_at_the_start_of_a_note_and_within_a_word() -> None:
    text = line(word("war.", 20), word("Then", 90), word("one—two", 150))
    at = [placed(marker(x), text).at for x in (8.0, 62.0, 131.0, 186.0, 230.0)]
    assert at == [0, 4, 9, 14, 17]


def test_a_marker_belongs_to_the_line_whose_baseline_it_is_raised_over() -> None:
    upper, lower = line(word("upper", 0)), line(word("lower", 0, base=150))
    owned = owners([marker(52), marker(52, base=150, label="8"), marker(400)], [upper, lower])
    assert {place: [m.label for m in markers] for place, markers in owned.items()} == {0: ["7"], 1: ["8"]}


def test_the_box_of_a_line_holds_its_markers() -> None:
    text = line(word("note", 20))
    held = page_line(text, (placed(marker(5), text),))
    assert held.box.left == 5
    assert held.markers[0].alternatives == ("1",)
    assert held.baseline == 100


def test_a_lone_sign_that_is_hardly_ever_right_is_dirt_and_one_that_parts_sections_is_not() -> None:
    def alone(text: str, sure: float) -> ReadLine:
        box = Box(100, 100, 120, 120)
        return ReadLine(box, (ReadWord(text, box, sure),), 0.0, 120, 20)

    kept = swept([alone("/", 0.02), alone("—", 0.02), alone("*", 0.02), alone("/", 0.6), alone("7", 0.02)])
    assert [line.words[0].text for line in kept] == ["—", "*", "/", "7"]
