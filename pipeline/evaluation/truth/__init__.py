"""What is known for certain of scans: the press's truth of a chapter, or the regions of pages."""

from pipeline.evaluation.truth.chapter import chapter
from pipeline.evaluation.truth.pages import pages

__all__ = ["chapter", "pages"]
