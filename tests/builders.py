"""Pages made by hand: what a test says is all there is on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Marker, Page, Surface, Word, Zone
from pipeline.model.vocabulary import ZoneKind

CHARACTER = 10.0
"""Pixels that a character is wide."""
LEADING = 30.0
"""Pixels from one line to the next."""
LEFT = 100.0
"""Pixels from the page's edge to its text."""
RAISED = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)
class Printer:
    """Sets a page line by line; `{7}` in a line is a superscript that calls or labels note 7."""

    page_id: str
    width: int = 1000
    """0 makes it a transcript's page."""
    lines: list[Line] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    _rows: "count[int]" = field(default_factory=lambda: count(1))

    def zone(
        self, kind: ZoneKind, *texts: str, continues: bool | None = None, x_height: float | None = 12.0
    ) -> "Printer":
        """Set the lines of a zone below what is set."""
        lines = [self._line(text, x_height) for text in texts]
        box = Box.around(line.box for line in lines) if lines else Box(LEFT, 0, LEFT + 100, 100)
        ids = tuple(line.id for line in lines)
        self.zones.append(Zone(f"{self.page_id}-z{len(self.zones) + 1:02d}", kind, box, ids, continues=continues))
        self.lines += lines
        return self

    def text(self, *texts: str, continues: bool | None = None) -> "Printer":
        """Set a paragraph or a part of one."""
        return self.zone(ZoneKind.PARAGRAPH, *texts, continues=continues)

    def note(self, *texts: str) -> "Printer":
        """Set a footnote."""
        return self.zone(ZoneKind.FOOTNOTE, *texts, x_height=9.0)

    def number(self, label: str) -> "Printer":
        """Set the page's number."""
        return self.zone(ZoneKind.PAGE_NUMBER, label)

    def page(self) -> Page:
        """Return the page as it is set so far."""
        height = 1500 if self.width else 0
        surface = Surface(self.page_id, "scan.png", "", self.width, height, self.width, height, None)
        return Page(surface, tuple(self.marks), tuple(self.lines), tuple(self.zones))

    def _line(self, marked: str, x_height: float | None) -> Line:
        """Return the next line; its words are as wide as they have characters."""
        top = next(self._rows) * LEADING
        markers, text = [], ""
        for part in re.split(r"(\{[^{}]*\})", marked):
            if RAISED.fullmatch(part):
                left = LEFT + CHARACTER * len(text)
                markers.append(Marker(part[1:-1], Box(left, top, left + 4, top + 8), len(text)))
            else:
                text += part
        words = tuple(_words(text, top))
        box = Box(LEFT, top, LEFT + CHARACTER * max(1, len(text)), top + 20)
        return Line(f"{self.page_id}-l{int(top / LEADING):03d}", box, words, tuple(markers), top + 16, x_height)


def _words(text: str, top: float) -> Sequence[Word]:
    """Return the words of a text set at a height."""
    return [
        Word(match[0], Box(LEFT + CHARACTER * match.start(), top, LEFT + CHARACTER * match.end(), top + 20))
        for match in re.finditer(r"\S+", text)
    ]
