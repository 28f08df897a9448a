"""What is left when everything round it has been taken away: paragraphs, headings, quotations."""

from collections.abc import Sequence

from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, downwards, is_speck, rows, without, x_height
from pipeline.stages.segment.headings import is_heading, same_heading, tapering
from pipeline.stages.segment.labels import ends
from pipeline.stages.segment.quotations import DEEPEST, SET_IN, SMALLER, within
from pipeline.stages.segment.setting import Setting
from pipeline.stages.segment.title_pages import title_rows

INDENT = 0.9
"""x-heights that the first line of a paragraph is set in, at least: an em is two."""
SPACED = 1.45
"""Leadings between the last line of a block and the first of the next."""
ENDS_SHORT = 4.0
"""x-heights that the last line of a paragraph is short of a justified column."""
JUSTIFIED = 0.6
"""Part of the lines that reach the right edge where lines are justified."""
LONGEST_HEADING = 6
"""Rows of a heading, at most; more are verse, or text in larger type."""


def blocks(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of paragraphs, headings and quotations, in the order of the columns."""
    found = rows(lines)
    title = found[: title_rows(found, setting)]
    drafts = [Draft(ZoneKind.HEADING, tuple(line for row in title for line in row))] if title else []
    for part in _parts(without(lines, drafts), setting):
        drafts.extend(_of_column(part, setting))
    return tuple(drafts)


def _parts(lines: Sequence[Line], setting: Setting) -> list[Lines]:
    """Return the lines by columns; lines that run across all columns part what is above from what is below."""
    if len(setting.columns) == 1:
        return [tuple(line for row in rows(lines) for line in row)]
    parts: list[Lines] = []
    pending: list[Line] = []
    for line in downwards(lines):
        if not setting.crosses(line.box):
            pending.append(line)
            continue
        parts.extend([*_by_column(pending, setting), (line,)])
        pending = []
    return [part for part in [*parts, *_by_column(pending, setting)] if part]


def _by_column(lines: Sequence[Line], setting: Setting) -> list[Lines]:
    """Return lines as one sequence a column."""
    return [downwards(line for line in lines if setting.column(line.box) is column) for column in setting.columns]


def _of_column(lines: Lines, setting: Setting) -> list[Draft]:
    """Return the blocks of one column."""
    found = rows(lines)
    justified = _justified(found, setting)
    flat = [row[0] for row in found if not _no_print(row)]
    heading_lines = {line.id for index, line in enumerate(flat) if is_heading(flat, index, setting)}
    tapered = tapering(flat, heading_lines, setting)
    runs: list[list[Lines]] = []
    heads: list[bool] = []
    for row in found:
        heading = len(row) == 1 and not _no_print(row) and row[0].id in heading_lines | tapered
        goes_on = _no_print(row) or row[0].id in tapered
        if runs and (goes_on or (heads[-1] == heading and not _parted(runs[-1], row, setting, justified))):
            runs[-1].append(row)
        else:
            runs.append([row])
            heads.append(heading)
    return _drafts(runs, heads, setting)


def _no_print(row: Lines) -> bool:
    """Tell whether a row is nothing but specks."""
    return all(is_speck(line) for line in row)


def _parted(run: list[Lines], row: Lines, setting: Setting, justified: bool) -> bool:
    """Tell whether a row begins a new block after a run of rows of its kind."""
    before = next((each for each in reversed(run) if not _no_print(each)), run[-1])
    if is_heading([before[0]], 0, setting) and is_heading([row[0]], 0, setting):
        return not same_heading(before[0], row[0], setting)
    if setting.opens(row[0]) or step(before[0], row[0]) > SPACED * setting.leading:
        return True
    indent, last = setting.indent(row[0]), setting.indent(before[0])
    verse = len(run) > 1 and all(setting.indent(each[0]) >= DEEPEST for each in run[-2:])
    if INDENT < indent < DEEPEST and (indent - last > INDENT / 2 or verse):
        return True
    if len(run) > 1 and indent < INDENT and all(SET_IN < setting.indent(each[0]) < DEEPEST for each in run):
        return True
    return justified and setting.short(before[-1]) > ENDS_SHORT and ends(before[-1]) and indent < INDENT


def _justified(found: Sequence[Lines], setting: Setting) -> bool:
    """Tell whether most rows reach the right edge of the column."""
    reaching = sum(abs(setting.short(row[-1])) < 1.5 for row in found)
    return reaching > JUSTIFIED * len(found)


def step(before: Line, line: Line) -> float:
    """Return the pixels from one line's baseline to that of the next."""
    if before.baseline is None or line.baseline is None:
        return line.box.bottom - before.box.bottom
    return line.baseline - before.baseline


def _drafts(runs: list[list[Lines]], heads: list[bool], setting: Setting) -> list[Draft]:
    """Return runs of rows as paragraphs, headings and quotations."""
    drafts: list[Draft] = []
    indented = any(_begins(run, setting) for run in runs)
    for number, (run, large) in enumerate(zip(runs, heads, strict=True), 1):
        heading = large and len(run) <= LONGEST_HEADING
        lines = tuple(line for row in run for line in row)
        quote = not heading and _is_quote(run, setting, number == len(runs))
        kind = ZoneKind.HEADING if heading else ZoneKind.QUOTE if quote else ZoneKind.PARAGRAPH
        after_head = bool(drafts) and drafts[-1].kind is ZoneKind.HEADING
        goes_on = None if heading or quote else _continues(run, setting, indented, after_head)
        drafts.append(Draft(kind, lines, continues=goes_on))
    return drafts


def _is_quote(run: list[Lines], setting: Setting, last: bool) -> bool:
    """Tell whether all rows of a run are set in from the left, and from the right or in smaller type.

    A lone row is both, and the last of its column, from where the quotation goes on to the next page.
    """
    size = x_height(line for row in run for line in row)
    smaller = (size or setting.x_height) < SMALLER * setting.x_height
    narrower = all(within(row, setting) for row in run)
    if len(run) < 2:
        return last and smaller and narrower and setting.short(run[0][-1]) < DEEPEST
    return narrower or (smaller and all(SET_IN < setting.indent(row[0]) < DEEPEST for row in run))


def _begins(run: list[Lines], setting: Setting) -> bool:
    """Tell whether a run begins with an indent and goes on without."""
    return len(run) > 1 and INDENT < setting.indent(run[0][0]) < DEEPEST and setting.indent(run[1][0]) < INDENT


def _continues(run: list[Lines], setting: Setting, indented: bool, after_head: bool) -> bool | None:
    """Tell whether a paragraph goes on with an earlier one: it does without an indent, where others have one."""
    indent = setting.indent(run[0][0])
    if after_head or setting.opens(run[0][0]) or INDENT < indent < DEEPEST:
        return False
    return True if indented and abs(indent) < INDENT else None
