"""The sorting of a page: which lines are text, notes, heads and margins, and in which order they are read."""

from pipeline.stages.segment.segment import Segment, segments

__all__ = ["Segment", "segments"]
