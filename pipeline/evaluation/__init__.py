"""How good an edition is: held against another edition of the same scans, or against a truth that is known."""

from pipeline.evaluation.evaluate import evaluate
from pipeline.evaluation.measure import Errors, Hits, Measure
from pipeline.evaluation.plain import Level, Normalisation
from pipeline.evaluation.result import Disagreement, Evaluation, Spot, total

__all__ = [
    "Disagreement",
    "Errors",
    "Evaluation",
    "Hits",
    "Level",
    "Measure",
    "Normalisation",
    "Spot",
    "evaluate",
    "total",
]
