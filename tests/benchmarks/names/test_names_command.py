"""The command prints its tables with what is there, and says what is not."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.names import __main__ as command
from benchmarks.names.trial import OWN

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p><persName>Jane Rowe</persName> left <placeName>France</placeName>.</p></body></text></TEI>"""


def test_it_tries_what_is_there_and_editions_and_says_what_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rowe.xml").write_text(EDITION, "utf-8")
    monkeypatch.setattr(command, "OTHERS", ())
    monkeypatch.setattr("benchmarks.names.pace.TRIES", 1)
    (tmp_path / "litbank").mkdir()
    record = {"text": "Jane Rowe left France.", "entities": [[0, 9, "PERSON"], [15, 21, "PLACE"]]}
    (tmp_path / "litbank" / "test.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    wanted = ["names", str(tmp_path), "--sets", OWN, "litbank", "--editions", str(tmp_path), "--spacy-model", "none"]
    monkeypatch.setattr(sys, "argv", wanted)
    command.main()
    printed = capsys.readouterr().out
    assert f"{tmp_path} has no texts of {OWN}: left out." in printed
    for head in (
        "## All kinds",
        "## Editions",
        "| rowe.xml | 2 |",
        "## lists alone",
        "| litbank | person |",
        "## Pace",
    ):
        assert head in printed
    assert f"{OWN} |" not in printed


def test_without_corpora_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "OTHERS", ())
    nowhere = str(tmp_path / "nowhere")
    monkeypatch.setattr(sys, "argv", ["names", nowhere, "--sets", OWN, "litbank", "--spacy-model", "none"])
    command.main()
    assert f"There is no folder {nowhere} with {OWN}, litbank: left out." in capsys.readouterr().out
