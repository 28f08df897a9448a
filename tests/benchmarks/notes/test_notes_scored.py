"""Markers and notes are counted as an editor would count them."""

import json
from pathlib import Path

from benchmarks.notes.score import score
from benchmarks.notes.truth import Chapter
from pipeline.model.page import Page
from pipeline.model.text import Text
from pipeline.stages.structure import Structure
from tests.builders import CHARACTER, LEADING, LEFT, Printer


def chapter(folder: Path) -> Chapter:
    """Return the truth of a page with two markers and their notes."""
    words = [_word("1", "marker", 2, 1), _word("2", "marker", 5, 1), _word("1", "note_label", 0, 2)]
    gold = {
        "notes": {"a": "First of all.", "b": "Second of all."},
        "note_labels": {"a": {"label": "1"}, "b": {"label": "2"}},
    }
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (folder / "gt.json").write_text(json.dumps([{"image": "scan.png", "words": words}]), encoding="utf-8")
    return Chapter.read(folder)


def _word(text: str, zone: str, column: int, row: int) -> dict[str, object]:
    left, top = LEFT + CHARACTER * column, LEADING * row
    corners = [[left, top], [left + 4, top], [left + 4, top + 8], [left, top + 8]]
    return {"text": text, "zone": zone, "page": 1, "polygon": corners}


def read(text: str, *notes: str) -> tuple[list[Page], Text]:
    printer = Printer("s0001").text(text)
    for note in notes:
        printer.note(note)
    pages = [printer.page()]
    return pages, Structure()(pages)[0]


def test_what_is_read_as_it_is_printed_is_all_right(tmp_path: Path) -> None:
    counts = score(*read("A.{1} B.{2}", "1 First of all.", "2 Second of all."), chapter(tmp_path))
    assert (counts.precision, counts.recall, counts.link_f1, counts.named) == (1.0, 1.0, 1.0, 2)
    assert counts.wrong == []


def test_a_lost_marker_costs_recall_and_its_link(tmp_path: Path) -> None:
    counts = score(*read("A.{1} B.", "1 First of all.", "2 Second of all."), chapter(tmp_path))
    assert (counts.precision, counts.recall) == (1.0, 0.5)
    assert counts.link_f1 == 2 / 3


def test_notes_at_each_other_s_markers_are_no_links(tmp_path: Path) -> None:
    counts = score(*read("A.{1} B.{2}", "1 Second of all.", "2 First of all."), chapter(tmp_path))
    assert (counts.recall, counts.link_f1) == (1.0, 0.0)


def test_two_markers_on_one_word_are_two(tmp_path: Path) -> None:
    chapter(tmp_path)
    words = [_word("12", "marker", 2, 1)]
    (tmp_path / "gt.json").write_text(json.dumps([{"image": "scan.png", "words": words}]), encoding="utf-8")
    markers = Chapter.read(tmp_path).markers
    assert [(marker.label, marker.note) for marker in markers] == [("1", "a"), ("2", "b")]
    assert markers[0].box.right == markers[1].box.left
