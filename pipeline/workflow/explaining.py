"""What stands behind an element of an edition: where on the scan, read by whom, how surely, changed when."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadArguments
from pipeline.model.correction import Correction
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.text import Figure, Heading, Note, Paragraph, Run
from pipeline.model.volume import Volume
from pipeline.raster import Scans
from pipeline.stages.acquire import Source
from pipeline.store import Store
from pipeline.store.journal import Journal
from pipeline.workflow.digitising import VOLUME


@dataclass(frozen=True, slots=True)
class Evidence:
    """A part of one scan that the element was made from."""

    scan: str
    page: str
    box: Box
    """In pixels of the scan as supplied."""
    text: str
    confidence: float | None
    crop: Path | None
    """A JPEG beside the edition; None where the scan has no pixels or is not there any more."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known about an element."""

    id: str
    kind: str
    evidence: tuple[Evidence, ...]
    by: tuple[str, ...]
    """Which programs and models had a hand in it."""
    notes: tuple[str, ...]
    """Reasons, certainties, doubts, each a sentence."""
    history: tuple[Correction, ...]


def explain(source: Source, output: Path, element: str) -> Explanation:
    """Return what stands behind the element of that id in a volume's edition; crops are written beside it.

    BadArguments if the volume was never digitised or has no such element.
    """
    store = Store(output / source.id)
    volume: Volume | None = store.latest(VOLUME, VOLUME, Volume)
    if volume is None:
        raise BadArguments(f"Nothing is known of {store.folder.name}: digitise it first (scan2tei run).")
    element = element.removeprefix("#")
    places = _places(volume, element)
    if places is None:
        raise BadArguments(f"{store.edition} has no element with the id {element}: look for xml:id in the edition.")
    kind, boxes = places
    return Explanation(
        element,
        kind,
        tuple(_evidence(store, source.folder, f"{element}-{n}", place) for n, place in enumerate(boxes, 1)),
        tuple(f"{each.name} {each.version} ({each.description})" for each in volume.applications),
        tuple(_notes(volume, element)),
        tuple(each for each in Journal(store.corrections).read().corrections if _touches(each, boxes)),
    )


Place = tuple[Page, Box, str, float | None]


def _places(volume: Volume, element: str) -> tuple[str, list[Place]] | None:
    """Return the kind of an element and the parts of pages it was made from; None if there is no such element."""
    for page in volume.pages:
        for line in page.lines:
            if line.id == element:
                return "line", [_line_place(page, line)]
        for zone in page.zones:
            if zone.id == element:
                lines = [page.line(line) for line in zone.lines]
                return f"zone ({zone.kind})", [(page, zone.box, " ".join(each.text for each in lines), zone.confidence)]
        for mark in page.marks:
            if mark.id == element:
                return f"reader's mark ({mark.kind})", [(page, mark.box, "", mark.confidence)]
        if page.id == element:
            return "page", [(page, page.surface.box, "", None)]
    return _text_places(volume, element)


def _text_places(volume: Volume, element: str) -> tuple[str, list[Place]] | None:
    lines = {line.id: (page, line) for page in volume.pages for line in page.lines}
    for runs, name, kind in _elements(volume):
        if name == element:
            return kind, [_line_place(*lines[run.line]) for run in runs]
    for entity in volume.entities:
        if entity.id == element:
            runs = next(runs for runs, name, _ in _elements(volume) if name == entity.block)
            return f"{entity.kind} “{entity.text}”", [_line_place(*lines[run.line]) for run in runs]
    return None


def _elements(volume: Volume) -> Iterator[tuple[tuple[Run, ...], str, str]]:
    """Yield the runs, id and kind of everything that holds running text."""
    for block in volume.text.blocks():
        match block:
            case Paragraph() | Heading():
                yield block.runs, block.id, type(block).__name__.lower()
            case Figure():
                yield block.caption, block.id, "figure"
    for note in volume.text.notes:
        yield tuple(run for paragraph in note.paragraphs for run in paragraph.runs), note.id, f"note {note.label}"
        for paragraph in note.paragraphs:
            yield paragraph.runs, paragraph.id, f"paragraph of note {note.label}"


def _line_place(page: Page, line: Line) -> Place:
    return page, line.box, line.text, line.confidence


def _evidence(store: Store, folder: Path, name: str, place: Place) -> Evidence:
    page, box, text, confidence = place
    surface = page.surface
    shown = surface.width and (folder / surface.scan).is_file()
    jpeg = Scans(folder).crop(surface, box.grown(box.height / 2)) if shown else b""
    path = store.folder / "explain" / f"{name}.jpg"
    if jpeg:
        store.write(path, jpeg)
    return Evidence(surface.scan, page.id, surface.frame.bounds(box), text, confidence, path if jpeg else None)


def _notes(volume: Volume, element: str) -> Iterator[str]:
    for note in volume.text.notes:
        if note.id == element:
            yield _of_note(note)
    for entity in volume.entities:
        if entity.id == element:
            yield f"Tagged by {entity.by}, certainty {entity.certainty}: {entity.reason or 'no reason given'}."
    for finding in volume.findings:
        if finding.target == element:
            yield finding.message


def _of_note(note: Note) -> str:
    if not note.paragraphs:
        return f"The marker {note.label} stands in the text, but no note was found for it."
    place = "stands at its marker" if note.anchored else "no marker was found for it"
    return f"Note {note.label}: {place}, certainty {note.certainty}."


def _touches(correction: Correction, places: list[Place]) -> bool:
    """Tell whether a correction speaks of one of the places."""
    target = correction.target
    return any(
        page.surface.scan == target.scan
        and page.surface.frame_number == target.frame_number
        and page.surface.frame.bounds(box).meet(target.box).area > 0
        for page, box, _, _ in places
    )
