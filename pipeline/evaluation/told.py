"""An evaluation for programs."""

import json
from dataclasses import asdict
from typing import Any

from pipeline.evaluation.glossary import BY_NAME
from pipeline.evaluation.measure import Hits, Measure
from pipeline.evaluation.result import Disagreement, Evaluation


def told(evaluation: Evaluation) -> bytes:
    """Return an evaluation as JSON; boxes are left, top, right, bottom in pixels of the scan."""
    report = {
        "edition": evaluation.edition,
        "gold": evaluation.gold,
        "normalisation": evaluation.normalisation,
        "silent": list(evaluation.silent),
        "measures": [_measure(measure) for measure in evaluation.measures],
        "disagreements": [_disagreement(it) for it in evaluation.disagreements],
    }
    return (json.dumps(report, ensure_ascii=True, indent=1) + "\n").encode()


def _measure(measure: Measure) -> dict[str, Any]:
    counts = asdict(measure) | {"meaning": BY_NAME[measure.name].meaning}
    if isinstance(measure, Hits):
        rates = {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
        return counts | {name: round(value, 6) for name, value in rates.items()}
    return counts | {"rate": round(measure.rate, 6)}


def _disagreement(found: Disagreement) -> dict[str, Any]:
    box = found.spot.box if found.spot else None
    place = (
        {"image": found.spot.image, "box": [box.left, box.top, box.right, box.bottom]} if found.spot and box else None
    )
    return asdict(found) | {"spot": place}
