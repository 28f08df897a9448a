"""Pages composed line by line at given places, without ink."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Marker, Page, Surface, Word, Zone
from pipeline.model.typography import Typography
from pipeline.model.vocabulary import MarkKind, ZoneKind
from pipeline.stages.segment.segment import zones_of

WIDTH, HEIGHT = 1200, 1800
LEFT, RIGHT = 200.0, 1000.0
X_HEIGHT, LEADING = 20.0, 50.0
BODY = Typography(X_HEIGHT, LEADING, RIGHT - LEFT)


@dataclass(slots=True)
class Compositor:
    """Sets lines one under the other, and remembers where it is."""

    y: float = 300.0
    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    size: float = X_HEIGHT
    """x-height of the lines to come."""

    def at(self, y: float, size: float = X_HEIGHT) -> "Compositor":
        """Go to a height, and to a size of type."""
        self.y, self.size = y, size
        return self

    def line(
        self, text: str, left: float = LEFT, right: float | None = RIGHT, raised: str = "", mark: str | None = None
    ) -> "Compositor":
        """Set a line that fills what is between left and right, or is as long as it is; `raised` is its label."""
        end = left + 0.55 * self.size * len(text) if right is None else right
        box = Box(left, self.y - 1.5 * self.size, end, self.y + 0.5 * self.size)
        words = _words(text, box)
        markers = (Marker(raised, Box(left - 8, box.top, left, box.top + 10), 0),) if raised else ()
        name = f"s0001-l{len(self.lines) + 1:03}"
        self.lines.append(Line(name, box, words, markers, self.y, self.size, mark))
        self.y += LEADING * self.size / X_HEIGHT
        return self

    def paragraph(
        self, *texts: str, indent: float = 2 * X_HEIGHT, left: float = LEFT, right: float = RIGHT
    ) -> "Compositor":
        """Set a paragraph: its first line indented, its last as long as it is."""
        for number, text in enumerate(texts):
            last = number == len(texts) - 1 and number > 0
            self.line(text, left + (indent if number == 0 else 0), None if last else right)
        return self

    def note_mark(self, box: Box) -> "Compositor":
        """Put a reader's note on the page."""
        self.marks.append(Mark(f"s0001-m{len(self.marks) + 1:02}", MarkKind.NOTE, box))
        return self

    def page(self) -> Page:
        """Return the page, without zones."""
        surface = Surface("s0001", "0001.png", "d", WIDTH, HEIGHT, WIDTH, HEIGHT, 300)
        return Page(surface, tuple(self.marks), tuple(self.lines))

    def zones(self, grey: NDArray[np.uint8] | None = None) -> list[tuple[ZoneKind, str]]:
        """Return the kind of each zone and how its first line begins, up to eight letters."""
        page = self.page()
        return [(zone.kind, "".join(page.line(name).text[:8] for name in zone.lines[:1])) for zone in self.found(grey)]

    def found(self, grey: NDArray[np.uint8] | None = None) -> tuple[Zone, ...]:
        """Return the zones."""
        return zones_of(self.page(), BODY, blank() if grey is None else grey)


def blank() -> NDArray[np.uint8]:
    """Return the pixels of a page without ink."""
    return np.full((HEIGHT, WIDTH), 240, np.uint8)


def _words(text: str, box: Box) -> tuple[Word, ...]:
    """Return the words of a text, spread over a box."""
    texts: Sequence[str] = text.split()
    step = box.width / max(1, len(texts))
    edges = [box.left + step * number for number in range(len(texts))]
    return tuple(
        Word(word, Box(edge, box.top, edge + (step if number == len(texts) - 1 else 0.9 * step), box.bottom), 0.95)
        for number, (word, edge) in enumerate(zip(texts, edges, strict=True))
    )
