"""Marks that may call a note or begin one, and what they may be read as."""

from dataclasses import dataclass

from pipeline.stages.structure.labels import LOOKALIKE, OTHER_LABEL, Scheme


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mark: its label, what that reading costs by itself, where the text goes on behind it."""

    label: str
    cost: float = 0.0
    end: int = 0
    second: bool = False
    """Whether the engine likes another reading better: then it counts only for the label that it says."""

    def misread(self, scheme: Scheme, place: int) -> float:
        """Return the cost of taking this reading for the label at a place of a scheme."""
        misread = scheme.misread(self.label, place)
        return OTHER_LABEL if self.second and misread > LOOKALIKE else misread


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may call a note, or that may begin one."""

    page: int
    """Ordinal of its page."""
    chapter: int
    """How many headings stand before it in the volume."""
    readings: tuple[Reading, ...]
    dismissal: float
    """Cost of taking it for no mark at all."""

    def best(self, scheme: Scheme, place: int) -> tuple[float, Reading]:
        """Return the cheapest way to read it as the label at a place."""
        return min(
            ((reading.cost + reading.misread(scheme, place), reading) for reading in self.readings),
            key=lambda pair: pair[0],
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """A note's call and its beginning by their ordinals; None for the half that was not found."""

    place: int
    """Of its label in the scheme; 0 where both halves bear the same sign of another kind (a star at the title)."""
    marker: int | None
    start: int | None
    cost: float
