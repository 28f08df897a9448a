"""Running text with what stands at its places: paragraphs, pages, gaps, names, lines."""

from bisect import bisect_right
from dataclasses import dataclass, field

from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.result import Spot


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a page begins."""

    label: str
    """Its printed number without the brackets of an inferred one; "" where it has none."""
    at: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Where pages are missing."""

    at: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name or date in running text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Text as it is compared; all places are offsets into it."""

    text: str = ""
    paragraphs: tuple[int, ...] = ()
    """Where paragraphs begin."""
    pages: tuple[Beginning, ...] = ()
    gaps: tuple[Gap, ...] = ()
    names: tuple[Name, ...] = ()
    lines: tuple[tuple[int, Spot], ...] = ()
    """Where lines begin, and where these stand on the scans."""

    def spot(self, at: int) -> Spot | None:
        """Return the place of the line in which an offset lies; None where that is not known."""
        number = bisect_right(self.lines, at, key=lambda line: line[0]) - 1
        return self.lines[max(0, number)][1] if self.lines else None


@dataclass(slots=True)
class Scribe:
    """Writes a stream down, piece by piece."""

    level: Normalisation
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _space: bool = False
    """Whether a space comes before the next word."""
    _joined: bool = False
    """Whether the next words go on a word that is divided."""
    paragraphs: list[int] = field(default_factory=list)
    pages: list[Beginning] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    lines: list[tuple[int, Spot]] = field(default_factory=list)

    @property
    def here(self) -> int:
        """The offset behind what was written so far, before the space that may follow."""
        return self._length

    def write(self, text: str | None) -> None:
        """Add text; spaces of any kind and number become one, at the beginning none."""
        levelled = self.level(text or "")
        words = " ".join(levelled.split())
        if not words:
            self._space |= bool(levelled) and not self._joined
            return
        lead = (levelled[0].isspace() or self._space) and not self._joined and self._length
        self._append((" " if lead else "") + words)
        self._space, self._joined = levelled[-1].isspace(), False

    def space(self) -> None:
        """Let the next word be another one."""
        self._space, self._joined = True, False

    def join(self, hyphen: bool) -> None:
        """Let the next words go on the last one; `hyphen` says that its hyphen belongs to it."""
        last = self._parts[-1] if self._parts else ""
        if not hyphen and last and last[-1] in "-‐¬⸗":
            self._parts[-1] = last[:-1]
            self._length -= 1
        self._space, self._joined = False, True

    def name(self, kind: str, start: int) -> None:
        """Note that what was written since `start` names something."""
        if self.here > start:
            self.names.append(Name(kind, start, self.here))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def stream(self) -> Stream:
        """Return what was written; whatever begins begins at a letter, not at the space before."""
        text = "".join(self._parts)
        starts = tuple(dict.fromkeys(_past_space(text, at) for at in self.paragraphs if at < len(text)))
        names = tuple(Name(name.kind, _past_space(text, name.start), name.end) for name in self.names)
        lines = tuple((_past_space(text, at), spot) for at, spot in self.lines)
        return Stream(text, starts, tuple(self.pages), tuple(self.gaps), names, lines)


def _past_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at
