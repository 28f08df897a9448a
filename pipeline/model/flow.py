"""From lines to running text and back: joins, hyphens, offsets."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.page import Line, Page
from pipeline.model.text import Join, Point, Run

HYPHENS = "-\u2010\u00ad\u00ac"
"""What printers and engines put at the end of a line where a word is divided: hyphen-minus, hyphen, soft
hyphen, and the not sign that some engines write for it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of one line that stands at `offset` of a running text."""

    line: str
    start: int
    end: int
    offset: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Running text, and for each part of it the line it came from."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, runs: Iterable[Run], lines: Mapping[str, Line]) -> "Flow":
        """Return the text of the runs; KeyError if a line is not among `lines`."""
        text, pieces = "", []
        runs = tuple(runs)
        for number, run in enumerate(runs):
            last = number == len(runs) - 1
            end = run.end - 1 if run.join is Join.SOFT and not last else run.end
            pieces.append(Piece(run.line, run.start, end, len(text)))
            text += lines[run.line].text[run.start : end]
            if run.join is Join.SPACE and not last:
                text += " "
        return cls(text, tuple(pieces))

    def offset(self, point: Point) -> int | None:
        """Return where a point of a line stands in the text; None if its line has no part in it.

        A point inside a dropped hyphen is the end of its piece.
        """
        for piece in self.pieces:
            if piece.line == point.line and piece.start <= point.offset <= piece.end + 1:
                return piece.offset + min(point.offset, piece.end) - piece.start
        return None

    def point(self, offset: int) -> Point:
        """Return the point of a line that stands at an offset; one on a border belongs to the later piece.

        IndexError if there is no text.
        """
        piece = self.pieces[max(0, bisect_right([piece.offset for piece in self.pieces], offset) - 1)]
        return Point(piece.line, min(piece.start + offset - piece.offset, piece.end))


def lines_of(pages: Iterable[Page]) -> dict[str, Line]:
    """Return all lines of the pages by their ids."""
    return {line.id: line for page in pages for line in page.lines}


def whole(line: Line, join: Join = Join.SPACE) -> Run:
    """Return the run that is all of a line."""
    return Run(line.id, 0, len(line.text), join)
