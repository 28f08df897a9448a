"""Zones of all pages to the text of the volume: paragraphs, notes at their markers, headings, pages and gaps."""

from pipeline.stages.structure.structure import Structure

__all__ = ["Structure"]
