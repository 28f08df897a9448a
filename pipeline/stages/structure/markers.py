"""The marks in the body that call notes: superscripts, and stray signs that may be superscripts misread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker
from pipeline.model.text import Point
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.alignment import Mark, Reading
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.labels import FIGURES

CALLING = frozenset(
    {ZoneKind.PARAGRAPH, ZoneKind.QUOTE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.TABLE},
)
"""Kinds of zones in which notes are called."""

SECOND_READING = 0.4
"""What each reading costs more than the one before it."""

GLUED = re.compile(r"(?<=[^\W\d_])(?:[.,;:!?]?[”\"’'»)\]]*)(\d{1,3})(?=$|[\s.,;:—–])")
"""Figures right behind a word or the punctuation after it."""
ALONE = re.compile(r"(?<=[.,;:!?”\"’'»)\]])( \d{1,3})(?=$|\s)")
"""Figures by themselves behind punctuation."""
AFTER_STOP = re.compile(r"(?<=[.,;:!?”\"’»)\]])(\s?[°®™©*^~<>«¢£¥§†‡\\|/{}?!’‘'“\"”]{1,2})(?=$|\s)")
"""Signs behind punctuation that has its own end already."""
AFTER_WORD = re.compile(r"(?<=[^\W\d_])(\s?[°®™©*^~<>«¢£¥§†‡\\|{}]{1,2})(?=$|[\s.,;:])")
"""Signs behind a word that no word ends in."""

STRAY_QUOTE = 0.9
"""A quotation mark behind a stop closes something more often than it calls a note, unless nothing was open."""


@dataclass(frozen=True, slots=True)
class Call:
    """A place in the body that a note may be called from."""

    mark: Mark
    point: Point
    marker: Marker | None
    """The superscript; None for a stray sign, which is `cut` out of its line if it calls a note."""
    cut: tuple[int, int] = (0, 0)

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
    for line_id in stretch.zone.lines:
        line = book.lines[line_id]
        for marker in sorted(line.markers, key=lambda marker: marker.at):
            yield Call(_mark(stretch, marker), _point(line, marker.at, previous), marker)
        previous = line if line.words else previous


def _mark(stretch: Stretch, marker: Marker) -> Mark:
    """Return what may be read in a superscript; the surer the engine, the dearer to think it none."""
    labels = dict.fromkeys((marker.label, *marker.alternatives))
    readings = tuple(Reading(label, SECOND_READING * rank) for rank, label in enumerate(labels))
    return Mark(stretch.page, stretch.chapter, readings, 1.5 + 2.5 * marker.confidence * bool(marker.label))


def _point(line: Line, at: int, previous: Line | None) -> Point:
    """Return the place of a marker, never behind a space and never before the first word of a zone's later line."""
    stem = line.text[:at].rstrip()
    if not stem and previous:
        return Point(previous.id, len(previous.text))
    return Point(line.id, len(stem))


def stray(line: Line, stretch: Stretch, context: str) -> Iterator[Call]:
    """Yield the signs of a line that may be superscripts misread; `context` is the text of the zone before it."""
    for pattern, cost in ((GLUED, 0.2), (ALONE, 0.6), (AFTER_STOP, 0.5), (AFTER_WORD, 0.8)):
        for match in pattern.finditer(line.text):
            sign = match[1].strip()
            price = cost + _closing(sign, context + line.text[: match.start(1)])
            label = sign if sign.isdecimal() else ""
            mark = Mark(stretch.page, stretch.chapter, (Reading(label, price), *_figures(sign, price)), 0.0)
            yield Call(mark, Point(line.id, match.start(1)), None, match.span(1))


def _figures(sign: str, price: float) -> tuple[Reading, ...]:
    """Return the number that a sign looks like, if it does."""
    figures = sign.translate(FIGURES)
    return (Reading(figures, price),) if figures != sign and figures.isdecimal() else ()


def _closing(sign: str, before: str) -> float:
    """Return what it costs to think that a sign closes nothing: little where nothing of its kind is open."""
    if sign[0] in '”"':
        is_open = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    elif sign[0] in "’'‘":
        is_open = "‘" in before and before.rindex("‘") > max(before.rfind("”"), before.rfind("’"))
    else:
        return STRAY_QUOTE / 2 if sign in "?!" else 0.0
    return 2 * STRAY_QUOTE if is_open else STRAY_QUOTE / 3
