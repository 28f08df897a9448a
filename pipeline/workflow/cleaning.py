"""Throwing away what can be made again."""

from pathlib import Path

from pipeline.stages.acquire import Source
from pipeline.store import Store
from pipeline.workflow.digitising import OUTCOME
from pipeline.workflow.outcome import Outcome


def clean(source: Source, output: Path) -> int:
    """Delete what the stages stored of a volume; editions, reports and corrections stay. Return how many files."""
    store = Store(output / source.id)
    outcome = store.latest(OUTCOME, OUTCOME, Outcome)
    files = store.clean()
    if outcome is not None:
        # What the last run said stays known, but under no fingerprint that a run could ever have.
        store.save(OUTCOME, OUTCOME, Outcome, outcome, "cleaned")
    return files
