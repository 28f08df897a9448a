"""What the printer set round the text: running heads, page numbers, catchwords, signature marks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.brackets import CLOSES, OPENS
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import Place, ZoneKind
from pipeline.stages.segment.beside_numbers import is_low, ornaments, unread, with_dashes
from pipeline.stages.segment.draft import Draft, Lines, is_speck, rows, x_height
from pipeline.stages.segment.folios import is_number
from pipeline.stages.segment.labels import label
from pipeline.stages.segment.recurrence import EDGE_ROWS, NOTHING, Recurring
from pipeline.stages.segment.setting import LARGER, Setting
from pipeline.stages.segment.title_pages import is_title_page

FIGURE = re.compile(r"\d")
MISREAD = re.compile(r"\W*(?:[^\W\d_]\d{2,3}|\d[^\W\d_]\d{1,2}|\d{2,3}[^\W\d_])\W*")
"""A page number with one figure read as a letter, `T95`: beside a running head there is nothing else like it."""
SIGNATURE = re.compile(r"[\[(*]?(?:[A-Z]{1,3}|[a-z]{1,2}|\*|§|†|\d{1,2})\s*(?:[\divxIl]{1,3}|\*)?[\])]?\.?")
CLEAR = 1.25
"""Leadings between a running head and the first line of text, at least: else it is that first line."""
FOOT = 0.9
"""Leadings between a page number and the last line of the page, at least."""
WELL_CLEAR = 1.6
"""Leadings that set off a running head as long as the text."""
SHORT = 0.85
"""Part of the column that a running head fills where only its shortness tells it."""
FEW_WORDS = 14
"""Words of a running head, or of a line at the foot, at most: full lines of text have about as many."""
SUNK = 0.2
"""Part of the page's height below which the first line is that of a chapter, whose pages begin lower."""
DEEPER = 1.5
"""Ratio of the white above to that below, from which it is the page and not the scan that is white."""
HEAD_SIZE = 1.15
"""Ratio to the body's letters of a running head's at most, but in capitals, whose small letters nobody can measure."""
TITLE_SIZE = 1.5
"""Ratio to the body's letters from which type over the beginning of a text is its title's."""
CAPITALS = 0.7
"""Part of the letters of a line in capitals that are read as such."""
HEAD_WORDS = 8
"""Words of a running head that its number alone shows to be one."""
CATCH = 0.5
"""A catchword begins right of this part of the column, since it stands for the first word overleaf."""
IN = 3.0
"""x-heights that a running head stands in from the left: verse and paragraphs begin further left."""


def forme_work(lines: Sequence[Line], setting: Setting, known: Recurring = NOTHING) -> tuple[Draft, ...]:
    """Return the drafts of what stands above and below the text; `known` is what recurs on the volume's pages."""
    specks = tuple(line for line in lines if is_speck(line) or is_low(line, setting))
    specks += ornaments(rows(line for line in lines if line not in specks))
    found = rows(line for line in lines if line not in specks)
    if len(found) == 1 and _is_lone(found[0]):
        return tuple(with_dashes(_edge(found[0], setting), specks, setting))
    title = is_title_page(found, setting)
    head = max(_recurring(found, known), () if title else _head(found, setting), key=len)
    below = found[len(head) :]
    foot = max(_recurring(below[::-1], known)[::-1], () if title else _foot(below, setting), key=len)
    lost = unread(specks, head, setting)
    specks = tuple(line for line in specks if line not in lost)
    above = [Draft(ZoneKind.PAGE_NUMBER, (line,)) for line in lost]
    above += [_above(line, row) for row in head for line in row]
    under = [_below(line, setting) for row in foot for line in row]
    return tuple(with_dashes([*above, *_marked(under, above, known)], specks, setting))


