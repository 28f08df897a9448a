"""The stage that reads: a page with ink becomes a page with lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from pipeline.errors import EngineFailed
from pipeline.model.page import Line, Page
from pipeline.raster import Scans
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr import attach, engine, hocr, superscripts
from pipeline.stages.ocr.apart import read_apart
from pipeline.stages.ocr.beginnings import begun
from pipeline.stages.ocr.certainty import certain
from pipeline.stages.ocr.counted import counted
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.initials import initials, without_initials
from pipeline.stages.ocr.ink import evened, pieces
from pipeline.stages.ocr.lines import legible, page_line, split, swept
from pipeline.stages.ocr.margins import aside
from pipeline.stages.ocr.note_letters import note_letters
from pipeline.stages.ocr.notes import read_notes
from pipeline.stages.ocr.numbered import numbered
from pipeline.stages.ocr.overlooked import numbers, overlooked
from pipeline.stages.ocr.recogniser import Printer, Recogniser
from pipeline.stages.ocr.rows import Row, rows, usual
from pipeline.stages.ocr.second_look import read_again
from pipeline.stages.ocr.signs import believed
from pipeline.stages.ocr.sizes import sized
from pipeline.stages.ocr.specks import cleaned
from pipeline.stages.ocr.standing import parted, restored
from pipeline.stages.ocr.superscripts import Superscript
from pipeline.stages.ocr.text_layer import from_layer
from pipeline.stages.ocr.torn import joined
from pipeline.stages.ocr.wiped import without

PRINT = 3
"""Page segmentation mode for a page of print: the engine finds the blocks, we know it is upright."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Read the print of a page, and the reader's notes each on its own.

    `languages` are the engine's codes, joined by `+`; `version` is the engine's, because another version
    reads otherwise. `reader` reads the notes, Tesseract itself if None; `htr` is its name, version and digest.
    """

    name: ClassVar[str] = "ocr"
    revision: ClassVar[int] = 14

    scans: Scans = field(compare=False)
    languages: str = "eng"
    version: str = ""
    reader: Recogniser | None = field(default=None, compare=False)
    htr: str = ""

    def __call__(self, page: Page) -> Page:
        """Return the page with its lines; MissingDependency or EngineFailed if the engine cannot."""
        if page.surface.layer or not page.surface.width:
            return from_layer(page)
        even = evened(np.asarray(self.scans.grey(page.surface), np.uint8))
        found = [*self._print(page, without(even, page.marks)), *self._notes(page, even)]
        return replace(page, lines=tuple(replace(line, id=f"{page.id}-l{n:03}") for n, line in enumerate(found, 1)))

    def _print(self, page: Page, even: Grey) -> tuple[Line, ...]:
        """Return the lines of print of an evened page, markers taken off before it is read.

        A page whose notes turn out to begin with letters is read once more without the letters that call them.
        """
        ink = pieces(even)
        print_rows = rows(ink)
        markers = superscripts.find(even, ink, print_rows)
        lines = tuple(self._read(page, even, ink, print_rows, markers))
        told = note_letters(lines, usual(print_rows))
        letters = superscripts.find(even, ink, print_rows, told) if told else markers
        return lines if letters == markers else tuple(self._read(page, even, ink, print_rows, letters))

    def _read(
        self, page: Page, even: Grey, ink: Ink, print_rows: Sequence[Row], markers: Sequence[Superscript]
    ) -> Iterator[Line]:
        """Yield the lines of print, without the ink of the markers."""
        clean = cleaned(superscripts.erased(even, ink, markers), ink, print_rows)
        great = initials(even, ink, print_rows, self.languages)
        clean = without_initials(clean, ink, great)
        margins = aside(ink, print_rows)
        text, beside = read_apart(clean, margins, usual(print_rows), self.languages)
        answer = engine.read([text], self.languages, PRINT, page.surface.dpi, hocr_char_boxes="1")
        lines = numbered(tuple(split(joined(sized(_only(hocr.parse(answer)), print_rows)))))
        read = parted(legible((*lines, *sized(beside.lines, print_rows))), ink)
        again = read_again(clean, (*read.lines, *beside.places), self.languages)
        again += numbers(read_again(clean, overlooked(ink, read.lines), self.languages))
        whole = restored(again, read_again(clean, read.places, self.languages))
        whole = begun(counted(believed(whole, ink), margins), great, self.languages)
        yield from _lines(swept(certain(whole, self.languages)), markers)

    def _notes(self, page: Page, even: Grey) -> Iterator[Line]:
        """Yield the lines of the reader's notes."""
        return (note.line("") for note in read_notes(even, page.marks, self.reader or Printer(self.languages)))


def _only(pages: Sequence[tuple[ReadLine, ...]]) -> tuple[ReadLine, ...]:
    """Return the lines of the one page that was asked for; EngineFailed if the engine answers with another number."""
    if len(pages) != 1:
        raise EngineFailed(f"Tesseract was given one page and answered with {len(pages)}.")
    return pages[0]


def _lines(read: Sequence[ReadLine], markers: Sequence[Superscript]) -> Iterator[Line]:
    """Yield the page's lines, each with its markers."""
    owned = attach.owners(markers, read)
    for place, line in enumerate(read):
        own = owned.get(place, ())
        whole = attach.mended(line, own)
        yield page_line(whole, tuple(sorted((attach.placed(m, whole) for m in own), key=lambda m: m.box.left)))
