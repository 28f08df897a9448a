"""What is left when everything round it has been taken away: paragraphs, headings, quotations."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, downwards, rows, x_height
from pipeline.stages.segment.headings import is_heading, same_heading
from pipeline.stages.segment.setting import Setting

INDENT = 0.9
"""x-heights that the first line of a paragraph is set in, at least: an em is two."""
DEEPEST = 7.0
"""x-heights: what begins further right is centred or the end of a line, not an indented line."""
SPACED = 1.45
"""Leadings between the last line of a block and the first of the next."""
ENDS_SHORT = 4.0
"""x-heights that the last line of a paragraph is short of a justified column."""
JUSTIFIED = 0.6
"""Part of the lines that reach the right edge where lines are justified."""
SET_IN = 1.2
"""x-heights that all lines of a quotation are set in from the left."""


def blocks(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of paragraphs, headings and quotations, in the order of the columns."""
    drafts: list[Draft] = []
    for part in _parts(lines, setting):
        drafts.extend(_of_column(part, setting))
    return tuple(drafts)


def _parts(lines: Sequence[Line], setting: Setting) -> list[Lines]:
    """Return the lines by columns; lines that run across all columns part what is above from what is below."""
    if len(setting.columns) == 1:
        return [tuple(line for row in rows(lines) for line in row)]
    parts: list[Lines] = []
    pending: list[Line] = []
    for line in downwards(lines):
        if not _crosses(line, setting):
            pending.append(line)
            continue
        parts.extend([*_by_column(pending, setting), (line,)])
        pending = []
    return [part for part in [*parts, *_by_column(pending, setting)] if part]


def _by_column(lines: Sequence[Line], setting: Setting) -> list[Lines]:
    """Return lines as one sequence a column."""
    return [downwards(line for line in lines if setting.column(line.box) is column) for column in setting.columns]


def _crosses(line: Line, setting: Setting) -> bool:
    """Tell whether a line reaches into two columns."""
    y = line.box.centre[1]
    return any(
        line.box.left < left.right.x(y) - setting.x_height and line.box.right > right.left.x(y) + setting.x_height
        for left, right in pairwise(setting.columns)
    )


def _of_column(lines: Lines, setting: Setting) -> list[Draft]:
    """Return the blocks of one column."""
    runs: list[list[Line]] = []
    heads: list[bool] = []
    justified = _justified(lines, setting)
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        heading = is_heading(lines, index, setting)
        if before and heads and heads[-1] == heading and not _parted(before, line, setting, heading, justified):
            runs[-1].append(line)
        else:
            runs.append([line])
            heads.append(heading)
    return [_draft(tuple(run), heading, setting) for run, heading in zip(runs, heads, strict=True)]


def _parted(before: Line, line: Line, setting: Setting, heading: bool, justified: bool) -> bool:
    """Tell whether a line begins a new block after the line before it."""
    if heading:
        return not same_heading(before, line, setting)
    if step(before, line) > SPACED * setting.leading:
        return True
    if _same_row(before, line):
        return False
    deeper = setting.indent(line) - setting.indent(before)
    if INDENT < setting.indent(line) < DEEPEST and deeper > INDENT / 2:
        return True
    return justified and setting.short(before) > ENDS_SHORT and _ends(before) and setting.indent(line) < INDENT


def _same_row(before: Line, line: Line) -> bool:
    """Tell whether a line goes on in the row of the line before it."""
    return line.box.left >= before.box.right and before.box.top <= line.box.centre[1] <= before.box.bottom


def _ends(line: Line) -> bool:
    """Tell whether a line ends as a sentence does."""
    return line.text.rstrip("”\"’')]»0123456789* ").endswith((".", "?", "!", ":"))


def _justified(lines: Lines, setting: Setting) -> bool:
    """Tell whether most lines reach the right edge of the column."""
    reaching = sum(abs(setting.short(line)) < 1.5 for line in lines)
    return reaching > JUSTIFIED * len(lines)


def step(before: Line, line: Line) -> float:
    """Return the pixels from one line's baseline to that of the next."""
    if before.baseline is None or line.baseline is None:
        return line.box.bottom - before.box.bottom
    return line.baseline - before.baseline


def _draft(run: Lines, heading: bool, setting: Setting) -> Draft:
    """Return a run of lines as a paragraph, heading or quotation."""
    if heading:
        return Draft(ZoneKind.HEADING, run)
    kind = ZoneKind.QUOTE if _is_quote(run, setting) else ZoneKind.PARAGRAPH
    return Draft(kind, run, continues=_continues(run, setting, kind))


def _is_quote(run: Lines, setting: Setting) -> bool:
    """Tell whether all lines of a run are set in from the left, or set smaller than the body."""
    if len(run) < 2:
        return False
    size = x_height(run)
    inner = all(SET_IN < setting.indent(line) < DEEPEST for line in run)
    return inner and (all(setting.short(line) > 0.5 for line in run) or (size or 0) < 0.95 * setting.x_height)


def _continues(run: Lines, setting: Setting, kind: ZoneKind) -> bool | None:
    """Tell whether a block goes on with an earlier one: a paragraph without an indent does."""
    if kind is not ZoneKind.PARAGRAPH:
        return None
    indent = setting.indent(run[0])
    if INDENT < indent < DEEPEST:
        return False
    return True if abs(indent) < INDENT else None
