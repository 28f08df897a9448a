"""The text of a page that was born digital, as lines of words with their superscripts as markers."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.stages.acquire.cut import Cut
from pipeline.stages.acquire.glyph import Glyph
from pipeline.stages.acquire.glyph_rows import rows
from pipeline.stages.acquire.parsed_page import parsed_page
from pipeline.stages.acquire.typeset_line import typeset_line

WORD = 3
"""So many unknown characters in a row are a word that would be lost, so that the page is better read by OCR."""

UPRIGHT = 0.5
"""A page on which less than this part of the characters stands upright is turned first, and so read by OCR."""

INK = 40
"""Steps of grey between the darkest and the lightest pixel where something is printed."""

SEEN = 0.8
"""With less than this part of its lines to be seen, a text layer does not say what is printed."""


def text_layer(path: Path, number: int, scale: float) -> tuple[Line, ...]:
    """Return the lines of a page (from 0) in the order of the file, `scale` pixels to the point, not yet numbered.

    () where the layer cannot be read or does not say which characters it shows.
    """
    page = parsed_page(path, number)
    glyphs = tuple(_glyph(char, (page.left, page.top), scale) for char in page.chars)
    if sum(glyph.upright for glyph in glyphs) < UPRIGHT * len(glyphs):
        return ()
    if any(len(tuple(run)) >= WORD for known, run in groupby(glyphs, lambda glyph: glyph.known) if not known):
        return ()
    return tuple(line for row in rows(glyphs) if (line := typeset_line(row)) is not None)


def seen_in(layer: tuple[Line, ...], picture: NDArray[np.uint8]) -> tuple[Line, ...]:
    """Return the lines that are to be seen in the drawing of the page; () where too many on it are not."""
    page = Box(0, 0, picture.shape[1], picture.shape[0])
    on_page = tuple(line for line in layer if page.holds(*line.box.centre))
    seen = tuple(line for line in on_page if _inked(picture, line.box))
    return seen if len(seen) >= SEEN * len(on_page) else ()


def _inked(picture: NDArray[np.uint8], box: Box) -> bool:
    """Tell whether something is printed within a box."""
    height, width = picture.shape
    inside = box.meet(Box(0, 0, width, height))
    cut = picture[int(inside.top) : ceil(inside.bottom), int(inside.left) : ceil(inside.right)]
    return bool(cut.size) and int(cut.max()) - int(cut.min()) >= INK


def share_of(layer: Iterable[Line], cut: Cut, surface_id: str) -> tuple[Line, ...]:
    """Return the lines whose middle lies on a page, in its pixels and numbered from 1; the page stands upright."""
    x, y = cut.frame.inverse().point(0, 0)
    page = Box(0, 0, cut.width, cut.height)
    moved = (_moved(line, x, y) for line in layer)
    inside = (line for line in moved if page.holds(*line.box.centre))
    return tuple(replace(line, id=f"{surface_id}-l{number:03d}") for number, line in enumerate(inside, 1))


def _moved(line: Line, x: float, y: float) -> Line:
    """Return a line with all its places shifted."""
    return replace(
        line,
        box=line.box.moved(x, y),
        words=tuple(replace(word, box=word.box.moved(x, y)) for word in line.words),
        markers=tuple(replace(marker, box=marker.box.moved(x, y)) for marker in line.markers),
        baseline=None if line.baseline is None else line.baseline + y,
    )


def _glyph(char: dict[str, Any], corner: tuple[float, float], scale: float) -> Glyph:
    """Return a character of pdfplumber in pixels from the corner of its page."""
    left, top = corner
    bottom = float(char["bottom"]) - top
    return Glyph(
        text=str(char["text"]),
        left=(float(char["x0"]) - left) * scale,
        top=(float(char["top"]) - top) * scale,
        right=(float(char["x1"]) - left) * scale,
        bottom=bottom * scale,
        size=float(char["size"]) * scale,
        foot=(bottom - (float(char["matrix"][5]) - float(char["y0"]))) * scale,
        upright=bool(char["upright"]) and float(char["matrix"][0]) > 0,
    )
