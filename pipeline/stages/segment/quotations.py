"""Quotations in smaller type: set in from both sides, right under text of the body's size."""

from collections.abc import Iterator, Sequence

from pipeline.stages.segment.draft import Lines, x_height
from pipeline.stages.segment.labels import ends, label
from pipeline.stages.segment.setting import Setting

SET_IN = 1.2
"""x-heights that all lines of a quotation are set in from the left."""
SET_IN_RIGHT = 0.5
"""x-heights that they end before the right edge: more than a hyphen hangs out, less than any measure is narrowed."""
DEEPEST = 7.0
"""x-heights: what begins further right is centred or the end of a line, not an indented line."""
SMALLER = 0.95
"""Quotations in smaller type are at most this part of the body's size."""
LARGER = 1.04
"""Ratio of letter heights by which one row must exceed the notes below: ten point to nine is 1.1, noise 1.02."""


def within(row: Lines, setting: Setting) -> bool:
    """Tell whether a row is set in from the left and from the right."""
    return SET_IN < setting.indent(row[0]) < DEEPEST and setting.short(row[-1]) > SET_IN_RIGHT


def _is_verse(row: Lines, setting: Setting) -> bool:
    """Tell whether a row begins as far in as verse does: no note of several rows does."""
    return setting.indent(row[0]) >= DEEPEST and setting.short(row[-1]) > SET_IN_RIGHT


def set_off(found: Sequence[Lines], votes: Sequence[float], setting: Setting) -> Iterator[int]:
    """Yield the indices of small rows that are a quotation and not notes, given what their size speaks for.

    What is set in directly under the text belongs to the text; under other notes it is a quotation in a note.
    """
    index = 0
    while index < len(found):
        last = _run(found, votes, index, setting)
        if index and votes[index - 1] < 0 and _is_quotation(found[index:last], found[last:], setting):
            yield from range(index, last)
        index = max(last, index + 1)


def _run(found: Sequence[Lines], votes: Sequence[float], first: int, setting: Setting) -> int:
    """Return the index after the last of the small rows that are set in, from a first one on."""
    last = first
    while last < len(found) and votes[last] > 0 and (within(found[last], setting) or _is_verse(found[last], setting)):
        last += 1
    return last


def _is_quotation(run: Sequence[Lines], below: Sequence[Lines], setting: Setting) -> bool:
    """Tell whether rows that are set in are a quotation: not labelled, nor one note a row."""
    if not run or all(ends(row[-1]) for row in run) or (label(run[0][0]) and not _quotes_verse(run, setting)):
        return False
    return len(run) > 1 or (within(run[0], setting) and _larger(run[0], below))


def _quotes_verse(run: Sequence[Lines], setting: Setting) -> bool:
    """Tell whether rows are verse in quotation marks, of which the first may look like a label: `* He seeth …`."""
    return all(_is_verse(row, setting) for row in run) and run[-1][-1].text.rstrip(" .,;:!?").endswith(tuple('”"’»'))


def _larger(row: Lines, below: Sequence[Lines]) -> bool:
    """Tell whether a row is in larger type than the notes below it."""
    size, notes = x_height(row), x_height(line for each in below for line in each)
    return size is not None and notes is not None and size > LARGER * notes
