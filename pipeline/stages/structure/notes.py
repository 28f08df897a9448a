"""The notes with their text over all pages, each at its point of attachment."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.text import Note, Point
from pipeline.model.vocabulary import Certainty
from pipeline.stages.structure.anchors import Anchor, anchors
from pipeline.stages.structure.book import BODY, Book
from pipeline.stages.structure.footnotes import Foot, feet
from pipeline.stages.structure.holes import Hole, holes
from pipeline.stages.structure.markers import FAINT, calls
from pipeline.stages.structure.note_text import Body, paragraphs

SURE = 0.75
"""Up to this cost a marker and its note say the same, or one of them a sign that looks alike."""
LIKELY = 2.5
"""Up to this cost one of the two was misread or not read, and the sequence tells."""
CLEAR = 0.9
"""Below this confidence a superscript that fits no sequence is taken for noise, and only reported."""


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes in order, the slices of body lines that were their marks, and what is doubtful."""

    notes: tuple[Note, ...] = ()
    cuts: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    holes: tuple[Hole, ...] = ()
    """Labels that were not found at all."""


def notes(book: Book, gaps: Collection[int] = ()) -> Notes:
    """Return the notes of a book; `gaps` are the ordinals of pages before which some are missing."""
    lines = feet(book)
    found = anchors(book, calls(book), [foot.start for foot in lines if foot.start])
    bodies = _bodies(lines, found, gaps)
    made: list[Note] = []
    findings: list[Finding] = []
    for anchor, body in _in_order(found, bodies):
        note = _note(book, f"n-{len(made) + 1:04d}", anchor, body, frozenset(note.label for note in made))
        made += [note] if _kept(anchor) else []
        findings += _findings(book, note, anchor, body)
    kept = [anchor for anchor in found if _kept(anchor)]
    return Notes(tuple(made), _cuts(found), tuple(findings), tuple(holes(kept)))


def _bodies(lines: Sequence[Foot], found: Sequence[Anchor], gaps: Collection[int]) -> list[Body]:
    """Divide the lines of the notes' zones at the beginnings that were accepted, and where pages are missing."""
    begins = {anchor.start.line: anchor for anchor in found if anchor.start}
    groups: list[tuple[Anchor | None, list[Foot]]] = []
    for foot in lines:
        if foot.line in begins:
            groups.append((begins[foot.line], [foot]))
        elif groups and not (foot.stretch.page in gaps and groups[-1][1][-1].stretch.page < foot.stretch.page):
            groups[-1][1].append(foot)
        else:
            groups.append((None, [foot]))
    return [Body(anchor, tuple(group)) for anchor, group in groups]


def _in_order(found: Sequence[Anchor], bodies: Sequence[Body]) -> Iterator[tuple[Anchor | None, Body]]:
    """Yield each anchor with its note's lines, first what goes on from before the volume."""
    of = {body.anchor.start.line: body for body in bodies if body.anchor and body.anchor.start}
    for body in bodies:
        if body.anchor is None:
            yield None, body
    for anchor in found:
        yield anchor, of[anchor.start.line] if anchor.start else Body(anchor, ())


def _kept(anchor: Anchor | None) -> bool:
    """Tell whether an anchor makes a note: all do but noise."""
    if anchor is None or anchor.start or not anchor.call or not anchor.call.marker:
        return True
    return bool(anchor.label) and anchor.call.marker.confidence >= CLEAR


def _note(book: Book, note_id: str, anchor: Anchor | None, body: Body, taken: frozenset[str]) -> Note:
    """Return the note that hangs on an anchor."""
    zones = tuple(dict.fromkeys(foot.stretch.zone.id for foot in body.feet))
    said = tuple(paragraphs(book, note_id, body))
    if anchor is None:
        return Note(note_id, "", said, _end_of_page(book, body), False, Certainty.LOW, None, zones)
    if not anchor.call:
        return Note(note_id, anchor.label, said, _end_of_page(book, body), False, Certainty.LOW, None, zones)
    if not anchor.start:
        label = "" if anchor.label in taken else anchor.label
        return Note(note_id, label, (), anchor.call.point, False, Certainty.LOW, anchor.call.box)
    certainty = _certainty(anchor)
    return Note(note_id, anchor.label, said, anchor.call.point, True, certainty, anchor.call.box, zones)


