"""Each measure: what it counts, and where the two sides differ."""

from pipeline.evaluation.comparing.comparison import Comparison
from pipeline.evaluation.comparing.every import compared

__all__ = ["Comparison", "compared"]
