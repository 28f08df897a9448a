"""The laws that hold for the road as a whole; those of one room are tested there.

1 A stage changes only its own field: here. 2 What is stored comes back: store/test_codec. 3 Corrections laid twice
are laid once: model/amend. 4 Every line is in exactly one zone: stages/segment; references and ids: stages/structure
and stages/validate. 5 Nothing is lost, 6 every TEI is valid: stages/tei. 7 The same input gives the same bytes: here
and in workflow/test_digitising.
"""

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.page import Page
from pipeline.model.typography import Typography
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures, sources
from pipeline.stages.hand import Hand
from pipeline.stages.ocr import Tesseract
from pipeline.stages.segment import Segment

PRINT = """\
214            The Council and the War
The delegates had met twice before anybody
agreed. Nobody in the room believed that the
third meeting would settle the quarrel."""


def drawn(folder: Path, pages: int = 1) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, pages + 1):
        sheet = Image.new("L", (900, 1200), 245)
        for row, line in enumerate(PRINT.replace("214", str(213 + number)).splitlines()):
            ImageDraw.Draw(sheet).text((120, 150 + 60 * row), line, 20, ImageFont.load_default(30))
        sheet.save(folder / f"{number}.png", dpi=(150, 150))
    return folder


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, Scans]:
    folder = drawn(tmp_path_factory.mktemp("scans"))
    scans = Scans(folder)
    (acquired,) = Acquire(scans)(pictures(sources([folder])[0])[0])
    return acquired, scans


def test_each_stage_changes_only_its_own_field(page: tuple[Page, Scans]) -> None:
    before, scans = page
    road = ((Hand(scans), "marks"), (Tesseract(scans), "lines"), (Segment(scans, Typography()), "zones"))
    for stage, own in road:
        after = stage(before)
        changed = {field.name for field in fields(Page) if getattr(after, field.name) != getattr(before, field.name)}
        assert changed <= {own}
        before = after
    assert before.lines
    assert before.zones


def test_a_stage_does_not_heed_what_its_own_field_held(page: tuple[Page, Scans]) -> None:
    before, scans = page
    read = Tesseract(scans)(before)
    assert Tesseract(scans)(read) == read
    assert Segment(scans, Typography())(Segment(scans, Typography())(read)) == Segment(scans, Typography())(read)
    assert Hand(scans)(replace(before, marks=())) == Hand(scans)(Hand(scans)(before))


@pytest.mark.parametrize("seed", ["0", "1"])
def test_neither_the_number_of_processes_nor_the_order_of_hashing_shows_in_the_bytes(tmp_path: Path, seed: str) -> None:
    drawn(tmp_path / "raw_scans" / "book", pages=3)
    written = []
    for jobs, order in (("1", "7"), ("3", seed)):
        command = [sys.executable, "-m", "pipeline", "run", "-q", "-j", jobs, "-o", jobs]
        subprocess.run(command, cwd=tmp_path, check=True, timeout=300, env=os.environ | {"PYTHONHASHSEED": order})
        written.append((tmp_path / jobs / "book" / "book.xml").read_bytes())
    assert written[0] == written[1]
