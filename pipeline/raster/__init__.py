"""Ink: the upright grey pixels of a page, however its scan is stored."""

from pipeline.raster.scans import Scans

__all__ = ["Scans"]
