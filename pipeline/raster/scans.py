"""The folder of scans that a volume was given as, only ever read."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Surface
from pipeline.raster import documents, images
from pipeline.raster.warp import warped

JPEG_QUALITY = 85
"""Because crops are looked at, never read by an engine."""


@dataclass(frozen=True, slots=True)
class Scans:
    """The scans below a folder.

    A stage that looks at ink has one as a field that takes no part in comparison, because the digest of the
    surface already says what is to be seen.
    """

    folder: Path
    limit: int = images.PIXEL_LIMIT
    """Pixels that a picture may have at most."""

    def whole(self, scan: str, frame_number: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """Return a picture as supplied, shape (height, width), read-only; UnreadableScan if it is broken.

        `size` is the (width, height) that a PDF's page is rendered to; images have their own.
        """
        path = self.folder / scan
        images.check_readable(path)
        status = path.stat()
        return _whole(path, (status.st_mtime_ns, status.st_size), frame_number, size, self.limit)

    def grey(self, surface: Surface) -> NDArray[np.uint8]:
        """Return the page's upright pixels, shape (height, width), 0 black to 255 white.

        A transcript has no pixels: shape (0, 0).
        """
        if not surface.width or not surface.height:
            return np.zeros((0, 0), dtype=np.uint8)
        size = surface.scan_width, surface.scan_height
        picture = self.whole(surface.scan, surface.frame_number, size)
        return warped(picture, surface.frame, (surface.width, surface.height))

    def crop(self, surface: Surface, box: Box) -> bytes:
        """Return what lies in a box of the upright page as a JPEG; b"" where the box lies off the page."""
        inside = box.meet(surface.box)
        left, top = int(inside.left), int(inside.top)
        width, height = round(inside.right) - left, round(inside.bottom) - top
        if width <= 0 or height <= 0:
            return b""
        picture = self.whole(surface.scan, surface.frame_number, (surface.scan_width, surface.scan_height))
        pixels = warped(picture, surface.frame.after(Frame.shift(left, top)), (width, height))
        return bytes(cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1])


@lru_cache(maxsize=1)
def _whole(
    path: Path, _stamp: tuple[int, int], frame_number: int, size: tuple[int, int] | None, limit: int
) -> NDArray[np.uint8]:
    """Return a picture as supplied; the last one is kept, because both pages of a spread are cut from it."""
    if path.suffix.lower() == documents.SUFFIX and size:
        picture = documents.rendering(path, frame_number, size, limit)
    else:
        picture = images.pixels(path, frame_number, limit)
    picture.setflags(write=False)
    return picture
