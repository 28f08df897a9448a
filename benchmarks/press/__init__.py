"""The press: typesets chapters, degrades them into scans, and keeps the exact truth."""

from benchmarks.press.delivery import write
from benchmarks.press.faces import FAMILIES, HANDS, MissingFont
from benchmarks.press.job import (
    CLEAN,
    Count,
    Dress,
    Folio,
    Furniture,
    Hand,
    Impression,
    Job,
    Label,
    Manner,
    Matter,
    Notes,
    Numeral,
    Place,
    Scrawl,
)
from benchmarks.press.page import pages
from benchmarks.press.pen import annotated
from benchmarks.press.scan import Scan, degrade
from benchmarks.press.sheet import Sheet
from benchmarks.press.shuffle import copy_for
from benchmarks.press.stamp import owned

__all__ = [
    "CLEAN",
    "FAMILIES",
    "HANDS",
    "Count",
    "Dress",
    "Folio",
    "Furniture",
    "Hand",
    "Impression",
    "Job",
    "Label",
    "Manner",
    "Matter",
    "MissingFont",
    "Notes",
    "Numeral",
    "Place",
    "Scan",
    "Scrawl",
    "Sheet",
    "copy_for",
    "degrade",
    "pages",
    "typeset",
    "write",
]


def typeset(job: Job) -> tuple[Sheet, ...]:
    """Return the job's pages, with the reader's writing on them; MissingFont where its faces are not installed."""
    first, *others = annotated(pages(job, copy_for(job)), job.hand, job.seed)
    return (owned(first, job.stamp, job.family, job.seed) if job.stamp else first), *others
