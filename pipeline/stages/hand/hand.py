"""The stage that finds what a reader's pen left on the page, before the print is read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from pipeline.model.page import Mark, Page
from pipeline.model.vocabulary import MarkKind
from pipeline.raster import Scans
from pipeline.raster.ink import Grey, Ink, Mask, dark, flatten
from pipeline.stages.hand.between import between_lines
from pipeline.stages.hand.brackets import brackets
from pipeline.stages.hand.gathering import SCRAP, Gathered, in_margins, like_writing, own_part
from pipeline.stages.hand.judgement import (
    Pen,
    Signs,
    ink_of_print,
    is_ink,
    is_like_writing,
    on_paper,
    on_white,
    signs,
    written,
)
from pipeline.stages.hand.likeness import likeness
from pipeline.stages.hand.measure import Measure, print_rows
from pipeline.stages.hand.pieces import NONE, Group, cut_apart
from pipeline.stages.hand.pointing import parted
from pipeline.stages.hand.rotation import rotation
from pipeline.stages.hand.strokes import Stroke
from pipeline.stages.hand.underlines import underlines
from pipeline.stages.hand.wholes import wholes


@dataclass(frozen=True, slots=True)
class Hand:
    """Finds notes in the margins, in the white and between the lines, their arrows, brackets, and underlining."""

    scans: Scans = field(compare=False)

    name: ClassVar[str] = "hand"
    revision: ClassVar[int] = 5

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

    def real(found: Iterable[Stroke]) -> list[Stroke]:
        return [
            line
            for line in found
            if on_paper(ink.mask, line.box.grown(measure.size), grey, measure)
            and on_white(ink.mask, line.box, even, measure)
        ]

    beside, under = real(brackets(ink, measure)), real(underlines(ink, measure))
    notes, scraps = _notes((grey, even, ink.mask), _less(ink, beside), measure)
    marks = [mark for group in wholes(notes, scraps, measure) for mark in _note(group, measure)]
    drawn = [_drawn(MarkKind.BRACKET, line) for line in beside] + [_drawn(MarkKind.UNDERLINE, line) for line in under]
    return _numbered([*marks, *drawn], page)


def _less(ink: Ink, strokes: Sequence[Stroke]) -> Ink:
    """Return the ink without some strokes: a note that stands by one does not end in it."""
    if not strokes:
        return ink
    mask = ink.mask.copy()
    for box in (stroke.box for stroke in strokes):
        mask[int(box.top) : int(np.ceil(box.bottom)), int(box.left) : int(np.ceil(box.right))] = False
    return Ink.of(mask)


def _notes(page: tuple[Grey, Grey, Mask], ink: Ink, measure: Measure) -> tuple[list[Group], list[Group]]:
    """Return what is written, and ink in the margins that may belong to it.

    The page is given as it is, in even light, and as all of its ink; `ink` is what may be writing.
    """
    grey, even, inked = page
    pieces, beyond = cut_apart(ink, measure)
    likely = likeness(even, pieces, measure.size)
    printed = Pen.of(even, ink_of_print(ink, print_rows(ink, measure.size)))

    def on_page(gathered: Iterable[Gathered]) -> list[Gathered]:
        return [
            (numbers, group)
            for numbers, group in gathered
            if on_paper(inked, group.box, grey, measure) and on_white(inked, group.box, even, measure)
        ]

    def real(gathered: Iterable[Gathered]) -> list[Gathered]:
        return on_page(each for each in gathered if is_ink(each[1], even, measure, printed))

    beside = real(in_margins(pieces, beyond, likely, measure))
    notes = [(numbers, group) for numbers, group in beside if written(group, measure)]
    notes += on_page(between_lines(pieces, beyond, likely, measure))
    taken = [numbers for numbers, _ in notes]
    alike = [
        (numbers, group)
        for numbers, group in real(like_writing(pieces, beyond, likely, measure, taken))
        if is_like_writing(group, own_part(pieces, group), measure)
    ]
    used = np.concatenate([NONE, *taken, *(numbers for numbers, _ in alike)])
    scraps = [group for numbers, group in beside if group.likely > SCRAP and not np.isin(numbers, used).any()]
    return [group for _, group in [*notes, *alike]], scraps


def _note(group: Group, measure: Measure) -> list[Mark]:
    """Return a note, and the arrow that is part of it."""
    words, pointer = parted(group, measure)
    sure = max(group.likely, sum(signs(words, measure)) / (len(Signs._fields) - 1))
    note = Mark(
        "",
        MarkKind.NOTE,
        words.box,
        (),
        words.strokes,
        rotation(words, measure.size),
        confidence=round(min(1.0, sure), 2),
    )
    if pointer is None:
        return [note]
    return [
        note,
        Mark("", MarkKind.ARROW, pointer.box, pointer.points, pointer.pieces, of="", confidence=note.confidence),
    ]


def _drawn(kind: MarkKind, stroke: Stroke) -> Mark:
    """Return a line under words, or beside them, as a mark."""
    return Mark("", kind, stroke.box, stroke.points, stroke.pieces)


def _numbered(marks: list[Mark], page: str) -> tuple[Mark, ...]:
    """Return the marks with ids; an arrow belongs to the note before it."""
    numbered: list[Mark] = []
    for number, mark in enumerate(marks, 1):
        owner = numbered[-1].id if mark.of == "" else None
        numbered.append(replace(mark, id=f"{page}-m{number:02}", of=owner))
    return tuple(numbered)
