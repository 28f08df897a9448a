"""The galley: scraps broken into justified lines, as even as they can be had over the whole paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from benchmarks.press.copy import Gap, Piece, Scrap
from benchmarks.press.faces import Face, Style, cut, figures

RAISE = 0.34
"""Part of the body's size by which a superscript stands above the baseline."""
SHRINK = 0.78
"""A space may be set at no less than this part of its own width, or words run together."""
HYPHEN_COST = 40.0
"""A divided word is worth avoiding, but not at the price of a visibly loose line (a cost of about 100)."""
LADDER_COST = 400.0
"""Two divided lines in a row are what compositors are told never to leave."""


Breakpoint = tuple[int, int]
"""How many scraps are set, and in how many lines."""


class Fit(StrEnum):
    """How a line fills its measure."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Fount:
    """A face at one size, in pixels of the sheet."""

    face: Face
    size: float
    oldstyle: bool = False
    """Whether its figures have ascenders and descenders."""

    def width(self, pieces: Sequence[Piece]) -> float:
        """Return how far the pieces advance."""
        return sum(_advance(self, piece.text, piece.style) for piece in pieces)

    @property
    def space(self) -> float:
        """The width of a word space."""
        return _advance(self, " ", Style.ROMAN)


@cache
def _advance(fount: Fount, text: str, style: Style) -> float:
    return cut(fount.face, style, fount.size).getlength(text, features=figures(style, fount.oldstyle))


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two spaces of a line."""

    pieces: tuple[Piece, ...]
    x: float = 0.0
    width: float = 0.0
    cell: bool = False
    """Whether a cell of a table begins with it."""


@dataclass(frozen=True, slots=True)
class Initial:
    """A capital as high as several lines."""

    letter: str
    fount: Fount
    drop: float
    """From the baseline of its first line to its own, in pixels of the sheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of type; `x` of its tokens is measured from the left of the measure."""

    tokens: tuple[Token, ...]
    fount: Fount
    gap: Gap
    """What its last word is divided from the next line by."""
    figure: bool = False
    initial: Initial | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """The keys of the notes called in it."""
        return tuple(piece.note for token in self.tokens for piece in token.pieces if piece.note)


@dataclass(frozen=True, slots=True)
class Notch:
    """Room that some lines of a paragraph leave: for a drop capital, or a picture."""

    first: int
    stop: int
    """The first line that leaves none again."""
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The column that lines are broken to."""

    fount: Fount
    width: float
    indent: float = 0.0
    fit: Fit = Fit.JUSTIFIED
    notch: Notch = Notch(0, 0)

    def margins(self, line: int) -> tuple[float, float]:
        """Return what a line of the paragraph, counted from 0, leaves free at its left and right."""
        left, right = (self.indent, 0.0) if line == 0 else (0.0, 0.0)
        if self.notch.first <= line < self.notch.stop:
            return left + self.notch.left, right + self.notch.right
        return left, right


def rows(scraps: Sequence[Scrap], measure: Measure) -> tuple[Row, ...]:
    """Return the paragraph in lines."""
    ends = _breaks(scraps, measure)
    starts = [0, *ends[:-1]]
    return tuple(
        _set(scraps[start:end], measure, line) for line, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _breaks(scraps: Sequence[Scrap], measure: Measure) -> list[int]:
    """Return the ends of the lines whose badness, summed up, is least (Knuth and Plass, 1981, without classes)."""
    widths = [measure.fount.width(scrap.pieces) for scrap in scraps]
    last = max(1, measure.notch.stop)
    best: dict[Breakpoint, tuple[float, Breakpoint]] = {(0, 0): (0.0, (0, 0))}
    for start in range(len(scraps)):
        for line in range(last + 1):
            if (start, line) in best:
                _lines_from((start, line), scraps, widths, measure, best)
    at = min(((len(scraps), line) for line in range(last + 1)), key=lambda at: best.get(at, (float("inf"),))[0])
    ends = [at]
    while best[ends[-1]][1] != (0, 0):
        ends.append(best[ends[-1]][1])
    return [end for end, _ in ends[::-1]]


def _lines_from(
    at: Breakpoint,
    scraps: Sequence[Scrap],
    widths: Sequence[float],
    measure: Measure,
    best: dict[Breakpoint, tuple[float, Breakpoint]],
) -> None:
    """Enter what every line that begins at a place would cost; lines below the notch are all counted the same."""
    start, line = at
    total, spaces = sum(measure.margins(line)), 0
    below = min(line + 1, max(1, measure.notch.stop))
    hyphen = measure.fount.width([Piece("-")])
    for end in range(start + 1, len(scraps) + 1):
        total += widths[end - 1]
        last = scraps[end - 1]
        length = total + (hyphen if last.gap is Gap.SOFT else 0.0)
        cost = _cost(measure, length, spaces, last.gap)
        if cost is None and end > start + 1:
            break
        ladder = LADDER_COST if start and last.gap is scraps[start - 1].gap is Gap.SOFT else 0.0
        reached = best[at][0] + (1e6 if cost is None else cost) + ladder
        if reached < best.get((end, below), (float("inf"),))[0]:
            best[end, below] = (reached, at)
        if last.gap is Gap.SPACE:
            total += measure.fount.space
            spaces += 1


def _cost(measure: Measure, length: float, spaces: int, gap: Gap) -> float | None:
    """Return how bad a line of that natural length is; None where it does not fit at all."""
    room = measure.width - length
    give = max(1, spaces) * measure.fount.space
    if room < -give * (1 - SHRINK):
        return None
    if gap is Gap.END:
        return 0.0
    ratio = room / (give * (1 - SHRINK)) if room < 0 else room / (give * 0.6)
    return 1 + 100 * abs(ratio) ** 3 + (HYPHEN_COST if gap is Gap.SOFT else 0.0)


def _tokens(scraps: Sequence[Scrap]) -> list[tuple[Piece, ...]]:
    """Return the words of a line, their scraps joined up again so that ligatures and kerns come right."""
    words: list[list[Piece]] = [[]]
    for number, scrap in enumerate(scraps):
        for piece in scrap.pieces:
            word = words[-1]
            if word and word[-1].style is piece.style and not (piece.note or word[-1].note):
                word[-1] = Piece(word[-1].text + piece.text, piece.style)
            else:
                word.append(piece)
        if scrap.gap is Gap.SPACE and number < len(scraps) - 1:
            words.append([])
    if scraps[-1].gap is Gap.SOFT:
        words[-1].append(Piece("-", words[-1][-1].style))
    return [tuple(word) for word in words]


def _set(scraps: Sequence[Scrap], measure: Measure, line: int) -> Row:
    words = _tokens(scraps)
    widths = [measure.fount.width(word) for word in words]
    indent, right = measure.margins(line)
    room = measure.width - indent - right - sum(widths)
    space = measure.fount.space
    stretched = measure.fit is Fit.JUSTIFIED and scraps[-1].gap is not Gap.END
    if len(words) > 1 and (stretched or space * (len(words) - 1) > room):
        space = room / (len(words) - 1)
    slack = room - space * (len(words) - 1)
    x = indent + {Fit.CENTRE: slack / 2, Fit.RIGHT: slack}.get(measure.fit, 0.0)
    tokens = []
    for word, width in zip(words, widths, strict=True):
        tokens.append(Token(word, x, width))
        x += width + space
    return Row(tuple(tokens), measure.fount, scraps[-1].gap, any(scrap.figure for scrap in scraps))
