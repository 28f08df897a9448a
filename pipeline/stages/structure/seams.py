"""How well the text goes on from page to page."""

from dataclasses import dataclass

from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.splice import joins

TEXT = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE})
CONTEXT = 400
"""Characters on either side that tell whether a sentence goes on: two or three sentences."""
EVEN = 0.5
"""What is said where there is no text on one side."""


@dataclass(frozen=True, slots=True)
class Seams:
    """The turns between the pages of a book."""

    book: Book

    def joins(self, ordinal: int) -> float:
        """Return the probability that the text goes straight on from the pages before to the page of an ordinal."""
        texts = [stretch for stretch in self.book.stretches if stretch.zone.kind in TEXT and stretch.zone.lines]
        before = next((stretch for stretch in reversed(texts) if stretch.page < ordinal), None)
        after = next((stretch for stretch in texts if stretch.page >= ordinal), None)
        if not before or not after:
            return EVEN
        left, right = (self.book.text(self.book.runs(each.zone.lines)) for each in (before, after))
        return joins(left[-CONTEXT:], right[:CONTEXT]) if left and right else EVEN
