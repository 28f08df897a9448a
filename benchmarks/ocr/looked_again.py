"""What looking again is worth: pages as they are read at once, and after the second look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path

from benchmarks.ocr.truth import TrueLine, plain
from benchmarks.ocr.volumes import Known, known_pages
from pipeline.stages.ocr.doubtful import spots
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.lines import page_line
from pipeline.stages.ocr.reading import finished, looked_again, read_once

NEAR = 10.0
"""Pixels round a page number within which the middle of what was read for it lies."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Errors in the characters of pages, and page numbers that are right, before the second look and after."""

    pages: int = 0
    characters: int = 0
    errors_once: int = 0
    errors_again: int = 0
    numbers: int = 0
    right_once: int = 0
    right_again: int = 0

    def __add__(self, other: "Gain") -> "Gain":
        """Return both together."""
        return Gain(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    def row(self, volume: str) -> str:
        """Return a line of the table."""
        once, again = (100 * wrong / max(1, self.characters) for wrong in (self.errors_once, self.errors_again))
        return (
            f"{volume:44} {self.pages:5} {self.characters:7} {once:9.2f} {again:9.2f} "
            f"{self.numbers:8} {self.right_once:9} {self.right_again:9}"
        )


HEAD = f"{'volume':44} pages   signs  CER once CER again  numbers once right again right"


def gains(folders: Sequence[Path], most: int) -> Iterator[tuple[str, Gain]]:
    """Yield each volume of some folders, at most so many pages of it read."""
    pages = (page for folder in folders for page in known_pages(folder, most))
    for volume, group in groupby(pages, key=lambda page: page.volume):
        yield volume, sum((_read(page) for page in group), Gain())


def _read(page: Known) -> Gain:
    """Return what the second look makes of a page."""
    clean, sheet = page.sheet.clean, page.sheet
    first = read_once(sheet, clean, "eng", page.surface.dpi)
    again = looked_again(sheet, clean, first, spots(first.lines, "eng"), "eng")
    return gain(page, finished(sheet, first.lines, "eng"), finished(sheet, again, "eng"))


def gain(page: Known, once: Sequence[ReadLine], again: Sequence[ReadLine]) -> Gain:
    """Return the difference between two readings of a page."""
    characters, before = page.errors(page_line(line, ()) for line in once)
    _, after = page.errors(page_line(line, ()) for line in again)
    numbers = [line for line in page.lines if line.zone == "page_number"]
    right = (sum(_is_right(number, lines) for number in numbers) for lines in (once, again))
    return Gain(1, characters, before, after, len(numbers), *right)


def _is_right(number: TrueLine, lines: Iterable[ReadLine]) -> bool:
    """Tell whether a page number was read as it is printed, as a line of its own or in that of the head."""
    area = number.box.grown(NEAR)
    words = (word for line in lines for word in line.words if area.holds(*word.box.centre))
    return plain(" ".join(word.text for word in words)) == number.text
