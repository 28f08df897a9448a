"""The ink on a page: what is dark against the paper round it, and the pieces that it falls into."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

COARSE = 8
"""The paper is looked at this many times smaller, because light falls off slowly."""
SPREAD = 1 / 40
"""Part of the page's width that is wider than any stroke of type, so that the brightest of it is paper."""
FAINTEST = 0.72
"""Ink is darker than this part of its paper, because what shows through from the back of the leaf is not."""
DARKEST = 0.45
"""Whatever is darker than this part of its paper is ink, however black the rest of the page is."""
TALLEST_TYPE = 1 / 25
"""Part of the page's height that no letter of running text reaches."""


def flatten(grey: Grey) -> Grey:
    """Return the page as it would be on evenly lit paper: paper 255, ink in proportion."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // COARSE), max(1, height // COARSE)), interpolation=cv2.INTER_AREA)
    reach = max(3, int(width * SPREAD / COARSE) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    paper = cv2.resize(cv2.blur(paper, (reach, reach)), (width, height), interpolation=cv2.INTER_LINEAR)
    even = grey.astype(np.float32) * 255 / np.maximum(paper, 1)
    return np.asarray(np.clip(even, 0, 255), dtype=np.uint8)


def dark(even: Grey) -> Mask:
    """Return where an evenly lit page has ink."""
    level, _ = cv2.threshold(even, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(even < np.clip(level, DARKEST * 255, FAINTEST * 255), dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """Ink and its pieces: connected strokes, numbered from 0 as in `boxes`, from 1 as in `labels`."""

    mask: Mask
    labels: NDArray[np.int32]
    """Shape (height, width); 0 is paper."""
    boxes: NDArray[np.int32]
    """Shape (n, 4): left, top, right, bottom of each piece."""
    areas: NDArray[np.int32]
    """Pixels of ink of each piece."""

    @classmethod
    def of(cls, mask: Mask) -> Self:
        """Return the pieces of a mask."""
        _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8, ltype=cv2.CV_32S)
        left, top, width, height, area = stats[1:].T
        boxes = np.stack([left, top, left + width, top + height], axis=1)
        return cls(mask, np.asarray(labels, np.int32), np.asarray(boxes, np.int32), np.asarray(area, np.int32))

    @classmethod
    def on(cls, grey: Grey) -> Self:
        """Return the ink on the grey pixels of a page."""
        return cls.of(dark(flatten(grey)))

    @property
    def left(self) -> NDArray[np.float64]:
        """Left edge of each piece."""
        return self.boxes[:, 0].astype(np.float64)

    @property
    def top(self) -> NDArray[np.float64]:
        """Upper edge of each piece."""
        return self.boxes[:, 1].astype(np.float64)

    @property
    def right(self) -> NDArray[np.float64]:
        """Right edge of each piece."""
        return self.boxes[:, 2].astype(np.float64)

    @property
    def bottom(self) -> NDArray[np.float64]:
        """Lower edge of each piece."""
        return self.boxes[:, 3].astype(np.float64)

    @property
    def middle(self) -> NDArray[np.float64]:
        """The x of the centre of each piece."""
        return np.asarray((self.left + self.right) / 2, np.float64)

    @property
    def heights(self) -> NDArray[np.int32]:
        """Height of each piece."""
        return np.asarray(self.boxes[:, 3] - self.boxes[:, 1], np.int32)

    @property
    def widths(self) -> NDArray[np.int32]:
        """Width of each piece."""
        return np.asarray(self.boxes[:, 2] - self.boxes[:, 0], np.int32)

    @property
    def size(self) -> float:
        """The height of a common letter: the median over all ink but pictures and rules; 0 on an empty page."""
        tall = self.mask.shape[0] * TALLEST_TYPE
        letters = (self.heights < tall) & (self.widths < 2 * tall)
        heights, areas = self.heights[letters], self.areas[letters]
        if not heights.size:
            return 0.0
        order = np.argsort(heights)
        weight = np.cumsum(areas[order])
        return float(heights[order][np.searchsorted(weight, weight[-1] / 2)])

    def box(self, number: int) -> Box:
        """Return the box of a piece."""
        left, top, right, bottom = (float(side) for side in self.boxes[number])
        return Box(left, top, right, bottom)

    def shape(self, number: int) -> Mask:
        """Return the pixels of a piece within its box."""
        left, top, right, bottom = self.boxes[number]
        return np.asarray(self.labels[top:bottom, left:right] == number + 1, np.bool_)
