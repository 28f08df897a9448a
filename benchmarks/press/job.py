"""What the customer ordered: a chapter in a face and a note scheme, and scans of it in a condition."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from benchmarks.press.faces import Style
from benchmarks.press.manuscript import PROSE

PRESS_DPI = 600
"""Pixels an inch of the printed sheet: twice and more what it is scanned at, so that the scanner, not the
press, decides how the letters look."""


class Count(StrEnum):
    """How notes are counted."""

    CHAPTER = "chapter"
    PAGE = "page"
    SYMBOLS = "symbols"
    """* † ‡ § and so on, anew on every page."""
    LETTERS = "letters"
    """a b c and so on, anew on every page."""


class Place(StrEnum):
    """Where notes stand."""

    FOOT = "foot"
    END = "end"
    """At the end of the chapter, under a heading of their own."""


class Label(StrEnum):
    """How a note's own number stands before it."""

    SUPERSCRIPT = "superscript"
    PLAIN = "plain"
    DOTTED = "dotted"


class Folio(StrEnum):
    """Where the page number stands."""

    HEAD = "head"
    """At the outer end of the running head."""
    FOOT = "foot"
    """At the outer foot of the page."""
    CENTRE = "centre"
    """In the middle of the foot."""


class Numeral(StrEnum):
    """The figures of page numbers."""

    ARABIC = "arabic"
    ROMAN = "roman"
    """xii: of preliminary pages."""


class Dress(StrEnum):
    """What stands round a page number."""

    PLAIN = "plain"
    BRACKETS = "brackets"
    """[12]"""
    DASHES = "dashes"
    """– 12 –"""


class Manner(StrEnum):
    """How a reader's note stands in the margin."""

    PLAIN = "plain"
    UPRIGHT = "upright"
    """Along the edge, turned by a right angle."""
    ARROW = "arrow"
    """With an arrow to a line."""
    TOUCHING = "touching"
    """Running into the print."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The scheme of the footnotes."""

    count: Count = Count.CHAPTER
    start: int = 1
    label: Label = Label.SUPERSCRIPT
    rule: bool = False
    """Whether a short rule divides them from the text."""
    indent: float = 0.0
    """Of a note's first line, in ems."""
    place: Place = Place.FOOT
    symbols: str = "*†‡§"
    """In their order; after the last they come doubled."""
    tallest: int = 0
    """At most so many lines of one note on a page, so that long ones run over several; 0 for as many as there is
    room for."""


@dataclass(frozen=True, slots=True)
class Matter:
    """How much of what the manuscript keeps in its drawer is put between its sentences."""

    quotations: int = 0
    verses: int = 0
    tables: int = 0
    ruled: bool = False
    """Whether tables have rules between rows and columns."""
    sides: bool = False
    """Whether notes are printed in the outer margin, beside the paragraphs they are on."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands round the text besides running heads."""

    folio: Folio = Folio.FOOT
    numeral: Numeral = Numeral.ARABIC
    dress: Dress = Dress.PLAIN
    catchwords: bool = False
    signatures: int = 0
    """Pages of a gathering, the first of which bears a letter at its foot; 0 for none."""
    numbered: int = 0
    """Every so many-th line has its number in the margin; 0 for none."""


@dataclass(frozen=True, slots=True)
class Scrawl:
    """A note that a reader writes in the margin."""

    text: str
    manner: Manner = Manner.PLAIN


@dataclass(frozen=True, slots=True)
class Hand:
    """A reader with a pen."""

    face: str = "breip"
    scrawls: tuple[Scrawl, ...] = ()
    underlines: int = 0
    """Strokes under the text from anywhere to anywhere in it."""
    underscored: int = 0
    """Underlinings of some words of one line."""
    size: float = 17.0
    """Size of the writing in points."""
    brackets: int = 0
    """Braces beside passages."""
    strokes: int = 0
    """Upright strokes beside passages."""
    between: tuple[str, ...] = ()
    """Words written between the lines."""


@dataclass(frozen=True, slots=True)
class Job:
    """A chapter to be printed; lengths in inches, type in points."""

    seed: int = 1
    manuscript: Path = PROSE / "korean-war.txt"
    shuffle: int = 0
    """0: the manuscript as it is; otherwise the seed of a variation of it."""
    family: str = "garamond"
    size: float = 11.0
    leading: float = 13.2
    trim: tuple[float, float] = (6.0, 9.0)
    measure: float = 4.2
    inner: float = 0.72
    top: float = 0.95
    lines: int = 36
    first_page: int = 1
    opening: bool = False
    """Whether the first page opens the chapter: with its title, and with no running head."""
    columns: int = 1
    initial: int = 0
    """Height in lines of the drop capitals that sections begin with; 0 for none."""
    inset: bool = False
    """Whether the picture stands in the text, which runs round it, and not at the head of a page."""
    oldstyle: bool = False
    """Whether figures have ascenders and descenders, where the face has such."""
    heading: Style = Style.BOLD
    centred: bool = False
    """Whether headings stand in the middle."""
    furniture: Furniture = field(default_factory=Furniture)
    notes: Notes = field(default_factory=Notes)
    matter: Matter = field(default_factory=Matter)
    hand: Hand = field(default_factory=Hand)
    stamp: str = ""
    """What a library's stamp on the first page says; "" for none."""
    limit: int = 0
    """At most so many pages; 0 for all."""


@dataclass(frozen=True, slots=True)
class Impression:
    """The condition of the scans; every strength is 0 for none and 1 for bad."""

    seed: int = 1
    dpi: int = 300
    spread: bool = True
    skew: float = 0.4
    """Degrees, at most."""
    light: float = 0.3
    gutter: float = 0.5
    noise: float = 0.2
    specks: float = 0.3
    through: float = 0.3
    blur: float = 0.3
    ink: float = 0.3
    """Spread of the ink."""
    curl: float = 0.0
    """How far lines bend down towards the gutter."""
    squeeze: float = 0.0
    """How much narrower letters are where the page sinks into the gutter."""
    thumbs: float = 0.0
    """How far the fingers that hold the book come into the picture."""
    bed: float = 0.0
    """Width in inches of what shows round the pages: the edges of those below, and the dark bed of the scanner."""
    quality: int = 80
    """Of the JPEG, 1 to 95."""
    bitonal: bool = False
    """Whether the picture is black and white only, as libraries deliver it; then it is a TIFF."""
    drop: tuple[int, ...] = ()
    """Printed numbers of pages that were not scanned."""
    twice: tuple[int, ...] = ()
    """Ordinals, from 1, of scans that were made twice."""
    swap: tuple[int, ...] = ()
    """Ordinals, from 1, of scans that changed places with the one after them."""
    upside: tuple[int, ...] = ()
    """Ordinals, from 1, of scans that were made upside down."""


CLEAN = Impression(skew=0, light=0, gutter=0, noise=0, specks=0, through=0, blur=0, ink=0)
"""As if the pages came straight from the press."""