def _marked(below: Sequence[Draft], above: Sequence[Draft], known: Recurring) -> list[Draft]:
    """Return what stands below the text, the mark of a sheet told from the number: `C` or `2` beside one that is sure.

    A number is sure if it rises with the pages, or, where none is known to, if it has a figure. Two on one level are
    the numbers of two pages on one scan.
    """
    numbers = [draft.lines[0] for draft in (*above, *below) if draft.kind is ZoneKind.PAGE_NUMBER]
    sure = [line for line in numbers if line.id in known.numbers] or [
        line for line in numbers if FIGURE.search(line.text)
    ]
    numbered = [draft for draft in below if sure and draft.kind is ZoneKind.PAGE_NUMBER and draft.lines[0] not in sure]
    mark = [draft for draft in numbered if not any(draft.box.overlap_y(line.box) > 0 for line in sure)]
    return [replace(draft, kind=ZoneKind.SIGNATURE_MARK) if draft in mark else draft for draft in below]


def _is_lone(row: Lines) -> bool:
    """Tell whether the only row beside a picture or on an empty page is a page number, with a running head or not."""
    return any(map(is_number, row)) and sum(len(line.words) for line in row) <= HEAD_WORDS


def _edge(row: Lines, setting: Setting) -> list[Draft]:
    """Return the drafts of a row that has no text above or below it, by the half of the page where it stands."""
    upper = row[0].box.centre[1] < setting.page.centre[1]
    return [_above(line, row) if upper else _below(line, setting) for line in row]


def _recurring(found: tuple[Lines, ...], known: Recurring) -> tuple[Lines, ...]:
    """Return the outer rows up to the last that is known to recur; text is left in any case."""
    last = [count for count in range(1, min(EDGE_ROWS, len(found) - 1) + 1) if any(map(known.holds, found[count - 1]))]
    return found[: last[-1]] if last else ()


def _head(found: tuple[Lines, ...], setting: Setting) -> tuple[Lines, ...]:
    """Return the rows at the top that are running heads or page numbers."""
    if len(found) > 1 and _is_title(found[0], found[1], setting):
        return ()
    for count in range(min(EDGE_ROWS, len(found) - 1), 0, -1):
        part = found[:count]
        if count > 1 and _is_complete(part[0]) and any(map(is_number, part[1])):
            continue
        if _is_sunk(found, count, setting) and not any(map(is_number, part[0])):
            continue
        gaps = [_level(below) - _level(row) for row, below in pairwise(found[: count + 1])]
        if any(is_number(line) for row in part for line in row):
            gaps = [_level(found[count]) - _level(row) for row in part]
        if _of_one_size(part) and all(_like_head(row, gap, setting) for row, gap in zip(part, gaps, strict=True)):
            return part
    if len(found) < 2 or _is_sunk(found, 1, setting):
        return ()
    return found[:1] if _stands_over(found[0], found[1], setting) else ()


def _is_title(row: Lines, below: Lines, setting: Setting) -> bool:
    """Tell whether a row heads what begins below it: in far larger type, without a number."""
    large = min((line.x_height or 0 for line in row), default=0) > TITLE_SIZE * setting.x_height
    return large and not any(map(is_number, row)) and below[0].text[:1].isupper()


def _is_complete(row: Lines) -> bool:
    """Tell whether a row has both a number and a head: a number below it is that of a line of verse."""
    return any(map(is_number, row)) and not all(map(is_number, row))


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
    text = [line for line in row if not is_number(line)]
    full = _fills(text, setting)
    if full and _runs_on(text):
        return False
    if len(text) < len(row) and words <= HEAD_WORDS:
        return gap > setting.leading or len(row) > 1
    size = max((line.x_height or 0 for line in row), default=0)
    fits = size <= HEAD_SIZE * setting.x_height or _in_capitals(" ".join(line.text for line in row))
    return words <= FEW_WORDS and gap > (WELL_CLEAR if full else CLEAR) * setting.leading and fits


def _fills(text: Sequence[Line], setting: Setting) -> bool:
    """Tell whether what stands in a row reaches over most of the columns."""
    column = setting.columns[-1].right.at - setting.columns[0].left.at
    return bool(text) and text[-1].box.right - text[0].box.left > SHORT * column


def _runs_on(text: Sequence[Line]) -> bool:
    """Tell whether a row begins or ends as a line within a text does."""
    return not text[0].text[:1].isupper() or text[-1].text.endswith(("-", "."))


