"""A picture drawn by numbers and screened for print: a harbour below hills."""

import cv2
import numpy as np
from numpy.typing import NDArray

SCREEN = 4.6
"""Pixels from dot to dot: about 130 lines an inch at the press's resolution, as books on matt paper have it."""

Tones = NDArray[np.float32]


def screened(width: int, height: int, seed: int) -> NDArray[np.uint8]:
    """Return the picture in black and white dots, shape (height, width)."""
    tones = harbour(width // 4, height // 4, seed)
    large = cv2.resize(tones, (width, height), interpolation=cv2.INTER_CUBIC)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x + y) * np.float32(np.pi / SCREEN / np.sqrt(2)), (x - y) * np.float32(np.pi / SCREEN / np.sqrt(2))
    threshold = 0.5 + 0.25 * (np.cos(2 * u) + np.cos(2 * v))
    dots = np.where(large > threshold, 255, 20).astype(np.uint8)
    return np.asarray(cv2.GaussianBlur(dots, (0, 0), 0.8), dtype=np.uint8)


def harbour(width: int, height: int, seed: int) -> Tones:
    """Return grey tones, 0 black to 1 white: sky, two ranges of hills, water, flats, ships and a mole."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height, x / width
    tones = 0.93 - 0.3 * (0.45 - y) + 0.1 * _billows(rng, width, height, 0.5) * (0.6 - y)
    for level, tone in ((0.4, 0.66), (0.47, 0.46)):
        ridge = (level - 0.17 * _ridge(rng, width))[None, :]
        slope = tone + 0.09 * _billows(rng, width, height, 0.08) + 0.35 * (y - ridge)
        tones = np.where(y > ridge, slope, tones)
    swell = _grain(rng, width, height * 12, width / 14)[::12]
    tones = np.where(y > 0.54, 0.72 - 0.3 * (y - 0.54) + 0.06 * swell, tones)
    shore = (0.83 - 0.09 * _ridge(rng, width))[None, :]
    tones = np.where(y > shore, 0.42 - 0.5 * (y - shore) + 0.1 * _billows(rng, width, height, 0.12), tones)
    return _ships(np.clip(tones, 0.04, 0.96).astype(np.float32), rng)


def _billows(rng: np.random.Generator, width: int, height: int, size: float) -> Tones:
    """Return noise that is rough at every scale below `size`, a part of the width; its deviation is about 1."""
    layers = [_grain(rng, width, height, max(1.5, size * width / 2**octave)) / 1.6**octave for octave in range(6)]
    return np.asarray(np.sum(layers, axis=0), dtype=np.float32)


def _grain(rng: np.random.Generator, width: int, height: int, size: float) -> Tones:
    coarse = (max(2, round(height / size)) + 2, max(2, round(width / size)) + 2)
    noise = rng.standard_normal(coarse).astype(np.float32)
    return np.asarray(cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32)


def _ridge(rng: np.random.Generator, width: int) -> Tones:
    """Return a skyline between 0 and 1, rough at every scale."""
    line = sum(_grain(rng, width, 1, width / 2**octave)[0] / 2**octave for octave in range(1, 7))
    low, high = float(np.min(line)), float(np.max(line))
    return np.asarray((line - low) / (high - low), dtype=np.float32)


def _ships(tones: Tones, rng: np.random.Generator) -> Tones:
    height, width = tones.shape
    for _ in range(5):
        length = int(width * rng.uniform(0.06, 0.16))
        x, y = int(rng.uniform(0.05, 0.8) * width), int(rng.uniform(0.58, 0.7) * height)
        deck = max(3, length // 9)
        hull = np.array([[x, y], [x + length, y], [x + length - deck, y + deck], [x + deck, y + deck]], np.int32)
        cv2.fillPoly(tones, [hull], 0.12)
        cv2.rectangle(tones, (x + length // 3, y - deck), (x + length * 3 // 5, y), 0.2, -1)
        for mast in (0.25, 0.7):
            cv2.line(tones, (x + int(length * mast), y), (x + int(length * mast), y - 3 * deck), 0.15, 1)
    return tones
