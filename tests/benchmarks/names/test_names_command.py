"""The command prints its tables with what is there, and says what is not."""

import sys
from pathlib import Path

import pytest

from benchmarks.names import __main__ as command
from benchmarks.names.trial import OWN

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p><persName>Jane Rowe</persName> left <placeName>France</placeName>.</p></body></text></TEI>"""


def test_without_corpora_it_says_so_and_tries_our_own_passages_and_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rowe.xml").write_text(EDITION, "utf-8")
    monkeypatch.setattr(command, "OTHERS", ())
    monkeypatch.setattr("benchmarks.names.pace.TRIES", 1)
    nowhere = str(tmp_path / "nowhere")
    wanted = ["names", nowhere, "--sets", OWN, "litbank", "--editions", str(tmp_path), "--spacy-model", "none"]
    monkeypatch.setattr(sys, "argv", wanted)
    command.main()
    printed = capsys.readouterr().out
    assert f"There is no folder {nowhere} with litbank: left out." in printed
    for head in (
        "## All kinds",
        "## Editions",
        "| rowe.xml | 2 |",
        "## lists alone",
        "| own_held_out | person |",
        "## Pace",
    ):
        assert head in printed
    assert "litbank |" not in printed
