"""Text → entities: names by lists, by their build and by a spaCy model; dates with their values; the register."""

from pipeline.stages.tag.register import of_volume
from pipeline.stages.tag.tag import Tag

__all__ = ["Tag", "of_volume"]
