"""The road: from the scans of a volume to its edition and its report."""

import os
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from pipeline import __version__
from pipeline.errors import BadArguments
from pipeline.executors import Lost, each
from pipeline.model.amend import Fate, standing
from pipeline.model.correction import Correction
from pipeline.model.page import Page
from pipeline.model.typography import Typography
from pipeline.model.volume import Volume
from pipeline.publish.report import files
from pipeline.stages import tei
from pipeline.stages.acquire import Picture, pictures
from pipeline.stages.segment import Segment, segments
from pipeline.stages.validate import Violation, violations
from pipeline.store import Store, digest, fingerprint
from pipeline.store.journal import Journal
from pipeline.workflow.arranging import Arranged, wanted
from pipeline.workflow.asking import remember
from pipeline.workflow.assembling import Assembled, assemble
from pipeline.workflow.job import Job
from pipeline.workflow.outcome import FailedPage, Outcome
from pipeline.workflow.progress import Progress, Watch, silent
from pipeline.workflow.reading import Read, Reading, read, unread
from pipeline.workflow.zoning import Zoned, Zoning, zone

OUTCOME = "outcome"
VOLUME = "volume"


def digitise(job: Job, watch: Watch = silent) -> Outcome:
    """Take a volume all the way and return what became of it.

    Raises a Scan2TeiError where the volume as a whole cannot be done: no engine, an encrypted PDF, a volume.toml
    with an unknown key, a folder that may not be written. A page that cannot be done is in the outcome.
    """
    outcome = _made(job, watch)
    remember(job)
    return outcome


def _made(job: Job, watch: Watch) -> Outcome:
    """Return what becomes of a volume; what was made of the same before is not made again."""
    store, supplied = job.store, pictures(job.source)
    found = wanted(supplied, job.selection, job.arrangement)
    if not found:
        raise BadArguments(f"{job.source.id} has {len(supplied)} scans: there are none of --pages {job.selection}.")
    corrections = standing(Journal(store.corrections).read().corrections)
    made_from = _made_from(job, found, corrections)
    before: Outcome | None = store.load(OUTCOME, OUTCOME, Outcome, made_from)
    if before and not before.failed and _untouched(store, before):
        return replace(before, worked=0, kept="")
    pages, worked, fates = _pages(job, found, corrections, watch)
    assembled = assemble(job, Arranged.of(pages, supplied, job.arrangement), corrections, fates)
    store.save(VOLUME, VOLUME, Volume, assembled.volume, made_from)
    only = f"scans {job.selection} of {len(supplied)}" if len(found) < len(supplied) else ""
    # Encoding is work too: only a run that found everything as it was has done none.
    outcome = replace(_publish(job, assembled, worked + assembled.worked + 1), only=only)
    store.save(OUTCOME, OUTCOME, Outcome, outcome, made_from)
    return outcome


def _made_from(job: Job, found: tuple[Picture, ...], corrections: tuple[Correction, ...]) -> str:
    """Return what identifies everything that the edition is made from."""
    pages = (job.acquire, job.hand, job.ocr, Segment(job.scans, Typography()))
    stages = (*pages, job.structure, job.tag, job.cite, job.doubt)
    parts = [__version__, digest(job.metadata), str(tei.REVISION), _address(job)]
    parts += [fingerprint(stage, "") for stage in stages]
    parts += [digest(part) for part in (*found, *corrections, job.arrangement)]
    return blake2b(" ".join(parts).encode(), digest_size=12).hexdigest()


def _untouched(store: Store, before: Outcome) -> bool:
    """Tell whether the edition and the report are there as they were left."""
    return store.report.is_file() and store.digest(store.edition) == before.edition_digest


def _pages(
    job: Job, found: tuple[Picture, ...], corrections: tuple[Correction, ...], watch: Watch
) -> tuple[tuple[Page, ...], int, tuple[Fate, ...]]:
    """Return the volume's pages with their zones, how often a stage had to work, and the corrections' fates."""
    reads = _read_all(job, found, corrections, watch)
    pages = tuple(page for done in reads for page in done.pages)
    stages = zip(pages, segments(job.scans, pages), strict=True)
    zoned = _zone_all(job, [Zoning(page, segment, job.store, corrections) for page, segment in stages], watch)
    _forget_others(job, found, pages)
    fates = tuple(fate for done in reads for fate in done.fates) + tuple(fate for done in zoned for fate in done.fates)
    worked = sum(done.worked for done in reads) + sum(done.worked for done in zoned)
    return tuple(done.page for done in zoned), worked, fates


