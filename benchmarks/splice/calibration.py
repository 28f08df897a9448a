"""From scores to probabilities: a logistic regression on prose that was not trained on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.splice.examples import Example
from pipeline.stages.structure.splice import Splice

Doubles = NDArray[np.float64]

STEPS = 30
RIDGE = 1.0
"""Keeps the weight of what hardly ever occurs small."""


def calibrated(splice: Splice, examples: Sequence[Example]) -> Doubles:
    """Return the weights of the evidence and the constant, last."""
    told = [(splice.evidence(e.before, e.after), e.joins) for e in examples]
    known = [(evidence, joins) for evidence, joins in told if evidence is not None]
    features = np.array([[*evidence, 1.0] for evidence, _ in known])
    return _regression(features, np.array([joins for _, joins in known], dtype=float))


def _regression(features: Doubles, truth: Doubles) -> Doubles:
    """Return the most likely weights, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - truth) + RIDGE * weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights
