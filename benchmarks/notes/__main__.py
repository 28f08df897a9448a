"""Markers, links from markers to notes, and notes over pages: how many are right.

    python -m benchmarks.notes [--all] FOLDER…

A folder holds scans of one chapter with `gold.json` and `gt.json`, as `python -m benchmarks.press` writes them.
Precision and recall are those of the edition: what stands in its text as a marker, and where. With `--all` what went
wrong is told marker by marker.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.notes.score import Score, score
from benchmarks.notes.truth import Chapter
from pipeline.model.page import Page
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures, sources
from pipeline.stages.hand import Hand
from pipeline.stages.ocr import Tesseract
from pipeline.stages.segment import segments
from pipeline.stages.structure import Structure

COLUMNS = ("chapter", "markers", "precision", "recall", "read right", "link F1", "notes over pages")


def measured(folder: Path) -> Score:
    """Return the counts of one chapter."""
    scans = Scans(folder)
    pages = list(_read(folder, scans))
    zoned = [segment(page) for segment, page in zip(segments(scans, pages), pages, strict=True)]
    text, _ = Structure()(zoned)
    return score(zoned, text, Chapter.read(folder))


def _read(folder: Path, scans: Scans) -> Iterator[Page]:
    """Yield the pages of a folder with their lines."""
    acquire, hand, ocr = Acquire(scans), Hand(scans), Tesseract(scans)
    for source in sources([folder]):
        for picture in pictures(source):
            yield from (ocr(hand(page)) for page in acquire(picture))


def row(name: str, counts: Score) -> str:
    """Return a row of the table."""
    cells = (
        name,
        f"{counts.markers}",
        f"{counts.precision:.1%}",
        f"{counts.recall:.1%}",
        f"{counts.named / max(1, counts.markers):.1%}",
        f"{counts.link_f1:.3f}",
        f"{counts.joined} of {counts.running}",
    )
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="tell what went wrong")
    wish = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    total = Score()
    for folder in wish.folders:
        counts = measured(folder)
        total.add(counts)
        print(row(folder.name, counts), *(counts.wrong if wish.all else ()), sep="\n    ", flush=True)
    print(row("all", total))


if __name__ == "__main__":
    main()
