"""The certificate of the notes: how many markers, how many notes, and what was found of only one of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.flow import Flow, lines_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.text import Heading, Note, Paragraph, Point
from pipeline.model.vocabulary import Certainty
from pipeline.model.volume import Volume

AROUND = 70
"""Characters shown on either side of a marker: the end of one sentence and the beginning of the next."""

KINDS = frozenset({FindingKind.MARKER_WITHOUT_NOTE, FindingKind.NOTE_WITHOUT_MARKER, FindingKind.DOUBTFUL_MARKER})
"""Findings that are about notes and their markers."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A marker without a note, a note without a marker, or one of which it is doubtful."""

    kind: FindingKind
    message: str
    page: str | None
    box: Box | None
    """On its page, in upright pixels."""
    target: str | None
    label: str
    before: str
    """What stands before the marker, or before the place where a note without one was put down."""
    after: str
    note: str
    """How the note begins; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What became of the notes and their markers."""

    markers: int
    """Markers in the text."""
    notes: int
    """Notes on the pages."""
    joined: int
    """Notes that stand at a marker."""
    sure: int
    """Of these, those of which both halves say the same."""
    orphans: tuple[Orphan, ...]

    @classmethod
    def of(cls, volume: Volume) -> Self:
        """Return the certificate of a volume; what an editor has put right since is no orphan any more."""
        notes = {note.id: note for note in volume.text.notes}
        joined = [note for note in notes.values() if note.anchored and note.paragraphs]
        lines = lines_of(volume.pages)
        flows = [Flow.of(it.runs, lines) for it in volume.text.blocks() if isinstance(it, Paragraph | Heading)]
        about = [finding for finding in volume.findings if finding.kind in KINDS and _open(finding, notes)]
        return cls(
            markers=sum(note.anchored or not note.paragraphs for note in notes.values()),
            notes=sum(bool(note.paragraphs) for note in notes.values()),
            joined=len(joined),
            sure=sum(note.certainty is Certainty.HIGH for note in joined),
            orphans=tuple(_orphan(finding, notes, flows, lines) for finding in about),
        )

    @property
    def complete(self) -> bool:
        """Whether every marker has its note, and every note its marker, and nothing about them is doubtful."""
        return self.markers == self.notes == self.joined and not self.orphans

    @property
    def sentence(self) -> str:
        """The certificate in words."""
        if not self.markers and not self.notes:
            return "No markers and no notes were found."
        found = f"{_counted(self.markers, 'marker')} in the text, {_counted(self.notes, 'note')} on the pages"
        if self.complete:
            return f"{found}: every note stands at its marker."
        lone = [
            (self.markers - self.joined, "marker", "without a note"),
            (self.notes - self.joined, "note", "without a marker"),
        ]
        parts = [f"{_counted(number, thing)} {state}" for number, thing, state in lone if number]
        doubtful = sum(orphan.kind is FindingKind.DOUBTFUL_MARKER for orphan in self.orphans)
        parts += [f"{_counted(doubtful, 'sign')} to be looked at"] if doubtful else []
        missing = sum(orphan.target is None for orphan in self.orphans)
        parts += [f"{_counted(missing, 'number')} or more left out in the counting"] if missing else []
        return f"{found}; {_counted(self.joined, 'note')} at the marker" + "".join(f", {part}" for part in parts) + "."


def _counted(number: int, thing: str) -> str:
    """Return `1 note`, `2 notes`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _open(finding: Finding, notes: Mapping[str, Note]) -> bool:
    """Tell whether a finding still holds: an editor may have joined what was apart, or taken it away."""
    note = notes.get(finding.target or "")
    if finding.kind is FindingKind.DOUBTFUL_MARKER:
        return note is None or note.certainty is not Certainty.HIGH or note.anchored
    return finding.target is None or (note is not None and not (note.anchored and note.paragraphs))


def _orphan(finding: Finding, notes: Mapping[str, Note], flows: Sequence[Flow], lines: Mapping[str, Line]) -> Orphan:
    """Return what a finding is about, with the words round it."""
    note = notes.get(finding.target or "")
    before, after = _around(note.at, flows) if note and note.at else _of_line(lines.get(finding.target or ""))
    said = " ".join(Flow.of(it.runs, lines).text for it in note.paragraphs) if note else ""
    label = note.label if note else ""
    return Orphan(
        finding.kind, finding.message, finding.page, finding.box, finding.target, label, before, after, _head(said)
    )


def _around(point: Point, flows: Sequence[Flow]) -> tuple[str, str]:
    """Return the running text on either side of a place."""
    for flow in flows:
        offset = flow.offset(point)
        if offset is not None:
            return _tail(flow.text[:offset]), _head(flow.text[offset:])
    return "", ""


def _tail(text: str) -> str:
    """Return the last words of a text."""
    return text if len(text) <= AROUND else text[-AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    """Return the first words of a text."""
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0]


def _of_line(line: Line | None) -> tuple[str, str]:
    """Return the words of a line that holds a doubtful sign."""
    return (line.text, "") if line else ("", "")
