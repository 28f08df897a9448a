"""A text's notes held against those that were printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.notes.truth import Chapter, TrueMarker
from pipeline.model.flow import Flow, lines_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.text import Note, Text

NEAR = 12.0
"""Pixels of the scan round a marker's place: half a letter at 300 dpi."""

ALIKE = 80
"""Two beginnings of notes with this part (of 100) of their letters alike are one, but for misread letters."""

WHOLE = 90
"""Two whole notes with this ratio are: what is missing is less than a line."""

SHORT = 2
"""Letters of a note that may be misread, however short it is."""

BEGINNING = 50
"""Characters that tell one note from another."""


@dataclass(slots=True)
class Score:
    """Counts over chapters."""

    markers: int = 0
    given: int = 0
    """Markers that the text has."""
    found: int = 0
    """Of these, those that stand where one was printed."""
    named: int = 0
    """Of these, those with the right label."""
    links: int = 0
    """Notes at a marker in the text."""
    right: int = 0
    """Of these, those that are the note printed for the marker printed there."""
    running: int = 0
    joined: int = 0
    """Of the notes that run over pages, those that are whole."""
    wrong: list[str] = field(default_factory=list)
    """What went wrong, in words."""

    def add(self, other: "Score") -> None:
        """Add the counts of another chapter."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def precision(self) -> float:
        """Of the markers in the text, those that are printed."""
        return self.found / max(1, self.given)

    @property
    def recall(self) -> float:
        """Of the markers that are printed, those in the text."""
        return self.found / max(1, self.markers)

    @property
    def link_f1(self) -> float:
        """Of links from marker to note."""
        return 2 * self.right / max(1, self.links + self.markers)


def score(pages: Sequence[Page], text: Text, chapter: Chapter) -> Score:
    """Return how the notes of a text stand against the truth."""
    lines = lines_of(pages)
    counts = Score(markers=len(chapter.markers), running=len(chapter.running))
    whole = {note.id: _words(note, lines) for note in text.notes}
    left = list(chapter.markers)
    for note in text.notes:
        if not note.anchored and note.paragraphs:
            counts.wrong.append(f"note {note.label} {whole[note.id][:40]!r} has no marker")
            continue
        counts.given += 1
        counts.links += bool(note.paragraphs)
        place = _place(note, pages, lines)
        marker = _match(place, left)
        if marker is None:
            counts.wrong.append(f"marker {note.label!r} where none is printed, {place}")
            continue
        left.remove(marker)
        counts.found += 1
        counts.named += note.label == marker.label
        alike = _alike(whole[note.id], chapter.notes[marker.note])
        counts.right += bool(note.paragraphs) and alike
        if note.label != marker.label or not alike:
            counts.wrong.append(f"marker {marker.label} is {note.label!r} with {whole[note.id][:40]!r}")
    counts.wrong += [f"marker {marker.label} is missing, {marker.scan} {marker.box}" for marker in left]
    for key in chapter.running:
        best = max((fuzz.ratio(words, chapter.notes[key]) for words in whole.values()), default=0)
        counts.joined += best >= WHOLE
        if best < WHOLE:
            counts.wrong.append(f"note {key} that runs over pages is torn ({best:.0f})")
    return counts


def _alike(got: str, wanted: str) -> bool:
    """Tell whether a text is the note that was printed; of a note of one word two letters may be misread."""
    wrong = Levenshtein.distance(got[:BEGINNING], wanted[:BEGINNING])
    return wrong <= max(SHORT, (1 - ALIKE / 100) * min(BEGINNING, len(wanted)))


def _words(note: Note, lines: Mapping[str, Line]) -> str:
    return " ".join(Flow.of(paragraph.runs, lines).text for paragraph in note.paragraphs)


def _match(place: tuple[str, Box] | None, markers: Sequence[TrueMarker]) -> TrueMarker | None:
    """Return the printed marker at a place; None if there is none."""
    near = [
        marker
        for marker in markers
        if place and marker.scan == place[0] and marker.box.grown(NEAR).holds(*place[1].centre)
    ]
    return min(near, key=lambda marker: abs(marker.box.centre[0] - place[1].centre[0])) if near and place else None


def _place(note: Note, pages: Sequence[Page], lines: Mapping[str, Line]) -> tuple[str, Box] | None:
    """Return the scan that a note is called on, and where."""
    if note.at is None:
        return None
    for page in pages:
        if any(line.id == note.at.line for line in page.lines):
            box = note.marker or _behind(lines[note.at.line], note.at.offset)
            return page.surface.scan, page.surface.frame.bounds(box)
    return None


def _behind(line: Line, offset: int) -> Box:
    """Return the place behind a character of a line."""
    reached = 0
    for word, end in _ends(line):
        if offset <= end:
            x = word.left + word.width * (offset - reached) / max(1, end - reached)
            return Box(x, line.box.top, x + 1, line.box.bottom)
        reached = end + 1
    return Box(line.box.right, line.box.top, line.box.right + 1, line.box.bottom)


def _ends(line: Line) -> Iterator[tuple[Box, int]]:
    """Yield the boxes of a line's words, each with the offset of its end."""
    end = -1
    for word in line.words:
        end += len(word.text) + 1
        yield word.box, end
