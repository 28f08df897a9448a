"""Pages whose text is known, volume by volume, each as the stage has it before the engine reads it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from benchmarks.ocr.plain_text import END, running
from benchmarks.ocr.truth import Tally, TrueLine, count, lines_by_page, true_lines
from pipeline.model.page import Line, Page, Surface
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, Source, pictures, sources
from pipeline.stages.hand import Hand
from pipeline.stages.ocr.ink import evened
from pipeline.stages.ocr.sheet import Sheet
from pipeline.stages.ocr.wiped import without

UNCOUNTED = frozenset(("marker", "note_label", "margin_hand"))
"""Zones that are not counted: what calls and labels notes is not read with the text, handwriting is not print."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A page whose text is known, by its lines or as a whole."""

    volume: str
    name: str
    surface: Surface
    sheet: Sheet
    lines: tuple[TrueLine, ...] = ()
    text: str = ""

    def errors(self, lines: Iterable[Line]) -> tuple[int, int]:
        """Return how many characters the page has, and how many of them some lines have wrong."""
        if self.text:
            read = running(" ".join(word.text for word in line.words) for line in lines)
            return len(self.text), int(Levenshtein.distance(self.text, read))
        tally = Tally()
        printed = [line for line in self.lines if line.zone not in UNCOUNTED]
        count(tally, Page(self.surface, lines=tuple(lines)), printed)
        return tally.characters, tally.errors


def known_pages(folder: Path, most: int) -> Iterator[Known]:
    """Yield at most so many pages of each volume of a folder: scans with `gt.json`, or images with `.gt.txt`."""
    yield from _texts(folder, most) if any(folder.glob(f"*{END}")) else _chapter(folder, most)


def _texts(folder: Path, most: int) -> Iterator[Known]:
    """Yield the pages of books of which only the text is known; one book's begin with the same letters."""
    seen: dict[str, int] = {}
    for truth in sorted(folder.glob(f"*{END}")):
        stem = truth.name.removesuffix(END)
        volume = re.split(r"\d", stem)[0].strip("_")
        seen[volume] = seen.get(volume, 0) + 1
        if seen[volume] > most:
            continue
        image = next(path for path in sorted(folder.glob(f"{stem}.*")) if path.suffix not in (".txt", ".json"))
        wanted = running(truth.read_text("utf-8").splitlines())
        for page in _acquired(folder, Source(stem, folder, (image.name,))):
            yield Known(volume, image.name, page.surface, _sheet(folder, page), text=wanted)


def _chapter(folder: Path, most: int) -> Iterator[Known]:
    """Yield the pages of a chapter of which every word's place is known."""
    words, seen = lines_by_page(folder), dict[str, int]()
    pages = (page for source in sources([folder]) for page in _acquired(folder, source))
    for page in islice(pages, most):
        place = seen.get(page.surface.scan, 0)
        seen[page.surface.scan] = place + 1
        lines = tuple(true_lines(words[page.surface.scan, place], page.surface))
        yield Known(folder.name, page.surface.scan, page.surface, _sheet(folder, page), lines)


def _acquired(folder: Path, source: Source) -> Iterator[Page]:
    """Yield the pages of a source, the reader's marks found."""
    scans = Scans(folder)
    acquire, hand = Acquire(scans), Hand(scans)
    return (hand(page) for picture in pictures(source) for page in acquire(picture))


def _sheet(folder: Path, page: Page) -> Sheet:
    """Return a page as the stage has it before it is read."""
    return Sheet.of(without(evened(np.asarray(Scans(folder).grey(page.surface), np.uint8)), page.marks), "eng")
