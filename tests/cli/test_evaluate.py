"""Holding editions against their gold, as a person or a program asks for it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.main import scan2tei
from pipeline.errors import BadArguments, ExitCode
from pipeline.evaluation.glossary import TERMS
from tests.evaluation.chapter import written


def asked(*arguments: str | Path) -> Result:
    return CliRunner().invoke(scan2tei, ["evaluate", *map(str, arguments)], standalone_mode=False)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """An edition with a wrong number, and its gold."""
    return written(tmp_path, ('xml:id="n-2" n="2"', 'xml:id="n-2" n="7"')), written(tmp_path, name="gold.xml")


def test_the_table_says_it_in_words(pair: tuple[Path, Path]) -> None:
    done = asked(*pair)
    assert done.return_value == ExitCode.OK
    assert "Notes at their marker" in done.output
    assert "quotation marks are straight" in done.output
    assert "Foreign letters in paragraphs" in done.output


def test_what_an_edition_says_nothing_of_is_named_and_no_score_is_given_for_nothing(tmp_path: Path) -> None:
    plain, gold = tmp_path / "plain.xml", written(tmp_path, name="gold.xml")
    plain.write_text("<TEI><text><body><p>Nobody in the valley had expected it.</p></body></text></TEI>", "utf-8")
    told = asked(plain, gold).output
    assert "The edition says nothing of running heads and page numbers" in told
    assert "zones, which notes run over pages: what the gold has of it counts as not found" in told
    assert "–" in next(line for line in asked(plain, plain).output.splitlines() if line.startswith("Markers"))
    assert "zones" in json.loads(asked(plain, gold, "--json", "-").output)["silent"]
    asked(plain, gold, "--html", tmp_path / "page.html")
    assert "says nothing of" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_programs_get_it_all_as_json(pair: tuple[Path, Path], tmp_path: Path) -> None:
    told = json.loads(asked(*pair, "--json", "-").output)
    links = next(it for it in told["measures"] if it["name"] == "links")
    assert (links["right"], links["found"], links["wanted"], links["precision"]) == (2, 3, 3, 0.666667)
    assert links["meaning"]
    assert {it["measure"] for it in told["disagreements"]} == {"markers", "links", "numbered"}
    asked(*pair, "--json", tmp_path / "told.json")
    assert json.loads((tmp_path / "told.json").read_bytes()) == told


def test_people_get_a_page(pair: tuple[Path, Path], tmp_path: Path) -> None:
    asked(*pair, "--html", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("required", "code"),
    [
        ("links>=0.6", ExitCode.OK),
        ("links>=0.97", ExitCode.INVALID_EDITION),
        ("markers.recall >= 60%", ExitCode.OK),
        ("characters:body<=0.6%", ExitCode.OK),
        ("characters:nonsense<=1", ExitCode.INVALID_EDITION),
    ],
)
def test_what_is_required_decides_the_exit_code(required: str, code: ExitCode, pair: tuple[Path, Path]) -> None:
    assert asked(*pair, "--require", required).return_value == code


@pytest.mark.parametrize(
    "wrong", [("--require", "links"), ("--require", "beauty>=1"), ("--require", "links.x>=1"), ("--level", "umlauts")]
)
def test_what_cannot_be_asked_is_refused(wrong: tuple[str, str], pair: tuple[Path, Path]) -> None:
    assert isinstance(asked(*pair, *wrong).exception, BadArguments)


def test_levels_may_be_left_out(tmp_path: Path) -> None:
    edition = written(tmp_path, ("the thaw.", "‘the’ thaw."))
    gold = written(tmp_path, ("the thaw.", "'the' thaw."), name="gold.xml")
    assert asked(edition, gold, "--require", "characters:body<=0").return_value == ExitCode.OK
    levelled = ("--level", "none", "--require", "characters:body<=0")
    assert asked(edition, gold, *levelled).return_value == ExitCode.INVALID_EDITION


def test_help_says_what_every_measure_means() -> None:
    told = " ".join(asked("--help").output.split())
    assert all(" ".join(term.meaning.split()) in told for term in TERMS)
