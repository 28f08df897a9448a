"""By how much a page lies askew, told from the feet of its lines of print."""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.acquire.print_ink import PrintInk

WIDEST = 10.0
"""Degrees: a page that lies further askew was meant to."""

COARSE, FINE = 0.25, 0.02
"""Degrees from one trial to the next: a line of print blurs out of its peak within half a degree."""

TRIALS = np.arange(-WIDEST, WIDEST + COARSE / 2, COARSE)
"""Degrees that are tried at first."""

POINTS = 20_000
"""Feet of letters that are enough to find the peak among the coarse trials."""

BINS = 4
"""Parts of a pixel in which feet are counted, so that no angle gains by falling in with the grid of pixels."""

BLUR = np.exp(-0.5 * (np.arange(-3 * BINS, 3 * BINS + 1) / BINS) ** 2)
"""Feet of one line stand within about a pixel of one another."""

SHARPER = 1.15
"""The feet must gather at the best angle this many times as sharply as at the median one; noise does not."""


def skew(ink: PrintInk) -> float:
    """Return the degrees, clockwise as seen, by which the lines run down to the right; 0.0 where nothing tells."""
    if not ink.enough:
        return 0.0
    feet = _feet(ink.mask)
    scores = _scores(feet[:, :: max(1, feet.shape[1] // POINTS)], TRIALS)
    if scores.max() < SHARPER * float(np.median(scores)):
        return 0.0
    return _refined(feet, float(TRIALS[scores.argmax()]))


def sharpness(ink: PrintInk) -> float:
    """Return how many times as sharply the feet of the letters gather in rows at the best angle as at others."""
    feet = _feet(ink.mask)
    scores = _scores(feet[:, :: max(1, feet.shape[1] // POINTS)], TRIALS)
    return float(scores.max() / max(1.0, float(np.median(scores))))


def _feet(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return x and y, shape (2, n), of ink with paper right below it, from the middle of the scan."""
    rows, columns = np.nonzero(mask[:-1] & ~mask[1:])
    return np.array([columns - mask.shape[1] / 2, rows - mask.shape[0] / 2], dtype=np.float64)


def _refined(feet: NDArray[np.float64], coarse: float) -> float:
    """Return the peak near a coarse angle, between the fine trials by a parabola."""
    trials = np.arange(coarse - 1.5 * COARSE, coarse + 1.5 * COARSE, FINE)
    scores = _scores(feet, trials)
    best = int(scores.argmax())
    if not 0 < best < len(trials) - 1:
        return float(trials[best])
    before, at, after = scores[best - 1 : best + 2]
    bend = before - 2 * at + after
    return float(trials[best] + (0.5 * FINE * (before - after) / bend if bend else 0.0))


def _scores(feet: NDArray[np.float64], degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return for each angle how sharply the feet gather in rows along it."""
    return np.array([_gathered(feet, angle) for angle in np.radians(degrees)])


def _gathered(feet: NDArray[np.float64], radians: float) -> float:
    """Return how sharply the feet gather in rows, once they are turned back by an angle."""
    rows = (feet[1] * np.cos(radians) - feet[0] * np.sin(radians)) * BINS
    counts = np.bincount(np.round(rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float((np.convolve(counts, BLUR) ** 2).sum())
