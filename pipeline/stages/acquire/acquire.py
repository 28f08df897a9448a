"""From a picture as supplied to its pages: upright, level, one by one."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from pipeline.model.page import Page, Surface
from pipeline.raster import Scans, images
from pipeline.raster.warp import warped
from pipeline.stages.acquire.cut import Cut, halves, oriented, straight
from pipeline.stages.acquire.picture import Picture, PictureKind
from pipeline.stages.acquire.print_ink import print_ink
from pipeline.stages.acquire.skew import skew
from pipeline.stages.acquire.spread import gutter
from pipeline.stages.acquire.transcripts import transcript_page

LEVEL = 0.05
"""Degrees: less slant than that is left alone, because turning pixels blurs them more than it helps."""


@dataclass(frozen=True, slots=True)
class Acquire:
    """Cuts the pages out of the scans of a volume."""

    name: ClassVar[str] = "acquire"
    revision: ClassVar[int] = 1

    scans: Scans = field(compare=False)

    def __call__(self, picture: Picture) -> tuple[Page, ...]:
        """Return one page, or the two of a spread; UnreadableScan or FileAccess where the picture is broken."""
        if picture.kind is PictureKind.TRANSCRIPT:
            return (transcript_page(self.scans.folder / picture.scan, picture.surface_id),)
        path = self.scans.folder / picture.scan
        header = images.header(path, picture.frame_number, self.scans.limit)
        stored = self.scans.whole(picture.scan, picture.frame_number, (header.width, header.height))
        cuts = pages_of(stored, oriented(header.orientation, header.width, header.height))
        return tuple(
            Page(
                Surface(
                    id=picture.surface_id + letter,
                    scan=picture.scan,
                    digest=_digest(picture, cut),
                    width=cut.width,
                    height=cut.height,
                    scan_width=header.width,
                    scan_height=header.height,
                    dpi=header.dpi,
                    frame=cut.frame,
                    frame_number=picture.frame_number,
                )
            )
            for letter, cut in zip(("",) if len(cuts) == 1 else ("a", "b"), cuts, strict=True)
        )


def pages_of(stored: NDArray[np.uint8], seen: Cut) -> tuple[Cut, ...]:
    """Return the pages that a picture shows, in reading order."""
    upright = seen
    level = straight(upright, _slant(stored, upright))
    pixels = warped(stored, level.frame, (level.width, level.height))
    fold = gutter(pixels, print_ink(pixels))
    if fold is None:
        return (level,)
    sides = halves(level, fold, (0.0, 0.0))
    left, right = (_slant(stored, side) for side in sides)
    return halves(level, fold, (left, right))


def _slant(stored: NDArray[np.uint8], cut: Cut) -> float:
    """Return by how many degrees the lines of a cut run down to the right; 0.0 where that does not matter."""
    degrees = skew(print_ink(warped(stored, cut.frame, (cut.width, cut.height))))
    return round(degrees, 3) if abs(degrees) >= LEVEL else 0.0


def _digest(picture: Picture, cut: Cut) -> str:
    """Return what changes iff the ink of a page may have changed."""
    cutting = f"{picture.digest} {picture.frame_number} {cut}"
    return blake2b(cutting.encode(), digest_size=16).hexdigest()
