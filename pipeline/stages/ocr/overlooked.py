"""Page numbers that the engine overlooks: a few figures alone above or below the print are no block to it."""

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

MOST = 3
"""What stands above and below a page in so many places more is dirt."""

Pieces = NDArray[np.int64]


def overlooked(ink: Ink, lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the places where a page number may stand, as lines whose words are still to be read.

    They are above or below all lines, and no further out than these; on a page without lines there are none.
    """
    if not lines:
        return ()
    size, area = median(line.x_height for line in lines for _ in line.words), Box.around(line.box for line in lines)
    found = [box for box in _rows(ink, _figures(ink, area, size), size) if box.width < LONGEST * size]
    return tuple(ReadLine(box, (), 0.0, box.bottom, size) for box in found) if len(found) <= MOST else ()


def _figures(ink: Ink, area: Box, size: float) -> Pieces:
    """Return the pieces beyond the print that are as large as a figure, from left to right."""
    height, width = ink.labels.shape
    beyond = (ink.bottom < area.top - CLEAR * size) | (ink.top > area.bottom + CLEAR * size)
    within = (ink.left > area.left - size) & (ink.right < area.right + size)
    on_page = (ink.top > 0) & (ink.bottom < height) & (ink.left > 0) & (ink.right < width)
    high = (ink.heights > FIGURE[0] * size) & (ink.heights < FIGURE[1] * size) & (ink.widths < WIDEST * size)
    found = np.nonzero(beyond & within & on_page & high)[0]
    return np.asarray(found[np.argsort(ink.left[found], kind="stable")], np.int64)


def _rows(ink: Ink, pieces: Pieces, size: float) -> Iterator[Box]:
    """Yield the boxes of pieces that stand beside one another."""
    rows: list[Box] = []
    for box in (ink.box(int(piece)) for piece in pieces):
        near = [row for row in rows if row.overlap_y(box) > 0 and box.left - row.right < BESIDE * size]
        rows = [row for row in rows if row not in near] + [Box.around((*near, box))]
    yield from sorted(rows, key=lambda row: (row.top, row.left))
