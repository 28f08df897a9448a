"""Editors' decisions are kept, whatever happens while they are written down."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import BadConfig, FileAccess
from pipeline.model.correction import Act, Correction, Target
from pipeline.model.geometry import Box
from pipeline.store.journal import FILE_NAME, Journal

numbers = st.floats(-1e5, 1e5, allow_nan=False)
texts = st.text(max_size=20)
targets = st.builds(
    Target,
    scan=texts,
    frame_number=st.integers(0, 9),
    box=st.builds(Box, numbers, numbers, numbers, numbers),
    quote=texts,
    prefix=texts,
    suffix=texts,
    id=texts,
)
corrections = st.builds(
    Correction, id=texts, by=texts, at=texts, act=st.sampled_from(Act), target=targets, was=texts, now=texts
)


def reading(number: int) -> Correction:
    target = Target("0001.tif", 0, Box(1, 2, 3, 4.5), "quote", id="s0001-l001")
    return Correction(f"c-{number:03}", "Anna", f"2026-11-22T10:00:{number:02}Z", Act.READ, target, "quote", "“näw”")


def filled(folder: Path, *names: int) -> Journal:
    journal = Journal(folder)
    journal.append(reading(number) for number in names)
    return journal


@given(st.lists(corrections, unique_by=lambda it: it.id, max_size=6))
@settings(max_examples=50)
def test_what_was_written_is_read_in_order_of_time(made: list[Correction]) -> None:
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "corrections")
        for correction in made:
            journal.append([correction])
        assert list(journal.read().corrections) == sorted(made, key=lambda it: (it.at, it.id))


def test_a_volume_without_corrections_has_none(tmp_path: Path) -> None:
    assert Journal(tmp_path / "none").read().corrections == ()


@given(st.integers(1, 200))
@settings(max_examples=30)
def test_a_crash_while_writing_loses_nothing_that_was_acknowledged(cut: int) -> None:
    with TemporaryDirectory() as folder:
        journal = filled(Path(folder), 1, 2)
        path = Path(folder) / FILE_NAME
        whole = path.read_bytes()
        last = whole.rstrip(b"\n").rindex(b"\n") + 1
        torn = whole[: min(last + cut, len(whole) - 1)]
        path.write_bytes(torn)
        assert journal.read().corrections == (reading(1),)
        assert journal.read().torn == (f"{path}, line 2",)
        journal.append([reading(3)])
        assert path.read_bytes().startswith(torn)
        assert journal.read().corrections == (reading(1), reading(3))
        assert journal.read().torn == (f"{path}, line 2",)


def test_two_files_are_one_journal_and_each_correction_counts_once(tmp_path: Path) -> None:
    journal = filled(tmp_path, 3, 1)
    (tmp_path / "other.jsonl").write_bytes((tmp_path / FILE_NAME).read_bytes())
    assert journal.read().corrections == (reading(1), reading(3))


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: filled(tmp_path, number), range(40)))
    assert len(Journal(tmp_path).read().corrections) == 40


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"colour": "red"}, "“colour” that is not known"),
        ({"act": "sing"}, "“sing”, which is none of read, zone"),
        ({"at": 5}, "is no correction"),
        ({"target": {"scan": "x", "frame_number": 0, "box": [1, 2, 3, 4], "page": 1}}, "“page” that is not known"),
        ({"target": {"scan": "x", "frame_number": 0, "box": [1, 2]}}, "is no correction"),
    ],
)
def test_what_is_no_correction_is_named_by_file_and_line(tmp_path: Path, change: dict[str, object], words: str) -> None:
    path = tmp_path / FILE_NAME
    filled(tmp_path, 1)
    stored = json.loads(path.read_text()) | change
    path.write_text(path.read_text() + json.dumps(stored) + "\n")
    with pytest.raises(BadConfig, match="line 2") as caught:
        Journal(tmp_path).read()
    assert words in str(caught.value)


@pytest.mark.parametrize("line", ["no json", "[1]", '{"id": 1}'])
def test_a_line_spoilt_by_hand_is_not_passed_over(tmp_path: Path, line: str) -> None:
    journal = filled(tmp_path, 1)
    path = tmp_path / FILE_NAME
    path.write_text(line + "\n" + path.read_text())
    with pytest.raises(BadConfig, match="line 1"):
        journal.read()


def test_a_journal_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileAccess, match="cannot be written"):
        filled(tmp_path / "file" / "corrections", 1)
