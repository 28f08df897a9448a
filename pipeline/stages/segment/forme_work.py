"""What the printer set round the text: running heads, page numbers, catchwords, signature marks."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, is_speck, rows, x_height
from pipeline.stages.segment.labels import label
from pipeline.stages.segment.setting import LARGER, Setting

NUMBER = re.compile(r"\W*(?:[\dIlOo|]{1,4}|[ivxlcdmIVXLCDM]{1,8})\W*")
"""A page number: arabic or roman, bare or in brackets, dashes or points; with the engine's usual slips."""
DIGITS = re.compile(r"\d|^\W*[ivxlcdm]+\W*$", re.I)
SIGNATURE = re.compile(r"[\[(*]?(?:[A-Z]{1,3}|[a-z]{1,2}|\*|§|†|\d{1,2})\s*(?:[\divxIl]{1,3}|\*)?[\])]?\.?")
CLEAR = 1.25
"""Leadings between a running head and the first line of text, at least: else it is that first line."""
WELL_CLEAR = 1.6
"""Leadings that set off a running head as long as the text."""
SHORT = 0.85
"""Part of the column that a running head fills where only its shortness tells it."""
FEW_WORDS = 14
SUNK = 0.2
"""Part of the page's height below which the first line is that of a chapter, whose pages begin lower."""
DEEPER = 1.5
"""Ratio of the white above to that below, from which it is the page and not the scan that is white."""
HEAD_SIZE = 1.15
"""Ratio to the body's letters of a running head's at most, but in capitals, whose small letters nobody can measure."""
CAPITALS = 0.7
"""Part of the letters of a line in capitals that are read as such."""
HEAD_WORDS = 8
"""Words of a running head that its number alone shows to be one."""
CATCH = 0.5
"""A catchword begins right of this part of the column, since it stands for the first word overleaf."""
EDGE_ROWS = 2
"""Rows at the head and foot that are looked at: head and number may be one above the other."""


def forme_work(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of what stands above and below the text."""
    found = rows(line for line in lines if not is_speck(line))
    head = _head(found, setting)
    foot = _foot(found[len(head) :], setting)
    drafts = [_above(line) for row in head for line in row]
    below = [_below(line, setting) for row in foot for line in row]
    return tuple(drafts + below)


def _head(found: tuple[Lines, ...], setting: Setting) -> tuple[Lines, ...]:
    """Return the rows at the top that are running heads or page numbers."""
    for count in range(min(EDGE_ROWS, len(found) - 1), 0, -1):
        part = found[:count]
        if _is_sunk(found, count, setting) and not any(map(is_number, part[0])):
            continue
        gaps = [_level(below) - _level(row) for row, below in pairwise(found[: count + 1])]
        numbers = any(is_number(line) for line in part[0])
        gaps = gaps if count == 1 or not numbers else [gaps[-1]] * count
        if _of_one_size(part) and all(_like_head(row, gap, setting) for row, gap in zip(part, gaps, strict=True)):
            return part
    return ()


def _of_one_size(part: tuple[Lines, ...]) -> bool:
    """Tell whether no row is set in larger type than the first: below a running head that is a heading."""
    sizes = [x_height(row) or 0.0 for row in part if not all(map(is_number, row))]
    return all(size <= LARGER * sizes[0] for size in sizes)


def _is_sunk(found: tuple[Lines, ...], count: int, setting: Setting) -> bool:
    """Tell whether the first rows stand low on the page, and lower than the last rows stand from its foot."""
    above, below = _level(found[count - 1]), setting.page.height - _level(found[-1])
    return above > SUNK * setting.page.height and above > DEEPER * below


def _like_head(row: Lines, gap: float, setting: Setting) -> bool:
    """Tell whether a row that stands `gap` pixels above the text is a running head."""
    words = sum(len(line.words) for line in row)
    if any(is_number(line) for line in row) and words <= HEAD_WORDS:
        return gap > setting.leading or len(row) > 1
    width = row[-1].box.right - row[0].box.left
    column = setting.columns[-1].right.at - setting.columns[0].left.at
    size = max((line.x_height or 0 for line in row), default=0)
    clear = WELL_CLEAR if width > SHORT * column else CLEAR
    text = " ".join(line.text for line in row)
    running = width > SHORT * column and (not text[0].isupper() or text.endswith(("-", ".")))
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(map(str.isupper, letters)) > CAPITALS * len(letters)
    fits = size <= HEAD_SIZE * setting.x_height or capitals
    return words <= FEW_WORDS and gap > clear * setting.leading and fits and not running


def _foot(found: tuple[Lines, ...], setting: Setting) -> tuple[Lines, ...]:
    """Return the rows at the bottom that are page numbers, catchwords or signature marks."""
    for count in range(min(EDGE_ROWS, len(found) - 1), 0, -1):
        part = found[-count:]
        if all(_like_foot(line, _level(row) - _level(found[-count - 1]), setting) for row in part for line in row):
            return part
    return ()


def _like_foot(line: Line, gap: float, setting: Setting) -> bool:
    """Tell whether a line that stands `gap` pixels below the text is forme work."""
    if is_number(line):
        return gap > 0.9 * setting.leading
    if label(line):
        return False
    short = len(line.words) <= 2 and setting.indent(line) > 1
    if gap > 2 * CLEAR * setting.leading:
        return len(line.words) <= FEW_WORDS and setting.short(line) > 2
    if gap > WELL_CLEAR * setting.leading and len(line.words) <= 2:
        return True
    return short and (_is_signature(line) or _is_catchword(line, setting))


def _above(line: Line) -> Draft:
    """Return a line above the text as a draft."""
    return Draft(ZoneKind.PAGE_NUMBER if is_number(line) else ZoneKind.HEADER, (line,))


def _below(line: Line, setting: Setting) -> Draft:
    """Return a line below the text as a draft."""
    if is_number(line):
        return Draft(ZoneKind.PAGE_NUMBER, (line,))
    if _is_signature(line):
        return Draft(ZoneKind.SIGNATURE_MARK, (line,))
    return Draft(ZoneKind.CATCH_WORD if _is_catchword(line, setting) else ZoneKind.FOOTER, (line,))


def is_number(line: Line) -> bool:
    """Tell whether a line is a page number and nothing else."""
    return bool(NUMBER.fullmatch(line.text) and DIGITS.search(line.text))


def _is_signature(line: Line) -> bool:
    """Tell whether a line is the mark of a sheet: `B 2`, `*3`, `[A 4]`."""
    return bool(SIGNATURE.fullmatch(line.text))


def _is_catchword(line: Line, setting: Setting) -> bool:
    """Tell whether a line is one word at the right end of the column."""
    column, y = setting.column(line.box), line.box.centre[1]
    begins = (line.box.left - column.left.x(y)) / max(1.0, column.width(y))
    return len(line.words) <= 2 and begins > CATCH and setting.short(line) < 4


def _level(row: Lines) -> float:
    """Return the baseline of a row, or the bottom of its boxes."""
    levels = [line.baseline for line in row if line.baseline is not None]
    return sum(levels) / len(levels) if levels else max(line.box.bottom for line in row)
