"""How the volumes stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.stages.acquire import Source
from pipeline.store import Store
from pipeline.workflow.digitising import OUTCOME
from pipeline.workflow.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """A volume, and what its last run made of it; None if there was none."""

    volume: str
    scans: int
    outcome: Outcome | None


def status(found: Iterable[Source], output: Path) -> tuple[Standing, ...]:
    """Return how each volume stands, without working on any."""
    return tuple(
        Standing(source.id, len(source.scans), Store(output / source.id).latest(OUTCOME, OUTCOME, Outcome))
        for source in found
    )
