"""The scan: sheets laid on a worn scanner, and the exact way of every point from the sheet into the picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import copysign, exp

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.press.job import PRESS_DPI, Impression
from benchmarks.press.pull import pulled
from benchmarks.press.sheet import Sheet
from benchmarks.press.wear import held, paper_worn, spread_worn, type_worn
from pipeline.model.geometry import Box, Frame, Points

Grey = NDArray[np.float32]
CURL_REACH = 0.8
"""Inches from the gutter at which the curl of a page has fallen to a third."""
CURL_DEPTH = 0.14
"""Inches that lines hang down at the gutter where the curl is 1."""
SQUEEZE = 0.3
"""Inches of paper that sink into the gutter where the squeeze is 1."""
BED_TONE = 35.0
FAN = 0.2
"""Part of the skew by which the two pages of a spread lie askew to one another."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """From a sheet's pixels to those of its scan: scaled, curled towards the gutter, turned and laid down."""

    scale: float
    gutter: float
    """x of the page's gutter edge, in scaled pixels."""
    depth: float
    reach: float
    frame: Frame
    squeeze: float = 0.0
    """Scaled pixels by which what lies far from the gutter moves towards it."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the sheet lies in the scan."""
        x, y = x * self.scale, y * self.scale
        away = x - self.gutter
        near = exp(-abs(away) / self.reach)
        return self.frame.point(x - copysign(self.squeeze * (1 - near), away), y + self.depth * near)

    def flat(self, x: Grey) -> Grey:
        """Return which x of the flat page shows at an x of the squeezed one, by the fifth approximation."""
        away = np.abs(x - self.gutter)
        found = away
        for _ in range(5):
            found = away + self.squeeze * (1 - np.exp(-found / self.reach))
        return np.asarray(self.gutter + np.sign(x - self.gutter) * found, dtype=np.float32) if self.squeeze else x

    def polygon(self, box: Box) -> Points:
        """Return the corners of a box of the sheet, in pixels of the scan."""
        return tuple(self.point(x, y) for x, y in box.corners)


@dataclass(frozen=True, slots=True)
class View:
    """A sheet as it lies in a scan."""

    sheet: Sheet
    geometry: Geometry


@dataclass(frozen=True, slots=True)
class Scan:
    """One picture of one page or two."""

    image: NDArray[np.uint8]
    views: tuple[View, ...]
    dpi: int
    quality: int
    bitonal: bool = False
    """Whether every pixel is 0 or 255."""
    upside: bool = False
    """Whether it was made upside down."""


def degrade(sheets: Sequence[Sheet], impression: Impression) -> tuple[Scan, ...]:
    """Return the scans in the order they were made, pages left out, doubled and misplaced as ordered."""
    scanner = Scanner({sheet.number: _small(sheet, impression.dpi) for sheet in sheets}, impression)
    scans = [scanner.scan(pages, number) for number, pages in enumerate(_openings(sheets, impression))]
    for ordinal in impression.swap:
        scans[ordinal - 1 : ordinal + 1] = scans[ordinal - 1 : ordinal + 1][::-1]
    for ordinal in sorted(impression.twice, reverse=True):
        scans.insert(ordinal, scans[ordinal - 1])
    return tuple(_turned(scan) if n in impression.upside else scan for n, scan in enumerate(scans, 1))


def _turned(scan: Scan) -> Scan:
    """Return a scan as it comes from a book that lay upside down; its pages keep their order."""
    height, width = scan.image.shape
    about = Frame(-1.0, 0.0, float(width), 0.0, -1.0, float(height))
    views = tuple(
        replace(view, geometry=replace(view.geometry, frame=about.after(view.geometry.frame))) for view in scan.views
    )
    return replace(scan, image=np.ascontiguousarray(scan.image[::-1, ::-1]), views=views, upside=True)


