"""A page as it fills up: a surface, the reader's marks on it, its lines of words, and the zones they stand in."""

from dataclasses import dataclass, field

from pipeline.model.geometry import Box, Frame, Points
from pipeline.model.vocabulary import MarkKind, Place, ZoneKind


@dataclass(frozen=True, slots=True)
class Surface:
    """One printed page on a scan.

    `width` and `height` are the page's own upright pixels, in which every box inside the program is measured;
    `frame` carries them to the pixels of the scan as supplied. A transcript has surfaces without pixels: all
    four sizes are 0.
    """

    id: str
    scan: str
    """Name of the scan below the volume's folder, with forward slashes: `0003.tif`, `chapter.pdf`."""
    digest: str
    """blake2b of the scan's bytes and of what was cut from it: changes iff the ink may have changed."""
    width: int
    height: int
    scan_width: int
    scan_height: int
    dpi: float | None
    """Pixels per inch of the scan, as stated by the file or reckoned from the print; None where nobody knows."""
    frame: Frame = field(default_factory=Frame)
    frame_number: int = 0
    """Which picture of a TIFF or page of a PDF, counted from 0."""
    layer: "tuple[Line, ...]" = ()
    """Text that came with the scan (a PDF's text layer, a transcript's lines); () where it has to be read."""

    @property
    def box(self) -> Box:
        """The whole page, in its own pixels."""
        return Box(0, 0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a reader's pen left: a note, an underlining, an arrow, a bracket.

    `points` is the course of a stroke (an underline from left to right, an arrow from tail to head, a
    bracket from its upper end to its lower one).
    `strokes` are boxes of the single pieces of ink, tight enough that ink inside them may be wiped from the
    page before the print is read.
    """

    id: str
    kind: MarkKind
    box: Box
    points: Points = ()
    strokes: tuple[Box, ...] = ()
    rotation: int = 0
    """Degrees, clockwise, by which the writing stands turned from upright: 0, 90, 180 or 270."""
    of: str | None = None
    """For an arrow or bracket: the id of the note mark it belongs to."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; its text is NFC and never empty."""

    text: str
    box: Box
    confidence: float | None = None
    """How likely it is right: of print a probability, of handwriting what the engine says; None where it was given."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A superscript that calls a note: not part of the line's text, it stands at an offset of it.

    `label` is how it was read (`7`, `*`, `†`, `a`), or "" where a mark was seen and nothing could be read.
    """

    label: str
    box: Box
    at: int
    """Offset in the line's text that the marker stands before: len(text) at its end, 0 at a note's own label."""
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    """Other readings of the glyph, best first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, of handwriting, or of a transcript. Text lives in lines and nowhere else."""

    id: str
    box: Box
    words: tuple[Word, ...]
    markers: tuple[Marker, ...] = ()
    baseline: float | None = None
    """y of the baseline at the middle of the line, in page pixels."""
    x_height: float | None = None
    """Height of its small letters in pixels: what tells footnotes from text."""
    mark: str | None = None
    """Id of the reader's mark that this line was read from; None for print."""

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float | None:
        """The mean over the words that have one, weighed by length; None if none has."""
        known = [(word.confidence, len(word.text)) for word in self.words if word.confidence is not None]
        return sum(c * n for c, n in known) / sum(n for _, n in known) if known else None


@dataclass(frozen=True, slots=True)
class Zone:
    """A region of the page with one role. Zones stand in reading order; every line is in exactly one."""

    id: str
    kind: ZoneKind
    box: Box
    lines: tuple[str, ...] = ()
    place: Place | None = None
    """For marginalia and handwriting: which margin."""
    mark: str | None = None
    """For handwriting: the id of the note mark it holds."""
    confidence: float | None = None
    continues: bool | None = None
    """Whether the zone goes on with what the zone of its kind before it left off: True or False where the
    page shows it (no indent, no note label), None where it does not."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a volume; each stage returns it with one more field known."""

    surface: Surface
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    zones: tuple[Zone, ...] = ()
    failure: str | None = field(default=None)
    """Why the page could not be taken further, in one sentence; None on a sound page."""

    @property
    def id(self) -> str:
        """The id of its surface: `s0001`, in the order of the scans."""
        return self.surface.id

    def line(self, line_id: str) -> Line:
        """Return the line of that id; KeyError if the page has none."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def zone(self, zone_id: str) -> Zone:
        """Return the zone of that id; KeyError if the page has none."""
        for zone in self.zones:
            if zone.id == zone_id:
                return zone
        raise KeyError(zone_id)
