"""Numbers of verses: those that stand over one another at the ends of ragged lines and count in even steps."""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.stages.ocr.hocr import ReadLine, ReadWord

APART = 1.2
"""In x-heights: a number in the margin stands further from the verse than its words from one another."""

ALIGNED = 1.5
"""In x-heights: numbers of verses stand over one another."""

LONGEST = 4
"""Figures of such a number."""

FEWEST = 3
"""Numbers in even steps that are none by chance."""

STEPS = (5, 10)
"""Verses from one number to the next; the number of one that is torn or unread is missed."""


def numbered(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines, the numbers of verses as lines of their own."""
    found: list[ReadLine] = list(lines)
    for last in (True, False):
        for number in _counting([line for line in found if _ends_in_number(line, last=last)], last=last):
            at = found.index(number)
            words = number.words
            parts = (words[:-1], words[-1:]) if last else (words[:1], words[1:])
            found[at : at + 1] = [number.of(part) for part in parts]
    return tuple(found)


def _number(line: ReadLine, *, last: bool) -> ReadWord:
    """Return the last word of a line, or the first."""
    return line.words[-1 if last else 0]


def _ends_in_number(line: ReadLine, *, last: bool) -> bool:
    """Tell whether a line ends, or begins, in a number that stands apart from its words."""
    text = _number(line, last=last).text
    if len(line.words) < 2 or not text.isdecimal() or len(text) > LONGEST:
        return False
    gaps = [after.box.left - before.box.right for before, after in pairwise(line.words)]
    own = gaps.pop(-1 if last else 0)
    return own > APART * line.x_height and own > max(gaps, default=0.0)


def _counting(lines: Sequence[ReadLine], *, last: bool) -> list[ReadLine]:
    """Return the lines whose numbers stand over one another and count in even steps; none if they are few."""
    best: list[ReadLine] = []
    for line in lines:
        x = _number(line, last=last).box.centre[0]
        over = [o for o in lines if abs(_number(o, last=last).box.centre[0] - x) < ALIGNED * line.x_height]
        over.sort(key=lambda other: other.box.top)
        values = [int(_number(other, last=last).text) for other in over]
        rising = all(before < after for before, after in pairwise(values))
        even = any(all(value % step == values[0] % step for value in values) for step in STEPS)
        if rising and even and len(over) > len(best):
            best = over
    return best if len(best) >= FEWEST else []
