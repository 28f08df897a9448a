"""The stage that finds what a reader's pen left on the page, before the print is read."""

from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from pipeline.model.geometry import Box
from pipeline.model.page import Mark, Page
from pipeline.model.vocabulary import MarkKind
from pipeline.raster import Scans
from pipeline.raster.ink import Grey, Ink, dark, flatten
from pipeline.stages.hand.arrows import pointed
from pipeline.stages.hand.judgement import Pen, ink_of_print, on_paper, signs, written
from pipeline.stages.hand.measure import Measure, print_rows
from pipeline.stages.hand.pieces import Group, groups
from pipeline.stages.hand.rotation import rotation
from pipeline.stages.hand.strokes import Stroke, arrow, underlines


@dataclass(frozen=True, slots=True)
class Hand:
    """Finds notes in the margins, their arrows, and underlining."""

    scans: Scans = field(compare=False)

    name: ClassVar[str] = "hand"
    revision: ClassVar[int] = 2

    def __call__(self, page: Page) -> Page:
        """Return the page with its marks; a page without pixels or without print has none."""
        if not page.surface.width or page.surface.layer:
            return page
        return replace(page, marks=marks_on(self.scans.grey(page.surface), page.id))


def marks_on(grey: Grey, page: str) -> tuple[Mark, ...]:
    """Return the reader's marks on the grey pixels of an upright page, their ids beginning with that of the page."""
    even = flatten(grey)
    ink = Ink.of(dark(even))
    measure = Measure.of(ink)
    if measure is None:
        return ()
    printed = Pen.of(even, ink_of_print(ink, print_rows(ink, measure.size)))
    notes = [group for group in groups(ink, measure) if _is_note(group, (grey, even), measure, printed)]
    drawn = [_underline(stroke) for stroke in underlines(ink, measure)]
    marks = [mark for group in notes for mark in _note(group, measure)]
    return _numbered([*marks, *drawn], page)


def _is_note(group: Group, page: tuple[Grey, Grey], measure: Measure, printed: Pen) -> bool:
    """Tell whether a group of pieces is a note, by the page as it is and as it would be in even light."""
    grey, even = page
    return written(group, even, measure, printed) and on_paper(group, grey, measure)


def _note(group: Group, measure: Measure) -> list[Mark]:
    """Return a note, and the arrow that is part of it."""
    words, pointer = pointed(group, measure) or _pointing(group, measure)
    shown = signs(words, measure)
    sure = sum(shown) / len(shown)
    note = Mark(
        "", MarkKind.NOTE, words.box, (), words.strokes, rotation(words, measure.size), confidence=round(sure, 2)
    )
    if pointer is None:
        return [note]
    return [
        note,
        Mark("", MarkKind.ARROW, pointer.box, pointer.points, pointer.pieces, of="", confidence=note.confidence),
    ]


def _pointing(group: Group, measure: Measure) -> tuple[Group, Stroke | None]:
    """Return a note less the arrow that its last stroke runs out into, and that; a note without one as it is."""
    pointer = arrow(group, measure)
    return (without(group, pointer.box), pointer) if pointer else (group, None)


def without(group: Group, part: Box) -> Group:
    """Return a group less the ink in a part of its box."""
    box, mask = group.box, group.mask.copy()
    mask[:, int(part.left - box.left) : int(part.right - box.left)] = False
    rest = Ink.of(np.asarray(mask, np.bool_))
    if not len(rest.boxes):
        return group
    shift = np.array([box.left, box.top, box.left, box.top]).astype(np.int32)
    left, top = rest.boxes[:, :2].min(axis=0)
    right, bottom = rest.boxes[:, 2:].max(axis=0)
    return Group(np.asarray(rest.boxes + shift, np.int32), np.asarray(mask[top:bottom, left:right], np.bool_))


def _underline(stroke: Stroke) -> Mark:
    """Return a line under words as a mark."""
    return Mark("", MarkKind.UNDERLINE, stroke.box, stroke.points, stroke.pieces)


def _numbered(marks: list[Mark], page: str) -> tuple[Mark, ...]:
    """Return the marks with ids; an arrow belongs to the note before it."""
    numbered: list[Mark] = []
    for number, mark in enumerate(marks, 1):
        owner = numbered[-1].id if mark.of == "" else None
        numbered.append(replace(mark, id=f"{page}-m{number:02}", of=owner))
    return tuple(numbered)
