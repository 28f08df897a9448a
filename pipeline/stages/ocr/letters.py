"""Raised letters, `word.ᵃ`: markers only on a page that shows its notes to bear letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.glyphs import LETTERS, NOTHING, network, patch
from pipeline.stages.ocr.raised import Raised
from pipeline.stages.ocr.stance import is_marker
from pipeline.stages.ocr.superscript import Superscript
from pipeline.stages.ocr.vouching import Stance, stance, vouched

LIKELY = 0.5
"""As likely a letter as not."""

BARELY = 0.25
"""On a page whose notes bear letters a mark is one of theirs, or a letter rather than a figure, even where it is as
unclear as this."""

SURELY = 0.6
"""So sure a letter must be that tells of its page that its notes bear letters."""

FIGURE = 0.8
"""What is a figure as surely as this tells nothing of letters: 1 is much like l, and 0 like o."""

ROW = 3
"""So many letters, each the next in the alphabet, tell it by themselves."""

ORDINAL = "st"
"""Two letters in the order of the alphabet that are no two markers: `1st`."""

OTHERS = 2
"""How many other readings are kept."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, and how likely each of LETTERS is."""

    box: Box
    likely: NDArray[np.float32]
    pieces: tuple[int, ...]

    def letter(self, least: float) -> str:
        """Return what it reads as, NOTHING where no letter is as likely as `least`."""
        best = int(self.likely[:-1].argmax())
        return LETTERS[best] if self.likely[best] >= least else NOTHING


def lettered(
    even: Grey, ink: Ink, groups: Sequence[Raised], found: Sequence[Superscript], told: str = ""
) -> tuple[Superscript, ...]:
    """Return the markers found with those that are letters, if the page shows that its notes bear letters.

    `told` are the letters that its notes begin with as far as they have been read.
    """
    read = [(group, tuple(_read(even, ink, group))) for group in groups]
    letters = [letter for group, glyphs in read for letter in _letters(ink, group, glyphs, LIKELY)]
    figures = {piece for marker in found if marker.confidence >= FIGURE for piece in marker.pieces}
    if not _tell(ink, [letter for letter in letters if not figures.intersection(letter.pieces)], told):
        return tuple(found)
    claimed = {piece for marker in found for piece in marker.pieces}
    unclear = (letter for group, glyphs in read for letter in _letters(ink, group, glyphs, BARELY))
    letters = [
        letter
        for letter in unclear
        if letter.confidence >= LIKELY or letter.label in told or claimed.intersection(letter.pieces)
    ]
    pieces = {piece for letter in letters for piece in letter.pieces}
    return (*(marker for marker in found if not pieces.intersection(marker.pieces)), *letters)


def _letters(ink: Ink, group: Raised, glyphs: Sequence[Glyph], least: float) -> Iterator[Superscript]:
    """Yield the letters of a group that stand as markers do."""
    for is_letter, run in groupby(glyphs, key=lambda glyph: glyph.letter(least) != NOTHING):
        if is_letter:
            yield from (mark for mark in _marks(tuple(run), group) if _stands(ink, mark))


def _stands(ink: Ink, mark: Superscript) -> bool:
    """Tell whether a letter stands as a marker does."""
    return is_marker(ink, mark.box, mark.pieces, mark.baseline, mark.x_height)


def _read(even: Grey, ink: Ink, group: Raised) -> Iterator[Glyph]:
    """Yield what the glyphs of a group are likely to be."""
    boxes = [Box.around(ink.box(piece) for piece in glyph) for glyph in group.glyphs]
    patches = []
    for box, glyph in zip(boxes, group.glyphs, strict=True):
        labels = ink.labels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
        patches.append(patch(even, np.isin(labels, np.array(glyph) + 1), box, group.x_height, group.baseline))
    likely = network("letters").probabilities(np.stack(patches))
    for box, row, glyph in zip(boxes, likely, group.glyphs, strict=True):
        yield Glyph(box, row, glyph)


def _marks(run: tuple[Glyph, ...], group: Raised) -> Iterator[Superscript]:
    """Yield the markers that letters side by side are: one, the same twice, or two that follow one another."""
    spelt = "".join(glyph.letter(0) for glyph in run)
    if len(run) == 1 or (len(run) == 2 and spelt[0] == spelt[1]):
        yield _mark(run, group)
    elif len(run) == 2 and ord(spelt[1]) == ord(spelt[0]) + 1 and spelt != ORDINAL:
        yield from (_mark((glyph,), group) for glyph in run)


def _mark(run: tuple[Glyph, ...], group: Raised) -> Superscript:
    """Return the marker that a letter is, or one that is doubled."""
    order = np.mean([glyph.likely[:-1] for glyph in run], axis=0).argsort()[::-1]
    readings = [LETTERS[int(place)] * len(run) for place in order[: OTHERS + 1]]
    label = "".join(glyph.letter(0) for glyph in run)
    return Superscript(
        label,
        Box.around(glyph.box for glyph in run),
        round(float(np.prod([glyph.likely[:-1].max() for glyph in run])), 4),
        tuple(other for other in readings if other != label)[:OTHERS],
        group.baseline,
        group.x_height,
        tuple(piece for glyph in run for piece in glyph.pieces),
        round(1.0 - float(np.mean([glyph.likely[-1] for glyph in run])), 4),
    )


def _tell(ink: Ink, letters: Sequence[Superscript], told: str) -> bool:
    """Tell whether letters are called and stand before notes, or follow one another in the text."""
    if next(vouched(ink, [each for each in letters if each.confidence >= SURELY], ()), None):
        return True
    calls = sorted(
        (each for each in letters if stance(ink, each) is Stance.CALL), key=lambda each: (each.baseline, each.box.left)
    )
    if any(each.label in told for each in calls):
        return True
    steps = [ord(each.label[0]) for each in calls if len(each.label) == 1]
    rows = (steps[n : n + ROW] for n in range(len(steps) - ROW + 1))
    return any(row == list(range(row[0], row[0] + ROW)) for row in rows)
