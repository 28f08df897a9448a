"""Where notes may begin in the zones at the foot of the pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.page import Line, Marker
from pipeline.model.vocabulary import NOTES, ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.labels import FIGURES, SYMBOLS
from pipeline.stages.structure.markers import FAINT, SECOND_READING
from pipeline.stages.structure.marks import Mark, Reading

NUMBER = re.compile(r"[(\[]?(\d{1,3})[)\].,]{0,2}\s+(?=\S)")
GLUED = re.compile(r"[(\[]?(\d{1,3})[)\].]?(?=[^\W\d_]|[“\"‘'(\[])")
SYMBOL = re.compile(r"([*†‡§‖¶+#]{1,3}|\|\|)[.,)]?\s*(?=\S)")
LETTER = re.compile(r"[(\[]?([a-z])[)\].]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
LIKE_NUMBER = re.compile(r"([0-9lIiOoSsBZzgGbq|!\]]{1,3})[.)]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
MARRED = re.compile(r"[^\w\s(\[]{1,2}(\d{1,2}|[a-z])[.)]?\s+(?=[^\Wa-z_]|[“\"‘(\[])")
GARBAGE = re.compile(r"([^\w\s(\[“‘]{1,2}|[“‘](?=[“\s])|[“‘][*°®©™^~•»<>¢])\s*(?=[^\Wa-z_]|[“\"‘(\[])")

SPOILT = re.compile(r"(?:[^\sA-Z“‘\"'(\[]\S{0,2}\s+|[^\sA-Z“‘\"'(\[]{1,2}|[“\"](?=[^”\"]*“))(?=[A-Z“‘\"(\[])")
"""What may be left of a label that was read as letters: `st Minute book`, `iH. Ardley`; no sentence begins so."""

STOP = re.compile(r"[.,:)\]]{1,2}\s+")
"""What stands behind a label; where that is raised, it is left on the line."""

REMAINS = 2
"""So many signs may be left of a raised label's ink before it."""
FIRST_LINE = 4.0
"""Cost of thinking that a note's zone with a label does not begin a note: dearer than anything but two such doubts."""
UNLABELLED = 1.0
"""Cost of thinking so where no label was read."""
UNREADABLE = 2.0
"""Cost of thinking so where something was read before the first word, and no label."""
AMID_SENTENCE = 0.5
"""Cost of thinking so where the sentence above has not ended either."""
LATER_LINE = 0.2
"""Cost of thinking that a later line that starts with a number is only that: next to none."""
CLEAR = 0.1
"""Up to this cost a label is plainly one, even where nothing tells that the note before has ended."""
SPOILT_COST = 0.4
"""Cost of taking the spoilt beginning of a line for a label that could not be read."""
UNSEEN = 0.9
"""Cost of thinking that a line, set apart from a sentence that has ended, begins a note whose label was not read."""
SHORT = 3.0
"""In x-heights: a line that ends so much earlier than the others is the last of a note or of a paragraph."""
SET_IN = 0.5
"""In x-heights: a line that begins further in than the others does so for a label before it, or for a paragraph."""
OPENERS = frozenset(
    ("as", "at", "by", "cf", "de", "el", "for", "in", "la", "le", "of", "on", "see", "so", "to", "van", "von")
)
"""Small words that sentences of notes begin with before a name."""
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
    beside: dict[int, list[Line]] = defaultdict(list)
    for stretch in stretches:
        beside[stretch.page] += [book.lines[line] for line in stretch.zone.lines]
    found: list[Foot] = []
    for before, stretch in zip([None, *stretches], stretches, strict=False):
        above = before.zone.lines[-1] if before else None
        printed = beside[stretch.page] if book.pages[stretch.page].surface.width else []
        found += _feet(book, stretch, above, printed)
    return tuple(found)


