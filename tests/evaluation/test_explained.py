"""What docs/evaluation.md promises is what is measured."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.main import scan2tei
from pipeline.evaluation.glossary import TERMS
from pipeline.evaluation.requirement import Requirement

DOCUMENT = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [term.name for term in TERMS])
def test_every_measure_is_explained(name: str) -> None:
    assert re.search(rf"^\| .*`{name}`.* \|", DOCUMENT, re.MULTILINE)


def test_every_option_shown_is_there() -> None:
    told = CliRunner().invoke(scan2tei, ["evaluate", "--help"]).output
    shown = set(re.findall(r"(?<![\w-])--[a-z]+", "\n".join(re.findall(r"scan2tei evaluate .*", DOCUMENT))))
    assert shown
    assert all(option in told for option in shown)


def test_every_requirement_shown_can_be_made() -> None:
    shown = re.findall(r'--require "([^"]+)"', DOCUMENT)
    assert shown
    assert all(Requirement.parse(text) for text in shown)