def _read_all(
    job: Job, found: tuple[Picture, ...], corrections: tuple[Correction, ...], watch: Watch
) -> tuple[Read, ...]:
    tasks = [Reading(picture, job.acquire, job.hand, job.ocr, job.store, corrections) for picture in found]
    results: dict[int, Read] = {}
    watch(Progress(job.source.id, "reading", 0, len(tasks)))
    for done in each(read, tasks, job.jobs):
        picture, result = done.task.picture, done.result
        if isinstance(result, Lost):
            result = Read((unread(picture, f"{picture.scan}: {result.reason}; the other pages went on."),), 1)
        results[picture.ordinal] = result
        watch(Progress(job.source.id, "reading", len(results), len(tasks)))
    return tuple(results[picture.ordinal] for picture in found)


def _zone_all(job: Job, tasks: list[Zoning], watch: Watch) -> tuple[Zoned, ...]:
    results: dict[str, Zoned] = {}
    for done in each(zone, tasks, job.jobs):
        page, result = done.task.page, done.result
        if isinstance(result, Lost):
            result = Zoned(replace(page, failure=f"{page.surface.scan}: {result.reason}."), worked=True)
        results[page.id] = result
        watch(Progress(job.source.id, "finding zones", len(results), len(tasks)))
    return tuple(results[task.page.id] for task in tasks)


def _forget_others(job: Job, found: tuple[Picture, ...], pages: tuple[Page, ...]) -> None:
    """Drop what is stored of scans that are gone; a run on some pages only leaves the others their results."""
    if job.selection.ranges:
        return
    job.store.keep_only(job.acquire.name, frozenset(picture.surface_id for picture in found))
    for stage in (job.hand.name, job.ocr.name, Segment.name):
        job.store.keep_only(stage, frozenset(page.id for page in pages))


def _publish(job: Job, assembled: Assembled, worked: int) -> Outcome:
    """Write the edition, its violations if it has any, and the report."""
    volume, store = assembled.volume, job.store
    encoded = tei.encode(volume, tei.Style(scans=_address(job)))
    broken = violations(encoded)
    kept = _keep_handiwork(store)
    store.write(store.edition, encoded)
    _write_violations(store, broken)
    for path, content in files(volume, broken, job.scans.crop, lambda path: (store.folder / path).is_file()):
        store.write(store.folder / path, content)
    store.drop_pictures_but_of(store.report)
    return _outcome(volume, store, broken, worked, kept)


def _address(job: Job) -> str:
    """Return where the scans lie, as a URL relative to the edition."""
    return quote(Path(os.path.relpath(job.source.folder, job.store.folder)).as_posix()) + "/"


def _keep_handiwork(store: Store) -> str:
    """Put an edition that somebody changed by hand aside; return where, or "" if there is none."""
    stored = store.latest(OUTCOME, OUTCOME, Outcome)
    changed = store.edition.is_file() and (stored is None or stored.edition_digest != store.digest(store.edition))
    return str(store.set_aside(store.edition)) if changed else ""


def _write_violations(store: Store, broken: tuple[Violation, ...]) -> None:
    if broken:
        store.write(store.violations, "".join(f"{each}\n" for each in broken).encode())
    else:
        store.violations.unlink(missing_ok=True)


def _outcome(volume: Volume, store: Store, broken: tuple[Violation, ...], worked: int, kept: str) -> Outcome:
    text = volume.text
    return Outcome(
        volume=volume.id,
        edition=str(store.edition),
        report=str(store.report),
        pages=len(volume.pages),
        words=sum(len(line.words) for page in volume.pages for line in page.lines),
        paragraphs=sum(type(block).__name__ == "Paragraph" for block in text.blocks()),
        notes=len(text.notes),
        anchored=sum(note.anchored for note in text.notes),
        marginals=len(text.marginals),
        entities=len(volume.entities),
        findings=len(volume.findings),
        failed=tuple(FailedPage(page.id, page.surface.scan, page.failure) for page in volume.pages if page.failure),
        violations=tuple(str(each) for each in broken),
        orphans=sum(finding.kind == "orphan correction" for finding in volume.findings),
        edition_digest=store.digest(store.edition),
        worked=worked,
        kept=kept,
    )
