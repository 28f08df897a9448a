"""What is counted when an edition is held against its gold: counts that can be added up over many chapters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Hits:
    """Things that are there or not: `right` of the `found` in the edition and of the `wanted` in the gold."""

    name: str
    part: str
    """Which part of the measure, such as a kind of zone; "" where it has none."""
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 0 to 1; 1 where nothing was found and nothing wanted."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found, 0 to 1; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1; 1 where nothing was found and nothing wanted."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0

    @property
    def perfect(self) -> bool:
        """Whether all that was wanted was found, and nothing else."""
        return self.right == self.found == self.wanted


@dataclass(frozen=True, slots=True)
class Errors:
    """Things that went wrong, `errors` of them, beside how much there was to get right (`of`)."""

    name: str
    part: str
    """Which part of the measure, such as a kind of text; "" where it has none."""
    errors: int
    of: int

    @property
    def rate(self) -> float:
        """Errors a thing, 0 if there are none; may be above 1, where more was added than there should be."""
        return self.errors / max(1, self.of)

    @property
    def perfect(self) -> bool:
        """Whether nothing went wrong."""
        return not self.errors


Measure = Hits | Errors


def added(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return the sums of the measures that have the same name and part, in the order in which they first come."""
    sums: dict[tuple[str, str], Measure] = {}
    for measure in measures:
        key = measure.name, measure.part
        sums[key] = _sum(sums[key], measure) if key in sums else measure
    return tuple(sums.values())


def _sum(one: Measure, other: Measure) -> Measure:
    if isinstance(one, Hits) and isinstance(other, Hits):
        right, found, wanted = one.right + other.right, one.found + other.found, one.wanted + other.wanted
        return replace(one, right=right, found=found, wanted=wanted)
    if isinstance(one, Errors) and isinstance(other, Errors):
        return replace(one, errors=one.errors + other.errors, of=one.of + other.of)
    raise TypeError(f"{one.name} counts hits in one evaluation and errors in another")
