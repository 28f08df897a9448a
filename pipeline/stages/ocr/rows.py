"""Where the lines of print lie, found from the pieces of ink before anything is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Ink

SMALLEST = 6
"""Pixels: a letter is at least as high, or nothing could read it."""

NEAR = 1.6
"""A letter's neighbour is no further off than this times the higher of the two: a wide space is about as much."""

LEVEL = 0.4
"""Neighbours share at least this part of the lower one's height; letters of two lines share nothing."""

UNLIKE = 3.0
"""A letter is not so many times as high as its neighbour; initials and specks are."""

FEWEST = 4
"""Letters that make a row: fewer do not tell a baseline from a slope."""

AHEAD = 300
"""Pieces, counted from left to right over the whole page, among which a letter's neighbour is sought: sixty
lines of five."""

LOOSE = 0.35
"""Of a letter's height: how far its bottom may lie from the baseline before the slope is known."""

TIGHT = 0.12
"""The same once it is known: round letters reach below by less, descenders by more."""

BENDS = 8
"""Letters that it takes for each degree of the baseline's curve."""

LAST = 2
"""Letters that are the last word of a paragraph, where they begin at the margin: `dry.¹⁰⁶`, whose marker is apart."""

MARGIN = 1.0
"""In x-heights: so near to one another begin the lines at a margin."""

ALIKE = 3
"""Lines that begin at one place and make it a margin."""

PEAK = 0.45
"""Of the most frequent height: a height this frequent is not chance."""

SHORT = 15
"""Letters: a longer row has enough small ones to tell their height."""

ASTRAY = 8.0
"""In x-heights: a row that is further aside is another line."""

STEP = 0.7
"""In x-heights: lines are further apart, and figures hang by less."""

LONGEST = 45
"""Letters: a longer row has small letters enough whatever figures stand in it."""

SOME = 0.15
"""Part of the letters of a longer row that have the height of the type round it, where that is the row's own."""

TALLER = (1.2, 1.9)
"""How much higher than small letters figures and capitals are."""

