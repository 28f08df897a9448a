"""Page numbers that the engine overlooks: a few figures alone above, below or beside the print are no block to it."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.hocr import ReadLine

FIGURE = (0.8, 2.4)
"""In x-heights: figures are as high, those of a smaller size too; dots and ornaments are not."""

WIDEST = 2.5
"""In x-heights: no figure is wider, even where two touch."""

BESIDE = 1.0
"""In x-heights: figures of one number are no further apart."""

CLEAR = 0.3
"""In x-heights: so far from the print begins what the engine may have overlooked."""

LONGEST = 8.0
"""In x-heights: a longer row is a line, and the engine sees lines."""

WIDE = 12.0
"""In x-heights: what is as long is a line of the page; below it may stand a stamp, with the number in between."""

MOST = 2
"""Places above the print, and below it, that are looked at: what stands further off is dirt, or part of a picture."""

ASIDE = 3.0
"""In x-heights: a number that stands beside the head is so far from it; a letter of the head is nearer."""

NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{2,8})\W*")
"""A page number, arabic or in small roman letters; one letter alone is as well a scratch."""

Pieces = NDArray[np.int64]


def overlooked(ink: Ink, lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the places where a page number may stand, as lines whose words are still to be read.

    They are above all lines, below all long ones where no line is, or beside the first, and no further out than the
    lines; on a page without lines there are none.
    """
    if not lines:
        return ()
    size = median(line.x_height for line in lines for _ in line.words)
    boxes = [line.box for line in lines]
    whole, long = Box.around(boxes), Box.around([box for box in boxes if box.width > WIDE * size] or boxes)
    area = Box(whole.left, whole.top, whole.right, long.bottom)
    found = [box for box in _rows(ink, _figures(ink, area, size), size) if box.width < LONGEST * size]
    found = [box for box in found if not any(box.meet(line).area for line in boxes)]
    over = [box for box in found if box.bottom < area.top]
    under = [box for box in found if box.top > area.bottom]
    places = [*over[-MOST:], *_beside(ink, lines, whole, size), *under[:MOST]]
    return tuple(ReadLine(box, (), 0.0, box.bottom, size) for box in places)


def numbers(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines that are page numbers: what else is read where nothing was seen before is dirt."""
    return tuple(line for line in lines if NUMBER.fullmatch(" ".join(word.text for word in line.words)))


def _figures(ink: Ink, area: Box, size: float) -> Pieces:
    """Return the pieces beyond the print that are as large as a figure, from left to right."""
    beyond = (ink.bottom < area.top - CLEAR * size) | (ink.top > area.bottom + CLEAR * size)
    return _of_size(ink, beyond, area, size)


def _beside(ink: Ink, lines: Sequence[ReadLine], area: Box, size: float) -> tuple[Box, ...]:
    """Return the places on the level of the first line that stand apart from it and from all others."""
    first = min((line.box for line in lines), key=lambda box: box.centre[1])
    level = (ink.top < first.bottom) & (ink.bottom > first.top) & (ink.bottom < first.bottom + CLEAR * first.height)
    boxes = [line.box.grown(ASIDE * size) for line in lines if line.box.overlap_y(first)]
    boxes += [line.box for line in lines if not line.box.overlap_y(first)]
    found = [box for box in _rows(ink, _of_size(ink, level, area, size), size) if box.width < LONGEST * size]
    free = [box for box in found if not any(box.meet(other).area for other in boxes)]
    return tuple(free) if len(free) <= MOST else ()


def _of_size(ink: Ink, where: NDArray[np.bool_], area: Box, size: float) -> Pieces:
    """Return the pieces of some that are as large as a figure and no further out than the print."""
    height, width = ink.labels.shape
    within = (ink.left > area.left - size) & (ink.right < area.right + size)
    on_page = (ink.top > 0) & (ink.bottom < height) & (ink.left > 0) & (ink.right < width)
    high = (ink.heights > FIGURE[0] * size) & (ink.heights < FIGURE[1] * size) & (ink.widths < WIDEST * size)
    found = np.nonzero(where & within & on_page & high)[0]
    return np.asarray(found[np.argsort(ink.left[found], kind="stable")], np.int64)


def _rows(ink: Ink, pieces: Pieces, size: float) -> Iterator[Box]:
    """Yield the boxes of pieces that stand beside one another."""
    rows: list[Box] = []
    for box in (ink.box(int(piece)) for piece in pieces):
        near = [row for row in rows if row.overlap_y(box) > 0 and box.left - row.right < BESIDE * size]
        rows = [row for row in rows if row not in near] + [Box.around((*near, box))]
    yield from sorted(rows, key=lambda row: (row.top, row.left))
