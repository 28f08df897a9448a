"""The whole road, with the real engine, on chapters whose truth is known."""

import json
import re
from pathlib import Path

import pytest

from pipeline.evaluation import Errors, Evaluation, Hits, evaluate
from pipeline.executors import cores
from pipeline.workflow import Job, Outcome, correct, digitise, sources

ROOT = Path(__file__).parent.parent
TRUTH = ROOT / "tests" / "truth" / "korean-war" / "gold.json"
SHARED = ROOT.parent / "shared" / "corpus" / "chapters"


def measured(scans: Path, truth: Path, output: Path) -> tuple[Outcome, Evaluation]:
    source = sources([scans])[0]
    outcome = digitise(Job(source, output, jobs=cores()))
    return outcome, evaluate(Path(outcome.edition), truth)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, Evaluation]:
    return measured(ROOT / "raw_scans" / "korean-war", TRUTH, tmp_path_factory.mktemp("sample"))


def hits(found: Evaluation, name: str) -> Hits:
    measure = found.measure(name)
    assert isinstance(measure, Hits)
    return measure


def meets_the_bars(found: Evaluation) -> None:
    body, paragraphs = found.measure("characters", "body"), hits(found, "paragraphs")
    assert isinstance(body, Errors)
    assert body.rate <= 0.015
    assert hits(found, "links").recall >= 0.8
    assert min(paragraphs.precision, paragraphs.recall) >= 0.9
    for name in ("headings", "captions", "page numbers", "missing pages"):
        assert hits(found, name).recall == 1, name


def test_the_sample_volume_becomes_a_valid_edition(sample: tuple[Outcome, Evaluation]) -> None:
    outcome, _ = sample
    assert (outcome.violations, outcome.failed) == ((), ())


def test_the_sample_volume_is_read_as_it_was_printed(sample: tuple[Outcome, Evaluation]) -> None:
    meets_the_bars(sample[1])


def test_the_readers_notes_of_the_sample_are_in_the_margins(sample: tuple[Outcome, Evaluation]) -> None:
    written = json.loads((TRUTH.parent / "gt.json").read_text(encoding="utf-8"))
    wanted = sum(zone["type"] == "margin_hand" for scan in written for zone in scan["zones"])
    assert sample[0].marginals >= 0.6 * wanted


@pytest.mark.parametrize("chapter", ["dev1", "dev2", "dev3"])
def test_chapters_of_other_presses_are_read_as_they_were_printed(chapter: str, tmp_path: Path) -> None:
    folder = SHARED / chapter
    if not folder.is_dir():
        pytest.skip("these chapters are on our own machines only")
    outcome, found = measured(folder, folder / "gold.json", tmp_path)
    assert outcome.violations == ()
    meets_the_bars(found)


def test_the_corrections_that_readme_shows_can_be_made(sample: tuple[Outcome, Evaluation], tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    fixes = tmp_path / "fixes.toml"
    fixes.write_text(block, encoding="utf-8")
    output = Path(sample[0].edition).parent.parent
    done = correct(Job(sources([ROOT / "raw_scans" / "korean-war"])[0], output), fixes, "2026-01-02T03:04:05Z")
    edition = Path(done.outcome.edition).read_text(encoding="utf-8")
    assert (len(done.new), done.outcome.violations, done.outcome.orphans) == (2, (), 0)
    assert "Nam Il</persName> for" in edition
    assert "Khabarovsk</placeName>" in edition
