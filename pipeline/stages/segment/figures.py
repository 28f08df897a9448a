"""Pictures: ink that no line of print explains, in areas too large for a letter."""

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.raster.ink import Grey, Ink, Mask
from pipeline.stages.segment.draft import Draft
from pipeline.stages.segment.picture_ink import areas, unexplained
from pipeline.stages.segment.plates import plate

TRUSTED = 0.7
"""Confidence of a line from which its ink is print; what is read into pictures has less."""
LETTERS = 3
"""Letters in a row that a line of print has somewhere."""
ROW = (0.75, 1.33)
"""Parts of the usual letter height between which a row of unread words is print all the same."""
WORDS = 0.3
"""Part of a picture's box that trusted lines may cover; more are text with a frame round it."""
LOWEST, TALLEST, WIDEST = 0.5, 3.0, 6.0
"""x-heights that pieces of print are high at least and at most, and wide at most where letters touch."""
PRINTED = 0.6
"""Part of the ink that is in such pieces where it is print."""
APART = 4.0
"""x-heights of white between the upper and the lower part of a picture, at most; a caption and its white need more."""
FRAME = 0.7
"""Part of a picture's side that a rule beside it has which frames it; the rule over footnotes is shorter."""
INITIAL = 3.0
"""x-heights that lines begin from a great initial's right side, or below it, at most."""
LARGEST = 16.0
"""x-heights that an initial is high or wide at most: six lines."""
CORNER = 0.01
"""Part of the place of running text that ink of a picture fills at most: specks."""
INSIDE = 0.6
"""Part of a line's box that lies in a picture when the line does."""


def pictures(grey: Grey, lines: Sequence[Line], others: Sequence[Box], size: float) -> tuple[Draft, ...]:
    """Return a draft for each picture with the lines read inside it; `others` hold ink of another kind."""
    trusted = [line for line in lines if is_trusted(line) or _is_row(line, size)]
    ink = unexplained(grey, [line.box for line in trusted], others, size)
    pieces = Ink.of(ink)
    print_ = [line.box for line in trusted]
    boxes = [
        box
        for box in areas(ink, size)
        if _covered(box, trusted) < WORDS and not _is_print(pieces, box, size) and _is_among(box, print_)
        if not _is_initial(box, [line.box for line in lines], size)
    ]
    wholes = [_whole(pieces, box, print_, size) for box in boxes]
    plates = _joined((_grown(grey, box, print_, size) for box in wholes), print_, size)
    return tuple(_draft(box, plates, lines, ink) for box in plates)


def is_trusted(line: Line) -> bool:
    """Tell whether a line is print without doubt: read with confidence, and words."""
    sure = line.confidence is None or line.confidence >= TRUSTED
    return sure and any(sum(letter.isalpha() for letter in word.text) >= LETTERS for word in line.words)


def _is_row(line: Line, size: float) -> bool:
    """Tell whether a line looks like a row of the print of this page although its words were not read well."""
    alike = line.x_height is not None and ROW[0] * size < line.x_height < ROW[1] * size
    return alike and len(line.words) >= LETTERS and len(line.text) > LETTERS * len(line.words)


def _is_print(ink: Ink, box: Box, size: float) -> bool:
    """Tell whether the ink in a box falls into pieces of the size of letters: print that could not be read."""
    left, top, right, bottom = ink.boxes.T
    x, y = (left + right) / 2, (top + bottom) / 2
    inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
    letters = (ink.heights > LOWEST * size) & (ink.heights < TALLEST * size) & (ink.widths < WIDEST * size)
    return float(ink.areas[inside & letters].sum()) > PRINTED * float(ink.areas[inside].sum())


def _whole(pieces: Ink, box: Box, lines: Sequence[Box], size: float) -> Box:
    """Return a picture with all of the strokes that begin in it and the rules that frame it.

    A drawing's thin lines fill too little of a cell to be found by their density.
    """
    part = pieces.labels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    for number in np.union1d(part[part > 0] - 1, _rules(pieces, box, size)):
        more = Box.around([box, pieces.box(int(number))])
        if _held(more, lines) == _held(box, lines):
            box = more
    return box


