"""What somebody requires of an edition, so that a program can say no."""

import re
from dataclasses import dataclass

from pipeline.errors import BadArguments
from pipeline.evaluation.glossary import BY_NAME
from pipeline.evaluation.measure import Hits, Measure
from pipeline.evaluation.result import Evaluation

FORM = re.compile(
    r"(?P<name>[^:.<>=]+)(:(?P<part>[^<>=]*?))?(\.(?P<figure>[a-z]\w*))?\s*"
    r"(?P<sign>[<>]=)\s*(?P<value>\d*\.?\d+)(?P<cent>%?)"
)

FIGURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A figure of a measure, and how much or little it has to be at least or at most."""

    text: str
    """As it was written."""
    name: str
    part: str
    figure: str
    """`precision`, `recall` or `f1`, of a measure that counts what was found; else without meaning."""
    at_least: bool
    value: float

    @classmethod
    def parse(cls, text: str) -> "Requirement":
        """Return a requirement such as `links>=0.97` or `characters:body<=0.6%`; BadArguments if it is none."""
        match = FORM.fullmatch(text.strip())
        if match is None:
            raise BadArguments(f"“{text}” is no requirement: write it like links>=0.97 or characters:body<=0.6%.")
        name, figure = match["name"].strip(), (match["figure"] or "f1").lower()
        if name not in BY_NAME or figure not in FIGURES:
            known = ", ".join(BY_NAME)
            raise BadArguments(f"“{text}” requires something unknown: measures are {known}; figures {FIGURES}.")
        value = float(match["value"]) / (100 if match["cent"] else 1)
        return cls(text.strip(), name, (match["part"] or "").strip(), figure, match["sign"] == ">=", value)

    def missed(self, evaluation: Evaluation) -> str:
        """Return how an evaluation misses the requirement, in a sentence; "" if it meets it."""
        measure = evaluation.measure(self.name, self.part)
        if measure is None:
            return f"{self.text} is required, and the gold says nothing about it."
        value = _value(measure, self.figure)
        met = value >= self.value if self.at_least else value <= self.value
        shown = f"{value:.3%}" if "%" in self.text else f"{value:.4f}"
        return "" if met else f"{self.text} is required, and it is {shown}."


def _value(measure: Measure, figure: str) -> float:
    if isinstance(measure, Hits):
        return float({"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}[figure])
    return measure.rate
