"""The shop: the founts and measures of a job, and lines as they are cast there."""

from dataclasses import dataclass, replace

from benchmarks.press.copy import Scrap, scraps
from benchmarks.press.faces import FAMILIES, Style
from benchmarks.press.galley import Fit, Fount, Measure, Row, rows
from benchmarks.press.job import PRESS_DPI, Job
from benchmarks.press.manuscript import Kind, Manuscript
from pipeline.model.geometry import Box

NOTE_SIZE, CAPTION_SIZE, HEAD_SIZE, HEADING_SIZE, TITLE_SIZE, QUOTE_SIZE, SIDE_SIZE = (
    0.82,
    0.9,
    0.88,
    1.14,
    1.7,
    0.9,
    0.72,
)
"""Sizes against the body's, as university presses set them."""
SIDE_WIDTH = 0.72
"""Inches that a printed side note is wide: the outer margin, but for some paper on either side."""
COLUMN_GAP = 0.22
"""Inches between two columns."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A picture that lines run round; `box` as seen from the start of the baseline of the first of them."""

    box: Box
    caption: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """A line of type with the block it belongs to; `lead` is its distance from the line above, in lines."""

    row: Row
    kind: Kind
    key: str
    lead: float = 1.0
    x: float = 0.0
    """How far it is set in, in pixels of the sheet."""
    rules: tuple[Box, ...] = ()
    """Rules drawn with it, as seen from the start of its baseline."""
    inset: Inset | None = None
    side: tuple[Row, ...] = ()
    """The printed note beside it."""
    opens: bool = False
    """Whether it is a block's first line."""


@dataclass(frozen=True, slots=True)
class Shop:
    """The founts and measures of a job, in pixels of the sheet."""

    job: Job
    manuscript: Manuscript

    def fount(self, scale: float = 1.0) -> Fount:
        """Return the job's face at a part of the body's size."""
        return Fount(FAMILIES[self.job.family], self.job.size * scale * PRESS_DPI / 72, self.job.oldstyle)

    @property
    def leading(self) -> float:
        """From baseline to baseline of the text."""
        return self.job.leading * PRESS_DPI / 72

    @property
    def note_leading(self) -> float:
        """From baseline to baseline of the notes."""
        return self.leading * (NOTE_SIZE + 0.01)

    @property
    def page_width(self) -> float:
        """Of the text block."""
        return self.job.measure * PRESS_DPI

    @property
    def column_gap(self) -> float:
        """Between two columns."""
        return COLUMN_GAP * PRESS_DPI

    @property
    def width(self) -> float:
        """Of a column."""
        return (self.page_width - (self.job.columns - 1) * self.column_gap) / self.job.columns

    def measure(self, scale: float = 1.0, indent: float = 0.0, fit: Fit = Fit.JUSTIFIED) -> Measure:
        """Return the column for type of a size; the indent is in ems."""
        fount = self.fount(scale)
        return Measure(fount, self.width, indent * fount.size, fit)

    def line_number(self, text: str) -> Row:
        """Return a number that is to stand beside a line."""
        return rows(scraps(text, {}), self.measure(SIDE_SIZE, fit=Fit.LEFT))[0]


def styled(copy: tuple[Scrap, ...], style: Style) -> tuple[Scrap, ...]:
    """Return the copy with all of it in one style."""
    return tuple(replace(scrap, pieces=tuple(replace(piece, style=style) for piece in scrap.pieces)) for scrap in copy)
