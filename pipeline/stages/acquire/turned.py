"""Which pages did not stand upright in their scans: they are turned, and it is told."""

import math
from collections.abc import Iterator, Sequence

from pipeline.errors import Scan2TeiError
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.geometry import Frame
from pipeline.model.page import Page
from pipeline.raster import Scans, images
from pipeline.stages.acquire.cut import oriented

TURNS = {
    1: "lay on its right side: it was turned to the left",
    2: "stood on its head: it was turned round",
    3: "lay on its left side: it was turned to the right",
}
"""What is said, by quarter turns clockwise from an upright page to how it lies in the scan."""


def turned(pages: Sequence[Page], scans: Scans) -> Iterator[Finding]:
    """Yield a finding for each scan whose pages were turned, and not because the file says how it is to be held."""
    seen = set()
    for page in pages:
        surface = page.surface
        key = surface.scan, surface.frame_number
        if key not in seen and (turns := _turns(surface.frame)):
            turns = (turns - _as_stated(page, scans)) % 4
            if turns:
                message = f"The print in {surface.scan} {TURNS[turns]}. Is this page sound, and in its place?"
                yield Finding(FindingKind.PAGE_IMAGE, message, page.id)
        seen.add(key)


def _turns(frame: Frame) -> int:
    """Return the quarter turns clockwise that lead from an upright page to its scan."""
    return round(math.degrees(math.atan2(frame.d, frame.a)) / 90) % 4


def _as_stated(page: Page, scans: Scans) -> int:
    """Return the quarter turns that the file itself states; 0 where it states none, or can be read no more."""
    surface = page.surface
    try:
        header = images.header(scans.folder / surface.scan, surface.frame_number, scans.limit)
    except (Scan2TeiError, OSError):
        return 0
    return _turns(oriented(header.orientation, header.width, header.height).frame)
