"""Ink: the upright grey pixels of a page, however its scan is stored."""

import cv2

from pipeline.raster.scans import Scans

cv2.setNumThreads(1)
"""Pages are worked on side by side, one process a core: threads within them would only wait for one another."""

__all__ = ["Scans"]
