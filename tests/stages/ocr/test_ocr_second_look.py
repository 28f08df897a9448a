"""Short lines read again: the majority of sizes is believed, long lines are left as they are."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.stages.ocr import engine
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.second_look import SIZES, read_again, read_groups_again

PAGE: NDArray[np.uint8] = np.full((400, 600), 255, np.uint8)


def line(text: str, sure: float) -> ReadLine:
    """Return a line of one word."""
    box = Box(100, 300, 160, 330)
    return ReadLine(box, (ReadWord(text, box, sure),), 0.0, 330, 20)


def answer(*texts: str) -> bytes:
    """Return what the engine writes of one line after another, each on its own page."""
    pages = (
        "<div class='ocr_page'><span class='ocr_line' title='bbox 10 10 40 30; baseline 0 0; x_size 20; "
        "x_descenders 4; x_ascenders 4'><b class='ocrx_word' title='bbox 10 10 40 30; x_wconf 90'>"
        f"{text}</b></span></div>"
        for text in texts
    )
    return f"<html>{''.join(pages)}</html>".encode()


def pretend(monkeypatch: pytest.MonkeyPatch, written: bytes) -> list[int]:
    """Let the engine answer so; return a list that will hold how many images it was given."""
    given: list[int] = []

    def read(images: Sequence[NDArray[np.uint8]], languages: str, mode: int) -> bytes:
        given.append(len(images))
        assert (languages, mode) == ("eng", 7)
        return written

    monkeypatch.setattr(engine, "read", read)
    return given


def test_a_number_that_most_sizes_read_alike_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pretend(monkeypatch, answer("171", "171", "spl", "171"))
    (better,) = read_again(PAGE, [line("aWAl", 0.0)], "eng")
    assert [word.text for word in better.words] == ["171"]
    assert given == [len(SIZES)]
    assert better.box.shared(Box(80, 280, 200, 350)) == 1


def test_a_sure_reading_outweighs_a_single_other(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, b"<html/>")
    assert read_again(PAGE, [line("171", 0.95)], "eng") == (line("171", 0.95),)


def test_a_number_is_read_without_the_speck_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, answer("‘170", "‘170", "170", "‘170"))
    (better,) = read_again(PAGE, [line("‘170", 0.9)], "eng")
    assert [word.text for word in better.words] == ["170"]


def test_a_number_in_quotes_stays_so_if_no_reading_has_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, answer(*["‘170"] * len(SIZES)))
    (better,) = read_again(PAGE, [line("‘170", 0.9)], "eng")
    assert [word.text for word in better.words] == ["‘170"]


def test_a_page_without_short_lines_costs_no_start_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pretend(monkeypatch, b"")
    assert read_again(PAGE, [line("Korea,and", 0.9)], "eng") == (line("Korea,and", 0.9),)
    assert given == []


def test_where_a_number_may_stand_one_is_read_if_the_sizes_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    place = ReadLine(Box(100, 300, 160, 330), (), 0.0, 330, 20)
    pretend(monkeypatch, answer("8", "8", "8", "B"))
    (found,) = read_again(PAGE, [place], "eng")
    assert [word.text for word in found.words] == ["8"]
    pretend(monkeypatch, answer("a", "i", "/", "~"))
    assert read_again(PAGE, [place], "eng") == ()


def test_groups_of_lines_are_read_in_one_start_and_come_back_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    place = ReadLine(Box(100, 300, 160, 330), (), 0.0, 330, 20)
    given = pretend(monkeypatch, answer(*["171"] * len(SIZES), *["8"] * len(SIZES)))
    numbers, long, overlooked = read_groups_again(PAGE, ([line("1Z1", 0.1)], [line("Korea,and", 0.9)], [place]), "eng")
    assert [[word.text for word in group[0].words] for group in (numbers, long, overlooked)] == [
        ["171"],
        ["Korea,and"],
        ["8"],
    ]
    assert given == [2 * len(SIZES)]
