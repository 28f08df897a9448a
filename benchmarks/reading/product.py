"""The product on a chapter, through its own door; what it says of pages at the wrong place."""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import mean

from lxml import etree

from benchmarks.reading.bed import Chapter, faults
from pipeline.evaluation import Errors, Evaluation, Hits, Measure, evaluate
from pipeline.workflow import Job, sources
from pipeline.workflow import digitise as run

TEI = "{http://www.tei-c.org/ns/1.0}"
ORDER, MISSING = "page order", "page missing"
"""Kinds of finding in the report."""
CLOSE = 1
"""A doubled or misplaced scan may be reported at itself or at its neighbour, with which it has changed places."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What was made of a chapter."""

    tei: Path
    report: Path


def digitise(scans: Path, output: Path, jobs: int) -> Edition:
    """Return the edition of a folder of scans; what is stored from before is used again if it still holds."""
    outcome = run(Job(sources([scans])[0], output, jobs=jobs))
    tei = Path(outcome.edition)
    return Edition(tei, tei.with_name("report.json"))


def judged(chapter: Chapter, edition: Edition) -> tuple[Evaluation, tuple[Measure, ...]]:
    """Return how the edition stands against its truth, and what it says of pages at the wrong place."""
    evaluation = evaluate(edition.tei, chapter.truth)
    return evaluation, (*_told(chapter, edition), righted(chapter, edition), *_false_hands(chapter, evaluation))


def _false_hands(chapter: Chapter, evaluation: Evaluation) -> list[Measure]:
    """Return how often handwriting was found on scans without any, beside the number of those."""
    found = evaluation.measure("handwriting", "IoU 0.5")
    if not isinstance(found, Hits) or found.wanted:
        return []
    return [Errors("hands on clean scans", "", found.found, len(chapter.pictures))]


def _told(chapter: Chapter, edition: Edition) -> list[Measure]:
    """Return whether what was done to the pages was reported; for sound volumes, whether anything was."""
    found = [it for it in json.loads(edition.report.read_text("utf-8"))["findings"] if it["kind"] in (ORDER, MISSING)]
    if chapter.fault in ("", "upside"):
        return [Hits("sound volumes", "", int(not found), 1, 1)]
    if chapter.fault == "drop":
        return [Hits("faults", "missing", int(any(it["kind"] == MISSING for it in found)), 1, 1)]
    scans = [int(str(it["page"])[1:5]) for it in found if it["kind"] == ORDER and it["page"]]
    near = any(abs(scan - fault) <= CLOSE for scan in scans for fault in faults(chapter))
    return [Hits("faults", {"twice": "doubled", "swap": "disordered"}[chapter.fault], int(near), 1, 1)]


def righted(chapter: Chapter, edition: Edition) -> Hits:
    """Return whether scans that lay upside down were set upright, and no others."""
    wanted = set(faults(chapter)) if chapter.fault == "upside" else set()
    root = etree.parse(edition.tei).getroot()
    turned = {_ordinal(chapter, surface) for surface in root.iter(f"{TEI}surface") if _upside(surface)}
    return Hits("faults", "upside down", len(wanted & turned), len(turned), len(wanted))


def _ordinal(chapter: Chapter, surface: etree._Element) -> int:
    graphic = surface.find(f"{TEI}graphic")
    name = "" if graphic is None else str(graphic.get("url", "")).rpartition("/")[2]
    return 1 + [path.name for path in chapter.pictures].index(name)


def _upside(surface: etree._Element) -> bool:
    """Tell whether most lines of a page lie above the one before in the scan, in the order in which they are read."""
    levels = [_level(zone) for zone in surface.iter(f"{TEI}zone") if zone.get("type") == "line"]
    return sum((after > before) - (after < before) for before, after in pairwise(levels)) < 0


def _level(zone: etree._Element) -> float:
    """Return the y of a zone's middle in the scan."""
    points = [float(point.split(",")[1]) for point in zone.get("points", "").split()]
    return mean(points or [float(zone.get(side, "0")) for side in ("uly", "lry")])
