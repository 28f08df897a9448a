"""Labels that neither a marker nor a note bears: their page may be missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.finding import Finding, FindingKind
from pipeline.stages.structure.anchors import Anchor
from pipeline.stages.structure.book import Book


@dataclass(frozen=True, slots=True)
class Hole:
    """Numbers left out between two notes."""

    first: int
    last: int
    after: int
    """Ordinal of the last page on which the note before is seen."""
    before: int
    """Ordinal of the first page on which the note behind is seen."""

    @property
    def name(self) -> str:
        """What is left out, in words."""
        return f"note {self.first}" if self.first == self.last else f"notes {self.first} to {self.last}"

    def lies_at(self, ordinal: int) -> bool:
        """Tell whether what is left out may have stood between the page of that ordinal and the page before it."""
        return self.after < ordinal <= self.before

    def finding(self, book: Book) -> Finding:
        """Return what an editor should look at."""
        message = f"Neither a marker nor a text of {self.name} was found."
        return Finding(FindingKind.NOTE_WITHOUT_MARKER, message, book.pages[self.before].id)


def holes(found: Sequence[Anchor]) -> Iterator[Hole]:
    """Yield the numbers that are left out between notes that follow one another."""
    numbered = [anchor for anchor in found if anchor.label.isdecimal()]
    for one, other in pairwise(numbered):
        before, after = int(one.label), int(other.label)
        if after > before + 1:
            yield Hole(before + 1, after - 1, max(_pages(one)), min(_pages(other)))


def _pages(anchor: Anchor) -> list[int]:
    """Return the ordinals of the pages on which a note's marker and its beginning stand."""
    return [mark.page for mark in (anchor.call and anchor.call.mark, anchor.start and anchor.start.mark) if mark]
