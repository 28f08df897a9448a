"""Printed notes beside the text, and the numbers of its lines."""

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, downwards
from pipeline.stages.segment.handwriting import place
from pipeline.stages.segment.setting import Setting

NARROW = 0.4
"""Part of the column that a line in its margin is at most wide."""
TOGETHER = 1.6
"""Line heights of white within which lines in a margin are one note."""


def marginalia(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of the notes beside the text, each note one draft."""
    beside = [line for line in downwards(lines) if _beside(line, setting)]
    inner = Box.around(line.box for line in lines if line not in beside) if len(beside) < len(lines) else None
    if inner is None:
        return ()
    level = [line for line in beside if inner.top < line.box.centre[1] < inner.bottom]
    return tuple(_draft(note, inner) for note in _notes(level))


def _beside(line: Line, setting: Setting) -> bool:
    """Tell whether a line is narrow and lies outside all columns."""
    y = line.box.centre[1]
    width = setting.columns[-1].right.x(y) - setting.columns[0].left.x(y)
    clear = min(
        abs(line.box.right - setting.columns[0].left.x(y)),
        abs(line.box.left - setting.columns[-1].right.x(y)),
    )
    return setting.outside(line.box) and line.box.width < NARROW * width and clear < width


def _notes(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines that follow one another closely in the same margin as notes."""
    notes: list[list[Line]] = []
    for line in lines:
        near = [note for note in notes if _follows(line, note[-1])]
        if near:
            near[-1].append(line)
        else:
            notes.append([line])
    return notes


def _follows(line: Line, before: Line) -> bool:
    """Tell whether a line goes on below or beside another."""
    white = line.box.top - before.box.bottom
    return line.box.overlap_x(before.box) > 0 and white < TOGETHER * min(line.box.height, before.box.height)


def _draft(note: list[Line], inner: Box) -> Draft:
    """Return a note as a draft."""
    box = Box.around(line.box for line in note)
    return Draft(ZoneKind.MARGINALIA, tuple(note), place=place(box, inner))
