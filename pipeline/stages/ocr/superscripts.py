"""Superscript markers: found by where they stand, read by their shape, and taken off the page before it is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.glyphs import CLASSES, NOTHING, SIGNS
from pipeline.stages.ocr.large import large
from pipeline.stages.ocr.letters import lettered
from pipeline.stages.ocr.parts import Part, parts
from pipeline.stages.ocr.raised import Raised, raised
from pipeline.stages.ocr.rows import Row, usual
from pipeline.stages.ocr.stance import is_marker
from pipeline.stages.ocr.superscript import TAKEN, Superscript
from pipeline.stages.ocr.vouching import vouched

__all__ = ["Superscript", "erased", "find"]

SEEN = 0.3
"""Less likely ones are not worth anybody's look."""

SURELY = 0.9
"""As sure a dagger as large as the text must be: an f, a hanging 4 or a Gothic letter is much like one."""

QUITE_SURELY = 0.98
"""As sure a dagger that hangs must be to need no proof: a bold figure that hangs is much like one."""

LONGEST = 3
"""Signs: no page or chapter has a thousand notes; a row of strokes is read as more."""

HALF = "|"
"""One stroke of ‖ alone is a rule between columns, or a scratch."""

LEVEL = 0.12
"""In x-heights: figures of one number begin and end at the same height but for so much."""

FINEST = 0.5
"""Of the page's usual x-height: no note is set smaller; what is, is dirt or a halftone."""

LOWEST_ALONE = 0.45
"""In x-heights: lower asterisks, set small and raised too, are like the raised point of Greek or a speck."""

TOGETHER = 0.4
"""In x-heights: the two signs of one marker are closer."""

OTHERS = 3
"""How many other readings are kept."""

PAPER = 255


def find(even: Grey, ink: Ink, rows: Sequence[Row], told: str = "") -> tuple[Superscript, ...]:
    """Return the markers on an evened page, the doubtful ones too; `told` are letters that its notes begin with."""
    type_rows = [row for row in rows if row.x_height > FINEST * usual(rows)]
    groups = raised(ink, type_rows)
    seen = [marker for group in (*groups, *large(ink, type_rows)) for marker in _standing(even, ink, group)]
    sure = [marker for marker in seen if not _wants_proof(marker)]
    claimed = {piece for marker in sure for piece in marker.pieces}
    doubtful: list[Superscript] = []
    for marker in seen:  # a dagger that hangs is seen twice: by itself, and among the signs as large as the text
        if _wants_proof(marker) and not claimed.intersection(marker.pieces):
            doubtful.append(marker)
            claimed.update(marker.pieces)
    return _whole(lettered(even, ink, groups, (*sure, *vouched(ink, doubtful, sure)), told))


def _standing(even: Grey, ink: Ink, group: Raised) -> Iterator[Superscript]:
    """Yield the markers in a group that stand as markers do."""
    for marker in _markers(even, ink, group):
        if marker.presence >= SEEN and _stands(ink, marker):
            yield marker


def _stands(ink: Ink, marker: Superscript) -> bool:
    """Tell whether a sign stands as a marker does; one as large as the text is known to end a word."""
    stands = marker.large or is_marker(ink, marker.box, marker.pieces, marker.baseline, marker.x_height)
    hangs = marker.box.bottom > marker.baseline
    unlikely = marker.presence < SURELY or (marker.large and marker.confidence < SURELY)
    doubtful = (
        (len(marker.label) > LONGEST and not _are_two(marker.label))
        or HALF in marker.label
        or ((hangs or marker.large) and unlikely)
    )
    return stands and not doubtful


