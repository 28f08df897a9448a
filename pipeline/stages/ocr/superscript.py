"""A marker as it is seen on the page, before anything is read."""

from dataclasses import dataclass

from pipeline.model.geometry import Box

TAKEN = 0.5
"""As likely a marker as not: from here on its ink is no part of the words."""


@dataclass(frozen=True, slots=True)
class Superscript:
    """A marker on the page: what it is read as, how surely, and where."""

    label: str
    box: Box
    confidence: float
    alternatives: tuple[str, ...]
    baseline: float
    """y of the baseline that it is raised over."""
    x_height: float
    pieces: tuple[int, ...]
    presence: float
    """How likely it is a marker, whatever it reads."""
    large: bool = False
    """Whether it is as large as the text."""

    @property
    def taken(self) -> bool:
        """Tell whether its ink is to be taken off the page."""
        return self.presence >= TAKEN
