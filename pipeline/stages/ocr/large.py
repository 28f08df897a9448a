"""Signs as large as the text, which founders cast them as: they end a word, or begin a note."""

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Ink
from pipeline.stages.ocr.raised import TOGETHER, Raised, owners
from pipeline.stages.ocr.rows import Row

HEIGHT = (1.25, 2.6)
"""In x-heights: daggers, sections and paragraphs are as high as capitals, or higher."""

WIDEST = 1.3
"""In x-heights: a pilcrow."""

FOOT = (-0.75, 0.2)
"""In x-heights over the baseline: they stand on it or hang."""

CLEAR = 0.25
"""In x-heights: a letter this near on the right is of the same word."""

LOW = 0.5
"""In x-heights: points are lower than this and stand below it."""

Pieces = NDArray[np.bool_]


def large(ink: Ink, rows: tuple[Row, ...] | list[Row]) -> tuple[Raised, ...]:
    """Return the tall pieces that nothing but a point follows, those side by side together, from left to right."""
    if not rows or not len(ink.left):
        return ()
    owner, base, size = owners(ink, rows)
    height, width, foot = ink.heights / size, ink.widths / size, (base - ink.bottom) / size
    tall = (height > HEIGHT[0]) & (height < HEIGHT[1]) & (width < WIDEST) & (foot > FOOT[0]) & (foot < FOOT[1])
    found = np.nonzero(tall & (owner >= 0))[0]
    found = found[np.argsort(ink.left[found], kind="stable")]
    letters = (height > LOW) | (foot > LOW)
    taken: set[int] = set()
    groups = []
    for piece in found[::-1]:  # from the right, so that a sign knows whether what follows it is one
        if piece not in taken:
            group = _ending(ink, int(piece), tall, letters, base, size)
            taken.update(group)
            if group:
                glyphs = tuple((each,) for each in group)
                groups.append(Raised(glyphs, float(size[piece]), float(base[piece]), large=True))
    return tuple(groups[::-1])


def _ending(
    ink: Ink, piece: int, tall: Pieces, letters: Pieces, base: NDArray[np.float64], size: NDArray[np.float64]
) -> tuple[int, ...]:
    """Return the tall pieces side by side of which this one is the last; none if a letter follows on it."""
    level = np.abs(base - base[piece]) < 0.5 * size[piece]
    gap = (ink.left - ink.right[piece]) / size[piece]
    right = ink.middle > ink.middle[piece]
    over = (ink.bottom > base[piece] - 2 * size[piece]) & (ink.top < base[piece])
    if (letters & over & right & (gap < CLEAR)).any():
        return ()
    group = [piece]
    while True:
        first = group[0]
        near = tall & level & (ink.middle < ink.middle[first])
        near &= (ink.left[first] - ink.right < TOGETHER * size[piece]) & (ink.left[first] - ink.right > -0.1 * size)
        if not near.any():
            return tuple(group)
        group.insert(0, int(np.nonzero(near)[0][ink.right[near].argmax()]))
