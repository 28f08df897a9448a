"""The stage that makes one text of the zones of all pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from pipeline.model.finding import Finding
from pipeline.model.page import Page
from pipeline.model.text import Text
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.brackets import interpolations
from pipeline.stages.structure.endnotes import collected
from pipeline.stages.structure.headings import divisions
from pipeline.stages.structure.marginals import marginals
from pipeline.stages.structure.notes import notes
from pipeline.stages.structure.page_sequence import page_sequence
from pipeline.stages.structure.paragraphs import Weaver
from pipeline.stages.structure.places import Places
from pipeline.stages.structure.quotations import resumed
from pipeline.stages.structure.seams import Seams
from pipeline.stages.structure.underlinings import underlinings


@dataclass(frozen=True, slots=True)
class Structure:
    """Pages with zones in, the logical text of the volume and what is doubtful about it out."""

    name: ClassVar[str] = "structure"
    revision: ClassVar[int] = 8

    language: str = "en"
    """BCP 47 tag of the text: which word list tells about hyphens."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Ids of pages before which scans were left out or not read, and how many: their text is not missing there."""

    def __call__(self, pages: Sequence[Page]) -> tuple[Text, tuple[Finding, ...]]:
        """Return the text, in which each line of a zone of text, note or caption has its place, and the findings."""
        book = collected(Book.of(pages, self.language))
        sequence = page_sequence(pages, Seams.of(book), dict(self.left_out))
        found = notes(book, sequence.gaps)
        book = book.without(found.cuts)
        weaver = Weaver(book, sequence.gaps, sequence.consecutive, sequence.breaks, found.holes, sequence.whole)
        weaver.weave()
        blocks = resumed(book, weaver.blocks)
        places = Places.of(book, blocks)
        text = Text(
            divisions=divisions(book, blocks),
            notes=tuple(replace(note, at=places.settled(note.at)) for note in found.notes),
            marginals=marginals(book, places),
            underlinings=underlinings(
                book,
                Places.of(book, [*blocks, *(paragraph for note in found.notes for paragraph in note.paragraphs)]),
            ),
            page_numbers=sequence.numbers,
        )
        text = replace(text, interpolations=interpolations(book, tuple(text.paragraphs())))
        lost = (hole.finding(book) for hole in found.holes if not any(map(hole.lies_at, weaver.torn)))
        return text, (*sequence.findings, *weaver.findings, *found.findings, *lost)
