"""Which paragraphs go on with the one before a block quotation, as their first line, set flush left, shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.text import Block, Figure, Paragraph, Table
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.edges import CONTEXT, TEXT


def resumed(book: Book, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, paragraphs that go on after a quotation marked as such."""
    return list(_resumed(_Indents.of(book), blocks))


def _resumed(indents: "_Indents", blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; what floats between quotation and text parts nothing, a heading or a gap does."""
    text = quotation = False
    for block in blocks:
        if isinstance(block, Paragraph):
            goes_on = text and quotation and not block.quotation and indents.flush(block)
            yield replace(block, continues=goes_on)
            text, quotation = text or not block.quotation, block.quotation
        else:
            if not isinstance(block, Figure | Table):
                text = quotation = False
            yield block


@dataclass(frozen=True, slots=True)
class _Indents:
    """What the zones of a book tell of where paragraphs begin."""

    book: Book
    of_line: dict[str, Stretch]
    told: frozenset[int]
    """Ordinals of the pages that tell for some zone of text whether it goes on."""
    usual: bool
    """Whether paragraphs of the book begin with an indent: some zone without one goes on."""

    @classmethod
    def of(cls, book: Book) -> "_Indents":
        """Return what a book tells."""
        texts = [stretch for stretch in book.stretches if stretch.zone.kind in TEXT]
        told = frozenset(stretch.page for stretch in texts if stretch.zone.continues is not None)
        usual = any(stretch.zone.continues for stretch in texts)
        return cls(book, {line: stretch for stretch in texts for line in stretch.zone.lines}, told, usual)

    def flush(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph begins flush left though others are indented, or with half a sentence."""
        stretch = self.of_line.get(paragraph.runs[0].line) if paragraph.runs else None
        if stretch is None:
            return False
        if stretch.zone.continues or Junction("", self.book.text(paragraph.runs)[:CONTEXT], None).lower:
            return True
        return stretch.page not in self.told and self.usual
