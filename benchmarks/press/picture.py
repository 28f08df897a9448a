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
    tones = (0.9 - 0.25 * y + 0.06 * _grain(rng, width, height, 60)).astype(np.float32)
    for level, tone in ((0.42, 0.55), (0.5, 0.38)):
        ridge = level - 0.16 * _ridge(rng, width)
        tones = np.where(y > ridge[None, :], tone + 0.08 * _grain(rng, width, height, 9), tones)
    water = 0.62 + 0.1 * _grain(rng, width, height, 30) + 0.05 * np.sin(y * 400 + 3 * x)
    tones = np.where(y > 0.56, water, tones)
    shore = 0.8 - 0.1 * _ridge(rng, width)
    tones = np.where(y > shore[None, :], 0.3 + 0.16 * _grain(rng, width, height, 6), tones)
    return _ships(np.clip(tones, 0.04, 0.96).astype(np.float32), rng)


def _grain(rng: np.random.Generator, width: int, height: int, size: float) -> Tones:
    noise = rng.standard_normal((max(2, round(height / size)) + 2, max(2, round(width / size)) + 2)).astype(np.float32)
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
