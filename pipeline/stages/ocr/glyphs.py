"""What a raised glyph is: a small network, trained on drawn pages, that tells figures and signs from quotes."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey

SIDE = 20
"""Pixels of the square that each glyph is scaled into: enough to tell 3 from 8, little enough to learn from."""

SHAPE = 4
"""Numbers that go with the pixels: height, foot, width, all in x-heights, and how much of its box is ink."""

NOTHING = ""
"""The class of quotes, accents, raised letters and dirt."""

TOUCHING = "&"
"""The class of two glyphs or more in one piece."""

CLASSES = (*"0123456789*†‡§¶|‖", TOUCHING, NOTHING)
"""What a glyph can be; two strokes `|` are one sign ‖, whose strokes may also have run together."""

SIGNS = len(CLASSES) - 2
"""So many of them, the first, are something."""

LETTERS = (*"abcdefghijklmnopqrstuvwxyz", NOTHING)
"""What a glyph can be on a page whose notes bear letters."""

Patch = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Two layers: what the training leaves."""

    inner: NDArray[np.float32]
    inner_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: NDArray[np.float32]

    def probabilities(self, patches: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return for each patch (rows of SIDE² + SHAPE numbers) how likely each class is."""
        hidden = np.maximum(patches @ self.inner + self.inner_bias, 0)
        score = hidden @ self.outer + self.outer_bias
        likely = np.exp(score - score.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)


@cache
def network(name: str = "glyphs") -> Network:
    """Return a network that ships with the program: `glyphs` tells CLASSES apart, `letters` LETTERS."""
    with as_file(files(__package__).joinpath(f"{name}.npz")) as path, np.load(path) as arrays:
        return Network(*(np.asarray(arrays[name], np.float32) for name in Network.__slots__))


def patch(even: Grey, mask: NDArray[np.bool_], box: Box, x_height: float, baseline: float) -> Patch:
    """Return the numbers that stand for a glyph: its ink within the box, scaled to a square, and its shape.

    `mask`, as large as the box, is True where ink is its own.
    """
    own = (255.0 - even[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]) * mask
    ink = np.asarray(own / max(1.0, float(own.max())), np.float32)
    scale = (SIDE - 2) / max(box.height, box.width)
    size = (max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    square = np.zeros((SIDE, SIDE), np.float32)
    x, y = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
    square[y : y + size[1], x : x + size[0]] = small
    shape = (box.height / x_height, (baseline - box.bottom) / x_height, box.width / x_height, float(mask.mean()))
    return np.concatenate([square.ravel(), np.array(shape, np.float32)])
