"""Text → entities: names by lists, by their build and by a spaCy model; dates with their values; the register."""

from pipeline.stages.tag.tag import Tag
from pipeline.stages.tag.volume.register import of_volume

__all__ = ["Tag", "of_volume"]