def _feet(book: Book, stretch: Stretch, above: str | None, beside: Sequence[Line]) -> Iterator[Foot]:
    """Yield the lines of one zone; `above` is the last line of the notes above it, be it on the page before.

    `beside` are all lines of notes that are printed on the page.
    """
    before = book.lines[above] if above else None
    overleaf = before not in beside
    for number, line_id in enumerate(stretch.zone.lines):
        line = book.lines[line_id]
        fresh = number == 0 and stretch.zone.kind is ZoneKind.FOOTNOTE and stretch.zone.continues is not True
        ended = before is None or Junction(before.text, "", None).ended
        readings, dismissal = _said(line, fresh, ended or overleaf)
        if before and beside and ended and not fresh and not line.markers:
            readings += tuple(_hidden(line, overleaf or _set_apart(line, before, beside)))
        mark = Mark(stretch.page, stretch.chapter, readings, dismissal) if readings else None
        yield Foot(line_id, stretch, number == 0, Start(mark, line_id) if mark else None)
        before, overleaf = line, False


def _said(line: Line, fresh: bool, ended: bool) -> tuple[tuple[Reading, ...], float]:
    """Return what the beginning of a line may call itself, none if nothing tells of a note, and its dismissal.

    `fresh` says whether it begins a zone of its own, `ended` whether the line before ends as a sentence does: then a
    label that is badly read may be one.
    """
    raised = tuple(_raised(line))
    if raised:
        return raised, FIRST_LINE
    printed = tuple(_printed(line.text))
    if fresh:
        # Amid a sentence only a number tells of a new note: a sign may be dirt at the line's edge.
        labelled = any(reading.label.isdecimal() or (reading.label and ended) for reading in printed)
        marred = UNREADABLE if _remains(line.text) else UNLABELLED
        dismissal = FIRST_LINE if labelled else marred if ended else AMID_SENTENCE
        return (*printed, *_blank(line.text)), dismissal
    clear = LABEL_COSTS[-1][1] if ended else CLEAR
    return tuple(reading for reading in printed if reading.label and reading.cost <= clear), LATER_LINE


def _blank(text: str) -> Iterator[Reading]:
    """Yield the reading of a label that could not be read, with the place behind what is left of it.

    A sign for notes was read right if it was read at all: none of them looks like another.
    """
    if text[:1] not in SYMBOLS:
        remains = _remains(text)
        yield Reading("", 0.2, remains.end() if remains else 0)


def _hidden(line: Line, apart: bool) -> Iterator[Reading]:
    """Yield the reading of a label that was spoilt, or not seen before a line that is set apart from those above."""
    if remains := _remains(line.text):
        yield Reading("", SPOILT_COST, remains.end())
    elif apart:
        yield Reading("", UNSEEN)


def _remains(text: str) -> re.Match[str] | None:
    """Return what is left at the beginning of a line of a label that was read as other signs, or as letters."""
    match = GARBAGE.match(text) or SPOILT.match(text)
    return match if match and match[0].strip() not in OPENERS else None


def _set_apart(line: Line, before: Line, beside: Sequence[Line]) -> bool:
    """Tell whether a line begins further in than others of the notes, or the one before it ends earlier."""
    column = [other for other in beside if other.box.overlap_x(line.box) > 0]
    size = line.x_height
    if not size or not column:
        return False
    left, right = min(other.box.left for other in column), max(other.box.right for other in column)
    return right - before.box.right > SHORT * size or line.box.left - left > SET_IN * size


def _raised(line: Line) -> Iterator[Reading]:
    """Yield the readings of a superscript before the first word."""
    for marker in line.markers:
        before, after = line.text[: marker.at], line.text[marker.at :]
        if not any(sign.isalnum() for sign in before) and len(before.strip()) <= REMAINS:
            end = marker.at + len(after) - len(after.lstrip()) if before else _left_of(marker, after)
            for rank, label in enumerate(dict.fromkeys((marker.label, *marker.alternatives))):
                yield Reading(label, SECOND_READING * rank, end, second=rank > 0)


def _left_of(marker: Marker, text: str) -> int:
    """Return how much of a line behind a label is its stop, or the ink of a faint one read as signs."""
    remains = STOP.match(text) or (GARBAGE.match(text) if marker.confidence < FAINT else None)
    return remains.end() if remains else 0


def _printed(text: str) -> Iterator[Reading]:
    """Yield the ways to read a label in the words, with the place where the note's text goes on."""
    for pattern, cost in LABEL_COSTS:
        match = pattern.match(text)
        if match:
            label = "" if pattern is GARBAGE else match[1]
            yield Reading(label, cost, match.end())
            if pattern is LIKE_NUMBER and (figures := label.translate(FIGURES)).isdecimal():
                yield Reading(figures, cost, match.end())
