"""What raised glyphs read as, one by one: whole, without dirt, or cut apart where they touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr.glyphs import CLASSES, NOTHING, SIGNS, TOUCHING, network, patch
from pipeline.stages.ocr.raised import Raised

BROAD = 0.8
"""Width over height from which a glyph may be two that touch: figures are about half as wide as high."""

HIGHEST_FIGURE = 1.3
"""In x-heights: a raised figure is lower, a piece of the rule between two columns often higher."""

LOWEST_FIGURE = 0.6
"""In x-heights: a figure is as high as a small letter at least, and set at six tenths of the text or more;
quotes are lower."""

LOWEST_ASTERISK = 0.33
"""In x-heights: set small and raised too, it is hardly higher than a point."""

WIDEST = 1.2
"""Width over height: a dash is wider, no figure or sign is."""

LOWEST_SIGN = 0.8
"""In x-heights: daggers and the like are higher, all but asterisks; the quotes of a typewriter are lower."""

NEVER_HANGING = "0123456789*§¶|‖"
"""As large as the text, figures are figures, and § and ¶ are mostly words."""

LARGE = ("†", "‡", "§", "¶", "|", "‖", TOUCHING, NOTHING)
"""What may be a sign as large as the text."""


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


def parts(even: Grey, ink: Ink, glyph: tuple[int, ...], group: Raised) -> tuple[Part, ...]:
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


def _readable(read: tuple[Part, ...]) -> float:
    """Return how surely each of the parts is something."""
    return min(float(part.likely[:SIGNS].max()) for part in read)


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
    unlike = np.array([_unlike(label, height) or _misplaced(label, hangs, group.large) for label in CLASSES])
    rest = np.where(unlike, 0, likely)
    rest[CLASSES.index(NOTHING)] += likely[unlike].sum()
    return np.asarray(rest, np.float32)


def _misplaced(label: str, hangs: bool, large: bool) -> bool:
    """Tell whether a class is never as large as the text, or never hangs below a line that it is raised over."""
    return label not in LARGE if large else hangs and label in NEVER_HANGING


def _unlike(label: str, height: float) -> bool:
    """Tell whether a class is never so high, in x-heights."""
    if label in (NOTHING, TOUCHING):
        return False
    if label.isdigit():
        return not LOWEST_FIGURE <= height <= HIGHEST_FIGURE
    return height < (LOWEST_ASTERISK if label == "*" else LOWEST_SIGN)
