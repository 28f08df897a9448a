"""A correction is laid over the volume as its last run was asked to read it."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from pipeline.errors import BadArguments
from pipeline.store import Store
from pipeline.workflow import Job, Selection, correct, digitise, sources

CHAPTER = "In 1951 the delegates met Wendelin Ostrander at Uijongbu. Nobody saw Ostrander again.\n"
PEOPLE = 'name,kind,id\n"Ostrander, Wendelin",person,ostrander_w\n'
AT = "2026-01-02T03:04:05Z"
FIXES = """by = "Anna Berg"
[[correction]]
act = "add"
target = "p-0001"
quote = "delegates"
now = "group"
"""


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """The job of a volume that was digitised with options of its own, a list by a path that is not absolute."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw_scans" / "chapter"
    folder.mkdir(parents=True)
    (folder / "transcript.txt").write_text(CHAPTER, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "fixes.toml").write_text(FIXES, encoding="utf-8")
    job = Job(sources([folder])[0], tmp_path / "out", "eng", Selection.parse("1-"), "none", lists=(Path("people.csv"),))
    digitise(job)
    return job


def test_a_correction_without_options_keeps_those_of_the_run(
    asked: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    before = tagged_at(asked.store)
    done = correct(Job(asked.source, asked.output), tmp_path / "fixes.toml", AT)
    edition = asked.store.edition.read_text(encoding="utf-8")
    assert len(done.new) == 1
    assert ">delegates</rs>" in edition
    assert 'ref="#ostrander_w"' in edition
    assert tagged_at(asked.store) == before
    assert digitise(replace(asked, lists=(tmp_path / "people.csv",))).worked == 0


def test_a_pipeline_in_a_folder_is_found_from_anywhere(
    asked: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spacy.blank("en").to_disk(tmp_path / "quiet")
    digitise(replace(asked, spacy_model="quiet"))
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert len(correct(Job(asked.source, asked.output), tmp_path / "fixes.toml", AT).new) == 1


def test_a_correction_that_names_lists_takes_these(asked: Job, tmp_path: Path) -> None:
    others = tmp_path / "others.csv"
    others.write_text(PEOPLE.replace("ostrander_w", "w_ostrander"), encoding="utf-8")
    correct(Job(asked.source, asked.output, lists=(others,)), tmp_path / "fixes.toml", AT)
    assert 'ref="#w_ostrander"' in asked.store.edition.read_text(encoding="utf-8")


def test_a_run_says_itself_what_it_asks_for(asked: Job) -> None:
    digitise(Job(asked.source, asked.output, spacy_model="none"))
    assert "ostrander_w" not in asked.store.edition.read_text(encoding="utf-8")


def test_a_list_that_is_gone_leaves_the_journal_as_it_was(asked: Job, tmp_path: Path) -> None:
    (tmp_path / "people.csv").unlink()
    with pytest.raises(BadArguments, match=r"people\.csv does not exist"):
        correct(Job(asked.source, asked.output), tmp_path / "fixes.toml", AT)
    assert not list(asked.store.corrections.glob("*.jsonl"))


def tagged_at(store: Store) -> int:
    return (store.folder / "stages" / "tag" / "entities.json").stat().st_mtime_ns
