"""What is printed over or under a table and says what it holds."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, rows
from pipeline.stages.segment.recurrence import Recurring
from pipeline.stages.segment.setting import LARGER, Setting

LABEL = re.compile(r"(?:tab(?:le|leau|elle|elas?|ella)?|taf(?:el)?|statistik|übersicht)\b\.?\s*[\dIVXLC]+\b", re.I)
NEAR = 1.1
"""Leadings of white between a table and its caption, at most; a running head is further off."""
CLOSE = 0.4
"""Leadings of white between the lines of a caption, at most."""
APART = 1.25
"""Leadings from the baseline of the text to that of a caption which does not name itself, at least."""
INNER = 1.0
"""x-heights that a centred line is short of the column on either side, at least."""
CENTRED = 2.0
"""x-heights between the middle of a caption and that of its table or column, at most."""
LONGEST = 4
"""Lines of the longest caption."""


def table_captions(
    lines: Sequence[Line], grids: Sequence[Draft], setting: Setting, known: Recurring
) -> tuple[Draft, ...]:
    """Return the drafts of the captions of tables, one for each at most; `known` are heads, which are none."""
    free = [line for line in lines if not known.holds(line)]
    found = (_over(free, grid.box, setting) or _under(free, grid.box, setting) for grid in grids)
    return tuple(Draft(ZoneKind.CAPTION, caption) for caption in found if caption)


def _over(lines: Sequence[Line], table: Box, setting: Setting) -> Lines:
    """Return the lines of a caption over a table: it names itself, or is centred and apart from the text above."""
    inside = [line for line in lines if setting.column(line.box) is setting.column(table)]
    above = [row for row in rows(inside) if row[0].box.centre[1] < table.top][::-1]
    caption = _together([row[0].box for row in above], table, setting)
    taken = [row for row in above[:caption] if len(row) == 1]
    named = next((n for n, (line,) in enumerate(taken) if LABEL.match(line.text)), None)
    if named is not None:
        return tuple(line for (line,) in taken[named::-1])
    centred = taken and len(taken) == caption and all(_is_title(line, table, setting) for (line,) in taken)
    return tuple(line for (line,) in taken[::-1]) if centred and _is_apart(above, caption, setting) else ()


def _together(boxes: Sequence[Box], table: Box, setting: Setting) -> int:
    """Return how many lines over a table stand close to it and to one another."""
    for number, (below, box) in enumerate(pairwise([table, *boxes[:LONGEST]])):
        if below.top - box.bottom > (CLOSE if number else NEAR) * setting.leading:
            return number
    return len(boxes[:LONGEST])


def _is_apart(above: Sequence[Lines], caption: int, setting: Setting) -> bool:
    """Tell whether there is more white over the first line of a caption than between lines of text."""
    if caption == len(above):
        return True
    return above[caption - 1][0].box.bottom - above[caption][0].box.bottom > APART * setting.leading


def _is_title(line: Line, table: Box, setting: Setting) -> bool:
    """Tell whether a line may be a caption that does not name itself: centred, and no larger than the text."""
    column = setting.column(line.box)
    y, x = line.box.centre[1], line.box.centre[0]
    middles = table.centre[0], (column.left.x(y) + column.right.x(y)) / 2
    centred = min(abs(x - middle) for middle in middles) < CENTRED * setting.x_height
    inner = setting.indent(line) > INNER and setting.short(line) > INNER
    return centred and inner and (line.x_height or 0) < LARGER * setting.x_height and not line.text.endswith(":")


def _under(lines: Sequence[Line], table: Box, setting: Setting) -> Lines:
    """Return the line of a caption under a table, if it names itself."""
    below = [line for line in lines if line.box.centre[1] > table.bottom and line.box.overlap_x(table)]
    first = min(below, key=lambda line: line.box.top, default=None)
    near = first is not None and first.box.top - table.bottom < NEAR * setting.leading
    return (first,) if first and near and LABEL.match(first.text) else ()
