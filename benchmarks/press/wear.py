"""What years, paper and scanner do to print; every strength is 0 for none and 1 for bad."""

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.press.job import Impression

Grey = NDArray[np.float32]
PAPER = 236.0
"""Grey of white book paper under a scanner's lamp."""


def type_worn(sheet: Grey, impression: Impression, rng: np.random.Generator) -> Grey:
    """Return the sheet with its ink spread or starved from place to place."""
    if not impression.ink:
        return sheet
    wet = cv2.GaussianBlur(sheet, (0, 0), 0.55 * impression.dpi / 300)
    gain = 1 + 0.5 * impression.ink * (1 + 0.35 * _cloud(rng, sheet.shape, impression.dpi / 2))
    return np.asarray(np.clip(255 - (255 - wet) * gain, 0, 255), dtype=np.float32)


def paper_worn(front: Grey, back: Grey, impression: Impression, rng: np.random.Generator) -> Grey:
    """Return paper with print on it: its tone and grain, the other side's print, and specks."""
    blurred = cv2.GaussianBlur(back, (0, 0), 2.2 * impression.dpi / 300)
    shine = 1 - 0.16 * impression.through * (1 - blurred / 255)
    grain = 1 + 0.006 * (impression.noise + impression.light) * _cloud(rng, front.shape, impression.dpi / 40)
    paper = PAPER / 255 * front * shine * grain if not _pristine(impression) else front
    return _specked(np.asarray(paper, dtype=np.float32), impression, rng)


def spread_worn(whole: Grey, gutters: tuple[float, ...], impression: Impression, rng: np.random.Generator) -> Grey:
    """Return the picture as lamp and lens leave it: uneven light, the gutter's shadow, blur, noise."""
    height, width = whole.shape
    worn = whole * _light(height, width, impression, rng)
    x = np.arange(width, dtype=np.float32)
    for gutter in gutters:
        away = np.abs(x - gutter) / impression.dpi
        worn *= (1 - impression.gutter * (0.75 * np.exp(-((away / 0.09) ** 2)) + 0.3 * np.exp(-away / 0.28)))[None, :]
    if impression.blur:
        radius = 0.25 + 0.9 * impression.blur * impression.dpi / 300
        worn = np.asarray(cv2.GaussianBlur(worn, (0, 0), radius), dtype=np.float32)
    if impression.noise:
        worn = worn + rng.normal(0, 12 * impression.noise, worn.shape).astype(np.float32)
    return np.asarray(worn, dtype=np.float32)


def held(worn: Grey, impression: Impression, rng: np.random.Generator) -> Grey:
    """Return the picture with a thumb that comes in from each outer edge and stops in the margin."""
    height, width = worn.shape
    fingers = np.zeros_like(worn)
    reach, breadth = round((0.1 + 0.3 * impression.thumbs) * impression.dpi), round(0.35 * impression.dpi)
    for x in (0, width - 1):
        y = int(rng.uniform(0.35, 0.9) * height)
        cv2.ellipse(fingers, (x, y), (reach, breadth), 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    soft = cv2.GaussianBlur(fingers, (0, 0), 0.012 * impression.dpi)
    skin = 150 + 12 * _cloud(rng, worn.shape, 0.08 * impression.dpi)
    return np.asarray(worn * (1 - soft) + skin * soft, dtype=np.float32)


def _pristine(impression: Impression) -> bool:
    return not (impression.light or impression.noise or impression.through or impression.gutter)


def _light(height: int, width: int, impression: Impression, rng: np.random.Generator) -> Grey:
    """Return a lamp that favours one side and fades to a corner."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height - 0.5, x / width - 0.5
    slope_x, slope_y, hollow = rng.uniform(-1, 1, 3)
    fall = slope_x * x + slope_y * y + (0.6 + 0.4 * hollow) * (x * x + y * y)
    return np.asarray(1 - 0.22 * impression.light * (fall - fall.min()), dtype=np.float32)


def _cloud(rng: np.random.Generator, shape: tuple[int, ...], size: float) -> Grey:
    """Return soft noise of deviation about 1 whose clouds are `size` pixels wide."""
    height, width = shape
    coarse = rng.standard_normal((int(height / size) + 3, int(width / size) + 3)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32)


def _specked(paper: Grey, impression: Impression, rng: np.random.Generator) -> Grey:
    """Return the paper with dust and fibres on it."""
    height, width = paper.shape
    for _ in range(int(rng.poisson(140 * impression.specks))):
        x, y = int(rng.uniform(0, width)), int(rng.uniform(0, height))
        radius = max(1, round(abs(rng.normal(0, 1.1)) * impression.dpi / 300))
        tone = float(rng.uniform(40, 190))
        if rng.random() < 0.06:
            end = (x + int(rng.normal(0, 14)), y + int(rng.normal(0, 14)))
            cv2.line(paper, (x, y), end, tone, 1, cv2.LINE_AA)
        else:
            cv2.circle(paper, (x, y), radius, tone, -1, cv2.LINE_AA)
    return paper
