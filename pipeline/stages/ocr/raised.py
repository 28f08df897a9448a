"""Small pieces of ink that stand raised beside print: markers of notes, and whatever else is set so."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink
from pipeline.stages.ocr.rows import Row

HEIGHT = (0.34, 1.5)
"""In x-heights: an asterisk set small, and a figure set hardly smaller than the text."""

FRAGMENT = 0.1
"""In x-heights: the least height of a part of a glyph that the print has broken."""

WIDEST = 2.4
"""In x-heights: three figures that touch."""

FOOT = (0.36, 1.6)
"""In x-heights above the baseline, the lower edge: letters stand at 0, commas below, an asterisk highest."""

HEAD = (1.1, 2.8)
"""The same of the upper edge: what ends below the small letters' tops is no superscript."""

HANGING = ((1.4, 2.6), (0.35, 1.3), (0.1, 0.9))
"""In x-heights: height and width of daggers as large as the text, and how far they reach below the baseline."""

SLENDER = 0.75
"""Width over height: daggers are no wider, two letters that touch are."""

COVERED = 0.55
"""Of a piece's width: with as much ink between it and the baseline it is a dot or an accent on a letter."""

TOGETHER = 0.4
"""In x-heights: figures of one number are closer; the next word is further off."""

OUTSIDE = 2.5
"""In x-heights: how far beyond the ends of a row its markers may stand."""


Lengths = NDArray[np.float64] | NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Raised:
    """Pieces side by side, raised over one row."""

    glyphs: tuple[tuple[int, ...], ...]
    """From left to right; the pieces that stand above one another are one glyph."""
    x_height: float
    baseline: float
    """y, below the middle of the group."""
    large: bool = False
    """Whether the pieces are as large as the text, and stand on its line or hang."""

    def box(self, ink: Ink) -> Box:
        """Return the box of the whole group."""
        return Box.around(ink.box(piece) for glyph in self.glyphs for piece in glyph)


def raised(ink: Ink, rows: Sequence[Row]) -> tuple[Raised, ...]:
    """Return the raised groups of a page, from left to right, then daggers that hang, each alone."""
    if not rows or not len(ink.left):
        return ()
    owner, base, size = owners(ink, rows)
    fits = _small(ink, size) & _between(base - ink.bottom, FOOT, size) & (base - ink.top < HEAD[1] * size)
    pieces = [int(piece) for piece in np.nonzero(fits & (owner >= 0))[0]]
    grounded = np.concatenate([[False], ~fits])[ink.labels]
    free = [piece for piece in pieces if not _stands_on_ink(ink, piece, grounded, base[piece], size[piece])]
    found = ((group, _glyphs(ink, group, base[group[0]], size[group[0]])) for group in _groups(ink, free, base, size))
    groups = [Raised(glyphs, float(size[group[0]]), float(base[group].mean())) for group, glyphs in found if glyphs]
    lone = np.nonzero(_hanging(ink, base, size) & (owner >= 0))[0]
    return (*groups, *(Raised(((int(piece),),), float(size[piece]), float(base[piece])) for piece in lone))


def _hanging(ink: Ink, base: NDArray[np.float64], size: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which pieces have the height, width and foot of a dagger that is as large as the text."""
    height, width, foot = HANGING
    tall = (
        _between(ink.heights, height, size) & _between(ink.widths, width, size) & (ink.widths < SLENDER * ink.heights)
    )
    return tall & _between(ink.bottom - base, foot, size) & (base - ink.top > HEAD[0] * size)


def owners(ink: Ink, rows: Sequence[Row]) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Return for each piece the row it is raised over or -1, the y of its baseline, and its x-height."""
    middle, centre = ink.middle, (ink.top + ink.bottom) / 2
    base = np.stack([row.baseline(middle) for row in rows])
    size = np.array([row.x_height for row in rows])[:, None]
    off = np.abs((base - centre) / size - 1.1)
    beyond = np.stack([np.maximum(row.left - middle, middle - row.right) for row in rows]) > OUTSIDE * size
    off[beyond] = np.inf
    best = off.argmin(axis=0)
    here = np.arange(len(middle))
    owner = np.where(off[best, here] < 1.6, best, -1)
    return owner, base[best, here], size[best, 0]


def _small(ink: Ink, size: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which pieces are no larger than a superscript."""
    return _between(ink.heights, (FRAGMENT, HEIGHT[1]), size) & (ink.widths < WIDEST * size)


def _between(length: Lengths, limits: tuple[float, float], size: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which lengths lie within limits given in x-heights."""
    return (length > limits[0] * size) & (length < limits[1] * size)


def _stands_on_ink(ink: Ink, piece: int, grounded: NDArray[np.bool_], base: float, size: float) -> bool:
    """Tell whether there is ink right below a piece, above the baseline: then it belongs to a letter."""
    left, right, foot = int(ink.left[piece]), int(ink.right[piece]), int(ink.bottom[piece])
    below = grounded[foot : max(foot, int(base - 0.1 * size)), left:right]
    return below.size > 0 and float(below.any(axis=0).mean()) > COVERED


def _groups(ink: Ink, pieces: list[int], base: NDArray[np.float64], size: NDArray[np.float64]) -> list[list[int]]:
    """Return the pieces of each group, from left to right.

    What counts is the baseline and not the row: between two stretches of one line a marker may be near either.
    """
    groups: list[list[int]] = []
    for piece in sorted(pieces, key=lambda piece: float(ink.left[piece])):
        near = TOGETHER * size[piece]
        for group in reversed(groups):
            last = group[-1]
            beside = ink.left[piece] - max(ink.right[group]) < near and abs(base[piece] - base[last]) < near
            if beside and 0.7 < size[piece] / size[last] < 1.4:
                group.append(piece)
                break
        else:
            groups.append([piece])
    return groups


def _glyphs(ink: Ink, group: list[int], base: float, size: float) -> tuple[tuple[int, ...], ...]:
    """Return the pieces of a group, those that stand above one another together, less what is too low."""
    glyphs: list[list[int]] = []
    for piece in group:
        shared = min(ink.right[piece], max(ink.right[glyphs[-1]])) - ink.left[piece] if glyphs else -1.0
        if glyphs and shared > 0.5 * min(ink.widths[piece], max(ink.right[glyphs[-1]]) - min(ink.left[glyphs[-1]])):
            glyphs[-1].append(piece)
        else:
            glyphs.append([piece])
    return tuple(tuple(glyph) for glyph in glyphs if _whole(ink, glyph, base, size))


def _whole(ink: Ink, glyph: list[int], base: float, size: float) -> bool:
    """Tell whether the pieces of a glyph are together as high as a superscript, and reach as high."""
    top = float(min(ink.top[glyph]))
    return max(ink.bottom[glyph]) - top > HEIGHT[0] * size and base - top > HEAD[0] * size
