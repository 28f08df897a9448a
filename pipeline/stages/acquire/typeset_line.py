"""A line of characters as words and markers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median_low

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Word
from pipeline.stages.acquire.glyph import Glyph

SPACE = 0.25
"""Ems of nothing between two characters that are a space, even if the line has characters for that."""

NARROW_SPACE = 0.14
"""The same in a line without any: justified type closes its spaces to a sixth of an em, kerning never opens so far."""

SMALL = 0.8
"""A superscript is set in less than this part of the size of its line."""

RAISED = 0.15
"""Ems of the line that a superscript stands above its foot, at least."""

SUPERSCRIPT_DIGITS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
"""Digits that are superscripts by themselves."""

CALL = re.compile(r"[(\[]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*∗⁎†‡§¶‖#]{1,4}|[a-z])[)\].,]?")
"""What calls a note; other raised letters (1st, Mlle) are part of their word."""

X_HEIGHT = 0.45
"""Height of the small letters in ems, about the same in all book faces; pdfminer does not give the font's own."""


@dataclass(slots=True)
class _Setter:
    """Puts characters together to words, and raised ones to markers, from left to right."""

    gap: float
    words: list[tuple[str, list[Box]]] = field(default_factory=list)
    markers: list[tuple[int, str, list[Box]]] = field(default_factory=list)
    end: float | None = None
    fresh: bool = True

    def take(self, glyph: Glyph, *, raised: bool) -> None:
        """Set one character; a space only ends the word."""
        if glyph.space:
            self.fresh = True
            return
        apart = self.end is not None and glyph.left - self.end > self.gap
        self.fresh = self.fresh or apart
        if raised:
            self._mark(glyph)
        elif letters := glyph.letters:
            self._letter(letters, glyph.box)
        self.end = glyph.right

    def _letter(self, letters: str, box: Box) -> None:
        """Set a letter into its word."""
        if self.fresh:
            self.words.append(("", []))
            self.fresh = False
        text, boxes = self.words[-1]
        self.words[-1] = text + letters, [*boxes, box]

    def _mark(self, glyph: Glyph) -> None:
        """Set a raised character into its marker: one with those that stand at the same place."""
        at = sum(len(unicodedata.normalize("NFC", text)) + 1 for text, _ in self.words)
        at = max(0, at - 1) if not self.fresh or not self.words else at
        label = "".join(SUPERSCRIPT_DIGITS.get(each, each) for each in glyph.letters)
        if self.markers and self.markers[-1][0] == at:
            before = self.markers.pop()
            self.markers.append((at, before[1] + label, [*before[2], glyph.box]))
        else:
            self.markers.append((at, label, [glyph.box]))


def typeset_line(row: Sequence[Glyph]) -> Line | None:
    """Return the line that a row of characters is, its id still ""; None where it holds no words."""
    printed = [glyph for glyph in row if glyph.letters.strip()]
    if not printed:
        return None
    body = _body(printed)
    setter = _Setter(_gap(row, body.size))
    for glyph, raised in zip(row, _calls(row, body), strict=True):
        setter.take(glyph, raised=raised)
    words = tuple(Word(unicodedata.normalize("NFC", t), Box.around(b)) for t, b in setter.words if t)
    if not words:
        return None
    box = Box.around(glyph.box for glyph in printed)
    markers = tuple(_markers(setter, len(" ".join(word.text for word in words))))
    return Line("", box, words, markers, body.foot, X_HEIGHT * body.size)


def _markers(setter: _Setter, length: int) -> Iterator[Marker]:
    """Yield the markers that say something, none beyond the end of the text."""
    for at, label, boxes in setter.markers:
        if label:
            yield Marker(unicodedata.normalize("NFC", label), Box.around(boxes), min(at, length))


@dataclass(frozen=True, slots=True)
class _Body:
    """What most of a line is set in."""

    size: float
    foot: float


def _body(printed: Sequence[Glyph]) -> _Body:
    """Return the size that most characters have, letters before figures, and where they stand."""
    letters = [glyph for glyph in printed if glyph.text.isalpha()] or list(printed)
    size = median_low(glyph.size for glyph in letters)
    return _Body(size, median_low(glyph.foot for glyph in letters if abs(glyph.size - size) <= 0.1 * size))


def _gap(row: Sequence[Glyph], size: float) -> float:
    """Return the pixels of nothing that are a space in this line."""
    return size * (SPACE if any(glyph.space for glyph in row) else NARROW_SPACE)


def _calls(row: Sequence[Glyph], body: _Body) -> list[bool]:
    """Return for each character whether it belongs to a marker."""
    calls: list[bool] = []
    for raised, run in groupby(row, key=lambda glyph: _raised(glyph, body)):
        texts = [SUPERSCRIPT_DIGITS.get(glyph.text, glyph.text) for glyph in run]
        text = "".join(texts)
        after_digit = bool(calls) and row[len(calls) - 1].text.isdigit() and text[:1].isalpha()
        calls.extend([raised and not after_digit and CALL.fullmatch(text) is not None] * len(texts))
    return calls


def _raised(glyph: Glyph, body: _Body) -> bool:
    """Tell whether a character is a superscript: small and raised, or one by its own nature."""
    if glyph.text in SUPERSCRIPT_DIGITS:
        return True
    lift = max(body.foot - glyph.foot, (body.foot + 0.2 * (body.size - glyph.size)) - glyph.bottom)
    return glyph.upright and not glyph.space and glyph.size <= SMALL * body.size and lift >= RAISED * body.size
