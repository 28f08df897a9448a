"""The settings of the encoder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How an edition is written; every field has a reason to be what it is."""

    doubtful: float = 0.3
    """Words that the engine was less sure of are `unclear`."""
    scans: str = ""
    """What stands before a scan's name in `graphic/@url`: the way from the edition to the folder of scans."""
    schemas: str = "../../schemas/"
    """What stands before a schema's name: an edition lies in output/<volume>/ of a checkout."""
