"""What can be done with a volume: digitise, correct, look at it, validate, explain, register, clean."""

from pipeline.stages.acquire import Found, Source, sources, survey
from pipeline.workflow.cleaning import clean
from pipeline.workflow.correcting import correct
from pipeline.workflow.digitising import digitise
from pipeline.workflow.explaining import Evidence, Explanation, explain
from pipeline.workflow.job import Job, Selection
from pipeline.workflow.outcome import FailedPage, Outcome
from pipeline.workflow.progress import Progress, Watch, silent
from pipeline.workflow.registering import Registered, register, register_due
from pipeline.workflow.standing import Standing, status
from pipeline.workflow.validating import validate

__all__ = [
    "Evidence",
    "Explanation",
    "FailedPage",
    "Found",
    "Job",
    "Outcome",
    "Progress",
    "Registered",
    "Selection",
    "Source",
    "Standing",
    "Watch",
    "clean",
    "correct",
    "digitise",
    "explain",
    "register",
    "register_due",
    "silent",
    "sources",
    "status",
    "survey",
    "validate",
]
