"""The pictures that a report shows, as files beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from io import BytesIO

from PIL import Image

from pipeline.model.geometry import Box
from pipeline.model.page import Surface

FOLDER = "report"

PAGE_WIDTH, CROP_WIDTH = 900, 1200
"""Pixels at most: enough to read the words of a page on a sharp screen, and small enough to send by mail."""

LEAST_HEIGHT, MOST_HEIGHT, CONTEXT = 24, 90, 18
"""Pixels, pixels, and times the height: about six words of print round a marker, at 150 to 600 pixels an inch."""

QUALITY = 60
"""Of the JPEG files: grey print stays legible, and a page takes less than 100 kB."""

Crop = Callable[[Surface, Box], bytes]
"""Gives the JPEG of a box of a page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the report: its path from there, and its size in pixels."""

    path: str
    width: int
    height: int
    seen: Box
    """What it shows, in pixels of its page."""


@dataclass(slots=True)
class Album:
    """Remembers which pictures are wanted, and makes them page by page, because scans are slow to open."""

    wanted: dict[str, tuple[Surface, Box, int]] = field(default_factory=dict)

    def page(self, surface: Surface) -> Picture | None:
        """Return the picture of a whole page; None for a transcript's."""
        return self._want(surface, surface.box, PAGE_WIDTH)

    def crop(self, surface: Surface, box: Box) -> Picture | None:
        """Return the picture of a place on a page with what stands round it; None if it lies off the page.

        A glyph or a word is shown with some words on both sides, because alone it tells nothing.
        """
        tall = min(max(box.height, LEAST_HEIGHT), MOST_HEIGHT)
        wide = max(tall, (CONTEXT * tall - box.width) / 2)
        around = Box(box.left - wide, box.top - 0.8 * tall, box.right + wide, box.bottom + 0.8 * tall)
        return self._want(surface, around.meet(surface.box), CROP_WIDTH)

    def _want(self, surface: Surface, box: Box, width: int) -> Picture | None:
        """Return the picture of a box that is at most so wide, and remember that it is wanted."""
        if box.area < 1:
            return None
        scale = min(1.0, width / box.width)
        path = f"{FOLDER}/{_name(surface, box, width)}.jpg"
        self.wanted[path] = surface, box, width
        return Picture(path, max(1, round(box.width * scale)), max(1, round(box.height * scale)), box)

    def developed(self, crop: Crop, known: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of each picture that is not known yet; one that cannot be made is left out."""
        for path, (surface, box, width) in sorted(self.wanted.items(), key=lambda it: (it[1][0].id, it[0])):
            if not known(path):
                content = crop(surface, box)
                if content:
                    yield path, _smaller(content, width)


def _name(surface: Surface, box: Box, width: int) -> str:
    """Return a name that follows from what is to be seen."""
    seen = f"{surface.digest} {surface.frame} {box} {width}"
    return f"{surface.id}-{blake2b(seen.encode(), digest_size=5).hexdigest()}"


def _smaller(content: bytes, width: int) -> bytes:
    """Return a JPEG as grey, at most so many pixels wide."""
    with Image.open(BytesIO(content)) as picture:
        # The decoder can leave out what will not be seen: a quarter of the time for a page of 600 dpi.
        picture.draft("L", (width, width))
        grey = picture.convert("L")
    if grey.width > width:
        grey = grey.resize((width, max(1, round(grey.height * width / grey.width))), Image.Resampling.LANCZOS)
    written = BytesIO()
    grey.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