Pieces = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of print on one baseline, in pixels."""

    left: float
    right: float
    curve: tuple[float, ...]
    """Polynomial of the baseline's y over x - left, highest power first."""
    x_height: float
    pieces: tuple[int, ...]
    """The letters that it was found from."""

    def baseline(self, x: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the y of the baseline at each x; beyond the ends, as at the end."""
        return np.asarray(np.polyval(self.curve, np.clip(x, self.left, self.right) - self.left), np.float64)


def rows(ink: Ink) -> tuple[Row, ...]:
    """Return the rows of print in an image, from top to bottom."""
    chains = list(_chains(ink))
    found = [row for row in (_row(ink, chain) for chain in chains if len(chain) >= FEWEST) if row]
    found += [row for row in (_last(ink, chain, found) for chain in chains if len(chain) < FEWEST) if row]
    common = usual(found)
    found = [_measured(_levelled(row, found), found, ink, common) for row in found]
    return tuple(sorted(found, key=lambda row: (row.curve[-1], row.left)))


def usual(rows: Sequence[Row]) -> float:
    """Return the x-height of the row that the middle letter of the page stands in."""
    sizes = sorted(row.x_height for row in rows for _ in row.pieces)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _levelled(row: Row, rows: list[Row]) -> Row:
    """Return a short row on the baseline of a long one that it continues: figures that hang, `1779`, have none."""
    middle = np.array([(row.left + row.right) / 2])
    base = float(row.baseline(middle)[0])
    for long in rows:
        gap = max(long.left - row.right, row.left - long.right)
        if len(row.pieces) < SHORT <= len(long.pieces) and gap < ASTRAY * row.x_height:
            level = float(long.baseline(middle)[0])
            if abs(level - base) < STEP * long.x_height:
                return replace(row, curve=(level,), x_height=long.x_height)
    return row


def _measured(row: Row, found: Sequence[Row], ink: Ink, common: float) -> Row:
    """Return a row of figures and capitals, `1950s.` or `Ibid.`, with the x-height of the type round it.

    It is that of the page or of the long rows nearest to it, notes may be, if a letter of it has that height; of a
    longer row several: `States, 1950, VII, 1237`.
    """
    if len(row.pieces) > LONGEST:
        return row
    least = 1 if len(row.pieces) <= SHORT else SOME * len(row.pieces)
    pieces = np.array(row.pieces)
    over = row.baseline(ink.middle[pieces]) - ink.top[pieces]
    low = np.abs(ink.bottom[pieces] - row.baseline(ink.middle[pieces])) < TIGHT * row.x_height
    for size in dict.fromkeys((*_sizes_round(row, found), common)):
        if TALLER[0] < row.x_height / size < TALLER[1] and (low & (np.abs(over / size - 1) < TIGHT)).sum() >= least:
            return replace(row, x_height=size)
    return row


def _sizes_round(row: Row, found: Sequence[Row]) -> list[float]:
    """Return the x-heights of the two long rows that are nearest to a row, nearest first."""
    away = [(abs(long.curve[-1] - row.curve[-1]), long.x_height) for long in found if len(long.pieces) > SHORT]
    return [size for _, size in sorted(away)[:2]]


def _chains(ink: Ink) -> Iterator[Pieces]:
    """Yield the pieces that stand beside one another, from left to right, two at least."""
    letters = np.nonzero((ink.heights >= SMALLEST) & (ink.widths < 8 * ink.heights))[0]
    letters = letters[np.argsort(ink.left[letters], kind="stable")]
    after = _neighbours(ink, letters)
    chain = np.arange(len(letters))
    for place in range(len(letters) - 1, -1, -1):  # a piece takes the chain of the one after it
        if after[place] >= 0:
            chain[place] = chain[after[place]]
    order = np.argsort(chain, kind="stable")
    for group in np.split(order, np.nonzero(np.diff(chain[order]))[0] + 1):
        if len(group) >= LAST:
            yield letters[group]


def _neighbours(ink: Ink, letters: Pieces) -> NDArray[np.int64]:
    """Return for each letter, sorted by left edge, the place of its next one to the right, or -1."""
    left, top, bottom = ink.left[letters], ink.top[letters], ink.bottom[letters]
    height, middle = bottom - top, ink.middle[letters]
    nearest = np.full(len(letters), np.inf)
    after = np.full(len(letters), -1)
    for step in range(1, min(AHEAD, len(letters))):
        gap = left[step:] - ink.right[letters][:-step]
        higher = np.maximum(height[step:], height[:-step])
        lower = np.minimum(height[step:], height[:-step])
        level = np.minimum(bottom[step:], bottom[:-step]) - np.maximum(top[step:], top[:-step]) >= LEVEL * lower
        fits = level & (gap < NEAR * higher) & (higher < UNLIKE * lower) & (middle[step:] > middle[:-step])
        better = fits & (gap < nearest[:-step])
        nearest[:-step][better] = gap[better]
        after[:-step][better] = np.nonzero(better)[0] + step
    return after


def _row(ink: Ink, pieces: Pieces) -> Row | None:
    """Return the row that pieces stand in; None if too few of them share a baseline."""
    x, y, height = ink.middle[pieces], ink.bottom[pieces], ink.heights[pieces]
    left, right = float(ink.left[pieces].min()), float(ink.right[pieces].max())
    size = float(np.median(height))
    curve, on = _baseline(x - left, y, size)
    if on.sum() < FEWEST:
        return None
    over = np.polyval(curve, x - left)[on] - ink.top[pieces][on]
    return Row(left, right, tuple(float(c) for c in curve), _x_height(over), tuple(int(p) for p in pieces))


def _last(ink: Ink, pieces: Pieces, rows: Sequence[Row]) -> Row | None:
    """Return the row of a short word that stands alone at a margin; None if it may be anything else."""
    left, right = float(ink.left[pieces].min()), float(ink.right[pieces].max())
    margin = [row for row in rows if len(row.pieces) > SHORT and abs(row.left - left) < MARGIN * row.x_height]
    if len(margin) < ALIKE:
        return None
    middle = (left + right) / 2
    above = min(margin, key=lambda row: abs(row.curve[-1] - float(ink.top[pieces].min())))
    size = above.x_height
    base = _mode(ink.bottom[pieces], TIGHT * size)
    level = np.abs(ink.bottom[pieces] - base) < TIGHT * size
    lowest, highest = base - size * (1 + TIGHT), base - size * (1 - TIGHT)
    small = level & (ink.top[pieces] > lowest) & (ink.top[pieces] < highest)
    beside = any(row.left - size < middle < row.right + size and abs(row.curve[-1] - base) < size for row in rows)
    if level.sum() < LAST or not small.any() or beside:
        return None
    return Row(left, right, (float(base),), size, tuple(int(piece) for piece in pieces))


def _baseline(
    x: NDArray[np.float64], y: NDArray[np.float64], size: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the polynomial through most of the bottoms, and which of them lie on it."""
    on = np.abs(y - _mode(y, LOOSE * size)) < LOOSE * size
    curve = np.array([float(np.median(y[on]))])
    for degree, tolerance in ((1, LOOSE), (1, TIGHT), (2, TIGHT), (2, TIGHT)):
        if on.sum() > BENDS * degree:
            curve = np.polyfit(x[on], y[on], degree)
        on = np.abs(y - np.polyval(curve, x)) < tolerance * size
    return curve, on


def _mode(values: NDArray[np.float64], width: float) -> float:
    """Return the value that most of the others lie near to."""
    near = np.abs(values[:, None] - values[None, :]) < width
    return float(values[near.sum(axis=1).argmax()])


def _x_height(over: NDArray[np.float64]) -> float:
    """Return the height that small letters reach: the lowest at which many letters end."""
    tall = over[over > SMALLEST * 0.8]
    if not len(tall):
        return float(SMALLEST)
    votes = np.convolve(np.bincount(np.round(tall).astype(np.int64), minlength=4), (0.5, 1, 0.5), "same")
    strong = np.nonzero(votes >= PEAK * votes.max())[0][0]
    best = strong + votes[strong : strong + 4].argmax()
    near = tall[np.abs(tall - best) <= 1.5]
    return float(near.mean())
