"""The reader's notes: each read on its own, as it stands when the page is turned for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Word
from pipeline.model.vocabulary import MarkKind
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.wiped import alone, on_page

BLOCK = 6
"""Page segmentation mode for one block of text."""

MARGIN = 20
"""Pixels of paper round a note, because the engine does not see ink at the edge."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note as read, its boxes already on the page."""

    words: tuple[Word, ...]
    mark: str

    def line(self, line_id: str) -> Line:
        """Return the line of the page; handwriting on a turned page has no baseline to speak of."""
        return Line(line_id, Box.around(word.box for word in self.words), self.words, mark=self.mark)


def read_notes(even: Grey, marks: Sequence[Mark], languages: str) -> Iterator[NoteLine]:
    """Yield the lines of the notes among the marks; a note that cannot be read has none."""
    notes = [mark for mark in marks if mark.kind is MarkKind.NOTE and mark.strokes and mark.box.area]
    if not notes:
        return
    answer = engine.read([alone(even, note, MARGIN) for note in notes], languages, BLOCK)
    for note, lines in zip(notes, hocr.parse(answer), strict=False):
        yield from (_line(line, note) for line in lines)


def _line(line: ReadLine, note: Mark) -> NoteLine:
    """Return a line with its words where they stand on the page."""
    words = tuple(Word(w.text, on_page(w.box, note, MARGIN), round(w.confidence, 4)) for w in line.words)
    return NoteLine(words, note.id)
