"""What an editor decided stands in the edition, and stays there whatever is read later."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.errors import ExitCode
from pipeline.model.finding import FindingKind
from pipeline.model.volume import Volume
from pipeline.store import Store
from pipeline.store.journal import Journal
from pipeline.workflow import Job, correct, digitise, sources

BODY = (
    "The first page has words from Geneva",
    "that can be read without much trouble",
    "and in the end John Foster Dulles",
    "had left Geneva for Paris once again.",
)
NOTE = ("1 Minutes of the meeting in Geneva, volume two", "and papers of the council, page nine.")
AT = "2026-01-02T03:04:05Z"
SIGNED = 'by = "Anna Berg"\n'


def drawn(path: Path, shift: int = 0) -> None:
    """Draw a page of four lines and a note, at 150 pixels an inch, moved aside and down by some pixels."""
    page = Image.new("L", (900, 1200), 245)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(BODY):
        pen.text((120 + shift, 150 + shift + 50 * number), line, 20, ImageFont.load_default(30))
    for number, line in enumerate(NOTE):
        pen.text((120 + shift, 1000 + shift + 30 * number), line, 20, ImageFont.load_default(20))
    page.save(path, dpi=(150, 150))


def job_in(desk: Path) -> Job:
    return Job(sources([desk / "raw_scans" / "book"])[0], desk / "output")


@pytest.fixture(scope="module")
def digitised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a volume of one drawn page, digitised."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / "raw_scans" / "book").mkdir(parents=True)
    drawn(desk / "raw_scans" / "book" / "1.png")
    assert digitise(job_in(desk)).exit_code == ExitCode.OK
    return desk


@pytest.fixture
def job(digitised: Path, tmp_path: Path) -> Job:
    """The same volume in a folder of its own."""
    return job_in(shutil.copytree(digitised, tmp_path / "desk"))


def written(job: Job, *corrections: tuple[str, ...]) -> Path:
    """Write a file of corrections, each an act, a target and what is so now."""
    path = job.output.parent / "fixes.toml"
    keys = ("act", "target", "now")
    tables = ("".join(f'{key} = "{it}"\n' for key, it in zip(keys, each, strict=False)) for each in corrections)
    path.write_text(SIGNED + "".join(f"[[correction]]\n{table}" for table in tables), encoding="utf-8")
    return path


def edition(job: Job) -> str:
    return job.store.edition.read_text(encoding="utf-8")


def places(job: Job) -> list[str]:
    """The places tagged in the running text and its notes, in the order of the edition."""
    return re.findall(r"<placeName[^>]* ref=[^>]*>([^<]*)</placeName>", edition(job))


def entity(job: Job, words: str, number: int = 0) -> str:
    """The id of a name in the edition."""
    ids: list[str] = re.findall(rf'Name xml:id="([^"]*)"[^>]*>{words}<', edition(job))
    return ids[number]


def test_corrections_from_the_command_line_stand_in_the_edition_and_survive_a_clean_run(job: Job) -> None:
    fixes = written(
        job, ("zone", "s0001-z01", "heading"), ("anchor", "n-0001", "much trouble"), ("drop", entity(job, "Geneva", 1))
    )
    desk = job.output.parent
    command = [sys.executable, "-m", "pipeline", "correct", desk / "raw_scans" / "book", fixes, "-o", job.output]
    done = subprocess.run(list(map(str, command)), cwd=desk, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    corrected = edition(job)
    assert re.search(r'<zone xml:id="s0001-z01" type="heading"', corrected)
    assert re.search(r'<head xml:id="h-0001">.*trouble<note xml:id="n-0001".*once again\.</head>', corrected, re.DOTALL)
    assert 'anchored="false"' not in corrected
    assert places(job) == ["Geneva", "Geneva", "Paris"]
    job.store.clean()
    assert digitise(job).violations == ()
    assert edition(job) == corrected


def test_a_dropped_name_stays_away_when_the_page_is_scanned_anew_and_its_namesakes_stay(job: Job) -> None:
    assert places(job) == ["Geneva", "Geneva", "Paris", "Geneva"]
    correct(job, written(job, ("drop", entity(job, "Geneva", 0))), AT)
    assert places(job) == ["Geneva", "Paris", "Geneva"]
    drawn(job.source.folder / "1.png", shift=4)
    outcome = digitise(job)
    assert (outcome.worked > 0, outcome.violations) == (True, ())
    assert places(job) == ["Geneva", "Paris", "Geneva"]
    assert re.search(r"words from Geneva\s", edition(job))
    volume = job.store.latest("volume", "volume", Volume)
    assert volume is not None
    assert FindingKind.ORPHAN_CORRECTION not in {finding.kind for finding in volume.findings}


def test_with_its_only_mention_a_place_leaves_the_register_and_comes_back_with_an_undo(job: Job) -> None:
    before = edition(job)
    assert '<place xml:id="place-paris"' in before
    correct(job, written(job, ("drop", entity(job, "Paris"))), AT)
    assert "place-paris" not in edition(job)
    (dropped,) = Journal(job.store.corrections).read().corrections
    correct(job, written(job, ("undo", dropped.id)), "2026-01-03T03:04:05Z")
    assert '<place xml:id="place-paris"' in edition(job)
    assert len(Journal(job.store.corrections).read().corrections) == 2


def test_a_line_read_as_nothing_leaves_the_text_and_can_be_read_again(job: Job) -> None:
    done = correct(job, written(job, ("read", "s0001-l002", "")), AT)
    assert (len(done.new), done.outcome.violations) == (1, ())
    assert "much trouble" not in edition(job)[edition(job).index("<text") :]
    again = written(job, ("read", "s0001-l002", "which can be read"))
    assert correct(job, again, "2026-01-03T03:04:05Z").outcome.violations == ()
    assert "which can be read" in edition(job)


def test_a_page_of_which_nothing_is_left_is_still_a_page(job: Job) -> None:
    lines = [("read", f"s0001-l00{number}", "") for number in range(1, 7)]
    done = correct(job, written(job, *lines), AT)
    assert (len(done.new), done.outcome.violations, done.outcome.exit_code) == (6, (), ExitCode.OK)
    assert '<pb xml:id="pb-0001"' in edition(job)
    Store(job.output / "book").clean()
    assert digitise(job).exit_code == ExitCode.OK
