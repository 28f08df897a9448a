"""The reader's notes: each read on its own, as it stands when the page is turned for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.errors import EngineFailed
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Word
from pipeline.model.vocabulary import MarkKind
from pipeline.raster.ink import Grey
from pipeline.stages.ocr.hocr import ReadWord
from pipeline.stages.ocr.recogniser import Recogniser, Words
from pipeline.stages.ocr.wiped import alone, on_page

MARGIN = 20
"""Pixels of paper round a note, because the engine does not see ink at the edge."""

SIDEWAYS = (90, 270)
"""Which way a note along the edge was turned is seen best by reading it both ways."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of a note as read, its boxes already on the page."""

    words: tuple[Word, ...]
    mark: str

    def line(self, line_id: str) -> Line:
        """Return the line of the page; handwriting on a turned page has no baseline to speak of."""
        return Line(line_id, Box.around(word.box for word in self.words), self.words, mark=self.mark)


def read_notes(even: Grey, marks: Sequence[Mark], reader: Recogniser) -> Iterator[NoteLine]:
    """Yield the lines of the notes among the marks; a note that cannot be read has none."""
    notes = [mark for mark in marks if mark.kind is MarkKind.NOTE and mark.strokes and mark.box.area]
    tried = [turned for note in notes for turned in _ways(note)]
    if not tried:
        return
    answers = reader.read([alone(even, note, MARGIN) for note in tried])
    if len(answers) != len(tried):
        raise EngineFailed(f"The recogniser was given {len(tried)} notes and answered with {len(answers)}.")
    read = list(zip(tried, answers, strict=True))
    for note in notes:
        best, lines = max((each for each in read if each[0].id == note.id), key=lambda each: _sure(each[1]))
        yield from (_line(words, best) for words in lines if words)


def _ways(note: Mark) -> tuple[Mark, ...]:
    """Return a note as it is turned; one along an edge both ways, the likelier first."""
    if note.rotation not in SIDEWAYS:
        return (note,)
    return note, replace(note, rotation=360 - note.rotation)


def _sure(lines: Sequence[Words]) -> float:
    """Return how many characters a reading is sure of: an upside-down note gives few, or doubtful ones."""
    return sum(word.confidence * len(word.text) for line in lines for word in line)


def _line(words: Sequence[ReadWord], note: Mark) -> NoteLine:
    """Return a line with its words where they stand on the page."""
    placed = tuple(Word(w.text, on_page(w.box, note, MARGIN), round(w.confidence, 4)) for w in words)
    return NoteLine(placed, note.id)
