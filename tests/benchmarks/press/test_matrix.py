"""The test bed deals out faces, note schemes and conditions, and the counter hands over what was ordered."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.press import FAMILIES
from benchmarks.press.__main__ import main
from benchmarks.press.faces import installed
from benchmarks.press.matrix import trials

faces = installed(FAMILIES)
needs_face = pytest.mark.skipif(not faces, reason="no book face is installed (such as fonts-ebgaramond)")


@needs_face
def test_nine_trials_show_every_note_scheme_once_and_as_many_faces_as_there_are() -> None:
    found = list(trials(9))
    assert len({(trial.job.notes.count, trial.job.notes.label) for trial in found}) == 9
    assert len({trial.job.family for trial in found}) == min(9, len(faces))
    assert len({trial.name for trial in found}) == 9


@needs_face
def test_the_same_seed_deals_out_the_same_trials() -> None:
    assert list(trials(5, seed=4)) == list(trials(5, seed=4)) != list(trials(5, seed=5))


@needs_face
@pytest.mark.parametrize("notes", ["page", "symbols"])
def test_a_chapter_can_be_ordered_at_the_counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notes: str) -> None:
    order = (
        f"chapter {tmp_path} --family {faces[0]} --pages 1 --dpi 150 --notes {notes} --opening --rule --degrade heavy"
    )
    monkeypatch.setattr(sys, "argv", ["press", *order.split()])
    assert main() == 0
    edition = json.loads((tmp_path / "gold.json").read_text(encoding="utf-8"))
    assert [block["type"] for block in edition["blocks"]][:2] == ["heading", "p"]
    assert set(edition["notes"]) == set(edition["note_labels"])
    assert [label["label"] for label in edition["note_labels"].values()][:1] == [{"page": "1", "symbols": "*"}[notes]]
    assert (tmp_path / "0001.jpg").exists()
