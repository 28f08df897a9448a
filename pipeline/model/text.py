"""What the pages hold together: divisions of blocks, notes at their markers, pages by their printed numbers.

No words are copied here. A block is a sequence of runs, each a slice of one line's text and the way it joins
the next; `flow.py` makes running text of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.model.geometry import Box
from pipeline.model.vocabulary import Certainty


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place between two characters: an offset in the text of a line."""

    line: str
    offset: int


class Join(StrEnum):
    """How a run goes on into the next run of its block."""

    SPACE = "space"
    SOFT = "soft"
    """The run ends in a hyphen that only divides a word: dropped."""
    HARD = "hard"
    """The run ends in a hyphen or dash that belongs to the text: kept, and no space follows."""


@dataclass(frozen=True, slots=True)
class Run:
    """A slice [start, end) of a line's text. The join of a block's last run has no meaning."""

    line: str
    start: int
    end: int
    join: Join = Join.SPACE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, whatever interrupts it: pages, figures, notes."""

    id: str
    runs: tuple[Run, ...]
    quotation: bool = False
    """Whether it is set off as a block quotation."""
    continues: bool = False
    """Whether it goes on with the paragraph before the block quotation that interrupts it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a division."""

    id: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and what is printed under it; `zone` is None where only a caption is known (a transcript)."""

    id: str
    zone: str | None
    caption: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell its runs, and what is printed over or under them."""

    id: str
    zone: str | None
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    caption: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class PageGap:
    """Pages that are missing from the scans, between two pages or (a transcript) two lines."""

    id: str
    quantity: int | None
    """How many; None where nothing tells."""
    evidence: str
    """Why we think so, as a sentence."""
    certainty: Certainty


Block = Paragraph | Heading | Figure | Table | PageGap


@dataclass(frozen=True, slots=True)
class Division:
    """A heading (none for what stands before the first), blocks, and the divisions below."""

    id: str
    head: Heading | None
    blocks: tuple[Block, ...]
    divisions: "tuple[Division, ...]" = ()

    def walk(self) -> Iterator[Block]:
        """Yield the head and all blocks of this division and those below, in order."""
        if self.head:
            yield self.head
        yield from self.blocks
        for division in self.divisions:
            yield from division.walk()


@dataclass(frozen=True, slots=True)
class Note:
    """A printed note and the place in the text that it is attached to.

    A marker without a note has no paragraphs; a note without a marker is not `anchored`, and `at` is the end
    of the running text of its page (None if the page has none).
    """

    id: str
    label: str
    paragraphs: tuple[Paragraph, ...]
    at: Point | None
    anchored: bool
    certainty: Certainty
    marker: Box | None = None
    """The marker in the text, in pixels of the page on which `at` lies."""
    zones: tuple[str, ...] = ()
    """The zones that hold the note, one a page."""


@dataclass(frozen=True, slots=True)
class Marginal:
    """A printed or handwritten note in the margin; its words are the lines of its zone."""

    id: str
    zone: str
    at: Point | None
    """Where in the running text it is set down; None if its page has no running text."""
    target: str | None = None
    """The line it stands beside or its arrow points to."""


@dataclass(frozen=True, slots=True)
class Underlining:
    """Words that a reader underlined, all on one line."""

    mark: str
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of a page."""

    page: str
    label: str
    """As printed (`274`, `xiv`); "" where it is neither printed nor to be inferred."""
    zone: str | None = None
    """The zone it is printed in; None where it is inferred from its neighbours."""

    @property
    def inferred(self) -> bool:
        """Whether no number is printed, but the sequence tells it."""
        return bool(self.label) and self.zone is None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch [start, end) of the running text of a block."""

    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """The logical text of a volume."""

    divisions: tuple[Division, ...]
    notes: tuple[Note, ...] = ()
    marginals: tuple[Marginal, ...] = ()
    underlinings: tuple[Underlining, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    interpolations: tuple[Span, ...] = field(default=())
    """Bracketed words that the author put into a quotation; brackets included."""

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks in the order of the text, heads included, notes not."""
        for division in self.divisions:
            yield from division.walk()

    def paragraphs(self) -> Iterator[Paragraph | Heading]:
        """Yield everything that is running text, notes after the body."""
        for block in self.blocks():
            if isinstance(block, Paragraph | Heading):
                yield block
        for note in self.notes:
            yield from note.paragraphs
