"""How high the small letters of the lines are, measured on their ink: the engine guesses it, in small type badly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from pipeline.stages.ocr.hocr import ReadLine
from pipeline.stages.ocr.rows import Row

SMALL = frozenset("acemnorsuvwxz")
"""Letters that reach neither above the x-height nor below the baseline."""

FEW = 2
"""Small letters that tell something of their height; one alone may be a misread capital."""

ENOUGH = 5
"""Small letters that tell it well; of fewer and of the engine the lower is right: both take capitals for small ones."""

LIKELY = (0.6, 1.15)
"""Of the letters' height as the engine boxes them: rows are so high. The boxes are whole pixels, and at times all as
high as a capital; a row that is higher is one of capitals and figures."""

SAME = 0.5
"""In x-heights: so near are the baselines of a row and a line that are one."""


def sized(lines: Sequence[ReadLine], rows: Sequence[Row]) -> tuple[ReadLine, ...]:
    """Return the lines with the x-heights that their ink has; the engine's where the ink does not tell."""
    return tuple(replace(line, x_height=_measured(line, rows)) for line in lines)


def _measured(line: ReadLine, rows: Sequence[Row]) -> float:
    """Return the height of a line's small letters: that of its row, which is finer, where the letters allow it."""
    letters = [glyph.box.height for word in line.words for glyph in word.glyphs if glyph.text in SMALL]
    if len(letters) < ENOUGH or not median(letters):
        return line.x_height
    height = median(letters)
    fine = [row.x_height for row in _rows_of(line, rows) if LIKELY[0] < row.x_height / height < LIKELY[1]]
    return median(fine) if fine else height


def _rows_of(line: ReadLine, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of print that a line runs along, the longest as often as it has letters."""
    for row in rows:
        left, right = max(row.left, line.box.left), min(row.right, line.box.right)
        x = (left + right) / 2
        if left < right and abs(_level(row, x) - line.baseline_at(x)) < SAME * row.x_height:
            yield from [row] * len(row.pieces)


def _level(row: Row, x: float) -> float:
    """Return the y of a row's baseline at an x."""
    return float(row.baseline(np.array([x]))[0])
