"""What README promises is what the program does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.main import scan2tei
from pipeline.errors import ExitCode
from pipeline.model.correction import Act
from pipeline.model.volume import Metadata

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_key_of_volume_toml_is_shown() -> None:
    shown = set(re.findall(r"^    (\w+) = ", README, re.MULTILINE))
    assert {field.name for field in fields(Metadata)} <= shown


def test_every_exit_code_is_explained() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} == set(ExitCode)
    told = CliRunner().invoke(scan2tei, ["--help"]).output
    assert all(re.search(rf"\b{code}\b", told) for code in ExitCode)


def test_every_act_of_a_correction_is_named() -> None:
    assert all(f"`{act}`" in README or f'"{act}"' in README for act in Act)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"scan2tei (\w+)", README)) - {"scan2tei"}))
def test_every_command_shown_is_there(command: str) -> None:
    assert command in scan2tei.commands


def test_every_option_shown_is_there() -> None:
    options = {name for command in scan2tei.commands.values() for option in command.params for name in option.opts}
    shown = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", " ".join(re.findall(r"scan2tei .*", README)))) - {"--help"}
    assert shown <= options


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
