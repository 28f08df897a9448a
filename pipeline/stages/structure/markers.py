"""The marks in the body that call notes: superscripts, and stray signs that may be superscripts misread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker
from pipeline.model.text import Point
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.labels import FIGURES
from pipeline.stages.structure.marks import Mark, Reading

CALLING = frozenset(
    {ZoneKind.PARAGRAPH, ZoneKind.QUOTE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.TABLE},
)
"""Kinds of zones in which notes are called."""

MARKER = 4.0
"""Cost of taking a superscript that the engine is sure of for none: dearer than one that calls no note."""
SECOND_READING = 0.4
"""What each reading costs more than the one before it."""

GLUED = re.compile(r"(?<=[^\W\d_])(?:[.,;:!?]?[”\"’'»)\]]*)(\d{1,3})(?=$|[\s.,;:—–])")
"""Figures right behind a word or the punctuation after it."""
ALONE = re.compile(r"(?<=[.,;:!?”\"’'»)\]])( \d{1,3})(?=$|\s)")
"""Figures by themselves behind punctuation."""
SIGNS = re.escape("°®™©*^~<>«»¢£¥§†‡|/\\{}?!’‘'“\"”")
AFTER_STOP = re.compile(rf"(?<=[.,;:!?)\]])((?:[{SIGNS}]{{1,4}}|\s[{SIGNS}]{{1,3}})\d?(?:\s[{SIGNS}]{{1,2}})?)(?=$|\s)")
"""Signs behind a stop; a closing quotation mark may be among them."""
AFTER_WORD = re.compile(r"(?<=[^\W\d_])(\s?[°®™©*^~<>«¢£¥§†‡\\|{}]{1,2})(?=$|[\s.,;:])")
"""Signs behind a word that no word ends in."""
DAGGER = re.compile(r"(?<=[.,;:!?)\]”\"])(\s?[tf+])(?=$|\s)")
"""What a dagger behind a stop is read as."""
QUOTES = "’‘'“\"”»"

OPEN_QUOTE = 1.8
"""What it costs to take a quotation mark for a note's call where a quotation is open and waits for it."""
UNOPENED = 0.5
"""What it costs to leave a quotation mark in the text where none is open."""
CLOSER = 0.5
"""What it costs to take a quotation mark for a note's call where none is open: its partner may have been lost."""
ASKING = 0.4
"""What it costs to take a question or exclamation mark for a note's call, unless a stop stands before it."""
AMID_WORD = 1.5
"""What it costs to take a raised sign amid a word for a note's call: it is an apostrophe or an opening quote."""
FAINT = 0.5
"""Below this confidence the engine did not take a superscript's ink away, so that it was read as some sign too."""


@dataclass(frozen=True, slots=True)
class Call:
    """A place in the body that a note may be called from."""

    mark: Mark
    line: str
    """The line that it stands in; its point is at the end of the line before if it begins its own."""
    point: Point
    marker: Marker | None
    """The superscript; None for a stray sign."""
    cut: tuple[int, int] = (0, 0)
    """The slice of the line that is the marker's ink read as signs, and no text if it calls a note."""

    @property
    def box(self) -> Box | None:
        """The marker's place on its page."""
        return self.marker.box if self.marker else None


def calls(book: Book) -> tuple[Call, ...]:
    """Return all superscripts of the body in reading order."""
    return tuple(call for stretch in book.stretches if stretch.zone.kind in CALLING for call in _calls(book, stretch))


def _calls(book: Book, stretch: Stretch) -> Iterator[Call]:
    """Yield the superscripts of a zone."""
    previous: Line | None = None
    context = ""
    for line_id in stretch.zone.lines:
        line = book.lines[line_id]
        for marker in sorted(line.markers, key=lambda marker: marker.at):
            cut = _ink(line, marker, context) if marker.confidence < FAINT else (marker.at, marker.at)
            point = _point(line, cut[0], previous)
            yield Call(_mark(stretch, marker, line.text), line.id, point, marker, cut)
        previous = line if line.words else previous
        context += line.text + " "


