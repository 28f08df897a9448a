"""Whole pages against their text, where that is all that somebody has written down: `page.png`, `page.gt.txt`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.ocr.truth import plain
from pipeline.model.page import Line

END = ".gt.txt"

Reader = Callable[[Path], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class Score:
    """Errors of readers in the same characters."""

    pages: int
    characters: int
    errors: tuple[int, ...]

    def row(self, book: str, names: Iterable[str]) -> str:
        """Return a line of the table: character error rates in per cent."""
        rates = (100 * errors / max(1, self.characters) for errors in self.errors)
        cells = (f"{name} {rate:5.2f}" for name, rate in zip(names, rates, strict=True))
        return f"{book:12} {self.pages:3} pages {self.characters:7} characters  {'  '.join(cells)}"


def scores(folder: Path, readers: Sequence[Reader]) -> Iterator[tuple[str, Score]]:
    """Yield each book of a folder with its score; pages of one book begin with the same letters."""
    truths = sorted(folder.glob(f"*{END}"))
    for book, pages in groupby(truths, key=lambda path: re.split(r"\d", path.name)[0].strip("_")):
        found = [_page(truth, readers) for truth in pages]
        characters, *errors = (sum(column) for column in zip(*found, strict=True))
        yield book, Score(len(found), characters, tuple(errors))


def _page(truth: Path, readers: Sequence[Reader]) -> tuple[int, ...]:
    """Return the characters of a page and the errors in them of each reader."""
    stem = truth.name.removesuffix(END)
    image = next(path for path in sorted(truth.parent.glob(f"{stem}.*")) if path.suffix not in (".txt", ".json"))
    wanted = running(truth.read_text("utf-8").splitlines())
    texts = (running(_texts(reader(image))) for reader in readers)
    return len(wanted), *(int(Levenshtein.distance(wanted, text)) for text in texts)


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the texts of printed lines, what stood at their markers left out."""
    return (" ".join(word.text for word in line.words) for line in lines if line.mark is None)


def running(lines: Iterable[str]) -> str:
    """Return lines as one, words mended that a hyphen divides before a small letter, in the simplest signs."""
    joined = "\n".join(line.strip() for line in lines)
    return plain(re.sub(r"(?<=\w)[-‐¬]\n+(?=[a-zà-ÿ])", "", joined))
