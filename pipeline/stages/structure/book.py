"""All pages at once: their lines by id, their zones in reading order, and runs over lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Line, Page, Zone
from pipeline.model.text import Join, Run
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.hyphens import Hyphens
from pipeline.stages.structure.specks import RUNNING, specks
from pipeline.stages.structure.words import Words

BODY = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE, ZoneKind.HEADING})
"""Zones that are running text of the body."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A zone of a page, with the ordinals that put it in its place."""

    page: int
    zone: Zone
    chapter: int
    """How many headings stand before it in the volume."""


@dataclass(frozen=True, slots=True)
class Book:
    """The pages of a volume, ready to be read through."""

    pages: tuple[Page, ...]
    lines: Mapping[str, Line]
    stretches: tuple[Stretch, ...]
    hyphens: Hyphens
    cuts: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Slices of lines that are no text (specks, a note's mark that was read as letters), by the line's id."""
    language: str = "en"
    """BCP 47 tag of the text."""

    @classmethod
    def of(cls, pages: Sequence[Page], language: str) -> "Book":
        """Return the book of some pages in a language (a BCP 47 tag)."""
        lines, stretches = lines_of(pages), tuple(_stretches(pages))
        words = Words.of(lines.values(), language)
        zones = (stretch.zone.lines for stretch in stretches if stretch.zone.kind in RUNNING)
        cuts = {line: (cut,) for line, cut in specks(zones, lines, words).items()}
        return cls(tuple(pages), lines, stretches, Hyphens(words), cuts, language)

    def without(self, cuts: Mapping[str, tuple[tuple[int, int], ...]]) -> "Book":
        """Return the book with some more slices of its lines taken out of the running text."""
        both = {line: tuple(sorted((*self.cuts.get(line, ()), *cuts.get(line, ())))) for line in {*self.cuts, *cuts}}
        return replace(self, cuts=both)

    def runs(self, line_ids: Sequence[str], starts: Mapping[str, int] | None = None) -> tuple[Run, ...]:
        """Return the runs over some lines; `starts` says where the text of a line begins, if not at 0."""
        parts = [part for line_id in line_ids for part in self._parts(line_id, (starts or {}).get(line_id, 0))]
        joined = [self._joined(part, following) for part, following in pairwise(parts)]
        return (*joined, *parts[-1:])

    def text(self, runs: Sequence[Run]) -> str:
        """Return the running text of some runs."""
        return Flow.of(runs, self.lines).text

    def _parts(self, line_id: str, start: int) -> Iterator[Run]:
        """Yield the slices of a line that are text, none of them empty."""
        text = self.lines[line_id].text
        for cut_start, cut_end in (*self.cuts.get(line_id, ()), (len(text), len(text))):
            if text[start:cut_start].strip():
                yield Run(line_id, start, cut_start)
            start = max(start, cut_end)

    def _joined(self, run: Run, following: Run) -> Run:
        """Return the run with the way it goes on into the next."""
        if run.line == following.line:
            return replace(run, join=Join.HARD)
        before = self.lines[run.line].text[run.start : run.end]
        after = self.lines[following.line].text[following.start : following.end]
        return replace(run, join=self.hyphens.join(before, after))


def _stretches(pages: Sequence[Page]) -> Iterator[Stretch]:
    """Yield all zones in reading order."""
    chapter = 0
    for ordinal, page in enumerate(pages):
        for zone in page.zones:
            chapter += zone.kind is ZoneKind.HEADING
            yield Stretch(ordinal, zone, chapter)