def _rules(pieces: Ink, box: Box, size: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.int64]]":
    """Return the numbers of the pieces that may be the frame of a picture, or a side of it."""
    left, top, right, bottom = pieces.boxes.T
    round_ = (left <= box.left) & (top <= box.top) & (right >= box.right) & (bottom >= box.bottom)
    thin = np.minimum(pieces.widths, pieces.heights) < size
    longest = np.maximum(pieces.widths / box.width, pieces.heights / box.height)
    return np.flatnonzero((round_ | thin) & (longest > FRAME) & (longest < 1 / FRAME))


def _held(box: Box, lines: Sequence[Box]) -> int:
    """Return how many lines a box touches."""
    return sum(box.shared(line) > 0 for line in lines)


def _grown(grey: Grey, box: Box, lines: Sequence[Box], size: float) -> Box:
    """Return a picture with its light tones; lines read in its ink do not keep it from growing."""
    return plate(grey, box, [line for line in lines if line.shared(box) < INSIDE], size)


def _joined(boxes: Iterable[Box], lines: Sequence[Box], size: float) -> list[Box]:
    """Return boxes in which those that turned out to be one picture are one."""
    found: list[Box] = []
    for box in boxes:
        same = [other for other in found if _are_one(box, other, lines, size)]
        found = [other for other in found if other not in same] + [Box.around([box, *same])]
    return found


def _are_one(box: Box, other: Box, lines: Sequence[Box], size: float) -> bool:
    """Tell whether two boxes are parts of one picture: they overlap, or one stands close over the other.

    Pictures side by side have captions of their own.
    """
    if max(box.shared(other), other.shared(box)) > INSIDE:
        return True
    both = Box.around([box, other])
    between = [line for line in lines if both.shared(line) > 0 and not box.shared(line) and not other.shared(line)]
    white = max(box.top, other.top) - min(box.bottom, other.bottom)
    return not between and box.overlap_x(other) > 0 and white < APART * size


def _is_among(box: Box, lines: Sequence[Box]) -> bool:
    """Tell whether most of a box stands over, under or between lines of print, not beside them all."""
    return len(lines) < LETTERS or box.overlap_x(Box.around(lines)) > box.width / 2


def _is_initial(box: Box, lines: Sequence[Box], size: float) -> bool:
    """Tell whether a box holds the great letter that a text begins with: lines start right beside it, then below it."""
    near = INITIAL * size
    beside = [line for line in lines if box.top < line.centre[1] < box.bottom and abs(line.left - box.right) < near]
    below = [line for line in lines if 0 < line.centre[1] - box.bottom < near and abs(line.left - box.left) < near]
    return len(beside) > 1 and bool(below) and max(box.width, box.height) < LARGEST * size


def _covered(box: Box, lines: Sequence[Line]) -> float:
    """Return the part of a box that lines cover, 0 to 1."""
    return sum(box.shared(line.box) for line in lines)


def _draft(box: Box, boxes: Sequence[Box], lines: Sequence[Line], ink: Mask) -> Draft:
    """Return a picture as a draft, with the lines that lie in it and in none of the pictures more."""
    inside = [line for line in lines if max(boxes, key=line.box.shared) is box and line.box.shared(box) > INSIDE]
    beside = _beside(inside, ink)
    return Draft(ZoneKind.FIGURE, tuple(line for line in inside if line not in beside), ink=box)


def _beside(lines: Sequence[Line], ink: Mask) -> list[Line]:
    """Return the lines of running text that a picture's box holds where the picture itself leaves a corner free."""
    text = [line for line in lines if is_trusted(line) and len(line.words) > LETTERS]
    if len(text) < 2:
        return []
    corner = Box.around(line.box for line in text)
    part = ink[int(corner.top) : int(corner.bottom), int(corner.left) : int(corner.right)]
    return text if part.mean() < CORNER else []
