"""Pictures: ink that no line of print explains, in areas too large for a letter."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.raster.ink import Grey, Ink, Mask, dark, flatten
from pipeline.stages.segment.draft import Draft
from pipeline.stages.segment.plates import plate

PAPER = 90
"""Percentile of the grey levels of a page that is its paper."""
SHADE = 0.62
"""Part of the paper's light below which a tone of a photograph is darker than paper in shadow."""
TRUSTED = 0.7
"""Confidence of a line from which its ink is print; what is read into pictures has less."""
LETTERS = 3
"""Letters in a row that a line of print has somewhere."""
ROW = (0.75, 1.33)
"""Parts of the usual letter height between which a row of unread words is print all the same."""
MARGIN = 0.6
"""x-heights round a line that its ink may reach: accents, descenders, a raised figure."""
GRAIN = 1.5
"""x-heights of white that a picture may have between its lines."""
INKED = 0.04
"""Part of a cell of the size of a letter that ink fills in a picture."""
LEAST = 5.0
"""x-heights that a picture is high and wide at least; ornaments and drop capitals are smaller."""
SPREAD = 0.25
"""Part of its box that the cells of a picture fill; those of a frame or of specks fill less."""
WORDS = 0.3
"""Part of a picture's box that trusted lines may cover; more are text with a frame round it."""
LOWEST, TALLEST, WIDEST = 0.5, 3.0, 6.0
"""x-heights that pieces of print are high at least and at most, and wide at most where letters touch."""
PRINTED = 0.6
"""Part of the ink that is in such pieces where it is print."""
INSIDE = 0.6
"""Part of a line's box that lies in a picture when the line does."""


def pictures(grey: Grey, lines: Sequence[Line], others: Sequence[Box], size: float) -> tuple[Draft, ...]:
    """Return a draft for each picture with the lines read inside it; `others` hold ink of another kind."""
    trusted = [line for line in lines if is_trusted(line) or _is_row(line, size)]
    ink = _unexplained(grey, [line.box for line in trusted], others, size)
    pieces = Ink.of(ink)
    boxes = [box for box in _areas(ink, size) if _covered(box, trusted) < WORDS and not _is_print(pieces, box, size)]
    print_ = [line.box for line in trusted]
    plates = _joined(_grown(grey, box, print_, size) for box in boxes)
    return tuple(_draft(box, plates, lines) for box in plates)


def is_trusted(line: Line) -> bool:
    """Tell whether a line is print without doubt: read with confidence, and words."""
    sure = line.confidence is None or line.confidence >= TRUSTED
    return sure and any(sum(letter.isalpha() for letter in word.text) >= LETTERS for word in line.words)


def _is_row(line: Line, size: float) -> bool:
    """Tell whether a line looks like a row of the print of this page although its words were not read well."""
    alike = line.x_height is not None and ROW[0] * size < line.x_height < ROW[1] * size
    return alike and len(line.words) >= LETTERS and len(line.text) > LETTERS * len(line.words)


def _unexplained(grey: Grey, lines: Sequence[Box], others: Sequence[Box], size: float) -> Mask:
    """Return the ink of a page that is in none of the boxes."""
    ink = dark(flatten(grey)) | (grey < SHADE * np.percentile(grey, PAPER))
    height, width = ink.shape
    for box, pad in [*((box, MARGIN * size) for box in lines), *((box, 2.0) for box in others)]:
        left, top = max(0, int(box.left - pad)), max(0, int(box.top - pad))
        ink[top : min(height, int(box.bottom + pad)), left : min(width, int(box.right + pad))] = False
    return np.asarray(ink, np.bool_)


def _areas(ink: Mask, size: float) -> tuple[Box, ...]:
    """Return the boxes of the areas that are inked all over and large, away from the scan's rim."""
    cell = max(1, round(size))
    height, width = ink.shape
    small = cv2.resize(ink.astype(np.float32), (width // cell, height // cell), interpolation=cv2.INTER_AREA)
    reach = np.ones((1 + round(GRAIN), 1 + round(GRAIN)), np.uint8)
    filled = cv2.morphologyEx((small > INKED).astype(np.uint8), cv2.MORPH_CLOSE, reach)
    opened = cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    areas = Ink.of(np.asarray(opened > 0, np.bool_))
    rows, columns = filled.shape
    left, top, right, bottom = areas.boxes.T
    large = np.minimum(areas.widths, areas.heights) >= LEAST
    free = (left > 0) & (top > 0) & (right < columns) & (bottom < rows)
    dense = areas.areas > SPREAD * areas.widths * areas.heights
    return tuple(_tight(ink, areas.boxes[number] * cell) for number in np.flatnonzero(large & free & dense))


def _tight(ink: Mask, place: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]") -> Box:
    """Return the box of the ink within a place."""
    left, top, right, bottom = (int(side) for side in place)
    part = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not rows.size:
        return Box(left, top, right, bottom)
    return Box(left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1)


def _is_print(ink: Ink, box: Box, size: float) -> bool:
    """Tell whether the ink in a box falls into pieces of the size of letters: print that could not be read."""
    left, top, right, bottom = ink.boxes.T
    x, y = (left + right) / 2, (top + bottom) / 2
    inside = (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
    letters = (ink.heights > LOWEST * size) & (ink.heights < TALLEST * size) & (ink.widths < WIDEST * size)
    return float(ink.areas[inside & letters].sum()) > PRINTED * float(ink.areas[inside].sum())


def _grown(grey: Grey, box: Box, lines: Sequence[Box], size: float) -> Box:
    """Return a picture with its light tones; lines read in its ink do not keep it from growing."""
    return plate(grey, box, [line for line in lines if line.shared(box) < INSIDE], size)


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes in which those that turned out to be one picture are one."""
    found: list[Box] = []
    for box in boxes:
        same = [other for other in found if max(box.shared(other), other.shared(box)) > INSIDE]
        found = [other for other in found if other not in same] + [Box.around([box, *same])]
    return found


def _covered(box: Box, lines: Sequence[Line]) -> float:
    """Return the part of a box that lines cover, 0 to 1."""
    return sum(box.shared(line.box) for line in lines)


def _draft(box: Box, boxes: Sequence[Box], lines: Sequence[Line]) -> Draft:
    """Return a picture as a draft, with the lines that lie in it and in none of the pictures more."""
    inside = [line for line in lines if max(boxes, key=line.box.shared) is box and line.box.shared(box) > INSIDE]
    return Draft(ZoneKind.FIGURE, tuple(inside), ink=box)
