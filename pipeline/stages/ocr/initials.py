"""Great initials: letters of several lines that the text of a chapter begins with, and engines take for pictures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadWord
from pipeline.stages.ocr.rows import Row, usual

HEIGHT = (2.9, 18.0)
"""In x-heights: from the head of the first line to the foot of the second, and to that of the sixth in wide leading."""

SLIM, BROAD = 0.17, 1.6
"""Of its height: an I without serifs is as slim, brackets and rules are slimmer; a W is as broad."""

FILLED = 0.08
"""Of its box, which ink fills at least: the frames of tables and the strokes of a pen have less."""

CAPITAL = 1.45
"""In x-heights: capitals are about as high."""

OVER, UNDER = 1.2, 0.6
"""In x-heights: so far may an initial's head lie over that of the capitals in its first line, or under it."""

FOOT = 0.6
"""In x-heights, either way: so far may its foot lie from the last baseline beside it; that of a J hangs."""

ASIDE = (-1.0, 3.0)
"""In x-heights, from its right side: there begin the lines beside it; under the arm of a P they come nearer."""

LEVEL = 1.2
"""In x-heights, either way: so far from its left side begins the line below it."""

CLEAR = 2.0
"""In x-heights: what has print so near on its left stands within a line."""

LONG = 6.0
"""In x-heights: a shorter row is no line of text."""

MODES = (10, 8)
"""Page segmentation modes for a single letter and a single word: each misreads another letter, P or O."""

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

FIGURES = "23456789"
"""What else may be so large, numbers of chapters in a bible; 1 and 0 would be taken for I and O too often."""

SIZES = (24, 30, 38, 50)
"""Pixels that the letter is high: engines know letters of that size, and what is read alike at several is right."""

SURE = 0.25
"""Mean sureness of the best reading at all sizes, at least."""

RIVAL = 0.35
"""Of the best reading's sureness: another reading that has less is not weighed, P against D has more."""

PAPER = 255


@dataclass(frozen=True, slots=True)
class Initial:
    """A great letter, in pixels of the page."""

    readings: tuple[tuple[str, float], ...]
    """What it may be and how sure the engine is of that, 0 to 1, best first; () while it is not read."""
    box: Box
    piece: int
    """Number of its piece of ink."""
    baseline: float
    """y of the baseline of the first line beside it."""
    x_height: float
    """Of that line."""


def initials(even: Grey, ink: Ink, rows: Sequence[Row], languages: str) -> tuple[Initial, ...]:
    """Return the initials of a page that can be read; the engine is asked only where there is ink of that shape."""
    found = list(_seen(ink, rows))
    return tuple(initial for initial in _read(even, ink, found, languages) if initial.readings) if found else ()


