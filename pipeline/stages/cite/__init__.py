"""Text and names → citations: what the notes cite, part by part, and what their short words point to."""

from pipeline.stages.cite.cite import Cite
from pipeline.stages.cite.displacing import kept

__all__ = ["Cite", "kept"]
