"""Places looked at again: all in one start of the engine, and what is read stands where it does on the page."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.stages.ocr import engine
from pipeline.stages.ocr.look import Look, seen

PAGE: NDArray[np.uint8] = np.full((400, 600), 255, np.uint8)
BOX = Box(100, 300, 160, 330)


def answer(*texts: str) -> bytes:
    """Return what the engine writes of one line after another, each on its own page."""
    pages = (
        "<div class='ocr_page'><span class='ocr_line' title='bbox 10 10 40 30; baseline 0 0; x_size 20; "
        "x_descenders 4; x_ascenders 4'><b class='ocrx_word' title='bbox 10 10 40 30; x_wconf 90'>"
        f"{text}</b></span></div>"
        for text in texts
    )
    return f"<html>{''.join(pages)}</html>".encode()


def pretend(monkeypatch: pytest.MonkeyPatch, written: bytes) -> list[tuple[int, ...]]:
    """Let the engine answer so; return a list that will hold the heights of the images it was given."""
    given: list[tuple[int, ...]] = []

    def read(images: Sequence[NDArray[np.uint8]], languages: str, mode: int) -> bytes:
        given.append(tuple(image.shape[0] for image in images))
        assert (languages, mode) == ("eng", 7)
        return written

    monkeypatch.setattr(engine, "read", read)
    return given


def test_words_stand_where_they_do_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pretend(monkeypatch, answer("171", "8"))
    (small,), (soft,) = seen(PAGE, [Look(BOX, 0.5), Look(BOX, soft=True)], "eng")
    assert given == [(33, 66)]
    assert (small.text, soft.text) == ("171", "8")
    assert (small.box.width, soft.box.width) == (60, 30)
    assert BOX.grown(18).shared(small.box) > 0


def test_what_the_engine_says_nothing_of_has_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, b"<html/>")
    assert list(seen(PAGE, [Look(BOX), Look(BOX)], "eng")) == [(), ()]


def test_no_look_costs_no_start_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    given = pretend(monkeypatch, b"")
    assert list(seen(PAGE, [], "eng")) == []
    assert given == []
