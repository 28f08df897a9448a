"""Zones of the reader's notes, one for each note mark."""

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Mark, Page
from pipeline.model.vocabulary import MarkKind, Place, ZoneKind
from pipeline.stages.segment.draft import Draft

COVERED = 0.6
"""Part of a line's box that lies in a note where the engine took the note for print."""


def notes_by_hand(page: Page, text: Box | None) -> tuple[Draft, ...]:
    """Return a draft for each note mark, with its lines if any were read; `text` is where the print stands."""
    notes = [mark for mark in page.marks if mark.kind is MarkKind.NOTE]
    return tuple(
        Draft(
            ZoneKind.HANDWRITING,
            tuple(line for line in page.lines if _is_of(line, mark, notes)),
            ink=mark.box,
            place=place(mark.box, text or page.surface.box),
            mark=mark.id,
            confidence=mark.confidence,
        )
        for mark in notes
    )


def _is_of(line: Line, mark: Mark, notes: Sequence[Mark]) -> bool:
    """Tell whether a line was read from a mark; one that lies in several belongs to the one that covers it most."""
    if line.mark is not None:
        return line.mark == mark.id
    best = max(notes, key=lambda note: (line.box.shared(note.box), note.id))
    return best.id == mark.id and line.box.shared(mark.box) > COVERED


def place(box: Box, text: Box) -> Place:
    """Return the margin that a box is in: that beyond which it reaches furthest from the text."""
    x, y = box.centre
    beyond = {
        Place.LEFT: text.left - x,
        Place.RIGHT: x - text.right,
        Place.TOP: text.top - y,
        Place.BOTTOM: y - text.bottom,
    }
    return max(beyond, key=lambda side: beyond[side])
