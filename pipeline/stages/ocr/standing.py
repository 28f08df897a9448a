"""Numbers that stand under one another before their lines: the engine takes the column for a line on end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

TALL = 3.5
"""In x-heights: no word of a line is as high, from the head of an l to the foot of a p."""

LETTER = 2.6
"""In x-heights: a piece that is higher is an initial or a rule, and no column of numbers."""

SIGN = 0.7
"""In x-heights: a row of pieces that are lower is no number."""

ASIDE = 1.2
"""In x-heights: so far beyond the column begin the longer of its numbers."""

REACH = 4.0
"""In x-heights: a number stands no further from its line."""

LEVEL = 0.95
"""In x-heights: so near is the middle of a number to that of its line; figures rise and hang, and rows touch."""

POINT = "."

OWN = 0.5
"""In x-heights: no further behind a number stands its point."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Lines without the words that stand on end, and the places that are to be read in their stead."""

    lines: tuple[ReadLine, ...]
    places: tuple[ReadLine, ...]


def parted(lines: Sequence[ReadLine], ink: Ink) -> Parted:
    """Return the lines without columns that were read as a line on end; their rows become lines without words."""
    size = median(line.x_height for line in lines for _ in line.words) if lines else 0.0
    columns = {place: column for place, line in enumerate(lines) if (column := _column(line, ink, size))}
    if not columns:
        return Parted(tuple(lines), ())
    rest = tuple(_without(line, columns[n]) if n in columns else line for n, line in enumerate(lines))
    kept = tuple(line for line in rest if line.words)
    taken = [word.box for line in kept for word in line.words]
    rows = (row for column in columns.values() for row in _rows(_free(ink, column.grown(ASIDE * size), taken), ink))
    places = (ReadLine(box, (), 0.0, box.bottom, size) for box in rows if box.height > SIGN * size)
    return Parted(kept, tuple(places))


def _column(line: ReadLine, ink: Ink, size: float) -> Box | None:
    """Return the box of a line's words that are higher than any word and are rows of small pieces; None if none is."""
    tall = [word.box for word in line.words if word.box.height > TALL * size and word.box.height > word.box.width]
    if not tall:
        return None
    column = Box.around(tall)
    pieces = _inside(ink, column)
    if (ink.heights[pieces] > LETTER * size).any():
        return None
    return column if sum(box.height > SIGN * size for box in _rows(pieces, ink)) > 1 else None


def _without(line: ReadLine, column: Box) -> ReadLine:
    """Return a line without the words in a column, and without the scraps of it; its baseline is at their feet."""
    words = tuple(word for word in line.words if not _in_column(word, column))
    if not words:
        return ReadLine(line.box, (), 0.0, line.base, line.x_height)
    box = Box.around(word.box for word in words)
    return ReadLine(box, words, 0.0, _foot(words), line.x_height)


def _in_column(word: ReadWord, column: Box) -> bool:
    """Tell whether a word is a part of a column."""
    return column.left - 1 <= word.box.centre[0] <= column.right + 1


def _foot(words: Sequence[ReadWord]) -> float:
    """Return the y that most words of a level line end at."""
    return median(word.box.bottom for word in words)


def _inside(ink: Ink, box: Box) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the pieces whose middle lies in a box."""
    high = (ink.top + ink.bottom) / 2
    across = (ink.middle > box.left) & (ink.middle < box.right)
    return np.asarray(np.nonzero(across & (high > box.top) & (high < box.bottom))[0], np.int64)


def _free(ink: Ink, area: Box, taken: Sequence[Box]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the pieces in an area that no word has."""
    pieces = [int(piece) for piece in _inside(ink, area)]
    free = [piece for piece in pieces if not any(box.holds(*ink.box(piece).centre) for box in taken)]
    return np.asarray(free, np.int64)


def _rows(pieces: np.ndarray[tuple[int], np.dtype[np.int64]], ink: Ink) -> Iterator[Box]:
    """Yield the boxes of pieces that stand beside one another, from the top."""
    rows: list[Box] = []
    for box in sorted((ink.box(int(piece)) for piece in pieces), key=lambda box: -box.height):
        beside = [row for row in rows if row.overlap_y(box) > 0]
        rows = [row for row in rows if row not in beside] + [Box.around((*beside, box))]
    yield from sorted(rows, key=lambda row: row.top)


def restored(lines: Sequence[ReadLine], numbers: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines with numbers put before those that they stand level with; others are lines of their own."""
    whole, alone = list(lines), []
    for number in numbers:
        beside = [place for place, line in enumerate(whole) if _level(number, line)]
        if beside:
            nearest = min(beside, key=lambda place: (round(_off(number, whole[place])), whole[place].box.left))
            whole[nearest] = whole[nearest].of((*number.words, *_after(number, whole[nearest])))
        else:
            alone.append(number)
    return (*whole, *alone)


def _after(number: ReadLine, line: ReadLine) -> tuple[ReadWord, ...]:
    """Return the words of a line after its number: the number's own point may have been read with the line before."""
    first, *rest = line.words
    again = first.text == number.words[-1].text[-1] == POINT and first.box.left < number.box.right + OWN * line.x_height
    return tuple(rest) if again and rest else line.words


def _level(number: ReadLine, line: ReadLine) -> bool:
    """Tell whether a number stands before a line, and level with it."""
    gap = line.box.left - number.box.right
    return -line.x_height < gap < REACH * line.x_height and _off(number, line) < LEVEL


def _off(number: ReadLine, line: ReadLine) -> float:
    """Return how far the middle of a number is above or below that of a line's small letters, in x-heights."""
    x, y = number.box.centre
    return abs(line.baseline_at(x) - 0.5 * line.x_height - y) / line.x_height
