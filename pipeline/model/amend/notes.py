"""Anchors laid over the notes that structure attached (Act.ANCHOR)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.model.amend.atlas import Atlas
from pipeline.model.amend.fate import Fate, State
from pipeline.model.amend.passages import alike, occurrences
from pipeline.model.amend.standing import standing
from pipeline.model.amend.witness import Found, Sighting, judge
from pipeline.model.amend.zones import QUOTED
from pipeline.model.correction import Act, Correction, Target
from pipeline.model.flow import Flow
from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.model.text import Heading, Note, Paragraph, Point, Text
from pipeline.model.vocabulary import Certainty


def lay_notes(text: Text, pages: Iterable[Page], corrections: Iterable[Correction]) -> tuple[Text, tuple[Fate, ...]]:
    """Return the text with its notes attached where editors want them, and what became of each correction."""
    atlas, fates = Atlas.of(pages), []
    for correction in standing(corrections):
        if correction.act is Act.ANCHOR:
            text, fate = _lay(text, atlas, correction)
            fates.append(fate)
    return text, tuple(fates)


def _lay(text: Text, atlas: Atlas, correction: Correction) -> tuple[Text, Fate]:
    """Return the text with one note attached anew, if both the note and the words are found."""
    verdict = judge(correction.target, [_sighting(note, atlas, correction.target) for note in text.notes])
    if verdict.choice is None:
        return text, Fate(correction, verdict.state, reason=verdict.reason)
    note = text.notes[verdict.choice]
    points = _Body.of(text, atlas).points(correction.now, note_page(note, atlas))
    if len(points) != 1:
        reason = f"The words that its marker should follow stand {len(points)} times in the text."
        return text, Fate(correction, State.ORPHAN, reason=reason)
    notes = tuple(_attached(it, points[0], atlas) if it is note else it for it in text.notes)
    return replace(text, notes=notes), Fate(correction, verdict.state, note.id, verdict.reason)


def _attached(note: Note, point: Point, atlas: Atlas) -> Note:
    """Return the note attached at a point; its marker stays known if it stands on the same line."""
    marker = note.marker if note.at is not None and note.at.line == point.line else None
    return replace(note, at=point, anchored=True, certainty=Certainty.HIGH, marker=marker)


def _sighting(note: Note, atlas: Atlas, target: Target) -> Sighting:
    """Return how a note answers to a target."""
    scan = (target.scan, target.frame_number)
    box = note_box(note, atlas, scan)
    place = (box.iou(target.box) if box else 0.0) if atlas.has_pixels(scan) else None
    return Sighting.of(target, place, [target.quote], Found(note_quote(note, atlas)))


def note_quote(note: Note, atlas: Atlas) -> str:
    """Return how the text of a note begins; "" for a marker without a note."""
    return " ".join(Flow.of(it.runs, atlas.lines).text for it in note.paragraphs)[:QUOTED]


def note_box(note: Note, atlas: Atlas, scan: tuple[str, int]) -> Box | None:
    """Return where the note (without one: its marker) stands on a scan, in pixels of the scan."""
    lines = [run.line for it in note.paragraphs for run in it.runs]
    boxes = [(atlas.surfaces[line], atlas.lines[line].box) for line in lines]
    if not boxes and note.marker and note.at:
        boxes = [(atlas.surfaces[note.at.line], note.marker)]
    found = [on.frame.bounds(box) for on, box in boxes if (on.scan, on.frame_number) == scan]
    return Box.around(found) if found else None


def note_page(note: Note, atlas: Atlas) -> str | None:
    """Return the id of the page on which the note begins; of its marker's where there is no note."""
    lines = [run.line for it in note.paragraphs for run in it.runs] or ([note.at.line] if note.at else [])
    return atlas.surfaces[lines[0]].id if lines else None


@dataclass(frozen=True, slots=True)
class _Body:
    """The running text without the notes."""

    flows: Mapping[str, Flow]
    atlas: Atlas

    @classmethod
    def of(cls, text: Text, atlas: Atlas) -> "_Body":
        """Return the paragraphs and headings of a text."""
        blocks = [block for block in text.blocks() if isinstance(block, Paragraph | Heading)]
        return cls({block.id: Flow.of(block.runs, atlas.lines) for block in blocks}, atlas)

    def points(self, words: str, page: str | None) -> list[Point]:
        """Return the points right after some words: on the page if they stand there, else anywhere.

        Words misread are looked for on the page alone.
        """
        words = " ".join(words.split())
        exact = [point for flow in self.flows.values() for point in _ends(flow, occurrences(words, flow.text))]
        here = [point for point in exact if self._on(point, page)]
        if here or exact:
            return here or exact
        fuzzy = [point for flow in self.flows.values() for point in _ends(flow, alike(words, flow.text))]
        return [point for point in fuzzy if self._on(point, page)]

    def _on(self, point: Point, page: str | None) -> bool:
        """Tell whether a point lies on a page."""
        return self.atlas.surfaces[point.line].id == page


def _ends(flow: Flow, spans: Iterable[tuple[int, int]]) -> list[Point]:
    """Return the point after each stretch, on the line that the stretch ends on."""
    lasts = [flow.point(end - 1) for _, end in spans]
    return [Point(last.line, last.offset + 1) for last in lasts]
