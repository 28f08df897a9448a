"""Whether a scan shows two facing pages, and where the gutter between them lies."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.stages.acquire.print_ink import LONGEST, PrintInk, shrunk

NARROWEST = 0.95
"""Width over height: two facing pages are wider than that, because books are taller than 2.1 times their width."""

SURELY_TWO = 1.15
"""Width over height from which a scan with print on one half only is a spread with a blank page."""

MIDDLE = 0.12
"""The gutter lies within this part of the width on either side of the middle."""

MARGINS = 6.0
"""Two inner margins are this many letter heights wide together; columns and the cells of a table lie closer."""

MARGINS_IN_SHADOW = 1.5
"""Letter heights of blank that are enough where a shadow shows the fold."""

SHADOW = 0.92
"""A fold is darker than this part of the paper on either side of it."""

SHADOW_HEIGHT = 0.7
"""Part of the height along which the fold is dark: a picture or a stain is shorter."""

SIDE_SHARE = 0.04
"""A page with less than this part of all print on the scan is blank but for a number or stray marks."""

PAGE_SHARES = 0.28, 0.4
"""Parts of the width and height of a spread that the text of one page takes at least."""

THREAD = 0.8
"""Letter heights: ink in fewer columns than that is the fold or the edge of a leaf, drawn as a line, and no text."""

STRAY = 0.004
"""Part of the height in ink that a column may have and still be blank: specks, a reader's pen that strays."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Columns [start, end) that are blank from top to bottom."""

    start: int
    end: int

    @property
    def width(self) -> int:
        return self.end - self.start


def gutter(grey: NDArray[np.uint8], ink: PrintInk) -> float | None:
    """Return the x of the gutter in pixels of the upright scan; None where it shows a single page."""
    height, width = grey.shape
    if not ink.enough or width < NARROWEST * height:
        return None
    fold = _fold(grey)
    blank = _blank_run(ink, fold)
    if blank is None:
        return None
    if not _two_pages(ink, blank, wide=width >= SURELY_TWO * height, folded=fold is not None):
        return None
    return _place(ink, blank, fold) * ink.factor


def _two_pages(ink: PrintInk, blank: _Run, *, wide: bool, folded: bool) -> bool:
    """Tell whether a blank run lies between two pages, not between columns or beside one block."""
    if blank.width < (MARGINS_IN_SHADOW if folded else MARGINS) * ink.letter:
        return False
    left, right = ink.mask[:, : blank.start].sum(), ink.mask[:, blank.end :].sum()
    both = min(left, right) >= SIDE_SHARE * (left + right)
    return both or (wide and (folded or _fills_a_page(ink)))


def _fills_a_page(ink: PrintInk) -> bool:
    """Tell whether the print is as wide and high as a page of text, not a few words in a corner."""
    for axis, share in enumerate(PAGE_SHARES):
        along = np.cumsum(ink.mask.sum(axis=axis))
        first, last = np.searchsorted(along, (along[-1] * 0.02, along[-1] * 0.98))
        if last - first < share * len(along):
            return False
    return True


def _blank_run(ink: PrintInk, fold: float | None) -> _Run | None:
    """Return the widest blank run that touches the middle of the scan, or the one at the fold."""
    width = ink.mask.shape[1]
    blank = ink.mask.sum(axis=0) <= STRAY * ink.mask.shape[0]
    runs = _runs(_closed(blank, THREAD * ink.letter))
    if fold is not None:
        runs = [run for run in runs if run.start <= fold * width < run.end]
    middle = (0.5 - MIDDLE) * width, (0.5 + MIDDLE) * width
    runs = [run for run in runs if run.end > middle[0] and run.start < middle[1]]
    return max(runs, key=lambda run: run.width, default=None)


def _closed(blank: NDArray[np.bool_], narrow: float) -> NDArray[np.bool_]:
    """Return the blank columns, inked ones between them taken for blank where they are fewer than `narrow`."""
    filled = blank.copy()
    for run in _runs(~blank):
        if run.width < narrow:
            filled[run.start : run.end] = True
    return filled


def _runs(blank: NDArray[np.bool_]) -> list[_Run]:
    """Return the stretches of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], blank.astype(np.int8), [0]])))
    return [_Run(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _place(ink: PrintInk, blank: _Run, fold: float | None) -> float:
    """Return the x of the gutter in pixels of the mask: the fold, or the middle between the two blocks."""
    width = float(ink.mask.shape[1])
    if fold is not None:
        return fold * width
    if blank.start == 0 or blank.end == width:
        return width / 2
    return min(max((blank.start + blank.end) / 2, (0.5 - MIDDLE) * width), (0.5 + MIDDLE) * width)


def _fold(grey: NDArray[np.uint8]) -> float | None:
    """Return where the shadow of the fold is darkest, as part of the width; None if there is no such shadow."""
    small = shrunk(grey, max(1.0, max(grey.shape) / (LONGEST / 4)))
    tones = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 3), np.uint8))
    width = int(tones.shape[1])
    start, end = round((0.5 - MIDDLE) * width), round((0.5 + MIDDLE) * width)
    beside = np.minimum(np.median(tones[:, :start], axis=1), np.median(tones[:, end:], axis=1))
    dark = (tones[:, start:end] < SHADOW * beside[:, None]).mean(axis=0)
    if dark.max(initial=0.0) < SHADOW_HEIGHT:
        return None
    columns = np.flatnonzero(dark >= SHADOW_HEIGHT)
    darkest = int(columns[tones[:, start:end][:, columns].mean(axis=0).argmin()])
    return (start + darkest + 0.5) / float(width)
