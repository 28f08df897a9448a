"""What an editor decided, tied to a place on the scan and not to what a machine read there."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.geometry import Box


class Act(StrEnum):
    """What a correction does; each amends the field of one stage."""

    READ = "read"
    """The text of a line (ocr): `now` is the whole line as printed, "" where nothing is: dirt that was read."""
    ZONE = "zone"
    """The kind of a zone (segment): `now` is a ZoneKind."""
    ANCHOR = "anchor"
    """Where a note is attached (structure): `now` is the words that stand right before its marker."""
    ADD = "add"
    """An entity that the machine overlooked (tag): `now` is an EntityKind."""
    DROP = "drop"
    """An entity that is none (tag): it does not come back."""
    RETYPE = "retype"
    """An entity of another kind (tag): `now` is an EntityKind."""
    UNDO = "undo"
    """Takes back the correction whose id is `now`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place, named three times over: any one of the three may have moved since.

    `box` is in pixels of the scan as supplied, so that it holds whatever frame a later run gives the page.
    """

    scan: str
    frame_number: int
    box: Box
    quote: str = ""
    """What the machine read there when the editor decided."""
    prefix: str = ""
    """Up to 32 characters of running text before it."""
    suffix: str = ""
    """Up to 32 characters of running text after it."""
    id: str = ""
    """Id of the line, zone, note or entity at that time."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the journal."""

    id: str
    by: str
    at: str
    """ISO 8601, UTC."""
    act: Act
    target: Target
    was: str
    now: str
