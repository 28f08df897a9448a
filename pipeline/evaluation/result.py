"""What comes of holding an edition against its gold: measures, and each place where the two differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluation.measure import Measure, added
from pipeline.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a scan."""

    image: str
    """As the TEI names it: the URL of a graphic, or the name of a file."""
    box: Box
    """In pixels of the scan as supplied."""
    width: float = 0
    """Of the whole scan in pixels; 0 where it is not told."""
    height: float = 0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place where edition and gold differ."""

    measure: str
    """Name of the measure that counts it."""
    part: str
    message: str
    """What is wrong, in words."""
    gold: str = ""
    """What the gold has there; "" where it has nothing."""
    edition: str = ""
    """What the edition has there; "" where it has nothing."""
    before: str = ""
    """Words that stand before it, in both."""
    after: str = ""
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How an edition stands against its gold. What the gold says nothing about is not measured."""

    edition: str
    gold: str
    normalisation: str
    """In words, what was levelled in both texts before they were compared."""
    measures: tuple[Measure, ...]
    disagreements: tuple[Disagreement, ...]
    silent: tuple[str, ...] = ()
    """What the edition says nothing of at all though the gold does, in words."""

    def measure(self, name: str, part: str = "") -> Measure | None:
        """Return a measure; None if the gold says nothing about it."""
        return next((each for each in self.measures if (each.name, each.part) == (name, part)), None)


def total(evaluations: Iterable[Evaluation]) -> tuple[Measure, ...]:
    """Return the sums of all counts over many chapters (a micro-average): each letter and note weighs the same."""
    return added(measure for evaluation in evaluations for measure in evaluation.measures)
