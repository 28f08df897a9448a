"""Which way up a scan lies, told from its ink: lines run level, and more letters rise above them than hang below."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.stages.acquire.print_ink import PrintInk
from pipeline.stages.acquire.skew import SHARPER, sharpness

SIDEWAYS = 1.15
"""Lines gather this many times as sharply upwards as across when a page lies on its side; upright pages of
prints of four centuries never passed 0.95."""

VOTES = 30
"""Letters with an ascender or a descender: with fewer, chance decides."""

HANGING = 0.4
"""Part of these letters that rise at most when a page is upside down; upright it is 0.6 to 0.9, Greek and
Fraktur included."""

DENSE = 0.5
"""Part of a line's densest row that the rows of its small letters reach."""

BODY_HEIGHTS = 0.4, 2.5
"""Median pieces of ink that the small letters of a line are high, at least and at most."""

FULL = 8
"""Letters that a line needs, so that its median is a small letter."""

BEYOND, ABOUT = 0.24, 0.2
"""Parts of the small letters' height that an ascender stands out by, and that feet stand apart by."""


def sideways(ink: PrintInk) -> bool:
    """Tell whether the lines run up or down instead of across."""
    if not ink.enough:
        return False
    upwards = sharpness(replace(ink, mask=np.ascontiguousarray(ink.mask.T)))
    return upwards >= SHARPER and upwards >= SIDEWAYS * sharpness(ink)


def upside_down(ink: PrintInk) -> bool:
    """Tell whether the lines of a level page stand on their heads; False where the ink does not tell."""
    middle = ink.mask.shape[1] // 2
    halves = _votes(ink.mask[:, :middle], ink.letter), _votes(ink.mask[:, middle:], ink.letter)
    rising, hanging = (sum(votes) for votes in zip(*halves, strict=True))
    return rising + hanging >= VOTES and rising <= HANGING * (rising + hanging)


def _votes(mask: NDArray[np.bool_], letter: float) -> tuple[int, int]:
    """Return how many letters rise above the small letters of their line, and how many hang below."""
    stats = cv2.connectedComponentsWithStats(np.ascontiguousarray(mask, dtype=np.uint8), connectivity=8)[2][1:]
    tops = np.asarray(stats[:, cv2.CC_STAT_TOP], dtype=np.float64)
    feet = tops + stats[:, cv2.CC_STAT_HEIGHT]
    counts = [_line_votes(tops, feet, top, foot) for top, foot in _bodies(mask, letter)]
    return sum(rising for rising, _ in counts), sum(hanging for _, hanging in counts)


def _bodies(mask: NDArray[np.bool_], letter: float) -> list[tuple[int, int]]:
    """Return the first and the last row of the small letters of each line."""
    rows = cv2.blur(mask.sum(axis=1).astype(np.float64)[:, None], (1, 3))
    reach = 2 * max(2, round(1.2 * letter)) + 1
    peaks = cv2.dilate(rows, np.ones((reach, 1), np.uint8))
    dense = (rows >= DENSE * peaks) & (rows > 0.2 * np.percentile(rows, 95))
    edges = np.flatnonzero(np.diff(np.concatenate([[0], dense[:, 0].astype(np.int8), [0]])))
    least, most = (letter * height for height in BODY_HEIGHTS)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(int(top), int(foot)) for top, foot in pairs if least <= foot - top <= most]


def _line_votes(tops: NDArray[np.float64], feet: NDArray[np.float64], top: int, foot: int) -> tuple[int, int]:
    """Return the votes of the letters of one line, given the tops and feet of all pieces of ink."""
    height, middle = foot - top, (top + foot) / 2
    mine = (tops < middle) & (feet > middle) & (feet - tops > 0.6 * height) & (feet - tops < 2.6 * height)
    tops, feet = tops[mine], feet[mine]
    if len(tops) < FULL:
        return 0, 0
    above, below = np.median(tops) - tops, feet - np.median(feet)
    rising = (above > BEYOND * height) & (np.abs(below) <= ABOUT * height)
    hanging = (below > BEYOND * height) & (np.abs(above) <= ABOUT * height)
    return int(rising.sum()), int(hanging.sum())
