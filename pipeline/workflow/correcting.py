"""An editor's corrections: into the journal, and from there into the edition."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadArguments
from pipeline.model.amend import fresh, resolve
from pipeline.model.correction import Correction
from pipeline.model.volume import Volume
from pipeline.store.journal import Journal
from pipeline.store.proposals import proposals
from pipeline.workflow.asking import as_before
from pipeline.workflow.digitising import VOLUME, digitise
from pipeline.workflow.job import Job
from pipeline.workflow.outcome import Outcome
from pipeline.workflow.progress import Watch, silent


@dataclass(frozen=True, slots=True)
class Corrected:
    """Which corrections of a file were new, how many the journal held already, and the edition that came of it."""

    new: tuple[Correction, ...]
    known: int
    outcome: Outcome


def correct(job: Job, path: Path, at: str, watch: Watch = silent) -> Corrected:
    """Add the corrections of a file to a volume's journal and make its edition again; the same file counts once.

    `at` is the time, ISO 8601 in UTC, of those that do not say. Either all of the file is taken or nothing:
    BadConfig names the first correction that is not understood, BadArguments a volume that was never digitised.
    What the job leaves open (languages, scans, models, lists) is as the volume's last run was asked for.
    """
    job = as_before(job).checked()
    store, journal = job.store, Journal(job.store.corrections)
    volume: Volume | None = store.latest(VOLUME, VOLUME, Volume)
    if volume is None:
        raise BadArguments(f"{job.source.id} was not digitised yet: run scan2tei run first.")
    wanted, applied = proposals(path, at), store.applied(path)
    if applied.is_file():
        return Corrected((), len(wanted), digitise(job, watch))
    asked = [resolve(each, volume.pages, volume.text, volume.entities) for each in wanted]
    new = fresh((each for each in asked if each.was != each.now), journal.read().corrections)
    journal.append(new)
    store.write(applied, path.read_bytes())
    return Corrected(new, len(asked) - len(new), digitise(job, watch))
