"""The press: typesets chapters, degrades them into scans, and keeps the exact truth."""

from collections.abc import Sequence

from benchmarks.press.delivery import write
from benchmarks.press.faces import FAMILIES, HANDS, MissingFont
from benchmarks.press.forme import made_up
from benchmarks.press.job import CLEAN, Count, Folio, Hand, Impression, Job, Label, Manner, Notes, Scrawl
from benchmarks.press.pen import annotated
from benchmarks.press.scan import Scan, degrade
from benchmarks.press.sheet import Sheet
from benchmarks.press.shuffle import copy_for

__all__ = [
    "CLEAN",
    "FAMILIES",
    "HANDS",
    "Count",
    "Folio",
    "Hand",
    "Impression",
    "Job",
    "Label",
    "Manner",
    "MissingFont",
    "Notes",
    "Scan",
    "Scrawl",
    "Sheet",
    "copy_for",
    "degrade",
    "made_up",
    "typeset",
    "write",
]


def typeset(job: Job) -> tuple[Sheet, ...]:
    """Return the job's pages, with the reader's writing on them; MissingFont where its faces are not installed."""
    sheets: Sequence[Sheet] = made_up(job, copy_for(job))
    return annotated(sheets, job.hand, job.seed)
