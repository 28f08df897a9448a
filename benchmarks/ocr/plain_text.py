"""Whole pages against their text, where that is all that somebody has written down: `page.png`, `page.gt.txt`."""

import re
from collections.abc import Callable, Iterable, Iterator
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
    """Errors of two readers in the same characters."""

    pages: int
    characters: int
    bare: int
    ours: int

    def row(self, book: str) -> str:
        """Return a line of the table: character error rates in per cent."""
        bare, ours = (100 * errors / max(1, self.characters) for errors in (self.bare, self.ours))
        worse = "  worse" if self.ours > self.bare else ""
        return (
            f"{book:12} {self.pages:3} pages {self.characters:7} characters  bare {bare:5.2f}  ours {ours:5.2f}{worse}"
        )


def scores(folder: Path, bare: Reader, ours: Reader) -> Iterator[tuple[str, Score]]:
    """Yield each book of a folder with its score; pages of one book begin with the same letters."""
    truths = sorted(folder.glob(f"*{END}"))
    for book, pages in groupby(truths, key=lambda path: re.split(r"\d", path.name)[0].strip("_")):
        found = [_page(truth, bare, ours) for truth in pages]
        yield book, Score(len(found), *(sum(column) for column in zip(*found, strict=True)))


def _page(truth: Path, bare: Reader, ours: Reader) -> tuple[int, int, int]:
    """Return the characters of a page and the errors in them of either reader."""
    stem = truth.name.removesuffix(END)
    image = next(path for path in sorted(truth.parent.glob(f"{stem}.*")) if path.suffix not in (".txt", ".json"))
    wanted = running(truth.read_text("utf-8").splitlines())
    read = (running(_texts(reader(image))) for reader in (bare, ours))
    errors, more = (int(Levenshtein.distance(wanted, text)) for text in read)
    return len(wanted), errors, more


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the texts of printed lines, what stood at their markers left out."""
    return (" ".join(word.text for word in line.words) for line in lines if line.mark is None)


def running(lines: Iterable[str]) -> str:
    """Return lines as one, words mended that a hyphen divides before a small letter, in the simplest signs."""
    joined = "\n".join(line.strip() for line in lines)
    return plain(re.sub(r"(?<=\w)[-‐¬]\n+(?=[a-zà-ÿ])", "", joined))
