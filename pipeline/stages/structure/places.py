"""Where lines stand in the running text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.text import Block, Figure, Heading, Paragraph, Point, Run, Table
from pipeline.stages.structure.book import Book


@dataclass(frozen=True, slots=True)
class Places:
    """The runs that lines have in the running text, and all lines in reading order."""

    runs: Mapping[str, tuple[Run, ...]]
    """The runs over each line of the body, in order."""
    body: frozenset[str]
    """Lines of paragraphs and headings."""
    order: Mapping[str, int]
    """Ordinals of the volume's lines in reading order."""

    @classmethod
    def of(cls, book: Book, blocks: Iterable[Block]) -> "Places":
        """Return the places of the lines of some blocks."""
        runs: dict[str, tuple[Run, ...]] = {}
        body = set()
        for block in blocks:
            for run in _runs(block):
                runs[run.line] = (*runs.get(run.line, ()), run)
                if isinstance(block, Paragraph | Heading):
                    body.add(run.line)
        read = (line for stretch in book.stretches for line in stretch.zone.lines)
        return cls(runs, frozenset(body), {line: number for number, line in enumerate(read)})

    def start(self, line: str) -> Point:
        """Return where the text of a line of the body begins; KeyError if it has none."""
        return Point(line, self.runs[line][0].start)

    def end(self, line: str) -> Point:
        """Return where the text of a line of the body ends; KeyError if it has none."""
        return Point(line, self.runs[line][-1].end)

    def settled(self, point: Point | None) -> Point | None:
        """Return the point, or the nearest one that has text, before it if any is; None if none has."""
        if point is None:
            return None
        if point.line in self.runs:  # the line may end sooner, where a note's mark was cut off
            return min(point, self.end(point.line))
        here = self.order[point.line]
        before = self.last_before(here)
        after = min((line for line in self.body if self.order[line] > here), key=self.order.__getitem__, default=None)
        return self.end(before) if before else self.start(after) if after else None

    def last_before(self, ordinal: int) -> str | None:
        """Return the last line of the body before a place in the reading order."""
        return max((line for line in self.body if self.order[line] < ordinal), key=self.order.__getitem__, default=None)


def _runs(block: Block) -> tuple[Run, ...]:
    """Return the runs of any block."""
    if isinstance(block, Paragraph | Heading):
        return block.runs
    if isinstance(block, Figure):
        return block.caption
    if isinstance(block, Table):
        return (*block.caption, *(run for row in block.rows for cell in row for run in cell))
    return ()