def _certainty(anchor: Anchor) -> Certainty:
    """Return how sure a note's anchor is."""
    sure = Certainty.HIGH if anchor.cost <= SURE else Certainty.MEDIUM if anchor.cost <= LIKELY else Certainty.LOW
    stray = anchor.call is not None and anchor.call.marker is None
    return sure if not stray else Certainty.MEDIUM if anchor.cost <= SURE else Certainty.LOW


def _end_of_page(book: Book, body: Body) -> Point | None:
    """Return the end of the running text before a note: of its whole page, in a transcript of what was so far."""
    page, zone = body.feet[0].stretch.page, body.feet[0].stretch.zone
    whole = bool(book.pages[page].surface.width)
    last = None
    for stretch in book.stretches:
        if stretch.zone.id == zone.id and not whole:
            break
        if stretch.page == page and stretch.zone.kind in BODY:
            last = next((line for line in reversed(stretch.zone.lines) if book.lines[line].words), last)
    return Point(last, len(book.lines[last].text)) if last else None


def _cuts(found: Sequence[Anchor]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the slices of lines that turned out to be notes' marks, in order."""
    cuts: dict[str, tuple[tuple[int, int], ...]] = {}
    for anchor in found:
        if anchor.call and anchor.call.cut[0] < anchor.call.cut[1] and _kept(anchor):
            line = anchor.call.line
            cuts[line] = tuple(sorted((*cuts.get(line, ()), anchor.call.cut)))
    return cuts


def _findings(book: Book, note: Note, anchor: Anchor | None, body: Body) -> Iterator[Finding]:
    """Yield what an editor should look at."""
    name = f"Note {note.label}" if note.label else "A note without a label"
    if body.feet and not note.anchored:
        stretch = body.feet[0].stretch
        page = book.pages[stretch.page].id
        message = f"{name} has no marker in the text."
        yield Finding(FindingKind.NOTE_WITHOUT_MARKER, message, page, stretch.zone.box, note.id)
    elif anchor and anchor.call and not body.feet:
        yield from _lone_marker(book, note, anchor)
    elif anchor and anchor.call and anchor.again:
        message = f"{name} bears the number of the note before it: a slip of print, or a figure misread."
        page = book.pages[anchor.call.mark.page].id
        yield Finding(FindingKind.DOUBTFUL_MARKER, message, page, anchor.call.box, note.id)
    elif anchor and anchor.call and note.certainty is Certainty.LOW:
        message = f"{name} hangs on a sign that may be no marker."
        page = book.pages[anchor.call.mark.page].id
        box = anchor.call.box or _word(book.lines[anchor.call.line], anchor.call.point.offset)
        yield Finding(FindingKind.DOUBTFUL_MARKER, message, page, box, note.id)


def _word(line: Line, offset: int) -> Box:
    """Return the box of the word at whose end a sign was read; of the line if it has none there."""
    end = -1
    for word in line.words:
        end += len(word.text) + 1
        if offset <= end:
            return word.box
    return line.box


def _lone_marker(book: Book, note: Note, anchor: Anchor) -> Iterator[Finding]:
    """Yield the finding for a marker without a note, which may be noise; faint noise is not worth a look."""
    assert anchor.call is not None  # noqa: S101  the caller asks for calls only
    page = book.pages[anchor.call.mark.page].id
    if _kept(anchor):
        message = f"{_named('marker', anchor.label)} calls a note that is not there."
        yield Finding(FindingKind.MARKER_WITHOUT_NOTE, message, page, anchor.call.box, note.id)
    elif anchor.call.marker and anchor.call.marker.confidence >= FAINT:
        message = f"{_named('raised sign', anchor.label)} was taken for noise; a character may be missing there."
        yield Finding(FindingKind.DOUBTFUL_MARKER, message, page, anchor.call.box, anchor.call.line)


def _named(what: str, label: str) -> str:
    """Return how a sentence about a mark begins."""
    return f"A {what} “{label}”" if label else f"A {what} that could not be read"