def _stands_over(row: Lines, below: Lines, setting: Setting) -> bool:
    """Tell whether a row stands over text that goes on from the page before, or is set in capitals without a space.

    In early books the head is close to the text. No heading is: it has a space below it, and a sentence begins there.
    """
    text = " ".join(line.text for line in row)
    capitals, goes_on = _in_capitals(text), below[0].text[:1].islower()
    centred = setting.indent(below[0]) > IN and setting.short(below[-1]) > IN
    if sum(len(line.words) for line in row) > HEAD_WORDS or setting.indent(row[0]) < 1 or centred:
        return False
    large = max((line.x_height or 0 for line in row), default=0) > HEAD_SIZE * setting.x_height
    inner = setting.indent(row[0]) > IN and setting.short(row[-1]) > 1
    return (capitals and inner) or (goes_on and (capitals or (large and inner)))


def _in_capitals(text: str) -> bool:
    """Tell whether most letters are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)


def _foot(found: tuple[Lines, ...], setting: Setting) -> tuple[Lines, ...]:
    """Return the rows at the bottom that are page numbers, catchwords or signature marks."""
    for count in range(min(EDGE_ROWS, len(found) - 1), 0, -1):
        part = found[-count:]
        if all(_like_foot(line, _level(row) - _level(found[-count - 1]), setting) for row in part for line in row):
            return found[-count - _has_number_above(found, count, setting) :]
    return ()


def _has_number_above(found: tuple[Lines, ...], count: int, setting: Setting) -> bool:
    """Tell whether a page number stands right above the last `count` rows: these are a stamp, or what a hand wrote."""
    if len(found) < count + 2 or not all(map(is_number, found[-count - 1])):
        return False
    return _level(found[-count - 1]) - _level(found[-count - 2]) > FOOT * setting.leading


def _like_foot(line: Line, gap: float, setting: Setting) -> bool:
    """Tell whether a line that stands `gap` pixels below the text is forme work."""
    if is_number(line):
        return gap > FOOT * setting.leading
    if label(line):
        return False
    short = len(line.words) <= 2 and setting.indent(line) > 1
    if gap > 2 * CLEAR * setting.leading:
        goes_on = len(line.words) > 2 and line.text[:1].islower()
        return len(line.words) <= FEW_WORDS and setting.short(line) > 2 and not goes_on
    if gap > WELL_CLEAR * setting.leading and len(line.words) <= 2:
        return True
    return short and (_is_signature(line) or _is_catchword(line, setting))


def _above(line: Line, row: Lines) -> Draft:
    """Return a line above the text as a draft: half a pair of brackets beside the head opens towards its margin."""
    if is_number(line) or _is_misread(line, row):
        return Draft(ZoneKind.PAGE_NUMBER, (line,))
    if len(row) > 1 and line is row[-1] and OPENS.fullmatch(line.text):
        return Draft(ZoneKind.MARGINALIA, (line,), place=Place.RIGHT)
    if len(row) > 1 and line is row[0] and CLOSES.fullmatch(line.text):
        return Draft(ZoneKind.MARGINALIA, (line,), place=Place.LEFT)
    words = [word.box for word in line.words if any(map(str.isalnum, word.text))]
    return Draft(ZoneKind.HEADER, (line,), ink=Box.around(words) if words else None)


def _below(line: Line, setting: Setting) -> Draft:
    """Return a line below the text as a draft."""
    if is_number(line):
        return Draft(ZoneKind.PAGE_NUMBER, (line,))
    if _is_signature(line):
        return Draft(ZoneKind.SIGNATURE_MARK, (line,))
    return Draft(ZoneKind.CATCH_WORD if _is_catchword(line, setting) else ZoneKind.FOOTER, (line,))


def _is_misread(line: Line, row: Lines) -> bool:
    """Tell whether a line at one end of a running head is its number, one figure of which was read as a letter."""
    lone = len(row) > 1 and line in (row[0], row[-1]) and not any(map(is_number, row))
    return lone and bool(MISREAD.fullmatch(line.text))


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
