"""What the product is tried on is known, and what is not there is said."""

import json
from pathlib import Path

import pytest

from benchmarks.names.corpora import KINDS
from benchmarks.names.marking import FOLDER, LEARNT_OF_OURS
from benchmarks.names.passage import Passage
from benchmarks.names.trial import OWN, Trial, absent, trials

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "names"


def test_without_corpora_nothing_is_tried(tmp_path: Path) -> None:
    assert not list(trials(tmp_path / "nowhere", [OWN, "litbank"]))
    assert absent(tmp_path / "nowhere", [OWN, "litbank"]) == [OWN, "litbank"]


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the words of these passages are in the shared corpora")
def test_books_marked_for_this_project_are_tried() -> None:
    (own,) = trials(CORPORA, [OWN])
    assert absent(CORPORA, [OWN]) == []
    assert {label for it in own.passages for *_, label in it.spans} - {"MISC"} == set(KINDS)
    assert len({it.volume for it in own.passages}) > 1
    assert own.words > 1500


def test_what_we_try_it_on_is_not_learnt_from() -> None:
    assert not {path.stem for path in FOLDER.glob("held_out_*.txt")} & set(LEARNT_OF_OURS)


def test_corpora_count_for_the_kinds_that_they_mark(tmp_path: Path) -> None:
    (tmp_path / "litbank").mkdir()
    record = {"text": "Emma left Bath.", "entities": [[0, 4, "PERSON"], [10, 14, "PLACE"]]}
    (tmp_path / "litbank" / "test.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    (litbank,) = trials(tmp_path, ["litbank"])
    assert litbank.labels == {"PERSON", "PLACE"}
    assert litbank.passages[0].spans == ((0, 4, "PERSON"), (10, 14, "PLACE"))


def test_a_sample_has_so_many_words_or_a_passage_more() -> None:
    trial = Trial("t", (Passage("one two three"),) * 5)
    assert [trial.sampled(words).words for words in (0, 3, 4, 100)] == [0, 3, 6, 15]
