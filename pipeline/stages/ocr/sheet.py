"""A page of print before it is read: its rows, and what is to be kept from the engine because it reads it wrong."""

from dataclasses import dataclass, replace

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr import superscripts
from pipeline.stages.ocr.initials import Initial, initials, without_initials
from pipeline.stages.ocr.ink import pieces
from pipeline.stages.ocr.margins import aside
from pipeline.stages.ocr.rows import Row, rows, usual
from pipeline.stages.ocr.specks import cleaned
from pipeline.stages.ocr.superscripts import Superscript


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """An evened page without handwriting, and what was found on it; boxes in its pixels."""

    even: Grey
    ink: Ink
    rows: tuple[Row, ...]
    markers: tuple[Superscript, ...]
    initials: tuple[Initial, ...]
    margins: tuple[tuple[Box, bool], ...]
    """Blocks of print beside the text, each told to be right of it or left."""

    @classmethod
    def of(cls, even: Grey, languages: str) -> "Sheet":
        """Return the sheet of an evened page in some languages (engine codes)."""
        ink = pieces(even)
        lines = rows(ink)
        markers = superscripts.find(even, ink, lines)
        return cls(even, ink, lines, markers, initials(even, ink, lines, languages), aside(ink, lines))

    @property
    def x_height(self) -> float:
        """The height of most of its small letters, in pixels."""
        return usual(self.rows)

    @property
    def clean(self) -> Grey:
        """The page without markers, specks and great initials."""
        bare = superscripts.erased(self.even, self.ink, self.markers)
        return without_initials(cleaned(bare, self.ink, self.rows), self.ink, self.initials)

    def lettered(self, told: str) -> "Sheet":
        """Return the sheet with the markers found anew, now that its notes are known to begin with some letters."""
        return replace(self, markers=superscripts.find(self.even, self.ink, self.rows, told))
