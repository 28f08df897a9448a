"""The reader's pen: found in the image, before the print is read."""

from pipeline.stages.hand.hand import Hand

__all__ = ["Hand"]
