"""Superscript markers: found by where they stand, read by their shape, and taken off the page before it is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.glyphs import CLASSES, NOTHING, SIGNS, TOUCHING, network, patch
from pipeline.stages.ocr.raised import Raised, raised
from pipeline.stages.ocr.rows import Row, usual
from pipeline.stages.ocr.stance import is_marker

TAKEN = 0.5
"""As likely a marker as not: from here on its ink is no part of the words."""

SEEN = 0.3
"""Less likely ones are not worth anybody's look."""

BROAD = 0.8
"""Width over height from which a glyph may be two that touch: figures are about half as wide as high."""

SURELY = 0.9
"""As sure a dagger as large as the text must be: an f, a hanging 4 or a Gothic letter is much like one."""

LONGEST = 3
"""Signs: no page or chapter has a thousand notes; a row of strokes is read as more."""

HIGHEST_FIGURE = 1.3
"""In x-heights: a raised figure is lower, a piece of the rule between two columns often higher."""

LOWEST_FIGURE = 0.6
"""In x-heights: a figure is as high as a small letter at least, and set at six tenths of the text or more;
quotes are lower."""

LOWEST_ASTERISK = 0.45
"""In x-heights: the raised point of Greek is lower."""

WIDEST = 1.2
"""Width over height: a dash is wider, no figure or sign is."""

LOWEST_SIGN = 0.8
"""In x-heights: daggers and the like are higher, all but asterisks; the quotes of a typewriter are lower."""

NEVER_HANGING = "0123456789*§¶|"
"""As large as the text, figures are figures, and § and ¶ are words."""

HALF = "|"
"""One stroke of ‖ alone is a rule between columns, or a scratch."""

LEVEL = 0.12
"""In x-heights: figures of one number begin and end at the same height but for so much."""

FINEST = 0.5
"""Of the page's usual x-height: no note is set smaller; what is, is dirt or a halftone."""

OTHERS = 3
"""How many other readings are kept."""

PAPER = 255


@dataclass(frozen=True, slots=True)
class Part:
    """A glyph, or what a cut left of one, and how likely each of CLASSES is."""

    box: Box
    likely: NDArray[np.float32]
    pieces: tuple[int, ...]

    @property
    def label(self) -> str:
        """The likeliest class."""
        return str(CLASSES[int(self.likely.argmax())])

    @property
    def marker(self) -> float:
        """How likely it is any part of a marker."""
        return 1.0 - float(self.likely[CLASSES.index(NOTHING)])

    @property
    def best(self) -> str:
        """The likeliest class that is something."""
        return str(CLASSES[int(self.likely[:SIGNS].argmax())])


@dataclass(frozen=True, slots=True)
class Superscript:
    """A marker on the page: what it is read as, how surely, and where."""

    label: str
    box: Box
    confidence: float
    alternatives: tuple[str, ...]
    baseline: float
    """y of the baseline that it is raised over."""
    x_height: float
    pieces: tuple[int, ...]
    presence: float
    """How likely it is a marker, whatever it reads."""

    @property
    def taken(self) -> bool:
        """Tell whether its ink is to be taken off the page."""
        return self.presence >= TAKEN


def find(even: Grey, ink: Ink, rows: Sequence[Row]) -> tuple[Superscript, ...]:
    """Return the markers on an evened page, the doubtful ones too."""
    type_rows = [row for row in rows if row.x_height > FINEST * usual(rows)]
    found = (marker for group in raised(ink, type_rows) for marker in _markers(even, ink, group))
    return tuple(marker for marker in found if marker.presence >= SEEN and _stands(ink, marker))


def _stands(ink: Ink, marker: Superscript) -> bool:
    """Tell whether a sign stands as a marker does."""
    stands = is_marker(ink, marker.box, marker.pieces, marker.baseline, marker.x_height)
    hangs = marker.box.bottom > marker.baseline
    doubtful = len(marker.label) > LONGEST or HALF in marker.label or (hangs and marker.presence < SURELY)
    return stands and not doubtful


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
    parts = [part for glyph in group.glyphs for part in _parts(even, ink, glyph, group)]
    for kind, run in groupby(_trusted(parts, group.x_height), key=_kind):
        if kind != NOTHING:
            yield _superscript(tuple(run), group)


