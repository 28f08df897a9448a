"""What a volume's last run was asked for: kept beside what it made, so that corrections are laid over the same."""

from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.workflow.job import Job, Selection

ASKED = "asked"
NEVER_STALE = ""
"""Its fingerprint: what was asked for last holds whatever the scans are now."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a run, as a person gives them; files by their absolute paths."""

    languages: str = ""
    pages: str = ""
    spacy_model: str = ""
    htr_model: str = ""
    lists: tuple[str, ...] = ()


def remember(job: Job) -> None:
    """Keep what a job asks for."""
    asked = Asked(
        job.languages,
        str(job.selection),
        _lasting(job.spacy_model),
        str(job.htr_model.resolve()) if job.htr_model else "",
        tuple(str(path.resolve()) for path in job.lists),
    )
    job.store.save(ASKED, ASKED, Asked, asked, NEVER_STALE)


def _lasting(model: str) -> str:
    """Return the name of an installed pipeline, or the path of the folder of one as it holds anywhere."""
    return str(Path(model).resolve()) if model and Path(model).is_dir() else model


def as_before(job: Job) -> Job:
    """Return the job with what the volume's last run was asked for, where the job does not say otherwise itself."""
    asked: Asked = job.store.load(ASKED, ASKED, Asked, NEVER_STALE) or Asked()
    return replace(
        job,
        languages=job.languages or asked.languages,
        selection=job.selection if job.selection.ranges else Selection.parse(asked.pages),
        spacy_model=job.spacy_model or asked.spacy_model,
        htr_model=job.htr_model or (Path(asked.htr_model) if asked.htr_model else None),
        lists=job.lists or tuple(map(Path, asked.lists)),
    )
