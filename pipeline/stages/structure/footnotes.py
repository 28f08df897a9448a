"""Where notes may begin in the zones at the foot of the pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.page import Line
from pipeline.model.vocabulary import NOTES, ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.labels import FIGURES
from pipeline.stages.structure.markers import SECOND_READING
from pipeline.stages.structure.marks import Mark, Reading

NUMBER = re.compile(r"[(\[]?(\d{1,3})[)\].,]{0,2}\s+(?=\S)")
GLUED = re.compile(r"[(\[]?(\d{1,3})[)\].]?(?=[^\W\d_]|[“\"‘'(\[])")
SYMBOL = re.compile(r"([*†‡§‖¶+#]{1,3}|\|\|)[.,)]?\s*(?=\S)")
LETTER = re.compile(r"[(\[]?([a-z])[)\].]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
LIKE_NUMBER = re.compile(r"([0-9lIiOoSsBZzgGbq|!\]]{1,3})[.)]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
MARRED = re.compile(r"[^\w\s(\[]{1,2}(\d{1,2}|[a-z])[.)]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
GARBAGE = re.compile(r"([^\w\s(\[“‘]{1,2}|[“‘](?=[“\s])|[“‘][*°®©™^~•»<>¢])\s*(?=[^\Wa-z_]|[“\"‘(\[])")

REMAINS = 2
"""So many signs may be left of a raised label's ink before it."""
FIRST_LINE = 4.0
"""Cost of thinking that a note's zone with a label does not begin a note: dearer than anything but two such doubts."""
UNLABELLED = 1.0
"""Cost of thinking so where no label was read."""
AMID_SENTENCE = 0.5
"""Cost of thinking so where the sentence above has not ended either."""
LATER_LINE = 0.2
"""Cost of thinking that a later line that starts with a number is only that: next to none."""
CLEAR = 0.1
"""Up to this cost a label is plainly one, even where nothing tells that the note before has ended."""
LABEL_COSTS = (
    (NUMBER, 0.0),
    (GLUED, 0.1),
    (SYMBOL, 0.0),
    (LETTER, 0.1),
    (LIKE_NUMBER, 0.3),
    (MARRED, 0.4),
    (GARBAGE, 0.4),
)


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a note."""

    mark: Mark
    line: str


@dataclass(frozen=True, slots=True)
class Foot:
    """A line at the foot of a page, and what it begins if it begins anything."""

    line: str
    stretch: Stretch
    first: bool
    """Whether it is the first of its zone."""
    start: Start | None


def feet(book: Book) -> tuple[Foot, ...]:
    """Return all lines of the notes' zones in reading order."""
    stretches = [stretch for stretch in book.stretches if stretch.zone.kind in NOTES and stretch.zone.lines]
    found: list[Foot] = []
    for before, stretch in zip([None, *stretches], stretches, strict=False):
        above = before.zone.lines[-1] if before and before.page == stretch.page else None
        found += _feet(book, stretch, above)
    return tuple(found)


def _feet(book: Book, stretch: Stretch, above: str | None) -> Iterator[Foot]:
    """Yield the lines of one zone; `above` is the last line of the notes above it on its page."""
    ended = above is None or _ends(book.lines[above])
    for number, line_id in enumerate(stretch.zone.lines):
        mark = _mark(book.lines[line_id], stretch, number == 0, ended)
        ended = _ends(book.lines[line_id])
        yield Foot(line_id, stretch, number == 0, Start(mark, line_id) if mark else None)


def _ends(line: Line) -> bool:
    """Tell whether a line ends as a sentence does."""
    return Junction(line.text, "", None).ended


def _mark(line: Line, stretch: Stretch, first: bool, ended: bool) -> Mark | None:
    """Return what the beginning of a line may call itself; None if it certainly begins no note.

    `ended` says whether the line before ends as a sentence does: then a label that is badly read may be one.
    """
    fresh = first and stretch.zone.kind is ZoneKind.FOOTNOTE and stretch.zone.continues is not True
    raised = tuple(_raised(line))
    printed = () if raised else tuple(_printed(line.text))
    if raised:
        return Mark(stretch.page, stretch.chapter, raised, FIRST_LINE)
    if fresh:
        # Amid a sentence only a number tells of a new note: a sign may be dirt at the line's edge.
        labelled = any(reading.label.isdecimal() or (reading.label and ended) for reading in printed)
        dismissal = FIRST_LINE if labelled else UNLABELLED if ended else AMID_SENTENCE
        return Mark(stretch.page, stretch.chapter, (*printed, Reading("", 0.2)), dismissal)
    clear = LABEL_COSTS[-1][1] if ended else CLEAR
    clearly = tuple(reading for reading in printed if reading.label and reading.cost <= clear)
    return Mark(stretch.page, stretch.chapter, clearly, LATER_LINE) if clearly else None


def _raised(line: Line) -> Iterator[Reading]:
    """Yield the readings of a superscript before the first word."""
    for marker in line.markers:
        before, after = line.text[: marker.at], line.text[marker.at :]
        if not any(sign.isalnum() for sign in before) and len(before.strip()) <= REMAINS:
            end = marker.at + len(after) - len(after.lstrip()) if before else 0
            for rank, label in enumerate(dict.fromkeys((marker.label, *marker.alternatives))):
                yield Reading(label, SECOND_READING * rank, end, second=rank > 0)


def _printed(text: str) -> Iterator[Reading]:
    """Yield the ways to read a label in the words, with the place where the note's text goes on."""
    for pattern, cost in LABEL_COSTS:
        match = pattern.match(text)
        if match:
            label = "" if pattern is GARBAGE else match[1]
            yield Reading(label, cost, match.end())
            if pattern is LIKE_NUMBER and (figures := label.translate(FIGURES)).isdecimal():
                yield Reading(figures, cost, match.end())