def _trusted(parts: Sequence[Part], x_height: float) -> Iterator[Part]:
    """Yield the parts, those believed sooner that stand level with a figure: a quote beside one ends higher."""
    for place, part in enumerate(parts):
        beside = (*parts[max(0, place - 1) : place], *parts[place + 1 : place + 2])
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


def _parts(even: Grey, ink: Ink, glyph: tuple[int, ...], group: Raised) -> tuple[Part, ...]:
    """Return a glyph as it is best read: with all its pieces, or with the largest alone if the rest may be dirt."""
    main = max(glyph, key=lambda piece: float(ink.areas[piece]))
    ways = [_parts_of(even, ink, pieces, group) for pieces in dict.fromkeys((glyph, (main,)))]
    return max(ways, key=_readable)


def _parts_of(even: Grey, ink: Ink, pieces: tuple[int, ...], group: Raised) -> tuple[Part, ...]:
    """Return what pieces read as: whole, or cut in two or three where figures touch."""
    box = Box.around(ink.box(piece) for piece in pieces)
    mask = np.isin(ink.labels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)], np.array(pieces) + 1)
    whole = _read(even, mask, box, (), group, pieces)
    if whole[0].label != TOUCHING:
        return whole
    return max((_read(even, mask, box, cuts, group, pieces) for cuts in _cuts(mask)), key=_readable, default=whole)


def _readable(parts: tuple[Part, ...]) -> float:
    """Return how surely each of the parts is something."""
    return min(float(part.likely[:SIGNS].max()) for part in parts)


def _cuts(mask: NDArray[np.bool_]) -> Iterator[tuple[int, ...]]:
    """Yield the ways to cut a glyph at columns with little ink: one cut, two cuts."""
    height, width = mask.shape
    if width < BROAD * height:
        return
    thin = mask.sum(axis=0)
    least = max(2, round(0.22 * height))
    columns = sorted(range(least, width - least), key=lambda column: int(thin[column]))[:6]
    yield from ((column,) for column in columns)
    if width > 1.4 * height:
        yield from ((a, b) for a in columns for b in columns if b - a >= least and thin[a:b].any())


def _read(
    even: Grey, mask: NDArray[np.bool_], box: Box, cuts: tuple[int, ...], group: Raised, glyph: tuple[int, ...]
) -> tuple[Part, ...]:
    """Return the parts between the cuts."""
    edges = (0, *cuts, mask.shape[1])
    boxes, patches = [], []
    for left, right in pairwise(edges):
        own = mask[:, left:right]
        up = np.nonzero(own.any(axis=1))[0]
        part = Box(box.left + left, box.top + float(up[0]), box.left + right, box.top + float(up[-1]) + 1)
        boxes.append(part)
        patches.append(patch(even, own[up[0] : up[-1] + 1], part, group.x_height, group.baseline))
    likely = network().probabilities(np.stack(patches))
    return tuple(Part(b, _possible(row, b, group), glyph) for b, row in zip(boxes, likely, strict=True))


def _possible(likely: NDArray[np.float32], box: Box, group: Raised) -> NDArray[np.float32]:
    """Return the probabilities, those of what is never so low, so wide or hangs so passed on to nothing."""
    height = 0.0 if box.width > WIDEST * box.height else box.height / group.x_height
    hangs = box.bottom > group.baseline
    unlike = np.array([_unlike(label, height) or (hangs and label in NEVER_HANGING) for label in CLASSES])
    rest = np.where(unlike, 0, likely)
    rest[CLASSES.index(NOTHING)] += likely[unlike].sum()
    return np.asarray(rest, np.float32)


def _unlike(label: str, height: float) -> bool:
    """Tell whether a class is never so high, in x-heights."""
    if label in (NOTHING, TOUCHING):
        return False
    if label.isdigit():
        return not LOWEST_FIGURE <= height <= HIGHEST_FIGURE
    return height < (LOWEST_ASTERISK if label == "*" else LOWEST_SIGN)
