"""Zones in the making: lines that belong together, before they are ordered and numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Zone
from pipeline.model.vocabulary import Place, ZoneKind

FEW = 2
"""Letters that dust is taken for."""
OVER = 0.8
"""Of the longer line's width: lines that share so much of it stand over one another, not beside."""
DOUBTED = 0.02
"""Confidence below which so few letters are dust: one figure alone is seldom right with as little."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A zone without its number; it has lines, or ink of its own in `box`, or both."""

    kind: ZoneKind
    lines: tuple[Line, ...] = ()
    ink: Box | None = None
    place: Place | None = None
    mark: str | None = None
    continues: bool | None = None
    confidence: float | None = None

    @property
    def box(self) -> Box:
        """The box round its ink, or round its lines but those that are specks, if there are others."""
        boxes = [line.box for line in self.lines if not is_speck(line)] or [line.box for line in self.lines]
        return self.ink or Box.around(boxes)

    def zone(self, name: str) -> Zone:
        """Return the zone of that name."""
        lines = tuple(line.id for line in self.lines)
        return Zone(name, self.kind, self.box, lines, self.place, self.mark, self.confidence, self.continues)


Lines = tuple[Line, ...]


def without(lines: Iterable[Line], drafts: Iterable[Draft]) -> Lines:
    """Return the lines that are in none of the drafts."""
    taken = {line.id for draft in drafts for line in draft.lines}
    return tuple(line for line in lines if line.id not in taken)


def is_speck(line: Line) -> bool:
    """Tell whether a line is dust that was read: no letter and no figure, or one or two that nobody believes."""
    signs = sum(letter.isalnum() for letter in line.text)
    return not signs or (signs <= FEW and line.confidence is not None and line.confidence < DOUBTED)


def x_height(lines: Iterable[Line]) -> float | None:
    """Return the height of the small letters that half of the characters of the lines reach, None if unknown."""
    sizes = [line.x_height for line in lines if line.x_height for _ in range(max(1, len(line.text)))]
    return median(sizes) if sizes else None


def downwards(lines: Iterable[Line]) -> Lines:
    """Return lines from top to bottom, those of one row from left to right."""
    return tuple(sorted(lines, key=lambda line: (line.box.centre[1], line.box.left)))


def rows(lines: Iterable[Line]) -> tuple[Lines, ...]:
    """Return the lines in rows from top to bottom: a line is in the row whose first line spans its middle.

    Lines that stand over one another are in two rows, though a stroke of the pen makes the box of one too high.
    """
    found: list[list[Line]] = []
    for line in downwards(lines):
        middle = line.box.centre[1]
        spanned = bool(found) and found[-1][0].box.top <= middle <= found[-1][0].box.bottom
        if spanned and not any(_over(line, other) for other in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(tuple(sorted(row, key=lambda line: line.box.left)) for row in found)


def _over(line: Line, other: Line) -> bool:
    """Tell whether two lines stand over one another: both are about as long, and one is lower."""
    shared = min(line.box.right, other.box.right) - max(line.box.left, other.box.left)
    if shared < OVER * max(line.box.width, other.box.width) or line.baseline is None or other.baseline is None:
        return False
    return abs(line.baseline - other.baseline) > max(line.x_height or 0.0, other.x_height or 0.0) > 0
