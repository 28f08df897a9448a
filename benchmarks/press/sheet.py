"""A printed page, every word's place known exactly; lengths in pixels of the sheet."""

from dataclasses import dataclass, field

from benchmarks.press.copy import Gap, Piece
from benchmarks.press.faces import Style
from benchmarks.press.galley import RAISE, Fount, Initial, Row
from benchmarks.press.manuscript import Kind
from pipeline.model.geometry import Box, Points

ASCENT, DESCENT = 0.74, 0.25
"""Parts of the type's size that letters reach above and below the baseline in the faces we set."""
SOFT_HYPHEN = "\u2010"
"""How the truth writes a hyphen that only the end of the line has called for."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Letters in one style at one place."""

    text: str
    zone: str
    x: float
    baseline: float
    width: float
    style: Style
    fount: Fount
    row: int
    """Ordinal of its line on the page."""
    word: int
    """Ordinal of its word in the line."""

    @property
    def box(self) -> Box:
        """The room of its letters."""
        size = self.fount.size * (0.62 if self.style is Style.RAISED else 1.0)
        return Box(self.x, self.baseline - ASCENT * size, self.x + self.width, self.baseline + DESCENT * size)


@dataclass(frozen=True, slots=True)
class Passage:
    """A line's part in the edition: to which block it belongs, and how it goes on."""

    kind: Kind
    """Which of the manuscript's Kinds."""
    key: str
    text: str
    """With ⟦key⟧ where a note is called, and a tab between the cells of a table."""
    gap: Gap
    row: int
    """Ordinal of its line on the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's place and the seed it was drawn from."""

    box: Box
    seed: int


@dataclass(frozen=True, slots=True)
class Pen:
    """What a reader's pen left: a note, an underlining, an arrow, a brace; or a library's stamp."""

    zone: str
    """margin_hand, pen_underline, pen_arrow, pen_bracket, pen_stroke or stamp."""
    box: Box
    text: str = ""
    place: str = ""
    rotation: int = 0
    """Degrees clockwise that the writing is turned by."""
    face: str = ""
    size: float = 0.0
    points: Points = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page."""

    number: int
    """The ordinal that is its printed number, in arabic figures."""
    folio: str
    """The number as it is printed, without brackets or dashes."""
    width: int
    height: int
    printed: tuple[Printed, ...]
    passages: tuple[Passage, ...]
    measure: Box
    """The text block."""
    notes: tuple[tuple[str, str], ...] = ()
    """Key and label of the notes that are called on it."""
    pictures: tuple[Picture, ...] = ()
    rules: tuple[Box, ...] = ()
    """The short rule over the notes, those of tables."""
    pens: tuple[Pen, ...] = field(default=())

    @property
    def left(self) -> bool:
        """Whether it is the left page of its spread."""
        return self.number % 2 == 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a row is to stand."""

    x: float
    baseline: float
    zone: str
    row: int


def printed(row: Row, spot: Spot) -> tuple[Printed, ...]:
    """Return the letters of a row at its place: a word is one, its markers are others."""
    found = [_initial(row.initial, spot)] if row.initial else []
    for number, token in enumerate(row.tokens):
        x = spot.x + token.x
        for piece in token.pieces:
            width = row.fount.width([piece])
            raised = piece.style is Style.RAISED
            found.append(
                Printed(
                    piece.text,
                    _zone(piece, spot.zone),
                    x,
                    spot.baseline - (RAISE * row.fount.size if raised else 0.0),
                    width,
                    piece.style,
                    row.fount,
                    spot.row,
                    number,
                )
            )
            x += width
    return tuple(found)


def _initial(initial: Initial, spot: Spot) -> Printed:
    width = initial.fount.width([Piece(initial.letter)])
    baseline = spot.baseline + initial.drop
    return Printed(initial.letter, "drop_capital", spot.x, baseline, width, Style.ROMAN, initial.fount, spot.row, -1)


def _zone(piece: Piece, zone: str) -> str:
    return "marker" if piece.note else "note_label" if piece.label else zone


def passage(row: Row, kind: Kind, key: str, ordinal: int) -> Passage:
    """Return a row's part in the edition, without the hyphen that its end called for."""
    words = ["".join(f"⟦{p.note}⟧" if p.note else p.text for p in token.pieces) for token in row.tokens]
    tabs = ["\t" if token.cell else " " for token in row.tokens]
    letter = row.initial.letter if row.initial else ""
    text = letter + "".join(tab + word for tab, word in zip(tabs, words, strict=True))[1:]
    return Passage(kind, key, text[:-1] if row.gap is Gap.SOFT else text, row.gap, ordinal)
