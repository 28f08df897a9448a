"""Measures as lines of a table."""

from pipeline.evaluation.glossary import BY_NAME
from pipeline.evaluation.measure import Hits, Measure
from pipeline.evaluation.result import Evaluation

WRONG = ("wrong", "of", "rate")
FOUND = ("right", "found", "wanted", "precision", "recall", "F1")


def is_told(measure: Measure) -> bool:
    """Tell whether there is anything to be said of a measure: parts of which both have nothing are left out."""
    if isinstance(measure, Hits):
        return bool(measure.found or measure.wanted or not measure.part)
    return bool(measure.errors or (measure.of and (not measure.part or measure.name in ("characters", "words"))))


def cells(measure: Measure) -> tuple[str, ...]:
    """Return the figures of a measure as they are shown, in the order of `FOUND` or `WRONG`."""
    if isinstance(measure, Hits):
        rates = measure.precision, measure.recall, measure.f1
        nothing = not (measure.found or measure.wanted)
        told = ("–",) * len(rates) if nothing else tuple(f"{it:.3f}" for it in rates)
        return tuple(map(str, (measure.right, measure.found, measure.wanted))) + told
    return str(measure.errors), str(measure.of), f"{measure.rate:.2%}" if measure.of else "–"


def left_out(evaluation: Evaluation) -> str:
    """Return in words what the edition says nothing of though the gold does; "" where there is nothing."""
    if not evaluation.silent:
        return ""
    return f"The edition says nothing of {', '.join(evaluation.silent)}: what the gold has of it counts as not found."


def title(measure: Measure) -> str:
    """Return what a measure is called, with its part."""
    said = BY_NAME[measure.name].title
    return f"{said}: {measure.part}" if measure.part else said
