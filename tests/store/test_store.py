"""The folder of a volume."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.errors import FileAccess
from pipeline.model.geometry import Box
from pipeline.store import Store, digest, fingerprint


@dataclass(frozen=True, slots=True)
class Stage:
    name: ClassVar[str] = "stage"
    revision: ClassVar[int] = 1
    setting: str = "a"
    scans: str = field(default="folder", compare=False)


def test_a_result_is_used_only_if_it_was_made_from_the_same(tmp_path: Path) -> None:
    store = Store(tmp_path / "volume")
    store.save("ocr", "s0001", Box, Box(1, 2, 3, 4), "this")
    assert store.load("ocr", "s0001", Box, "this") == Box(1, 2, 3, 4)
    assert store.load("ocr", "s0001", Box, "that") is None


def test_a_file_torn_by_a_crash_counts_as_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save("ocr", "s0001", Box, Box(1, 2, 3, 4), "this")
    path = tmp_path / "stages" / "ocr" / "s0001.json"
    path.write_bytes(path.read_bytes()[:-7])
    assert store.load("ocr", "s0001", Box, "this") is None


def test_writing_the_same_again_leaves_the_file_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.write(store.edition, b"<TEI/>")
    before = store.edition.stat().st_mtime_ns
    assert not store.write(store.edition, b"<TEI/>")
    assert store.edition.stat().st_mtime_ns == before


def test_nothing_is_left_beside_what_was_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "volume")
    store.write(store.edition, b"<TEI/>")
    assert [path.name for path in store.folder.iterdir()] == ["volume.xml"]


def test_cleaning_spares_editions_and_corrections(tmp_path: Path) -> None:
    store = Store(tmp_path / "volume")
    store.save("ocr", "s0001", Box, Box(1, 2, 3, 4), "this")
    store.write(store.edition, b"<TEI/>")
    store.write(store.corrections / "editor.jsonl", b"{}")
    assert store.clean() == 1
    assert store.edition.exists()
    assert (store.corrections / "editor.jsonl").exists()
    assert store.stage_names() == ()


def test_a_file_set_aside_never_replaces_another(tmp_path: Path) -> None:
    store = Store(tmp_path / "volume")
    kept = []
    for content in (b"one", b"two"):
        store.write(store.edition, content)
        kept.append(store.set_aside(store.edition))
    assert [path.read_bytes() for path in kept] == [b"one", b"two"]


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "volume").write_text("a file where a folder should be")
    with pytest.raises(FileAccess, match="check its permissions"):
        Store(tmp_path / "volume").save("ocr", "s0001", Box, Box(1, 2, 3, 4), "this")


def test_the_fingerprint_covers_settings_and_revision_but_not_where_the_scans_lie() -> None:
    class Revised(Stage):
        revision: ClassVar[int] = 2

    made = fingerprint(Stage(), "in")
    assert made == fingerprint(Stage(scans="elsewhere"), "in")
    assert made != fingerprint(Stage(setting="b"), "in")
    assert made != fingerprint(Stage(), "other")
    assert made != fingerprint(Revised(), "in")


def test_equal_values_have_equal_digests() -> None:
    assert digest(Box(1, 2, 3, 4)) == digest(Box(1, 2, 3, 4)) != digest(Box(1, 2, 3, 5))


def test_only_pictures_that_the_report_shows_stay(tmp_path: Path) -> None:
    store = Store(tmp_path / "volume")
    for name in ("old.jpg", "new.jpg"):
        store.write(store.folder / "report" / name, b"picture")
    store.write(store.report, b'<img src="report/new.jpg">')
    store.drop_pictures_but_of(store.report)
    assert [path.name for path in (store.folder / "report").iterdir()] == ["new.jpg"]
