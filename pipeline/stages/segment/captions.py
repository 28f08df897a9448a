"""What is printed under, over or beside a picture and speaks of it."""

import re
from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, downwards, x_height
from pipeline.stages.segment.setting import Setting

LABEL = re.compile(r"(?:fig(?:ure)?s?|plates?|pl|maps?|ill(?:us)?|illustration|photo(?:graph)?s?|abb|taf)\b\.?", re.I)
NUMBERED = re.compile(r"\d{1,3}[a-z]?[.:)]\s")
NEAR = 2.5
"""Leadings between a picture and its caption."""
SMALLER = 0.95
"""Part of the body's letter height that captions are set in where nothing else tells."""
CLOSE = 1.45
"""Leadings between the lines of a caption."""
ALIKE = 0.12
"""Part of the body's letter height by which lines of one size differ at most."""
LONGEST = 8
"""Lines of the longest caption."""


def captions(lines: Sequence[Line], figures: Sequence[Draft], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of the captions of pictures, one for each picture at most."""
    drafts: list[Draft] = []
    for figure in figures:
        taken = {line.id for draft in drafts for line in draft.lines}
        free = [line for line in lines if line.id not in taken]
        found = _inside(free, figure.box) or _below(free, figure.box, setting) or _above(free, figure.box, setting)
        if found:
            drafts.append(Draft(ZoneKind.CAPTION, found))
    return tuple(drafts)


def _inside(lines: Sequence[Line], box: Box) -> tuple[Line, ...]:
    """Return the line of a caption that stands in a corner which a picture leaves free, if it says so itself."""
    return tuple(line for line in lines if line.box.shared(box) > 0.5 and LABEL.match(line.text))[:1]


def _below(lines: Sequence[Line], box: Box, setting: Setting) -> tuple[Line, ...]:
    """Return the lines of a caption under a picture."""
    under = [line for line in downwards(lines) if line.box.centre[1] > box.bottom and line.box.overlap_x(box)]
    found: list[Line] = []
    bottom = box.bottom
    for line in under[:LONGEST]:
        near = line.box.top - bottom < (CLOSE - 0.5 if found else NEAR) * setting.leading
        if not near or not _fits(line, found, box, setting):
            return () if found and near and _runs_on(found, line, setting) else tuple(found)
        found.append(line)
        bottom = line.box.bottom
    return tuple(found)


def _runs_on(lines: Sequence[Line], after: Line, setting: Setting) -> bool:
    """Tell whether lines under a picture are text that goes on below: no white and no change of size parts them."""
    return (
        not LABEL.match(lines[0].text)
        and abs((after.x_height or 0) - (x_height(lines) or 0)) < ALIKE * setting.x_height
    )


def _above(lines: Sequence[Line], box: Box, setting: Setting) -> tuple[Line, ...]:
    """Return the line of a caption over a picture, if it says so itself."""
    over = [line for line in downwards(lines) if line.box.centre[1] < box.top and line.box.overlap_x(box)]
    near = [line for line in over if box.top - line.box.bottom < NEAR * setting.leading]
    return tuple(near[-1:]) if near and LABEL.match(near[-1].text) else ()


def _fits(line: Line, found: Sequence[Line], box: Box, setting: Setting) -> bool:
    """Tell whether a line may belong to a caption: it says so, is set smaller, or is centred under the picture."""
    if found:
        return _alike(line, found[0], setting) and (_small([line], setting) or _within(line, box, setting))
    named = bool(LABEL.match(line.text) or NUMBERED.match(line.text))
    return named or _small([line], setting) or (_within(line, box, setting) and _centred(line, box, setting))


def _alike(line: Line, first: Line, setting: Setting) -> bool:
    """Tell whether two lines are set in one size; capitals have no small letters by which to measure it."""
    capitals = line.text.isupper() and first.text.isupper()
    return capitals or abs((line.x_height or 0) - (first.x_height or 0)) < ALIKE * setting.x_height


def _small(lines: Sequence[Line], setting: Setting) -> bool:
    """Tell whether lines are set smaller than the body."""
    size = x_height(lines)
    return size is not None and size < SMALLER * setting.x_height


def _within(line: Line, box: Box, setting: Setting) -> bool:
    """Tell whether a line is no wider than the picture, and narrower than the column."""
    reach = setting.x_height
    narrow = line.box.width < 0.9 * setting.column(line.box).width(line.box.centre[1])
    return narrow and line.box.left > box.left - reach and line.box.right < box.right + reach


def _centred(line: Line, box: Box, setting: Setting) -> bool:
    """Tell whether a line stands under the middle of the picture."""
    return abs(line.box.centre[0] - box.centre[0]) < 2 * setting.x_height and setting.indent(line) > 1
