"""Pages read after each of the preparations: what is misread, and which one a trial on other pages would choose."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from benchmarks.ocr.preparations import Preparation, all_preparations
from benchmarks.ocr.volumes import Known, known_pages
from pipeline.model.geometry import Box
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.certainty import certain
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.lines import legible, page_line, split
from pipeline.stages.ocr.reading import PRINT


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a page, or several, are read like after one preparation."""

    characters: int
    errors: int
    sure: float = 0.0
    """Characters that are expected to be right, less those expected to be wrong."""

    @property
    def rate(self) -> float:
        """Characters misread, in per cent."""
        return 100 * self.errors / max(1, self.characters)


@dataclass(frozen=True, slots=True)
class Trial:
    """A volume read after each preparation, page by page: the rows of `pages` are pages, the columns preparations."""

    volume: str
    names: tuple[str, ...]
    pages: tuple[tuple[Outcome, ...], ...]

    def total(self, pages: Iterable[tuple[Outcome, ...]] | None = None) -> tuple[Outcome, ...]:
        """Return the outcome of each preparation over pages, all by default."""
        return tuple(map(_sum, zip(*(self.pages if pages is None else pages), strict=True)))

    def chosen(self, page: int, margin: float = 0.0) -> int:
        """Return the column of the preparation whose reading of one page is surest, by a margin of the characters."""
        row = self.pages[page]
        best = max(range(len(row)), key=lambda column: row[column].sure)
        return best if row[best].sure > row[0].sure + margin * row[0].characters else 0

    def by_trial(self, margin: float = 0.0) -> Outcome:
        """Return the outcome where a trial on the page before tells how each is read; on the last, for the first."""
        return _sum(row[self.chosen(n - 1, margin)] for n, row in enumerate(self.pages))


def trials(folders: Sequence[Path], most: int) -> Iterator[Trial]:
    """Yield each volume of some folders, at most so many pages of it read."""
    ways = tuple(all_preparations())
    known = (page for folder in folders for page in known_pages(folder, most))
    for volume, pages in groupby(known, key=lambda page: page.volume):
        rows = tuple(tuple(outcome(page, way) for way in ways) for page in pages)
        yield Trial(volume, tuple(way.name for way in ways), rows)


def outcome(page: Known, way: Preparation) -> Outcome:
    """Return how a page is read after a preparation."""
    lines = certain(read(page, way), "eng")
    words = [word for line in lines for word in line.words]
    sure = sum((2 * word.confidence - 1) * len(word.text) for word in words)
    return Outcome(*page.errors([page_line(line, ()) for line in lines]), sure)


def read(page: Known, way: Preparation) -> tuple[ReadLine, ...]:
    """Return the lines of a prepared page, where they stand on the page itself."""
    clean = page.sheet.clean
    image = way.prepare(clean, page.sheet.x_height)
    scale = clean.shape[1] / image.shape[1]
    dpi = page.surface.dpi / scale if page.surface.dpi else None
    (lines,) = hocr.parse(engine.read([image], "eng", PRINT, dpi))
    return legible(split(_larger(line, scale) for line in lines))


def _larger(line: ReadLine, scale: float) -> ReadLine:
    """Return a line so many times as large."""
    words = tuple(ReadWord(word.text, _box(word.box, scale), word.confidence) for word in line.words)
    return replace(line, box=_box(line.box, scale), words=words, base=line.base * scale, x_height=line.x_height * scale)


def _box(box: Box, scale: float) -> Box:
    """Return a box so many times as large."""
    return Box(*(edge * scale for edge in (box.left, box.top, box.right, box.bottom)))


def _sum(outcomes: Iterable[Outcome]) -> Outcome:
    """Return several outcomes as one."""
    found = tuple(outcomes)
    return Outcome(sum(one.characters for one in found), sum(one.errors for one in found), sum(o.sure for o in found))


def table(found: Iterable[Trial]) -> Iterator[str]:
    """Yield the lines of a table: character error rates of volumes after each preparation, then over all of them.

    `least` is what a judge would reach that knew the best for each volume; `trial` what the surest reading of one
    page chooses for the next.
    """
    done: list[Trial] = []
    for trial in found:
        if not done:
            yield f"{'volume':44} {'pages':>5} {'signs':>6} " + " ".join(f"{name:>11}" for name in _heads(trial))
        done.append(trial)
        yield _row(trial.volume, len(trial.pages), (*trial.total(), min(trial.total(), key=_errors), trial.by_trial()))
    if done:
        totals = [(*t.total(), min(t.total(), key=_errors), t.by_trial()) for t in done]
        yield _row("all", sum(len(t.pages) for t in done), tuple(map(_sum, zip(*totals, strict=True))))


def _heads(trial: Trial) -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (*trial.names, "least", "trial")


def _row(name: str, pages: int, outcomes: Sequence[Outcome]) -> str:
    """Return a line of the table."""
    return f"{name:44} {pages:5} {outcomes[0].characters:6} " + " ".join(f"{one.rate:11.2f}" for one in outcomes)


def _errors(outcome: Outcome) -> int:
    """Return the errors of an outcome."""
    return outcome.errors
