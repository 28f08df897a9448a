"""Pages fresh from the press, on which nobody has written yet."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.hand.pages import Sheet
from benchmarks.press import Hand, Impression, degrade, typeset
from benchmarks.press.matrix import Trial, trials

PAGES = 2
"""Of one chapter at most, because its pages are much alike."""


def printed(count: int, seed: int) -> Iterator[Sheet]:
    """Yield the pages of `count` chapters, worn as scans are, each laid on the glass by itself and level."""
    for trial in trials(count, seed, PAGES):
        yield from _pages(trial)


def _pages(trial: Trial) -> Iterator[Sheet]:
    sheets = typeset(replace(trial.job, hand=Hand()))
    for scan in degrade(sheets, _level(trial.impression)):
        grey = np.ascontiguousarray(scan.image, np.uint8)
        nothing = np.zeros(grey.shape, np.bool_)
        yield Sheet(grey, nothing, nothing)


def _level(impression: Impression) -> Impression:
    """Return a condition without what is mended before handwriting is looked for: turned pages, and spreads."""
    return replace(impression, spread=False, skew=0.0, bed=0.0, drop=(), twice=(), swap=(), upside=())
