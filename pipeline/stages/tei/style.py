"""The settings of the encoder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How an edition is written; every field has a reason to be what it is."""

    doubtful: float = 0.5
    """Words that the engine was less sure of are `unclear`: of those, four in five were misread on trial pages
    (26 words of 2245); between 0.5 and 0.6 it was every other one, above 0.9 one in a hundred."""
    scans: str = ""
    """What stands before a scan's name in `graphic/@url`: the URL of the folder of scans, seen from the edition."""
    schemas: str = "../../schemas/"
    """What stands before a schema's name: an edition lies in output/<volume>/ of a checkout."""
