"""The command, as a person types it."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ExitCode

CHAPTER = "The Council had met twice before.\n\nNobody said so.\n"


def scan2tei(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with raw_scans/ and one volume in it."""
    volume = tmp_path / "raw_scans" / "chapter"
    volume.mkdir(parents=True)
    (volume / "chapter.txt").write_text(CHAPTER, encoding="utf-8")
    return tmp_path


def test_without_a_path_all_of_raw_scans_goes_to_output(desk: Path) -> None:
    done = scan2tei("run", folder=desk)
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    assert (desk / "output" / "chapter" / "chapter.xml").is_file()
    assert "output/chapter/chapter.xml" in done.stdout
    assert "report.html" in done.stdout


def test_quiet_says_nothing_when_all_is_well(desk: Path) -> None:
    done = scan2tei("run", "-q", folder=desk)
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.OK, "", "")


def test_one_bad_volume_does_not_stop_the_batch(desk: Path) -> None:
    bad = desk / "raw_scans" / "bad"
    bad.mkdir()
    (bad / "words.txt").write_text("Words.", encoding="utf-8")
    (bad / "volume.toml").write_text("nonsense = 1", encoding="utf-8")
    done = scan2tei("run", folder=desk)
    assert done.returncode == ExitCode.INVALID_CONFIG
    assert "nonsense" in done.stderr
    assert (desk / "output" / "chapter" / "chapter.xml").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("run", "nowhere"), ExitCode.INPUT_FILE, "nowhere does not exist"),
        (("run", "--pages", "3-1"), ExitCode.BAD_ARGUMENTS, "runs backwards"),
        (("run", "--no-such-option"), ExitCode.BAD_ARGUMENTS, "No such option"),
        (("frobnicate",), ExitCode.BAD_ARGUMENTS, "No such command"),
        (("explain", "chapter", "p-0001"), ExitCode.BAD_ARGUMENTS, "digitise it first"),
        (("validate", "nowhere.xml"), ExitCode.FILE_ACCESS, "nowhere.xml cannot be read"),
        (("correct", "chapter", "fixes.toml"), ExitCode.BAD_ARGUMENTS, "was not digitised yet"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_code(
    desk: Path, arguments: tuple[str, ...], code: ExitCode, said: str
) -> None:
    done = scan2tei(*arguments, folder=desk)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_status_tells_before_and_after(desk: Path) -> None:
    assert "not digitised yet" in scan2tei("status", folder=desk).stdout
    scan2tei("run", folder=desk)
    assert "valid" in scan2tei("status", folder=desk).stdout


def test_explain_shows_the_words_behind_a_paragraph(desk: Path) -> None:
    scan2tei("run", folder=desk)
    told = scan2tei("explain", "chapter", "p-0001", folder=desk)
    assert told.returncode == ExitCode.OK
    assert "The Council had met twice before." in told.stdout


def test_validate_finds_an_edition_sound_and_a_mangled_one_not(desk: Path) -> None:
    scan2tei("run", folder=desk)
    edition = desk / "output" / "chapter" / "chapter.xml"
    assert scan2tei("validate", edition, folder=desk).returncode == ExitCode.OK
    edition.write_text(edition.read_text(encoding="utf-8").replace("<body>", "<body><nonsense/>"), encoding="utf-8")
    assert scan2tei("validate", edition, folder=desk).returncode == ExitCode.INVALID_EDITION


def test_clean_throws_away_only_what_can_be_made_again(desk: Path) -> None:
    scan2tei("run", folder=desk)
    assert "files deleted" in scan2tei("clean", folder=desk).stdout
    assert not (desk / "output" / "chapter" / "stages" / "segment").exists()
    assert "valid" in scan2tei("status", folder=desk).stdout
    assert (desk / "output" / "chapter" / "chapter.xml").is_file()


@pytest.mark.parametrize("command", ["run", "status", "validate", "correct", "explain", "clean"])
def test_every_command_teaches_with_an_example(tmp_path: Path, command: str) -> None:
    done = scan2tei(command, "--help", folder=tmp_path)
    assert done.returncode == ExitCode.OK
    assert f"scan2tei {command}" in done.stdout


def test_paths_that_hold_nothing_do_not_stop_those_that_do(desk: Path) -> None:
    done = scan2tei("run", "nowhere", "raw_scans/chapter", folder=desk)
    assert done.returncode == ExitCode.INPUT_FILE
    assert "nowhere does not exist" in done.stderr
    assert (desk / "output" / "chapter" / "chapter.xml").is_file()


def test_of_two_volumes_of_one_name_the_first_is_done_and_the_other_told(desk: Path) -> None:
    (desk / "raw_scans" / "more").mkdir()
    for name in ("Chapter.txt", "other.txt"):
        (desk / "raw_scans" / "more" / name).write_text("Words of another volume.", encoding="utf-8")
    done = scan2tei("run", folder=desk)
    assert done.returncode == ExitCode.INPUT_FILE
    assert "Two volumes are named" in done.stderr
    assert (desk / "output" / "chapter" / "chapter.xml").is_file()
    assert (desk / "output" / "other" / "other.xml").is_file()


def test_without_tesseract_the_package_to_install_is_named(desk: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "run"]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False, env={"PATH": ""}, timeout=120)
    assert done.returncode == ExitCode.MISSING_DEPENDENCY
    assert "tesseract-ocr" in done.stderr
