"""Printed notes beside the text, and the numbers of its lines."""

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, downwards
from pipeline.stages.segment.folios import is_number
from pipeline.stages.segment.handwriting import place
from pipeline.stages.segment.setting import LARGER, Setting

NARROW = 0.4
"""Part of the column that a line in its margin is at most wide."""
TOGETHER = 1.0
"""Line heights of white within which lines in a margin are one note."""
LEVEL = 0.3
"""x-heights by which baselines of one row differ at most."""
LABEL = 3.0
"""x-heights between a line and the name of its speaker, or another label that stands out before it."""
VERSE = 2.0
"""x-heights that a line ends short of the column where lines are verses; where all are full it has no speaker."""
ALIGNED = 1.5
"""x-heights by which the beginnings of two lines of one block differ at most, indents left aside."""


def marginalia(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of the notes beside the text, each note one draft."""
    narrow = [line for line in downwards(lines) if _beside(line, setting)]
    within = [line for line in lines if line not in narrow]
    beside = [line for line in narrow if not _is_text(line, within, setting)]
    if not beside or len(beside) == len(lines):
        return ()
    inner = Box.around(line.box for line in lines if line not in beside)
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


def _is_text(line: Line, within: Sequence[Line], setting: Setting) -> bool:
    """Tell whether a line in the margin is text: a label of the line it stands before, or the end of a block."""
    return any(_labels(line, other, setting) or _ends(line, other, setting) for other in within)


def _labels(line: Line, other: Line, setting: Setting) -> bool:
    """Tell whether a line is a word on the baseline of a verse that begins behind it, as a speaker's name is."""
    if is_number(line) or line.baseline is None or other.baseline is None or setting.short(other) < VERSE:
        return False
    level = abs(line.baseline - other.baseline) < LEVEL * setting.x_height
    gap = (other.box.left - line.box.right) / setting.x_height
    alike = (line.x_height or 0) * LARGER > (other.x_height or 0)
    return level and alike and 0 < gap < LABEL


def _ends(line: Line, above: Line, setting: Setting) -> bool:
    """Tell whether a line begins where the wider one above it does, a leading deeper."""
    step = line.box.bottom - above.box.bottom
    aligned = abs(line.box.left - above.box.left) < ALIGNED * setting.x_height
    return 0 < step < 1.5 * setting.leading and aligned and above.box.width > line.box.width


def _notes(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines that follow one another closely in the same margin as notes; of numbers each is one."""
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
    close = white < TOGETHER * min(line.box.height, before.box.height)
    return close and line.box.overlap_x(before.box) > 0 and not (is_number(line) and is_number(before))


def _draft(note: list[Line], inner: Box) -> Draft:
    """Return a note as a draft."""
    box = Box.around(line.box for line in note)
    return Draft(ZoneKind.MARGINALIA, tuple(note), place=place(box, inner))
