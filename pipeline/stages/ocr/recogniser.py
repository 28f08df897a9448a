"""Who reads handwriting: the seam at which a model trained for hands takes the place of the engine for print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.raster.ink import Grey
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadWord

BLOCK = 6
"""Tesseract's page segmentation mode for one block of text."""

Words = tuple[ReadWord, ...]


class Recogniser(Protocol):
    """Reads notes, each a grey picture that stands upright."""

    def read(self, notes: Sequence[Grey]) -> Sequence[Sequence[Words]]:
        """Return for each note its lines of words, boxes in pixels of its picture; EngineFailed if it cannot."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Tesseract, which knows print alone: it reads careful letters and guesses the rest."""

    languages: str

    def read(self, notes: Sequence[Grey]) -> Sequence[Sequence[Words]]:
        """Return for each note its lines of words."""
        pages = hocr.parse(engine.read(notes, self.languages, BLOCK))
        return [tuple(line.words for line in page) for page in pages]
