"""What stands behind an element of an edition: where on the scan, read by whom, how surely, changed when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import BadArguments
from pipeline.model.citation import HERE, Citation
from pipeline.model.correction import Correction
from pipeline.model.entity import Entity
from pipeline.model.flow import Flow
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Zone
from pipeline.model.stream import streams
from pipeline.model.text import Division, Figure, Heading, Note, PageGap, Paragraph, Run, Table
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
    found = _find(volume, element)
    if found is None:
        raise BadArguments(f"Nothing is known of {element} in {store.edition}: give the xml:id of an element.")
    boxes = found.places
    return Explanation(
        element,
        found.kind,
        tuple(_evidence(store, source.folder, f"{element}-{n}", place) for n, place in enumerate(boxes, 1)),
        tuple(f"{each.name} {each.version} ({each.description})" for each in volume.applications),
        tuple(_notes(volume, element)),
        tuple(each for each in Journal(store.corrections).read().corrections if _touches(each, boxes)),
    )


Place = tuple[Page, Box, str, float | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What an id stands for, and the parts of pages that it was made from."""

    kind: str
    places: tuple[Place, ...] = ()


def _find(volume: Volume, element: str) -> Found | None:
    """Return what has the id in the edition; None if nothing has."""
    searches = (_on_pages, _in_text, _beside_text, _named)
    return next((found for search in searches for name, found in search(volume) if name == element), None)


def _on_pages(volume: Volume) -> Iterator[tuple[str, Found]]:
    """Yield what lies on the pages, by its id."""
    for page in volume.pages:
        whole = Found("page", ((page, page.surface.box, "", None),))
        yield page.id, whole
        yield f"pb-{page.id.removeprefix('s')}", replace(whole, kind="page's beginning")
        for line in page.lines:
            yield line.id, Found("line", (_line_place(page, line),))
        for zone in page.zones:
            yield zone.id, Found(f"zone ({zone.kind})", (_zone_place(page, zone),))
        for mark in page.marks:
            yield mark.id, Found(f"reader's mark ({mark.kind})", ((page, mark.box, "", mark.confidence),))


def _in_text(volume: Volume) -> Iterator[tuple[str, Found]]:
    """Yield what holds running text, and what stands in it, by its id."""
    lines = {line.id: (page, line) for page in volume.pages for line in page.lines}
    for name, (kind, runs) in _blocks(volume):
        yield name, Found(kind, tuple(_line_place(*lines[run.line]) for run in runs))
    stretches: tuple[Entity | Citation, ...] = (*volume.entities, *volume.citations)
    runs_of = {stream.id: stream.runs for stream in streams(volume.text)}
    for stretch in stretches:
        pieces = Flow.of(runs_of[stretch.block], {name: line for name, (_, line) in lines.items()}).pieces
        touched = [
            piece.line
            for piece in pieces
            if piece.offset < stretch.end and piece.offset + piece.end - piece.start > stretch.start
        ]
        what = f"citation ({stretch.kind})" if isinstance(stretch, Citation) else f"{stretch.kind}"
        found = Found(f"{what} “{stretch.text}”", tuple(_line_place(*lines[name]) for name in touched))
        yield stretch.id, found
        if isinstance(stretch, Entity) and stretch.date and stretch.date.whole:
            yield stretch.whole_id, found


def _blocks(volume: Volume) -> Iterator[tuple[str, tuple[str, tuple[Run, ...]]]]:
    """Yield the id, kind and runs of everything that holds running text."""
    for block in volume.text.blocks():
        if isinstance(block, Paragraph | Heading):
            yield block.id, (type(block).__name__.lower(), block.runs)
    for note in volume.text.notes:
        runs = tuple(run for paragraph in note.paragraphs for run in paragraph.runs)
        yield note.id, (f"note {note.label}", runs)
        for paragraph in note.paragraphs:
            yield paragraph.id, (f"paragraph of note {note.label}", paragraph.runs)


def _beside_text(volume: Volume) -> Iterator[tuple[str, Found]]:
    """Yield figures, tables, gaps, divisions and notes in the margins, by their ids."""
    zones = {zone.id: _zone_place(page, zone) for page in volume.pages for zone in page.zones}
    lines = {line.id: _line_place(page, line) for page in volume.pages for line in page.lines}
    for block in volume.text.blocks():
        if isinstance(block, Figure | Table):
            caption = [lines[run.line] for run in block.caption]
            picture = [zones[block.zone]] if block.zone else []
            yield block.id, Found(type(block).__name__.lower(), (*picture, *caption))
        if isinstance(block, PageGap):
            yield block.id, Found(f"gap: {block.evidence}")
    for marginal in volume.text.marginals:
        yield marginal.id, Found("note in the margin", (zones[marginal.zone],))
    for division in _divisions(volume.text.divisions):
        yield division.id, Found("division")


def _divisions(divisions: Iterable[Division]) -> Iterator[Division]:
    for division in divisions:
        yield division
        yield from _divisions(division.divisions)


def _named(volume: Volume) -> Iterator[tuple[str, Found]]:
    """Yield what the register and the header declare, by its id."""
    for referent in volume.register:
        names = " / ".join(dict.fromkeys((referent.name, *referent.variants)))
        mentions = ", ".join(entity.id for entity in volume.entities if entity.ref == referent.id)
        yield referent.id, Found(f"{referent.kind} of the register: {names}; named in {mentions}")
    for application in volume.applications:
        yield application.id, Found(f"program: {application.name} {application.version}")
    for person in volume.editors:
        yield person.id, Found(f"editor: {person.name}")


def _zone_place(page: Page, zone: Zone) -> Place:
    return page, zone.box, " ".join(page.line(line).text for line in zone.lines), zone.confidence


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
    on_scan = surface.frame.bounds(box).meet(Box(0, 0, surface.scan_width, surface.scan_height))
    return Evidence(surface.scan, page.id, on_scan, text, confidence, path if jpeg else None)


def _notes(volume: Volume, element: str) -> Iterator[str]:
    for note in volume.text.notes:
        if note.id == element:
            yield _of_note(note)
    for entity in volume.entities:
        if element in (entity.id, entity.whole_id):
            likely = "" if entity.probability is None else f" ({entity.probability:.0%} likely to be such a name)"
            yield f"Tagged by {entity.by}, certainty {entity.certainty}{likely}: {entity.reason or 'no reason given'}."
    for citation in volume.citations:
        if citation.id == element:
            yield from _of_citation(citation)
    for finding in volume.findings:
        if finding.target == element:
            yield finding.message


def _of_citation(citation: Citation) -> Iterator[str]:
    """Yield why something is taken for a citation, and what it points to."""
    yield f"Found by rules, certainty {citation.certainty}: {citation.reason}."
    if citation.target:
        yield f"It points to {'another chapter of this volume' if citation.target == HERE else citation.target}."


def _of_note(note: Note) -> str:
    if not note.paragraphs:
        return f"The marker {note.label} stands in the text, but no note was found for it."
    place = "stands at its marker" if note.anchored else "no marker was found for it"
    return f"Note {note.label}: {place}, certainty {note.certainty}."


def _touches(correction: Correction, places: Iterable[Place]) -> bool:
    """Tell whether a correction speaks of one of the places."""
    target = correction.target
    return any(
        page.surface.scan == target.scan
        and page.surface.frame_number == target.frame_number
        and page.surface.frame.bounds(box).meet(target.box).area > 0
        for page, box, _, _ in places
    )
