"""The stage that reads: a page with ink becomes a page with lines."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

from pipeline.model.page import Page
from pipeline.raster import Scans
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.lines import page_line, split
from pipeline.stages.ocr.text_layer import from_layer

PRINT = 3
"""Page segmentation mode for a page of print: the engine finds the blocks, we know it is upright."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Read the print of a page, and the reader's notes each on its own.

    `languages` are the engine's codes, joined by `+`; `version` is the engine's, because another version
    reads otherwise.
    """

    name: ClassVar[str] = "ocr"
    revision: ClassVar[int] = 1

    scans: Scans = field(compare=False)
    languages: str = "eng"
    version: str = ""

    def __call__(self, page: Page) -> Page:
        """Return the page with its lines; MissingDependency or EngineFailed if the engine cannot."""
        if page.surface.layer or not page.surface.width:
            return from_layer(page)
        grey = self.scans.grey(page.surface)
        answer = engine.read([grey], self.languages, PRINT, page.surface.dpi, hocr_char_boxes="1")
        read = split(hocr.parse(answer)[0])
        return replace(page, lines=tuple(page_line(line, f"{page.id}-l{n:03}") for n, line in enumerate(read, 1)))
