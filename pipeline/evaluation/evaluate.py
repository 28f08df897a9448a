"""Holding an edition against its gold."""

from pathlib import Path

from pipeline.evaluation.result import Evaluation


def evaluate(edition: Path, gold: Path) -> Evaluation:
    """Return how the TEI at `edition` stands against `gold`."""
    raise NotImplementedError
