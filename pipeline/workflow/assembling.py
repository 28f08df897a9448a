"""From zoned pages to a volume: one text, its names, its history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline import __version__
from pipeline.model.amend import Fate, editors, findings, lay_entities, lay_notes, readings
from pipeline.model.citation import Citation
from pipeline.model.correction import Correction
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Page
from pipeline.model.text import Text
from pipeline.model.volume import Application, Change, Volume
from pipeline.stages.acquire import doubts, turned
from pipeline.stages.cite import kept
from pipeline.stages.tag import of_volume
from pipeline.store import digest
from pipeline.store.journal import Journal
from pipeline.workflow.arranging import Arranged
from pipeline.workflow.job import Job
from pipeline.workflow.remembering import remembered

Structured = tuple[Text, tuple[Finding, ...]]
Suggested = tuple[Finding, ...]
Tagged = tuple[tuple[Entity, ...], tuple[Referent, ...]]
Cited = tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The volume ready to be encoded; how often a stage had to work; what became of the corrections."""

    volume: Volume
    worked: int
    fates: tuple[Fate, ...]


def assemble(job: Job, arranged: Arranged, corrections: tuple[Correction, ...], fates: tuple[Fate, ...]) -> Assembled:
    """Return the volume that the pages make; `fates` are those of the corrections laid over the pages."""
    pages = arranged.pages
    sound = tuple(page for page in pages if page.failure is None)
    incoming = "".join(digest(page) for page in sound)
    structure = replace(job.structure, left_out=arranged.left_out)
    structured = remembered(job.store, structure, "text", incoming, Structured, lambda: structure(sound))
    text, unsure = structured.value
    text, note_fates = lay_notes(text, sound, corrections)
    named = _named(job, sound, text, corrections)
    suggested = remembered(
        job.store, job.doubt, "suggestions", incoming + digest(text), Suggested, lambda: job.doubt(sound, text)
    )
    fates = (*fates, *note_fates, *named.fates)
    volume = Volume(
        id=job.source.id,
        metadata=job.metadata,
        pages=pages,
        text=text,
        entities=named.entities,
        register=named.register,
        citations=named.citations,
        findings=(
            *_failures(pages),
            *_blank(pages),
            *findings(fates, [page.surface for page in pages]),
            *_torn(job),
            *doubts(job.source),
            *turned(pages, job.scans),
            *unsure,
            *job.tag.doubts(named.entities, named.register),
            *suggested.value,
        ),
        applications=tuple(applications(job, pages)),
        editors=editors(corrections),
        changes=(_run(job, pages), *_sessions(corrections)),
        readings=readings(fates),
    )
    return Assembled(volume, structured.worked + named.worked + suggested.worked, fates)


@dataclass(frozen=True, slots=True)
class Named:
    """What the text names and cites, how often a stage had to work, and what became of the corrections of names."""

    entities: tuple[Entity, ...]
    register: tuple[Referent, ...]
    citations: Cited
    worked: int
    fates: tuple[Fate, ...]


def _named(job: Job, sound: tuple[Page, ...], text: Text, corrections: tuple[Correction, ...]) -> Named:
    """Return the names of a text as corrections leave them, and its citations; a name gives way to a title."""
    tag, incoming = job.tag, "".join((*(digest(page) for page in sound), digest(text)))
    tagged = remembered(job.store, tag, "entities", incoming, Tagged, lambda: tag(sound, text))
    entities, register = tagged.value
    entities, fates = lay_entities(entities, text, sound, corrections)
    entities, register = tag.enrolled(entities, register) if fates else (entities, register)
    entities, register = of_volume(entities, register, job.source.id)
    known = incoming + "".join(digest(entity) for entity in entities)
    cited = remembered(job.store, job.cite, "citations", known, Cited, lambda: job.cite(sound, text, entities))
    entities, register = _beside(entities, register, cited.value)
    return Named(entities, register, cited.value, tagged.worked + cited.worked, fates)


def _beside(entities: tuple[Entity, ...], register: tuple[Referent, ...], citations: Cited) -> Tagged:
    """Return the names that the citations leave, and those entries of the register that they refer to."""
    names = kept(entities, citations)
    before, after = ({entity.ref for entity in those} for those in (entities, names))
    return names, tuple(referent for referent in register if referent.id in after or referent.id not in before)


def _failures(pages: Iterable[Page]) -> Iterable[Finding]:
    return (Finding(FindingKind.PAGE_FAILED, page.failure, page.id) for page in pages if page.failure is not None)


def _blank(pages: Iterable[Page]) -> Iterable[Finding]:
    for page in pages:
        if page.failure is None and not page.lines:
            yield Finding(FindingKind.PAGE_IMAGE, "Nothing could be read on this page.", page.id)


def _torn(job: Job) -> Iterable[Finding]:
    """Yield what a crash left of a correction: its editor should make it again."""
    for place in Journal(job.store.corrections).read().torn:
        yield Finding(FindingKind.ORPHAN_CORRECTION, f"A crash cut a correction short ({place}): make it again.")


def applications(job: Job, pages: Iterable[Page]) -> Iterable[Application]:
    """Yield the programs and models that have a hand in the edition; a text that was supplied needs no engine."""
    yield Application("scan2tei", "scan2tei", __version__, "segmentation, structure and encoding")
    if any(page.surface.width and not page.surface.layer for page in pages):
        yield Application("tesseract", "Tesseract", job.ocr.version, f"text recognition, models {job.ocr.languages}")
        if job.reader:
            told = f"recognition of handwriting, model {job.reader.model.name}, digest {job.reader.digest}"
            yield Application("kraken", "kraken", job.reader.version, told)
    yield job.tag.application


def _run(job: Job, pages: tuple[Page, ...]) -> Change:
    """Return the machine's line of the history.

    It has no date: the same scans give the same bytes on any day, and the report says when.
    """
    scans = len({(page.surface.scan, page.surface.frame_number) for page in pages})
    what = f"Read {scans} scans, structured, tagged and encoded by scan2tei {__version__}."
    if job.arrangement.order:
        what += f" Scans are in the order {job.arrangement.order}, as volume.toml says."
    if job.arrangement.omit:
        what += f" Scans {job.arrangement.omit} are left out, as volume.toml says."
    return Change("scan2tei", "", what)


def _sessions(corrections: Iterable[Correction]) -> tuple[Change, ...]:
    """Return a line for each day on which an editor changed something."""
    days: dict[tuple[str, str], int] = {}
    for correction in corrections:
        day = correction.at[:10], correction.by
        days[day] = days.get(day, 0) + 1
    people = {person.name: person.id for person in editors(corrections)}
    return tuple(
        Change(people[by], day, f"{count} correction{'s' if count > 1 else ''}.")
        for (day, by), count in sorted(days.items())
    )
