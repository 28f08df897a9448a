"""How whole pages are compared with their text."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.ocr.plain_text import Score, running, scores
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Word


def lines(*texts: str) -> Iterable[Line]:
    """Return lines of one word each."""
    return [Line(f"l{n}", Box(0, n, 1, n + 1), (Word(text, Box(0, n, 1, n + 1), 1.0),)) for n, text in enumerate(texts)]


def test_divided_words_are_mended_and_compounds_kept() -> None:
    assert running(["the vil-", "lage of Stoke-", "Poges"]) == "the village of Stoke- Poges"


def test_each_book_has_a_row_and_errors_are_counted_over_its_pages(tmp_path: Path) -> None:
    for name in ("book_a1", "book_a2", "book_b1"):
        (tmp_path / f"{name}.gt.txt").write_text("peace", "utf-8")
        (tmp_path / f"{name}.png").touch()
    found = dict(scores(tmp_path, (lambda image: lines("peece"), lambda image: lines("peace"))))
    assert list(found) == ["book_a", "book_b"]
    assert found["book_a"] == Score(2, 10, (2, 0))
    assert "bare 20.00  ours  0.00" in found["book_a"].row("book_a", ("bare", "ours"))
