"""Volume → TEI: everything a reader or a tool downloads is made from what this room writes."""

from pipeline.stages.tei.encode import encode
from pipeline.stages.tei.style import Style

__all__ = ["Style", "encode"]

REVISION = 6
"""Raised when the same volume is encoded otherwise: editions are then made again."""