def _are_two(label: str) -> bool:
    """Tell whether figures are those of two numbers that follow one another: two markers on one word."""
    one, other = label[: len(label) // 2], label[len(label) // 2 :]
    return label.isdecimal() and int(other) == int(one) + 1


def _wants_proof(marker: Superscript) -> bool:
    """Tell whether its looks alone do not make a sign a marker: letters and dots are much like it."""
    hangs = marker.box.bottom > marker.baseline and marker.confidence < QUITE_SURELY
    return marker.large or hangs or marker.box.height < LOWEST_ALONE * marker.x_height


def _whole(markers: Iterable[Superscript]) -> tuple[Superscript, ...]:
    """Return the markers, daggers side by side that were found each by itself as one."""
    whole: list[Superscript] = []
    for marker in sorted(markers, key=lambda each: (each.box.left, each.box.top)):
        place = next((n for n, other in enumerate(whole) if _doubles(other, marker)), None)
        if place is None:
            whole.append(marker)
        else:
            whole[place] = _doubled(whole[place], marker)
    return tuple(whole)


def _doubles(one: Superscript, other: Superscript) -> bool:
    """Tell whether two signs are one that is doubled."""
    near = -TOGETHER < (other.box.left - one.box.right) / one.x_height < TOGETHER
    same = set(one.label) == set(other.label) and not other.label.isalnum()
    return near and same and abs(one.baseline - other.baseline) < TOGETHER * one.x_height


def _doubled(one: Superscript, other: Superscript) -> Superscript:
    """Return two signs as one."""
    return replace(
        one,
        label=one.label + other.label,
        box=Box.around((one.box, other.box)),
        confidence=round(one.confidence * other.confidence, 4),
        alternatives=(),
        pieces=one.pieces + other.pieces,
        presence=min(one.presence, other.presence),
    )


def erased(image: Grey, ink: Ink, markers: Iterable[Superscript]) -> Grey:
    """Return the image without the ink of the markers that are taken."""
    clean = image.copy()
    for marker in markers:
        if marker.taken:
            _wipe(clean, ink, marker)
    return clean


def _wipe(image: Grey, ink: Ink, marker: Superscript) -> None:
    """Paint over a marker's pieces and their blurred edges, and nothing beside them."""
    box = marker.box.grown(3)
    rows = slice(max(0, int(box.top)), int(box.bottom))
    columns = slice(max(0, int(box.left)), int(box.right))
    labels = ink.labels[rows, columns]
    own = np.isin(labels, np.array(marker.pieces) + 1)
    edge = cv2.dilate(own.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    image[rows, columns][edge & (own | (labels == 0))] = PAPER


def _markers(even: Grey, ink: Ink, group: Raised) -> Iterator[Superscript]:
    """Yield the markers in a group: its runs of figures, or of one sign, between quotes and the like."""
    read = [part for glyph in group.glyphs for part in parts(even, ink, glyph, group)]
    for kind, run in groupby(_trusted(read, group.x_height), key=_kind):
        if kind != NOTHING:
            yield _superscript(tuple(run), group)


def _trusted(read: Sequence[Part], x_height: float) -> Iterator[Part]:
    """Yield the parts, those believed sooner that stand level with a figure: a quote beside one ends higher."""
    for place, part in enumerate(read):
        beside = (*read[max(0, place - 1) : place], *read[place + 1 : place + 2])
        level = any(_is_figure(other) and _level(part.box, other.box, x_height) for other in beside)
        yield replace(part, likely=_rather_figure(part.likely)) if level else part


def _is_figure(part: Part) -> bool:
    """Tell whether a part is surely a figure."""
    return part.marker > TAKEN and part.best.isdigit()


def _level(box: Box, other: Box, x_height: float) -> bool:
    """Tell whether two parts begin and end at the same height."""
    return max(abs(box.top - other.top), abs(box.bottom - other.bottom)) < LEVEL * x_height


def _rather_figure(likely: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the probabilities where all that is no figure is a twentieth as likely as its looks alone say."""
    weighed = likely * np.where([label.isdigit() for label in CLASSES], 1.0, 0.05)
    return np.asarray(weighed / weighed.sum(), np.float32)


def _kind(part: Part) -> str:
    """Return what a part may stand in a run with: any figure, the same sign, or nothing."""
    if part.marker < SEEN:
        return NOTHING
    return "0" if part.best.isdigit() else part.best


def _superscript(run: tuple[Part, ...], group: Raised) -> Superscript:
    """Return the marker that a run of parts is."""
    sure = float(np.prod([part.likely[CLASSES.index(part.best)] for part in run]))
    label = _spelt(part.best for part in run)
    return Superscript(
        label,
        Box.around(part.box for part in run),
        round(sure, 4),
        tuple(other for other in _others(run) if other != label),
        group.baseline,
        group.x_height,
        tuple(piece for part in run for piece in part.pieces),
        round(float(np.mean([part.marker for part in run])), 4),
        group.large,
    )


def _spelt(classes: Iterable[str]) -> str:
    """Return the label of a run."""
    return "".join(classes).replace("||", "‖")


def _others(run: tuple[Part, ...]) -> Iterator[str]:
    """Yield the labels with one part read as its next likely class, likeliest first."""
    swaps = []
    for place, part in enumerate(run):
        order = part.likely[:SIGNS].argsort()[::-1]
        loss = float(part.likely[order[1]] / max(part.likely[order[0]], np.float32(1e-6)))
        swaps.append((loss, _spelt(CLASSES[int(order[1])] if p == place else q.best for p, q in enumerate(run))))
    for _, label in sorted(swaps, reverse=True)[:OTHERS]:
        yield label
