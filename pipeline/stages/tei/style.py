"""The settings of the encoder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How an edition is written; every field has a reason to be what it is."""

    doubtful: float = 0.5
    """Words that are less likely to be right are `unclear`: more likely misread than not. On 40 pages of books three
    in four of them were misread (181 words of 9906), and they held three in eight of all errors."""
    scans: str = ""
    """What stands before a scan's name in `graphic/@url`: the URL of the folder of scans, seen from the edition."""
    schemas: str = "../../schemas/"
    """What stands before a schema's name: an edition lies in output/<volume>/ of a checkout."""
