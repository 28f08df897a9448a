"""The engine when it is missing, crashes, hangs and lies."""

import stat
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.errors import EngineFailed, MissingDependency
from pipeline.stages.ocr import engine, languages_installed, tesseract_version

BLANK: NDArray[np.uint8] = np.full((40, 40), 255, np.uint8)

HONEST = 'case "$1" in --list-langs) echo "List of available languages (1):"; echo eng; exit 0;; esac\n'


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    """Put a program that only looks like the engine first on the path."""
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\n" + behaviour, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_an_engine_that_is_not_installed_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingDependency, match="Debian package tesseract-ocr"):
        engine.read([BLANK], "eng", 6)


def test_a_language_that_is_not_installed_is_named_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, HONEST)
    with pytest.raises(MissingDependency, match="tesseract-ocr-chi-sim"):
        engine.read([BLANK], "eng+chi_sim", 6)


@pytest.mark.parametrize(
    "behaviour",
    [
        "echo 'Segmentation fault' >&2; exit 139",
        "kill -9 $$",
        "exit 0",
        "printf '\\377\\376' >&2; exit 1",
    ],
    ids=["crashes", "is killed", "leaves no answer", "complains in bad UTF-8"],
)
def test_an_engine_that_fails_is_a_failure_in_words(
    behaviour: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, HONEST + behaviour)
    with pytest.raises(EngineFailed, match="Tesseract"):
        engine.read([BLANK], "eng", 6)


def test_an_engine_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, HONEST + "exec sleep 60")
    monkeypatch.setattr(engine, "PAGE_SECONDS", 1)
    with pytest.raises(EngineFailed, match="within 1 second"):
        engine.read([BLANK], "eng", 6)


def test_a_model_that_vanishes_between_listing_and_reading_is_a_missing_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = "Error opening data file /usr/share/tessdata/eng.traineddata"
    pretend(tmp_path, monkeypatch, HONEST + f"echo '{complaint}' >&2; exit 1")
    with pytest.raises(MissingDependency, match="'eng'"):
        engine.read([BLANK], "eng", 6)


def test_an_engine_without_a_version_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "echo 'tesseract as ever'")
    with pytest.raises(EngineFailed, match="version"):
        tesseract_version()


def test_the_engine_here_has_a_version_and_english() -> None:
    assert tesseract_version().count(".") >= 1
    assert "eng" in languages_installed()


def test_the_engine_runs_on_one_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_THREAD_LIMIT", "8")
    seen = tmp_path / "seen"
    pretend(tmp_path, monkeypatch, HONEST + f'echo "$OMP_THREAD_LIMIT" > {seen}; touch "$2.hocr"')
    assert engine.read([BLANK], "eng", 6) == b""
    assert seen.read_text("utf-8") == "1\n"
