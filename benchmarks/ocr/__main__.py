"""Reading with our stage beside a bare call of Tesseract on the same scans: time and errors.

    python -m benchmarks.ocr [--text | --preparations | --second-look] FOLDER…

A folder holds scans, and may hold `gt.json` (words with polygons); without it there are only times. Times are
CPU seconds of this process and its children; what counts is the ratio, because seconds move with the load.
With `--text` a folder holds images, each with its text in a file `.gt.txt`, and there is a row for each book:
the plain call on the image, the same on our upright page, and our stages.
`--preparations` and `--second-look` take folders of both kinds: the first prints how well pages are read that are
resized, smoothed, sharpened or made black and white first, and what choosing by a trial would yield; the second,
how well before and after short and doubtful words are looked at again.
"""

import argparse
import os
import resource
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import cv2
import numpy as np

from benchmarks.ocr.looked_again import HEAD, Gain, gains
from benchmarks.ocr.plain_text import scores
from benchmarks.ocr.prepared import table, trials
from benchmarks.ocr.truth import Tally, count, lines_by_page, true_lines
from pipeline.model.page import Line, Page
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, Source, pictures, sources
from pipeline.stages.hand import Hand
from pipeline.stages.ocr import Tesseract, hocr
from pipeline.stages.ocr.lines import page_line

Made = TypeVar("Made")


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """Return what was made, and the CPU seconds that it took here and in children."""
    before = _cpu()
    made = work()
    return made, _cpu() - before


def _cpu() -> float:
    """Return the CPU seconds so far, of this process and of the children that have ended."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def bare(image: Path) -> tuple[Line, ...]:
    """Return the lines of a plain call on the command line."""
    call = ["tesseract", str(image), "stdout", "hocr"]
    run = subprocess.run(call, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})  # noqa: S603 - our own call
    return tuple(page_line(line, ()) for line in hocr.parse(run.stdout)[0])


def compared(folder: Path, work: Path) -> None:
    """Print the rows of a folder; `work` is where the upright pages are written for the bare call."""
    scans, stage = Scans(folder), Tesseract(Scans(folder))
    acquire, hand = Acquire(scans), Hand(scans)
    pages = [page for source in sources([folder]) for picture in pictures(source) for page in acquire(picture)]
    words, seen = lines_by_page(folder), dict[str, int]()
    tallies = (Tally(), Tally())
    spent = [0.0, 0.0]
    for page in (hand(page) for page in pages):
        image = work / "page.png"
        cv2.imwrite(str(image), np.asarray(scans.grey(page.surface)))
        lines, seconds = timed(lambda image=image: bare(image))  # type: ignore[misc]  # bound at once
        read, ours_seconds = timed(lambda page=page: stage(page))  # type: ignore[misc]  # bound at once
        spent[0] += seconds
        spent[1] += ours_seconds
        place = seen.get(page.surface.scan, 0)
        seen[page.surface.scan] = place + 1
        truth = list(true_lines(words.get((page.surface.scan, place), []), page.surface))
        count(tallies[0], Page(page.surface, lines=lines), truth)
        count(tallies[1], read, truth)
    for name, tally, seconds in zip(("bare", "ours"), tallies, spent, strict=True):
        print(row(folder.name, name, len(pages), seconds / max(1, len(pages)), tally))
    print(f"{folder.name:12} ratio of CPU time {spent[1] / max(spent[0], 1e-9):.2f}")


def upright(image: Path) -> Iterator[Line]:
    """Yield the lines of a plain call on the upright pages of an image: what our reading adds, and not the turning."""
    scans = Scans(image.parent)
    with TemporaryDirectory() as work:
        for picture in pictures(Source(image.stem, image.parent, (image.name,))):
            for page in Acquire(scans)(picture):
                cv2.imwrite(f"{work}/page.png", np.asarray(scans.grey(page.surface)))
                yield from bare(Path(work, "page.png"))


def ours(image: Path) -> Iterator[Line]:
    """Yield the lines that our stages read in an image."""
    scans = Scans(image.parent)
    acquire, hand, stage = Acquire(scans), Hand(scans), Tesseract(scans)
    for picture in pictures(Source(image.stem, image.parent, (image.name,))):
        for page in acquire(picture):
            yield from stage(hand(page)).lines


def row(folder: str, name: str, pages: int, seconds: float, tally: Tally) -> str:
    """Return a line of the table."""
    line = f"{folder:12} {name:5} {pages:4} pages {seconds:6.2f} s/page"
    if not tally.characters:
        return line
    rate = 100 * tally.errors / tally.characters
    kept = tally.found + tally.false
    precision = tally.found / kept if kept else 1.0
    recall, right = (part / max(1, tally.markers) for part in (tally.found, tally.right))
    marks = f"markers P {precision:.2f} R {recall:.2f} read {right:.2f} of {tally.markers}"
    return f"{line}  CER {rate:5.2f} %  stray words {tally.stray:3}  {marks}"


def whole_texts(folders: Sequence[Path]) -> Iterator[str]:
    """Yield a row for each book."""
    readers = {"bare": bare, "upright": upright, "ours": ours}
    for folder in folders:
        for book, score in scores(folder, tuple(readers.values())):
            yield score.row(book, readers)


def second_looks(folders: Sequence[Path], most: int) -> Iterator[str]:
    """Yield a row for each volume, and one for all of them."""
    total = Gain()
    yield HEAD
    for volume, gain in gains(folders, most):
        total += gain
        yield gain.row(volume)
    yield total.row("all")


def main() -> None:
    """Compare folder by folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--text", action="store_true", help="compare whole pages with their text")
    parser.add_argument("--preparations", action="store_true", help="compare ways to prepare a page")
    parser.add_argument("--second-look", action="store_true", help="compare what is read at once and again")
    parser.add_argument("--pages", type=int, default=1000, help="of a volume at most, for the last two")
    wish = parser.parse_args()
    if wish.text:
        rows = whole_texts(wish.folders)
    elif wish.preparations:
        rows = table(trials(wish.folders, wish.pages))
    elif wish.second_look:
        rows = second_looks(wish.folders, wish.pages)
    else:
        with TemporaryDirectory() as work:
            for folder in wish.folders:
                compared(folder, Path(work))
        return
    for line in rows:
        print(line, flush=True)


if __name__ == "__main__":
    main()
