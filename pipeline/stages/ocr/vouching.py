"""Marks that vouch for each other: one after a word, and the same again at the head of a line further down."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from pipeline.raster.ink import Ink
from pipeline.stages.ocr.superscript import Superscript

AFTER = 0.8
"""In x-heights: the word that a raised mark follows is no further off."""

AGAINST = 0.35
"""In x-heights: a sign as large as the text that calls a note stands against its word; before § 12 is a space."""

CLEAR = 2.5
"""In x-heights: a mark that begins a line has no print so near on its left; spaces between words are narrower."""

OVER, UNDER = 2.2, 0.4
"""In x-heights, over and under the baseline: what stands in the same line."""

DIRT = 0.15
"""In x-heights: what is lower is no part of a word, not even its stop."""


class Stance(Enum):
    """Where a mark stands in its line."""

    CALL = auto()
    """Behind a word."""
    LABEL = auto()
    """Before all words."""
    AMID = auto()
    """Between words, where no mark stands."""


def vouched(ink: Ink, doubtful: Sequence[Superscript], sure: Sequence[Superscript]) -> Iterator[Superscript]:
    """Yield the doubtful marks that call a note whose label is seen, or begin a note that is seen to be called."""
    known = [(mark, stance(ink, mark)) for mark in (*doubtful, *sure)]
    for mark, own in known[: len(doubtful)]:
        if any(_answers(mark, own, other, its) for other, its in known):
            yield mark


def _answers(mark: Superscript, own: Stance, other: Superscript, its: Stance) -> bool:
    """Tell whether the other is the label of the note that a mark calls, or the call of the note it labels."""
    call, label = (mark, other) if own is Stance.CALL else (other, mark)
    return other.label == mark.label and {own, its} == {Stance.CALL, Stance.LABEL} and label.baseline > call.baseline


def stance(ink: Ink, mark: Superscript) -> Stance:
    """Return where a mark stands."""
    size, base = mark.x_height, mark.baseline
    level = (ink.top > base - OVER * size) & (ink.bottom < base + UNDER * size) & (ink.heights > DIRT * size)
    level[list(mark.pieces)] = False
    before = level & (ink.middle < mark.box.centre[0])
    gap = (mark.box.left - ink.right[before]) / size
    nearest = float(gap.min(initial=CLEAR))
    if nearest >= CLEAR:
        return Stance.LABEL
    return Stance.CALL if nearest < (AGAINST if mark.large else AFTER) else Stance.AMID