def _openings(sheets: Sequence[Sheet], impression: Impression) -> list[tuple[Sheet, ...]]:
    """Return what is laid on the scanner each time: an opening of the book, or what of it was scanned."""
    kept = [sheet for sheet in sheets if sheet.number not in impression.drop]
    if not impression.spread:
        return [(sheet,) for sheet in kept]
    numbers = sorted({sheet.number // 2 for sheet in kept})
    return [tuple(sheet for sheet in kept if sheet.number // 2 == number) for number in numbers]


@dataclass(frozen=True, slots=True)
class Scanner:
    """Makes the scans of one run of sheets."""

    prints: Mapping[int, Grey]
    """Each sheet by its printed number, at the scan's resolution."""
    impression: Impression

    def scan(self, pages: tuple[Sheet, ...], ordinal: int) -> Scan:
        """Return the picture of an opening; its noise depends on the seed and its ordinal alone."""
        rng = np.random.default_rng([self.impression.seed, ordinal])
        bed = round(self.impression.bed * self.impression.dpi)
        skew = float(rng.uniform(-1, 1)) * self.impression.skew
        views, halves = [], []
        left = float(bed)
        for page in pages:
            angle = skew + float(rng.uniform(-1, 1)) * self.impression.skew * FAN
            paper = self._paper(page, rng)
            geometry = self._geometry(page, paper.shape, angle, (left, float(bed)))
            halves.append(_laid(paper, geometry, (left, float(bed))))
            views.append(View(page, geometry))
            left += paper.shape[1]
        whole = np.concatenate(halves, axis=1)
        worn = spread_worn(whole, self._gutters(pages, whole.shape[1]), self.impression, rng)
        if self.impression.thumbs:
            worn = held(worn, self.impression, rng)
        image = _bedded(worn, bed, rng)
        if self.impression.bitonal:
            image = np.asarray(cv2.threshold(image, 0, 255, cv2.THRESH_OTSU)[1], dtype=np.uint8)
        return Scan(image, tuple(views), self.impression.dpi, self.impression.quality, self.impression.bitonal)

    def _paper(self, page: Sheet, rng: np.random.Generator) -> Grey:
        """Return one page's paper at the scan's resolution, with the ink of its other side shining through."""
        front = type_worn(self.prints[page.number], self.impression, rng)
        behind = self.prints.get(page.number + (-1 if page.left else 1))
        back = np.full_like(front, 255) if behind is None else behind[:, ::-1]
        return paper_worn(front, back, self.impression, rng)

    def _geometry(self, page: Sheet, shape: tuple[int, ...], angle: float, corner: tuple[float, float]) -> Geometry:
        dpi = self.impression.dpi
        height, width = shape
        turn = Frame.turn(angle, (width / 2, height / 2))
        frame = reduce(lambda first, then: then.after(first), (turn, Frame.shift(*corner)))
        gutter = float(width) if page.left else 0.0
        depth, narrower = self.impression.curl * CURL_DEPTH * dpi, self.impression.squeeze * SQUEEZE * dpi
        return Geometry(dpi / PRESS_DPI, gutter, depth, CURL_REACH * dpi, frame, narrower)

    def _gutters(self, pages: tuple[Sheet, ...], width: int) -> tuple[float, ...]:
        """Return the x of the gutter in the picture without its bed."""
        if len(pages) == 2:
            return (width / 2,)
        return (float(width),) if pages[0].left else (0.0,)


def _small(page: Sheet, dpi: int) -> Grey:
    scale = dpi / PRESS_DPI
    size = (round(page.width * scale), round(page.height * scale))
    return np.asarray(cv2.resize(pulled(page), size, interpolation=cv2.INTER_AREA), dtype=np.float32)


def _laid(paper: Grey, geometry: Geometry, corner: tuple[float, float]) -> Grey:
    """Return a page turned and curled in its own half of the picture; what is bared shows more paper."""
    height, width = paper.shape
    frame = Frame.shift(-corner[0], -corner[1]).after(geometry.frame).inverse()
    y, x = np.mgrid[0:height, 0:width]
    from_x = geometry.flat(np.asarray(frame.a * x + frame.b * y + frame.c, dtype=np.float32))
    sunk = geometry.depth * np.exp(-np.abs(from_x - geometry.gutter) / geometry.reach)
    from_y = np.asarray(frame.d * x + frame.e * y + frame.f - sunk, dtype=np.float32)
    flat = cv2.remap(paper, from_x, from_y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, dtype=np.float32)


def _bedded(worn: Grey, bed: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the picture with what shows round the pages, their own edge a little soft."""
    if bed:
        wide = cv2.copyMakeBorder(worn, bed, bed, bed, bed, cv2.BORDER_CONSTANT, value=(BED_TONE,))
        wide[bed:-bed, :bed] = _edges(bed, rng)[None, ::-1]
        wide[bed:-bed, -bed:] = _edges(bed, rng)[None, :]
        hiss = 2 * rng.standard_normal(wide.shape, dtype=np.float32)
        soft = cv2.GaussianBlur(wide + hiss, (0, 0), 1.2)
        inside = slice(bed + 4, -bed - 4)
        soft[inside, inside] = wide[inside, inside]
        worn = np.asarray(soft, dtype=np.float32)
    return np.asarray(np.clip(worn + 0.5, 0, 255), dtype=np.uint8)


def _edges(bed: int, rng: np.random.Generator) -> Grey:
    """Return the tones from the page outwards: the fore-edges of the pages below, then the bed."""
    tones = np.full(bed, BED_TONE, dtype=np.float32)
    stack = round(bed * rng.uniform(0.15, 0.6))
    tones[:stack] = 205 - 60 * (np.arange(stack) / max(1, stack)) + rng.normal(0, 14, stack)
    for leaf in range(0, stack, 5):
        tones[leaf] -= rng.uniform(40, 90)
    return tones
