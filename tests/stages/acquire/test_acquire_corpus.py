"""What is acquired from real and from typeset scans, where the corpora lie beside the project."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from math import atan2, degrees
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.model.page import Page
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures
from tests.stages.acquire.papers import volume

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLE = ROOT / "raw_scans" / "korean-war"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not part of the project")


def acquired(folder: Path, every: int = 1) -> Iterator[tuple[str, tuple[Page, ...]]]:
    source = volume(folder)
    acquire = Acquire(Scans(source.folder))
    for picture in pictures(source)[::every]:
        yield picture.scan, acquire(picture)


def slope(words: list[dict[str, Any]]) -> float:
    """Return the degrees by which the words run down to the right, long ones weighing more."""
    corners = np.array([word["polygon"][:2] for word in words])
    across, down = (corners[:, 1] - corners[:, 0]).T
    return float(np.average(np.degrees(np.arctan2(down, across)), weights=across))


@pytest.mark.parametrize("chapter", ["dev1", "dev2", "dev3"])
def test_typeset_scans_are_split_and_made_level_to_a_tenth_of_a_degree(chapter: str) -> None:
    folder = CORPUS / "chapters" / chapter
    truth = {scan["image"]: scan for scan in json.loads((folder / "gt.json").read_text())}
    for scan, pages in acquired(folder):
        words = defaultdict(list)
        for word in truth[scan]["words"]:
            words[word["page"]].append(word)
        assert len(pages) == len(truth[scan]["pages"]), scan
        for page, number in zip(pages, truth[scan]["pages"], strict=True):
            frame = page.surface.frame
            assert degrees(atan2(frame.d, frame.a)) == pytest.approx(slope(words[number]), abs=0.1), scan
            back = [frame.inverse().point(*corner) for word in words[number] for corner in word["polygon"]]
            assert all(page.surface.box.holds(*point) for point in back), scan


def test_no_single_page_is_split_or_turned() -> None:
    for scan, pages in acquired(CORPUS / "layout", every=5):
        assert len(pages) == 1, scan
        assert abs(degrees(atan2(pages[0].surface.frame.d, pages[0].surface.frame.a))) < 5, scan


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample volume is not there")
def test_every_spread_of_the_sample_volume_is_split() -> None:
    for scan, pages in acquired(SAMPLE):
        first = pages[0].surface
        assert len(pages) == (2 if first.scan_width > first.scan_height else 1), scan


TRY = """
import sys
from pathlib import Path
from pipeline.errors import Scan2TeiError
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures, sources
for name in sys.argv[1:]:
    try:
        for source in sources([Path(name)]):
            for picture in pictures(source)[:2]:
                Acquire(Scans(source.folder))(picture)
    except Scan2TeiError as error:
        assert str(error).endswith("."), error
"""
"""Run in a process of its own, so that a crash or a hang of a foreign library is this test's failure and no more."""


@pytest.mark.parametrize("kind", ["tif", "jp2", "jpg", "png", "pdf"])
def test_broken_files_end_in_a_sentence(kind: str) -> None:
    paths = sorted((CORPUS / "bad_inputs").glob(f"*.{kind}"))[:: 6 if kind == "pdf" else 1]
    ran = subprocess.run(
        [sys.executable, "-c", TRY, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
