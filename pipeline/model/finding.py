"""What somebody should look at: a doubt, a loss, a page that failed."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.geometry import Box


class FindingKind(StrEnum):
    """The kinds of finding, worst first."""

    PAGE_FAILED = "page failed"
    PAGE_MISSING = "page missing"
    PAGE_ORDER = "page order"
    ORPHAN_CORRECTION = "orphan correction"
    MARKER_WITHOUT_NOTE = "marker without note"
    NOTE_WITHOUT_MARKER = "note without marker"
    DOUBTFUL_MARKER = "doubtful marker"
    DOUBTFUL_JOIN = "doubtful join"
    DOUBTFUL_TEXT = "doubtful text"
    DOUBTFUL_NAME = "doubtful name"
    SUGGESTION = "suggestion"
    HANDWRITING = "handwriting"
    PAGE_IMAGE = "page image"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, and where."""

    kind: FindingKind
    message: str
    page: str | None = None
    box: Box | None = None
    """In upright pixels of that page."""
    target: str | None = None
    """Id of the line, zone, note or block concerned."""
    word: str = ""
    """For a suggestion: the word as it was read."""
    instead: str = ""
    """For a suggestion: what may be meant."""
    start: int | None = None
    end: int | None = None
    """For a suggestion: where in the text of the line `target` the word stands, or its part on that line."""
    probability: float | None = None
    """For a suggestion: how likely it is right."""
