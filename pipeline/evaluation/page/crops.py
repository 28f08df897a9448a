"""The parts of scans that a page shows, held in the page itself."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.errors import Scan2TeiError
from pipeline.evaluation.result import Spot
from pipeline.model.geometry import Box
from pipeline.raster import Scans

WIDTH, HEIGHT = 900, 500
"""Pixels at most: enough to read a line, and to see where a zone lies."""

AROUND = 0.8
"""Times the height of what is shown: about the lines before and behind."""

LEAST, MOST = 24, 120
"""Pixels that count as its height at least and at most, so that a word has some neighbours and a page no border."""

QUALITY = 55
"""Of the JPEG: grey print stays legible, and a line takes about 10 kB."""

SHOWN = 400
"""Pictures in one page at most: more than anybody looks at, in some megabytes."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a scan."""

    address: str
    """The picture itself, as an address of kind data."""
    width: int
    height: int
    seen: Box
    """What it shows, and below what is meant, in pixels of the scan as it lies there."""
    meant: Box


@dataclass(frozen=True, slots=True)
class Crops:
    """Finds scans and cuts them; the folders are searched in their order."""

    folders: tuple[Path, ...]

    def of(self, spots: Iterable[Spot]) -> dict[Spot, Crop]:
        """Return the pictures of some places, scan by scan because these are slow to open; none of what is not there.

        Only the first places have one, so that the page stays of a size that a browser opens.
        """
        wanted = list(dict.fromkeys(spots))[:SHOWN]
        made: dict[Spot, Crop] = {}
        for image in dict.fromkeys(spot.image for spot in wanted):
            same = [spot for spot in wanted if spot.image == image]
            picture = self._opened(same[0])
            if picture is not None:
                made |= {spot: crop for spot in same if (crop := _cut(picture, spot))}
        return made

    def _opened(self, spot: Spot) -> NDArray[np.uint8] | None:
        """Return the pixels of a scan; None if it is not there or broken."""
        address, _, page = unquote(spot.image).partition("#page=")
        size = (round(spot.width), round(spot.height)) if spot.width and spot.height else None
        for path in self._paths(address):
            if path.is_file():
                try:
                    number = int(page) - 1 if page.isdecimal() else 0
                    return Scans(path.parent).whole(path.name, number, size)
                except Scan2TeiError:
                    continue
        return None

    def _paths(self, address: str) -> Sequence[Path]:
        """Return where a scan may lie: as it is addressed, or by its name. Nothing is fetched from the web."""
        name = Path(address).name
        if "://" in address and not address.startswith("file://"):
            return [folder / name for folder in self.folders] if name else []
        local = Path(address.removeprefix("file://"))
        return [path for folder in self.folders for path in (folder / local, folder / name) if name]


def _cut(picture: NDArray[np.uint8], spot: Spot) -> Crop | None:
    """Return what lies in a place and a little round it; None if that is off the scan."""
    high, wide = picture.shape
    scale = wide / spot.width if spot.width else 1.0
    box = spot.box
    meant = Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
    margin = AROUND * min(max(meant.height, LEAST), MOST)
    seen = meant.grown(margin).meet(Box(0, 0, wide, high))
    left, top, right, bottom = int(seen.left), int(seen.top), round(seen.right), round(seen.bottom)
    if right - left < 2 or bottom - top < 2:
        return None
    address, size = _encoded(Image.fromarray(picture[top:bottom, left:right]))
    return Crop(address, *size, Box(left, top, right, bottom), meant)


def _encoded(image: Image.Image) -> tuple[str, tuple[int, int]]:
    """Return a picture as an address of kind data, and its size, which is not too large."""
    image.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    written = BytesIO()
    image.save(written, "JPEG", quality=QUALITY, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(written.getvalue()).decode()}", image.size
