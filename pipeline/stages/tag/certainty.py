"""How likely a suggested name is right: what is known of it, weighed as it proved true elsewhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from pipeline.model.vocabulary import EntityKind

Numbers = dict[str, float]
"""What is known of a name, by name."""

MOST = 30.0
"""Log-odds beyond which nothing changes, and powers overflow."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression: what each number adds to the log-odds of being right, for all kinds and for each."""

    weights: Mapping[str, float]
    """By the name of the number, and by that with its kind before it: `person: words`."""

    def probability(self, kind: EntityKind, numbers: Numbers) -> float:
        """Return how likely a name of a kind is right, bounds and kind."""
        weights = self.weights
        odds = weights.get("always", 0.0) + weights.get(f"{kind}: always", 0.0)
        for name, number in numbers.items():
            odds += number * (weights.get(name, 0.0) + weights.get(f"{kind}: {name}", 0.0))
        return 1 / (1 + exp(-max(-MOST, min(MOST, odds))))


def by_kind(kind: EntityKind, numbers: Numbers) -> Numbers:
    """Return numbers once for all kinds and once for their own, with one that is always there."""
    whole = numbers | {"always": 1.0}
    return whole | {f"{kind}: {name}": number for name, number in whole.items()}


@cache
def judge(with_model: bool) -> Judge:
    """Return the judge that ships with the program, of names that a model had its say on or of those by rules."""
    shipped = json.loads((files(__package__) / "certainty.json").read_text("utf-8"))
    return Judge(shipped["with model" if with_model else "without"])
