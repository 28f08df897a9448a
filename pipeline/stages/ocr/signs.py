"""Small signs held against their ink: quotation marks that have none of their own, and commas that are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from pipeline.raster.ink import Ink
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord

QUOTES = frozenset("'‘’\"“”«")
"""What the engine puts before a word whose capital has a serif that points up: T, above all."""

RAISED = (0.5, 2.6)
"""In x-heights above the baseline: quotation marks have no ink outside of it."""

SMALL = (0.95, 0.9)
"""In x-heights: no quotation mark is higher, none wider."""

FOOT = 0.35
"""In x-heights, either way from the baseline: points end and commas begin there."""

STOP = (0.8, 0.6)
"""In x-heights: no point or comma is higher, none wider."""

AROUND = 0.3
"""In x-heights: so far beside its ink may the engine's box of a sign lie."""

ENOUGH = 5
"""Commas, and points, from which a page tells how high its own are: with fewer all are left as they were read."""

APART = 1.25
"""Times as high as a page's points are its commas at least; if not, something else was measured."""

DUST = 0.02
"""Square x-heights of ink: less is no sign."""

Place = tuple[int, int]
"""A line and a word of it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A point or comma at a word's end, and how high its ink is, in x-heights."""

    at: Place
    text: str
    height: float


def believed(lines: Sequence[ReadLine], ink: Ink) -> tuple[ReadLine, ...]:
    """Return the lines without quotation marks that are not there, and with points where no comma's tail is."""
    bare = tuple(line.of(tuple(_unquoted(word, line, ink) for word in line.words)) for line in lines)
    stops = list(_stops(bare, ink))
    cut = _cut(stops)
    points = {stop.at for stop in stops if stop.text == "," and stop.height < cut}
    return tuple(
        replace(line, words=tuple(_pointed(w) if (row, n) in points else w for n, w in enumerate(line.words)))
        for row, line in enumerate(bare)
    )


def _unquoted(word: ReadWord, line: ReadLine, ink: Ink) -> ReadWord:
    """Return a word without the quotation mark before its first letter, if that has no ink."""
    if len(word.glyphs) < 2 or word.glyphs[0].text not in QUOTES or not word.glyphs[1].text[:1].isalpha():
        return word
    mark, letter = word.glyphs[:2]
    size, base = line.x_height, line.baseline_at(word.box.left)
    beside = _within(ink, word.box.left - AROUND * size, max(letter.box.left, mark.box.right) + AROUND * size)
    high = (ink.bottom < base - RAISED[0] * size) & (ink.top > base - RAISED[1] * size)
    small = (ink.heights < SMALL[0] * size) & (ink.widths < SMALL[1] * size) & (ink.areas > DUST * size**2)
    if (beside & high & small).any():
        return word
    return replace(word, text=word.text.removeprefix(mark.text), glyphs=word.glyphs[1:])


def _within(ink: Ink, left: float, right: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which pieces have their middle between two columns."""
    return np.asarray((ink.middle > left) & (ink.middle < right), np.bool_)


def _stops(lines: Sequence[ReadLine], ink: Ink) -> Iterator[Stop]:
    """Yield the points and commas at the words' ends whose ink is to be seen."""
    for row, line in enumerate(lines):
        for place, word in enumerate(line.words):
            glyph = word.glyphs[-1] if len(word.glyphs) > 1 else None
            if glyph and glyph.text in (".", ","):
                height = _height(glyph, word.glyphs[-2], line, ink)
                if height:
                    yield Stop((row, place), glyph.text, height)


def _height(stop: Glyph, before: Glyph, line: ReadLine, ink: Ink) -> float:
    """Return how high the ink of a point or comma is, in x-heights; 0 where there is none to be told from others."""
    size, base = line.x_height, line.baseline_at(stop.box.centre[0])
    left = max(before.box.right - AROUND / 3 * size, stop.box.left - AROUND * size)
    here = _within(ink, left, stop.box.right + AROUND * size)
    low = (ink.bottom > base - FOOT * size) & (ink.top < base + FOOT * size)
    small = (ink.heights < STOP[0] * size) & (ink.widths < STOP[1] * size) & (ink.areas > DUST * size**2)
    found = np.nonzero(here & low & small)[0]
    return float(ink.heights[found[np.argmax(ink.areas[found])]]) / size if found.size else 0.0


def _cut(stops: Sequence[Stop]) -> float:
    """Return how high, in x-heights, a comma is at least on this page; 0 where that cannot be told."""
    points, commas = ([stop.height for stop in stops if stop.text == sign] for sign in ".,")
    if min(len(points), len(commas)) < ENOUGH:
        return 0.0
    low, high = median(points), median(commas)
    return (low + high) / 2 if high > APART * low else 0.0


def _pointed(word: ReadWord) -> ReadWord:
    """Return a word that ends in a point instead of its comma."""
    glyph = replace(word.glyphs[-1], text=".")
    return replace(word, text=word.text[:-1] + ".", glyphs=(*word.glyphs[:-1], glyph))
