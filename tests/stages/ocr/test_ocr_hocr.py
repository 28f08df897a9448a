"""The engine's answer, as recorded and as nonsense."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import EngineFailed
from pipeline.stages.ocr import hocr

RECORDED = Path(__file__).parent / "recorded"


def test_a_recorded_answer_gives_lines_words_and_measures() -> None:
    (lines,) = hocr.parse((RECORDED / "harbour.hocr").read_bytes())
    assert [" ".join(word.text for word in line.words) for line in lines] == [
        "The fleet lay in harbour all winter,",
        "and nobody wrote home. The log says",
        "only that the ice held.",
        "12",
    ]
    assert all(0 <= word.confidence <= 1 for line in lines for word in line.words)
    assert all("".join(glyph.text for glyph in word.glyphs) == word.text for line in lines for word in line.words)
    assert lines[0].x_height == 24
    assert lines[0].baseline_at(300) == 103


def test_every_recorded_answer_is_in_the_manifest() -> None:
    manifest = json.loads((RECORDED / "manifest.json").read_text("utf-8"))
    assert set(manifest["answers"]) == {path.name for path in RECORDED.glob("*.hocr")}
    assert manifest["version"]


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\xff\xfe not text",
        b"<html><body>",
        b"<p class='ocr_page'><span class='ocr_line' title='bbox 1 2'><b class='ocrx_word' title=''>x</b></span></p>",
        b"<p class='ocr_page'><span class='ocr_line' title='bbox 1 2 3 4'>"
        b"<b class='ocrx_word' title='bbox a b c d; x_wconf 9'>x</b></span></p>",
    ],
)
def test_nonsense_is_told_from_an_answer(nonsense: bytes) -> None:
    with pytest.raises(EngineFailed, match="not hOCR"):
        hocr.parse(nonsense)


@given(st.binary(max_size=200))
def test_whatever_the_engine_writes_it_is_an_answer_or_a_failure(written: bytes) -> None:
    try:
        assert isinstance(hocr.parse(written), tuple)
    except EngineFailed as failure:
        assert str(failure)


def test_ligatures_are_taken_apart_and_text_is_composed() -> None:
    answer = (
        "<p class='ocr_page'><span class='ocr_line' title='bbox 0 0 9 9; baseline 0 0; x_size 9; x_descenders 2; "
        "x_ascenders 2'><b class='ocrx_word' title='bbox 0 0 9 9; x_wconf 50'>\ufb01ance\u0301</b></span></p>"
    )
    ((line,),) = hocr.parse(answer.encode())
    assert line.words[0].text == "fianc\u00e9"
