"""How like handwriting each piece of ink on a page is: a small network, trained on drawn and on real pages."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from pipeline.raster.ink import Grey, Ink
from pipeline.stages.hand.looks import Sight

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Three layers: what the training leaves."""

    inner: Weights
    inner_bias: Weights
    middle: Weights
    middle_bias: Weights
    outer: Weights
    outer_bias: Weights

    def likely(self, looks: Weights) -> Weights:
        """Return for each piece (rows as `Sight.looks` gives them) how likely it is handwriting, 0 to 1."""
        hidden = np.maximum(looks @ self.inner + self.inner_bias, 0)
        hidden = np.maximum(hidden @ self.middle + self.middle_bias, 0)
        score = np.clip((hidden @ self.outer + self.outer_bias)[:, 0], -30, 30)
        return np.asarray(1 / (1 + np.exp(-score)), np.float32)


@cache
def network() -> Network:
    """Return the network that ships with the program."""
    with as_file(files(__package__).joinpath("likeness.npz")) as path, np.load(path) as arrays:
        return Network(*(np.asarray(arrays[name], np.float32) for name in Network.__slots__))


def likeness(even: Grey, ink: Ink, size: float) -> Weights:
    """Return how likely each piece of ink on an evenly lit page is handwriting; 0 for specks and for frames."""
    sight = Sight.of(even, ink, size)
    numbers = sight.pieces()
    likely = np.zeros(len(ink.boxes), np.float32)
    if numbers.size:
        likely[numbers] = network().likely(sight.looks(numbers))
    return likely
