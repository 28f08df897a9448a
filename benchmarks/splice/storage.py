"""The weights as they are shipped: tables of bytes with a scale a row, no pickle."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.splice.network import Weights

UNUSED = frozenset({"bias", "next", "next_bias", "previous", "previous_bias"})
"""Weights that are only needed in training: the calibration has a constant of its own."""


def store(path: Path, weights: Weights, words: Sequence[str], calibration: NDArray[np.float64]) -> None:
    """Write the weights to a file that `Splice.stored` reads."""
    arrays: dict[str, NDArray[np.generic]] = {
        "vocabulary": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "calibration": calibration.astype(np.float32),
    }
    for name, array in weights.items():
        if name not in UNUSED:
            arrays |= _bytes(name, array) if array.ndim == 2 else {name: array.astype(np.float16)}
    with path.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **arrays)


def _bytes(name: str, array: NDArray[np.float32]) -> Mapping[str, NDArray[np.generic]]:
    """Return an array as bytes, and for each row what a byte's step is worth."""
    scale = np.maximum(np.abs(array).max(axis=1), 1e-6) / 127
    scale = np.maximum(scale.astype(np.float16), np.float16(1e-6)).astype(np.float32)
    return {
        name: np.clip(np.round(array / scale[:, None]), -127, 127).astype(np.int8),
        f"{name}_scale": scale.astype(np.float16),
    }
