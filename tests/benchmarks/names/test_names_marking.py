"""What was marked by hand is read as it was meant."""

from pathlib import Path

import pytest

from benchmarks.names.corpora import KINDS
from benchmarks.names.marking import FOLDER, marked
from benchmarks.names.passage import FOREIGN, Passage


def test_marks_are_taken_off_and_remembered(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("# ours\n\n{{Anne|PERSON}} to\n{{Bath|PLACE}}.\n\nNobody.\n", "utf-8")
    first = Passage("Anne to Bath.", ((0, 4, "PERSON"), (8, 12, "PLACE")), note=True)
    assert list(marked(tmp_path / "notes.txt")) == [first, Passage("Nobody.", (), note=True)]


CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "names"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_mark_is_whole_and_of_a_kind_that_we_have(path: Path) -> None:
    for passage in marked(path, CORPORA):
        assert not set("{}|") & set(passage.text), passage.text
        for start, end, label in passage.spans:
            assert label in (*KINDS, FOREIGN)
            assert passage.text[start:end] == passage.text[start:end].strip()
