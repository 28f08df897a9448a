"""The notes at the foot of the page: where they begin, and which lines are one note."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.page import Line
from pipeline.model.typography import SMALLER
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, downwards, rows, x_height
from pipeline.stages.segment.labels import label, openings
from pipeline.stages.segment.quotations import set_off
from pipeline.stages.segment.setting import COLUMN_LINES, LARGER, Setting, white_between

ROUNDED = 1.0
"""Pixels that the height of a row is measured off by: on coarse scans so much smaller says nothing."""
SPACE = 1.3
"""Leadings of space that set notes off from the text, with or without a rule."""
TEXT_ROWS = 2.5
"""Rows of the body's size that are never within notes: small type above them is a quotation."""
ASTRAY = 3
"""Rows over the notes of which all are measured too low at most."""
HEADS = 1
"""Rows above the notes of a page that has no text but a heading."""
SEVERAL = 2
"""Labels that show such a page to be notes, and not text in smaller type."""


def footnotes(lines: Sequence[Line], setting: Setting) -> tuple[Draft, ...]:
    """Return the drafts of the notes under the text, in order; under the columns of a page, column by column."""
    parts = [_columns(_notes(part, setting)) for part in _parts(lines, setting)]
    within = [part for part in parts if len(parts) == 1 or len(part) == 1]  # a column has lists in columns, not notes
    return tuple(draft for part in within for column in part for draft in _single(column))


def _parts(lines: Sequence[Line], setting: Setting) -> list[Sequence[Line]]:
    """Return the lines whose foot holds notes: those of each column, or all if one of the smaller runs across."""
    small = [line for line in lines if (line.x_height or 0) < SMALLER * setting.x_height]
    if len(setting.columns) == 1 or any(setting.crosses(line.box) for line in small):
        return [lines]
    return [[line for line in lines if setting.column(line.box) is column] for column in setting.columns]


def _notes(lines: Sequence[Line], setting: Setting) -> Lines:
    """Return the lines at the foot that are notes."""
    found = rows(lines)
    return tuple(line for row in found[_start(found, setting) :] for line in row)


def _start(found: tuple[Lines, ...], setting: Setting) -> int:
    """Return the index of the first row of notes; their number if there are none.

    The cut is where rows above are most of the body's size and rows below most of the notes'.
    """
    votes = [_vote(row, setting) for row in found]
    for index in set_off(found, votes, setting):
        votes[index] = -abs(votes[index])
    best, start, score, highest = 0.0, len(found), 0.0, 0.0
    for index in range(len(found) - 1, -1, -1):
        score += votes[index]
        highest = max(highest, score)
        if score < highest - TEXT_ROWS:
            break
        labelled = label(found[index][0]) is not None
        bonus = 0.5 * (_space(found, index) > SPACE * setting.leading) + 0.5 * labelled
        # Where one of two lines was measured wrongly, a label in small type, set off from the text, decides.
        enough = score > 0 or (labelled and score + bonus >= 1)
        if score + bonus >= best and enough and votes[index] > 0:
            best, start = score + bonus, index
    start = _below_text(found, start, setting)
    return start if start < len(found) and _plausible(found, start, setting) else len(found)


def _below_text(found: tuple[Lines, ...], start: int, setting: Setting) -> int:
    """Return the index of the first row of notes, less a few above it that go on with the text.

    Their letters were measured too low, but they follow on the text, and a label set off from them stands below.
    """
    if start >= len(found) or _space(found, start) > SPACE * setting.leading:
        return start
    for index in range(start + 1, min(len(found), start + 1 + ASTRAY)):
        above, below = x_height(_lines(found[start:index])), x_height(_lines(found[index:]))
        apart = _space(found, index) > SPACE * setting.leading and label(found[index][0]) is not None
        if apart and not openings(_lines(found[start:index])) and (above or 0) > LARGER * (below or 0) > 0:
            return index
    return start


def _lines(found: Sequence[Lines]) -> Lines:
    """Return the lines of rows."""
    return tuple(line for row in found for line in row)


def _vote(row: Lines, setting: Setting) -> float:
    """Return how much the size of a row speaks for notes (1) or for text (-1); 0 where it tells nothing."""
    size = x_height(row)
    if size is None or setting.x_height - ROUNDED <= size < SMALLER * setting.x_height:
        return 0.0
    weight = min(1.0, sum(len(line.text) for line in row) / 15)
    return weight if size < SMALLER * setting.x_height else -weight


def _plausible(found: tuple[Lines, ...], start: int, setting: Setting) -> bool:
    """Tell whether the small rows at the foot are notes: set off, labelled, or nothing but notes on the page.

    Text begins at the head of a page; what begins in its lower half is the end of a note, with no text left above it.
    """
    lines = [line for row in found[start:] for line in row]
    if start == 0 and len(found) > 1 and lines[0].box.top > setting.page.centre[1]:
        return True
    if start <= HEADS:
        return sum(each.text != "" for each in map(label, lines) if each) >= SEVERAL
    return bool(openings(lines)) or _space(found, start) > (SPACE - 0.2) * setting.leading


def _space(found: tuple[Lines, ...], index: int) -> float:
    """Return the pixels from the baseline of the row before to that of a row."""
    if index == 0:
        return 0.0
    above, below = found[index - 1][0], found[index][0]
    if above.baseline is None or below.baseline is None:
        return below.box.bottom - above.box.bottom
    return below.baseline - above.baseline


def _columns(notes: Sequence[Line]) -> tuple[Lines, ...]:
    """Return notes that stand in two columns as left and right, others as they are."""
    white = white_between(notes) if len(notes) >= 2 * COLUMN_LINES else None
    if white is None:
        return (_lines(rows(notes)),) if notes else ()
    return (
        downwards(line for line in notes if line.box.centre[0] < white),
        downwards(line for line in notes if line.box.centre[0] >= white),
    )


def _single(lines: Lines) -> tuple[Draft, ...]:
    """Return each note as a draft; lines before the first label go on with a note of the page before."""
    starts = openings(lines)
    edges = sorted({0, *starts, len(lines)})
    drafts = []
    for first, last in pairwise(edges):
        opens = first in starts
        kind = ZoneKind.FOOTNOTE if opens else ZoneKind.FOOTNOTE_CONTINUED
        drafts.append(Draft(kind, lines[first:last], continues=not opens))
    return tuple(drafts)
