"""What became of every page of a volume, for the person who has to look at it and for programs."""

from pipeline.publish.report.files import files

__all__ = ["files"]
