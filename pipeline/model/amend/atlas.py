"""Where on the scans the running text stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from pipeline.model.flow import Flow, Piece, lines_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface
from pipeline.model.stream import streams
from pipeline.model.text import Text


@dataclass(frozen=True, slots=True)
class Atlas:
    """The lines of a volume with the surfaces they stand on."""

    lines: dict[str, Line]
    surfaces: dict[str, Surface]
    """By line id."""
    flat: frozenset[tuple[str, int]] = frozenset()
    """Scans without pixels: transcripts."""

    @classmethod
    def of(cls, pages: Iterable[Page]) -> Self:
        """Return the atlas of some pages."""
        pages = tuple(pages)
        surfaces = {line.id: page.surface for page in pages for line in page.lines}
        flat = frozenset((it.scan, it.frame_number) for it in surfaces.values() if not it.box.area)
        return cls(lines_of(pages), surfaces, flat)

    def flows(self, text: Text) -> dict[str, Flow]:
        """Return the running text of every paragraph, heading, caption, cell and paragraph of a note, by its id."""
        return {block.id: Flow.of(block.runs, self.lines) for block in streams(text)}

    def boxes(self, flow: Flow, start: int, end: int) -> list[tuple[Surface, Box]]:
        """Return where the words of a stretch of running text stand: a surface and a box of its page each."""
        places: list[tuple[Surface, Box]] = []
        for piece in flow.pieces:
            first = piece.start + max(0, start - piece.offset)
            last = min(piece.end, piece.start + end - piece.offset)
            line = self.lines[piece.line]
            places.extend((self.surfaces[line.id], box) for box in _words_between(line, first, last))
        return places

    def scan_box(self, flow: Flow, start: int, end: int, scan: tuple[str, int]) -> Box | None:
        """Return, in pixels of a scan, where a stretch stands on it; None if no part of it does.

        `scan` is the name of the scan and the number of the picture in it.
        """
        places = self.boxes(flow, start, end)
        found = [on.frame.bounds(box) for on, box in places if (on.scan, on.frame_number) == scan and on.box.area]
        return Box.around(found) if found else None

    def stretch_under(self, flow: Flow, box: Box, scan: tuple[str, int]) -> tuple[int, int] | None:
        """Return the stretch whose words stand in a box of a scan, from the first to the last; None if none does."""
        under = [span for piece in flow.pieces for span in self._words_under(piece, box, scan)]
        return (min(start for start, _ in under), max(end for _, end in under)) if under else None

    def _words_under(self, piece: Piece, box: Box, scan: tuple[str, int]) -> Iterator[tuple[int, int]]:
        """Yield where in the running text the words of a piece are that have their middle in a box of a scan."""
        on, start = self.surfaces[piece.line], 0
        for word in self.lines[piece.line].words if (on.scan, on.frame_number) == scan else ():
            end = start + len(word.text)
            if max(start, piece.start) < min(end, piece.end) and box.holds(*on.frame.bounds(word.box).centre):
                begin = piece.offset - piece.start
                yield begin + max(start, piece.start), begin + min(end, piece.end)
            start = end + 1

    def has_pixels(self, scan: tuple[str, int]) -> bool:
        """Tell whether places on a scan can be measured: not on a transcript's."""
        return scan not in self.flat


def _words_between(line: Line, start: int, end: int) -> list[Box]:
    """Return the boxes of the words that have a part in [start, end) of a line's text."""
    boxes, offset = [], 0
    for word in line.words:
        if offset < end and offset + len(word.text) > start:
            boxes.append(word.box)
        offset += len(word.text) + 1
    return boxes
