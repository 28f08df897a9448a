"""What one side says of the scans: an edition or a truth, in a form in which the two can be compared."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.evaluation.result import Spot
from pipeline.evaluation.stream import Stream
from pipeline.model.geometry import Points


class Kind(StrEnum):
    """What a text or a zone is: coarser than any encoder's words, so that all of them can be compared."""

    BODY = "body"
    HEADING = "heading"
    NOTE = "note"
    CAPTION = "caption"
    MARGIN = "margin"
    HAND = "hand"
    HEAD = "running head"
    FOOT = "running foot"
    NUMBER = "page number"
    SIGNATURE = "catchword or signature"
    TABLE = "table"
    FIGURE = "figure"


FORME = (Kind.HEAD, Kind.FOOT, Kind.NUMBER, Kind.SIGNATURE)
"""What the printer set for the binder and the browsing reader."""


class Aspect(StrEnum):
    """What a witness may be silent about."""

    FORME = "running heads and page numbers"
    MARGINS = "notes in the margins"
    HAND = "handwriting"
    PAGES = "where pages begin"
    NUMBERS = "page numbers in their order"
    NAMES = "names and dates"
    ZONES = "zones"
    RUNNING = "which notes run over pages"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Note:
    """A printed note."""

    label: str
    stream: Stream
    """Its words without the label; empty where only a marker was found."""
    at: int | None
    """Where its marker stands in the body; None where it has none."""
    runs_over: bool = False
    """Whether it goes on on another page."""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that stands apart from the body, such as a heading or a running head."""

    kind: Kind
    text: str
    at: int
    """Where it stands in the body."""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A zone of a scan."""

    kind: Kind
    points: Points
    """In pixels of the scan as supplied."""
    others: frozenset[Kind] = frozenset()
    """What it may as well be called."""
    word: bool = False
    """Whether this is a single word, with others beside it that make up the zone."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A scan with its zones."""

    image: str
    width: float
    """Pixels; 0 where it is not told."""
    height: float
    regions: tuple[Region, ...]
    kinds: frozenset[Kind] = frozenset(Kind)
    """Which kinds are told; others are not measured."""


@dataclass(frozen=True, slots=True)
class Witness:
    """All that one side says."""

    body: Stream
    notes: tuple[Note, ...] = ()
    pieces: tuple[Piece, ...] = ()
    figures: int = 0
    surfaces: tuple[Surface, ...] = ()
    silent: frozenset[Aspect] = frozenset()
    """What it says nothing about, so that nothing can be missed or too much there."""

    def texts(self, kind: Kind) -> tuple[str, ...]:
        """Return the texts of a kind, in their order."""
        if kind is Kind.BODY:
            return (self.body.text,)
        if kind is Kind.NOTE:
            return tuple(note.stream.text for note in self.notes)
        return tuple(piece.text for piece in self.pieces if piece.kind is kind)

    def tells(self, aspect: Aspect) -> bool:
        """Tell whether the witness says something about it, if only that there is nothing."""
        return aspect not in self.silent
