"""How a piece of ink looks: its own shape, what stands round it, and how it compares with the print of the page."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Grey, Ink, Mask

SIDE = 20
"""Pixels of the square that a piece is scaled into."""
VIEW = 20
"""Pixels of the square in which the ink round a piece is seen."""
REACH = 5.0
"""Letter heights that this square reaches to either side: three rows of print, or a word of a hand."""
LEAST = 0.5
"""Letter heights of the smallest piece that looks like anything."""
LARGEST = 0.5
"""Part of the page's shorter side that a piece is long at most; frames and edges are longer."""
FAINT = 0.05
"""Ink of such a piece at least, in squares of a letter height."""
NEIGHBOURS = 8
"""Pieces near a piece that tell whether it stands in a row of its like."""
ALIKE = 0.12
"""Part by which letters of one height differ at most, and letter heights by which they stand out of their row."""
MEASURES = 22
"""Numbers that tell of a piece besides the two squares."""

Vector = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """A page prepared for looking at its pieces of ink."""

    even: Grey
    ink: Ink
    size: float
    """Height of a common letter of print, in pixels."""
    depth: NDArray[np.float32]
    """How far each pixel of ink lies from the paper."""
    ridge: Mask
    """The middle lines of the strokes."""
    view: NDArray[np.float32]
    """The page so small that VIEW pixels show what is within REACH, with a margin of VIEW pixels."""
    stroke: float
    """Width of the strokes of print, in pixels."""
    darkness: float
    """How much darker than paper the print is, 0 to 255."""

    @classmethod
    def of(cls, even: Grey, ink: Ink, size: float) -> Self:
        """Return the sight of an evenly lit page whose letters are `size` pixels high."""
        depth = cv2.distanceTransform(ink.mask.astype(np.uint8), cv2.DIST_L2, 3)
        ridge = np.asarray((depth >= cv2.dilate(depth, np.ones((3, 3)))) & ink.mask, np.bool_)
        letters = (ink.heights > 0.5 * size) & (ink.heights < 2 * size) & (ink.widths < 4 * size)
        print_ = np.concatenate([[False], letters])[ink.labels]
        stroke = 2 * float(depth[ridge & print_].mean()) if (ridge & print_).any() else 1.0
        darkness = 255 - float(np.median(even[print_])) if print_.any() else 255.0
        scale = VIEW / (2 * REACH * size)
        height, width = ink.mask.shape
        small = (max(1, round(width * scale)), max(1, round(height * scale)))
        view = cv2.resize(ink.mask.astype(np.float32), small, interpolation=cv2.INTER_AREA)
        return cls(
            even, ink, size, np.asarray(depth, np.float32), ridge, np.pad(view, VIEW), stroke, max(1.0, darkness)
        )

    def pieces(self) -> Numbers:
        """Return the numbers of the pieces that are large enough to be judged, and no larger than a word."""
        extent = np.maximum(self.ink.widths, self.ink.heights)
        fits = (extent > LEAST * self.size) & (extent < LARGEST * min(self.ink.mask.shape))
        return np.flatnonzero(fits & (self.ink.areas > FAINT * self.size**2))

    def looks(self, numbers: Numbers) -> Vector:
        """Return how pieces look, shape (n, SIDE² + VIEW² + MEASURES)."""
        tall = np.flatnonzero(np.maximum(self.ink.heights, self.ink.widths) > 0.45 * self.size)
        rows = [
            np.concatenate([self._shape(each).ravel(), self._round(each).ravel(), self._measures(each, tall)])
            for each in numbers.tolist()
        ]
        return np.array(rows, np.float32).reshape(len(rows), SIDE**2 + VIEW**2 + MEASURES)

    def _shape(self, number: int) -> Vector:
        """Return a piece scaled into a square, 0 to 1."""
        shape = self.ink.shape(number).astype(np.float32)
        height, width = shape.shape
        scale = (SIDE - 2) / max(width, height)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = cv2.resize(shape, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
        square = np.zeros((SIDE, SIDE), np.float32)
        x, y = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
        square[y : y + size[1], x : x + size[0]] = small
        return square

    def _round(self, number: int) -> Vector:
        """Return the ink round the middle of a piece, 0 to 1."""
        scale = VIEW / (2 * REACH * self.size)
        left, top, right, bottom = self.ink.boxes[number]
        x, y = (round(float(sum(ends)) / 2 * scale) + VIEW // 2 for ends in ((left, right), (top, bottom)))
        return self.view[y : y + VIEW, x : x + VIEW]

    def _measures(self, number: int, tall: Numbers) -> Vector:
        """Return what can be measured of a piece: its size, strokes and outline, and its neighbours."""
        return np.array([*self._own(number), *self._others(number, tall)], np.float32)

    def _own(self, number: int) -> tuple[float, ...]:
        """Return size, fill, strokes, darkness, holes and outline of a piece."""
        left, top, right, bottom = self.ink.boxes[number]
        width, height, area = float(right - left), float(bottom - top), float(self.ink.areas[number])
        shape, place = self.ink.shape(number), (slice(top, bottom), slice(left, right))
        strokes = 2 * self.depth[place][shape & self.ridge[place]]
        stroke, spread = (float(strokes.mean()), float(strokes.std())) if strokes.size else (1.0, 0.0)
        outlines, nesting = cv2.findContours(shape.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
        outline = float(sum(len(each) for each in outlines))
        extent = max(width, height)
        return (
            *(float(np.log(side / self.size)) for side in (width, height, extent)),
            area / (width * height),
            float(np.log(stroke / self.stroke)),
            float(np.log(stroke / extent)),
            spread / max(stroke, 1.0),
            (255 - float(self.even[place][shape].mean())) / self.darkness,
            min(int((nesting[0][:, 3] >= 0).sum()), 6) / 3,
            float(np.log(outline * stroke / area)),
            float(np.log(outline / (2 * (width + height)))),
            area / self.size**2 / 4,
        )

    def _others(self, number: int, tall: Numbers) -> tuple[float, ...]:
        """Return how like a piece its neighbours are, whether they stand in one row, how near, and how large."""
        boxes, size = self.ink.boxes, self.size
        middles = (boxes[:, :2] + boxes[:, 2:]) / 2
        away = np.hypot(*(middles[tall] - middles[number]).T)
        order = np.argsort(away, kind="stable")[: NEIGHBOURS + 1]
        near, far = tall[order], away[order] / size
        near, far = near[near != number][:NEIGHBOURS], far[near != number][:NEIGHBOURS]
        if not near.size:
            return (0.0,) * 5 + (3.0, 3.0, 0.0, 0.0, 0.0)
        sides = (boxes[:, 2:] - boxes[:, :2]) / size
        own, theirs = sides[number], sides[near]
        alike = (np.abs(theirs - own) < ALIKE * np.maximum(own, 0.3)).mean(axis=0)
        level = (np.abs(boxes[near] - boxes[number]) < ALIKE * size).T
        return (
            *(float(part) for part in alike),
            *(float(part.mean()) for part in (level[3], level[1], level[0] | level[2])),
            float(np.log(far[0] + 0.1)),
            float(np.log(far[min(3, len(far) - 1)] + 0.1)),
            *(float(np.log(np.median(theirs[:, side]))) for side in (0, 1)),
            float(np.log(theirs[:, 1]).std()),
        )