def without_initials(image: Grey, ink: Ink, found: Iterable[Initial]) -> Grey:
    """Return the image with paper where initials are, so that the lines beside them are read alone."""
    clean = image
    for initial in found:
        clean = clean.copy() if clean is image else clean
        area = _pixels(initial.box.grown(3))
        labels = ink.labels[area]
        own = labels == initial.piece + 1
        edge = cv2.dilate(own.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        clean[area][edge & (own | (labels == 0))] = PAPER
    return clean


def _seen(ink: Ink, rows: Sequence[Row]) -> Iterator[Initial]:
    """Yield the pieces of ink that stand as initials do, still to be read."""
    size = usual(rows)
    if not size:
        return
    high, wide = ink.heights, ink.widths
    shape = (high > HEIGHT[0] * size) & (high < HEIGHT[1] * size) & (wide > SLIM * high) & (wide < BROAD * high)
    filled = ink.areas > FILLED * high * wide
    for piece in np.nonzero(shape & filled)[0]:
        first = _first(ink.box(int(piece)), [row for row in rows if len(row.pieces) > 1], ink)
        if first:
            box = ink.box(int(piece))
            yield Initial((), box, int(piece), _base(first, box.right), first.x_height)


def _first(box: Box, rows: Sequence[Row], ink: Ink) -> Row | None:
    """Return the first of the lines that stand set in beside an initial; None if it is none."""
    lefts = {row: _left(row, ink) for row in rows}
    beside = sorted((row for row in rows if _is_beside(row, lefts[row], box)), key=lambda row: _base(row, box.right))
    if len(beside) < 2 or not _spans(box, beside[0], beside[-1]):
        return None
    before = any(_is_before(row, lefts[row], box) for row in rows if row not in beside)
    step = _base(beside[1], box.right) - _base(beside[0], box.right)
    last = _base(beside[-1], box.right)
    below = any(_is_below(row, lefts[row], box, (last + step / 2, last + 1.5 * step)) for row in rows)
    return beside[0] if below and not before else None


def _left(row: Row, ink: Ink) -> float:
    """Return where a row begins, without an initial that was taken for a letter of it."""
    pieces = np.array(row.pieces)
    letters = pieces[ink.heights[pieces] < HEIGHT[0] * row.x_height]
    return float(ink.left[letters].min()) if len(letters) else row.right


def _base(row: Row, x: float) -> float:
    """Return the y of a row's baseline."""
    return float(row.baseline(np.array([x]))[0])


def _is_beside(row: Row, left: float, box: Box) -> bool:
    """Tell whether a row begins right of an initial, on its level."""
    size = row.x_height
    near = box.right + ASIDE[0] * size < left < box.right + ASIDE[1] * size
    level = box.top < _base(row, box.right) < box.bottom + FOOT * size
    return near and level and row.right - left > LONG * size


def _spans(box: Box, first: Row, last: Row) -> bool:
    """Tell whether an initial reaches from the capitals of its first line to the baseline of its last."""
    head = _base(first, box.right) - CAPITAL * first.x_height
    foot = _base(last, box.right)
    top = head - OVER * first.x_height < box.top < head + UNDER * first.x_height
    return top and abs(box.bottom - foot) < FOOT * last.x_height


def _is_before(row: Row, left: float, box: Box) -> bool:
    """Tell whether a row on the level of an initial ends right before it, or runs through it."""
    level = box.top < _base(row, box.left) - 0.5 * row.x_height < box.bottom
    return level and left < box.right and row.right > box.left - CLEAR * row.x_height


def _is_below(row: Row, left: float, box: Box, between: tuple[float, float]) -> bool:
    """Tell whether a row is the line below an initial, which begins where it does."""
    level = between[0] < _base(row, box.left) < between[1]
    return level and abs(left - box.left) < LEVEL * row.x_height and row.right > box.right


def _read(even: Grey, ink: Ink, found: Sequence[Initial], languages: str) -> Iterator[Initial]:
    """Yield initials with what the readings at several sizes have."""
    crops = [_crop(even, ink, initial, size) for initial in found for size in SIZES]
    signs = CAPITALS + FIGURES
    answers = [hocr.parse(engine.read(crops, languages, mode, tessedit_char_whitelist=signs)) for mode in MODES]
    for place, initial in enumerate(found):
        pages = [page for answer in answers for page in answer[place * len(SIZES) : (place + 1) * len(SIZES)]]
        yield replace(initial, readings=_readings([word for lines in pages for line in lines for word in line.words]))


def _readings(words: Sequence[ReadWord]) -> tuple[tuple[str, float], ...]:
    """Return what a letter was read as at all sizes, and how sure each is, best first; () where none is sure."""
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        votes[word.text] += word.confidence / (len(SIZES) * len(MODES))
    best = max(votes.values(), default=0.0)
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    letters = tuple((text, sure) for text, sure in ranked if text in CAPITALS and sure > RIVAL * best)
    return letters if letters and letters[0] == ranked[0] and best > SURE else ()


def _crop(even: Grey, ink: Ink, initial: Initial, size: int) -> NDArray[np.uint8]:
    """Return an initial by itself on paper, so many pixels high."""
    area = _pixels(initial.box)
    own = cv2.dilate((ink.labels[area] == initial.piece + 1).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    alone = np.where(own, even[area], PAPER).astype(np.uint8)
    scale = size / initial.box.height
    small = cv2.resize(alone, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    return np.pad(np.asarray(small, np.uint8), size // 2, constant_values=PAPER)


def _pixels(box: Box) -> tuple[slice, slice]:
    """Return the rows and columns of a box."""
    return slice(max(0, int(box.top)), round(box.bottom)), slice(max(0, int(box.left)), round(box.right))
