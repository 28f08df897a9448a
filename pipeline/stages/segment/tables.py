"""Tables: rows whose words leave the same strips of paper white, one under the other."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from pipeline.model.geometry import Box, rivers
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, is_speck, rows, without
from pipeline.stages.segment.setting import Setting

ROWS = 3
"""Rows of the smallest table, its head counted."""
RIVER = 1.0
"""x-heights of white between two columns, at least; three rows of text leave no common space so wide."""
WIDE = 1.8
"""x-heights of white between two cells of a row, at least: spaces of justified text stay below."""
APART = 1.8
"""Leadings from row to row of a table, at most."""
FIGURES = re.compile(r"[\W\d_]*\d[\W\d_]*|[-–—.…*]+|[xX]")
"""What stands in a column of figures: numbers, sums, and what stands for none."""
NUMERIC = 0.6
"""Part of the cells of a column that hold figures in a column of figures."""


SURE = 0.75
"""Confidence of the lines of a table on average, at least; what is read into a drawing has less."""


def tables(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of the tables among lines, the lines of each row by row."""
    drafts: list[Draft] = []
    for column in setting.columns:
        inside = [line for line in lines if setting.column(line.box) is column]
        for table in _tables(inside, setting):
            drafts.append(_draft(table, without(inside, drafts)))
    return tuple(drafts)


def _draft(table: Sequence[Lines], lines: Sequence[Line]) -> Draft:
    """Return a table with all that stands in it, specks too: a lone nought is read with little confidence."""
    box = Box.around(line.box for row in table for line in row)
    inside = rows(line for line in lines if box.holds(*line.box.centre))
    return Draft(ZoneKind.TABLE, tuple(line for row in inside for line in row))


def _tables(lines: Sequence[Line], setting: Setting) -> list[list[Lines]]:
    """Return the tables among lines of one column, each as its rows."""
    found: list[list[Lines]] = []
    table: list[Lines] = []
    for row in rows(line for line in lines if not is_speck(line)):
        if table and _goes_on(table, row, setting):
            table.append(row)
            continue
        found.append(table)
        table = [row] if _cells(row, setting) > 1 else []
    return [trimmed for table in [*found, table] if _is_table(trimmed := _trimmed(table, setting), setting)]


def _goes_on(table: Sequence[Lines], row: Lines, setting: Setting) -> bool:
    """Tell whether a row stands close below a table and leaves some of its rivers open."""
    step = row[0].box.bottom - table[-1][0].box.bottom
    return step < APART * setting.leading and bool(_rivers([*table, row], setting))


def _trimmed(table: list[Lines], setting: Setting) -> list[Lines]:
    """Return a table without the rows of one cell at its end: they are text that happens to be short."""
    while table and _cells(table[-1], setting) < 2:
        table = table[:-1]
    return table


def _is_table(table: Sequence[Lines], setting: Setting) -> bool:
    """Tell whether rows are a table: enough of them, most with several cells, and a column of figures."""
    if not table or fmean(1.0 if line.confidence is None else line.confidence for row in table for line in row) < SURE:
        return False
    several = sum(_cells(row, setting) > 1 for row in table)
    if several < ROWS or several <= len(table) / 2:
        return False
    inner = [right for _, right in _rivers(table, setting)]
    return any(_holds_figures(table, left, right) for left, right in pairwise([*inner, float("inf")]))


def _holds_figures(table: Sequence[Lines], left: float, right: float) -> bool:
    """Tell whether figures stand in a column; the first is never asked, because lists are numbered there."""
    cells = [_text(row, left, right) for row in table]
    told = [cell for cell in cells if cell]
    return sum(bool(FIGURES.fullmatch(cell)) for cell in told) >= max(2, NUMERIC * len(told))


def _text(row: Lines, left: float, right: float) -> str:
    """Return the words of a row that begin in a column."""
    return " ".join(word.text for line in row for word in line.words if left <= word.box.left < right)


def _cells(row: Lines, setting: Setting) -> int:
    """Return how many cells a row has."""
    return len(rivers(_words([row]), WIDE * setting.x_height)) + 1


def _rivers(table: Sequence[Lines], setting: Setting) -> list[tuple[float, float]]:
    """Return the strips that the words of all rows leave white."""
    return rivers(_words(table), RIVER * setting.x_height)


def _words(table: Sequence[Lines]) -> list[Box]:
    """Return the boxes of all words."""
    return [word.box for row in table for line in row for word in line.words]
