"""The stage that reads: a page with ink becomes a page with lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from pipeline.model.page import Line, Page
from pipeline.raster import Scans
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import attach
from pipeline.stages.ocr.certainty import certain
from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.ink import evened
from pipeline.stages.ocr.lines import page_line, swept
from pipeline.stages.ocr.note_letters import note_letters
from pipeline.stages.ocr.notes import read_notes
from pipeline.stages.ocr.reading import read
from pipeline.stages.ocr.recogniser import Printer, Recogniser
from pipeline.stages.ocr.sheet import Sheet
from pipeline.stages.ocr.superscripts import Superscript
from pipeline.stages.ocr.text_layer import from_layer
from pipeline.stages.ocr.wiped import without


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Read the print of a page, and the reader's notes each on its own.

    `languages` are the engine's codes, joined by `+`; `version` is the engine's, because another version
    reads otherwise. `reader` reads the notes, Tesseract itself if None; `htr` is its name, version and digest.
    """

    name: ClassVar[str] = "ocr"
    revision: ClassVar[int] = 16

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
        sheet = Sheet.of(even, self.languages)
        lines = self._lines(page, sheet)
        told = note_letters(lines, sheet.x_height)
        lettered = sheet.lettered(told) if told else sheet
        return lines if lettered.markers == sheet.markers else self._lines(page, lettered)

    def _lines(self, page: Page, sheet: Sheet) -> tuple[Line, ...]:
        """Return the lines of a sheet with its markers, each word as sure as it is likely to be right."""
        found = read(sheet, self.languages, page.surface.dpi)
        return tuple(marked(swept(certain(found, self.languages)), sheet.markers))

    def _notes(self, page: Page, even: Grey) -> Iterator[Line]:
        """Yield the lines of the reader's notes."""
        return (note.line("") for note in read_notes(even, page.marks, self.reader or Printer(self.languages)))


def marked(read: Sequence[ReadLine], markers: Sequence[Superscript]) -> Iterator[Line]:
    """Yield the page's lines, each with its markers."""
    owned = attach.owners(markers, read)
    for place, line in enumerate(read):
        own = owned.get(place, ())
        whole = attach.mended(line, own)
        yield page_line(whole, tuple(sorted((attach.placed(m, whole) for m in own), key=lambda m: m.box.left)))