def _mark(stretch: Stretch, marker: Marker, text: str) -> Mark:
    """Return what may be read in a superscript; the surer the engine, the dearer to think it none."""
    amid = text[: marker.at][-1:].strip() and text[marker.at :][:1].isalnum()
    labels = dict.fromkeys((marker.label, *marker.alternatives))
    doubt = 1.0 - marker.confidence + (AMID_WORD if amid else 0.0)
    readings = tuple(
        Reading(label, doubt + SECOND_READING * rank, second=rank > 0) for rank, label in enumerate(labels)
    )
    seen = marker.confidence if marker.label else marker.confidence / 2
    return Mark(stretch.page, stretch.chapter, readings, MARKER * (seen / 2 if amid else seen) ** 2)


def _point(line: Line, at: int, previous: Line | None) -> Point:
    """Return the place of a marker, never behind a space and never before the first word of a zone's later line."""
    stem = line.text[:at].rstrip()
    if not stem and previous:
        return Point(previous.id, len(previous.text))
    return Point(line.id, len(stem))


def _ink(line: Line, marker: Marker, context: str) -> tuple[int, int]:
    """Return the signs that a faint superscript was read as, next to where it stands; none is (at, at)."""
    runs = (match.span(1) for match in AFTER_STOP.finditer(line.text))
    near = [(start, end) for start, end in runs if start - 1 <= marker.at <= end + 1]
    if not near:
        return marker.at, marker.at
    start, end = near[0]
    price, tail = min((_price(line.text, tail, start, context), tail) for tail in _tails(line.text, start, end))
    return (tail, end) if price < OPEN_QUOTE else (end, end)


def stray(line: Line, stretch: Stretch, context: str) -> Iterator[Call]:
    """Yield the signs of a line that may be superscripts misread; `context` is the text of the zone before it."""
    for pattern, cost in ((GLUED, 0.2), (ALONE, 0.6), (AFTER_WORD, 0.8), (DAGGER, 0.5)):
        for match in pattern.finditer(line.text):
            yield _stray(line, stretch, match.span(1), cost)
    for match in AFTER_STOP.finditer(line.text):
        for start in _tails(line.text, *match.span(1)):
            cost = 0.5 + _price(line.text, start, match.start(1), context)
            yield _stray(line, stretch, (start, match.end(1)), cost)


def _stray(line: Line, stretch: Stretch, span: tuple[int, int], cost: float) -> Call:
    """Return the call that a slice of a line may be."""
    sign = line.text[slice(*span)].strip()
    figures = sign.translate(FIGURES)
    readings = [Reading(sign, cost)] + ([] if sign.isdecimal() else [Reading("", cost)])
    readings += [Reading(figures, cost)] if figures != sign and figures.isdecimal() else []
    return Call(Mark(stretch.page, stretch.chapter, tuple(readings), 0.0), line.id, Point(line.id, span[0]), None, span)


def _tails(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a run of signs may be cut: before it, and behind each quotation mark that it begins with."""
    yield start
    start += text[start].isspace()
    while start < end - 1 and text[start] in QUOTES:
        start += 1
        yield start


def _price(text: str, cut: int, start: int, context: str) -> float:
    """Return what is odd about cutting a run of signs that begins at `start` off at `cut`."""
    before, kept, sign = context + text[:start], text[start:cut], text[cut:].lstrip()[:1]
    price = 0.0
    for quote in kept.strip():
        price += 0.0 if _is_open(before, quote) else UNOPENED
        before += quote
    if sign in QUOTES:
        return price + (OPEN_QUOTE if _is_open(before, sign) else CLOSER)
    stopped = before.rstrip()[-1:] in (".", "?", "!")
    return price + (ASKING if sign in "?!" and not stopped else 0.0)


def _is_open(before: str, quote: str) -> bool:
    """Tell whether a quotation waits for its closing mark, whichever form that has.

    What was opened is asked from the last closing mark on, because engines lose such marks.
    """
    recent = before[max(before.rfind("”"), 0) :]
    double = "“" in recent if "“" in before else before.count('"') % 2 == 1
    if quote in '”"“':
        return double
    return double or "‘" in recent.rpartition("’")[2]
