"""What a page of a PDF is made of: a scan, or print that was born digital."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.errors import UnreadableScan
from pipeline.model.geometry import Box
from pipeline.raster import documents
from pipeline.raster.images import PIXEL_LIMIT, SIDE_LIMIT
from pipeline.stages.acquire.parsed_page import parsed_page

POINTS = 72.0
"""PDF counts 72 points to the inch."""

PRINT_DPI = 300.0
"""For pages that were never scanned, because OCR engines are trained at this resolution."""

MOST_DPI = 600.0
"""Because a letter has all its detail by then, and a page at 2400 would need a gigabyte."""

LEAST_DPI = 36.0
"""A page so large that it must be drawn below this is no page."""

COARSEST = 72.0
"""A scan coarser than a screen is drawn like one, because print round it may be finer."""

SCANNED = 0.8
"""Part of the page that images cover where text, if any, was laid under or over a scan."""

HALF, FEW = 0.5, 500
"""Where images cover half of a page and it has fewer characters than this, they are a stamp or a caption."""

HIDDEN = 0.1
"""A page with more than this part of its characters invisible was read by an OCR engine before."""

SAME = 0.01
"""Images whose shape is that of the page but for this part of it fill the page, pixel by pixel."""

INVISIBLE = 3
"""PDF's text rendering mode for what is to be found but not seen."""

TEXT_OBJECTS = 50_000
"""Pieces of text that are looked at to learn whether they are visible."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """How a page is to be drawn, and whether its text can be trusted."""

    width: float
    """In points."""
    height: float
    pixels: tuple[int, int]
    """Width and height of its rendering: the scan as supplied."""
    dpi: float
    digital: bool
    """Whether it holds its text as text, born with it."""

    @property
    def scale(self) -> float:
        """Pixels to the point."""
        return self.pixels[0] / self.width


@dataclass(frozen=True, slots=True)
class _Image:
    """An image on the page, upright as shown: the size of what is seen of it in points, and all its pixels."""

    width: float
    height: float
    pixels: tuple[int, int]
    dpi: float
    """The finer of its two resolutions."""


def pdf_page(path: Path, number: int, limit: int = PIXEL_LIMIT) -> PdfPage:
    """Return the facts about a page (from 0); UnreadableScan where it cannot be drawn or is no page in size."""
    with documents.drawn(path, number) as page:
        width, height = page.get_size()
        visible, invisible = _characters(page)
    parsed = parsed_page(path, number)
    whole = Box(parsed.left, parsed.top, parsed.left + width, parsed.top + height)
    found = (_image(each, whole) for each in parsed.images)
    images = tuple(image for image in found if image is not None)
    share = sum(image.width * image.height for image in images) / (width * height)
    digital = visible > 0 and invisible <= HIDDEN * visible and share < (HALF if visible < FEW else SCANNED)
    largest = max(images, key=lambda image: image.width * image.height, default=None)
    scan = largest if share >= HALF and not digital else None
    pixels, dpi = _drawn_at(width, height, scan, limit)
    if dpi < LEAST_DPI:
        raise UnreadableScan(f"{path.name}, page {number + 1}, is too large to be a page ({width:.0f} points wide).")
    return PdfPage(width, height, pixels, round(dpi, 2), digital)


def _drawn_at(width: float, height: float, scan: _Image | None, limit: int) -> tuple[tuple[int, int], float]:
    """Return the pixels and the resolution of a page: those of its scan, as far as they can be held."""
    most = min(MOST_DPI, POINTS * (limit / (width * height)) ** 0.5, POINTS * SIDE_LIMIT / max(width, height))
    dpi = min(most, max(COARSEST, scan.dpi) if scan else PRINT_DPI)
    if scan and COARSEST <= scan.dpi <= most and _fills(scan, width, height):
        return scan.pixels, dpi
    return (max(1, int(width * dpi / POINTS)), max(1, int(height * dpi / POINTS))), dpi


def _fills(scan: _Image, width: float, height: float) -> bool:
    """Tell whether an image is the whole page, with square pixels."""
    whole = abs(scan.width - width) <= SAME * width and abs(scan.height - height) <= SAME * height
    return whole and abs(scan.pixels[0] / width * height / scan.pixels[1] - 1) <= SAME


def _characters(page: pypdfium2.PdfPage) -> tuple[int, int]:
    """Return how many pieces of text are to be seen and how many are not."""
    pieces = islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]), TEXT_OBJECTS)
    text = page.get_textpage()
    modes = [(pdfium.FPDFTextObj_GetTextRenderMode(piece), _length(piece, text)) for piece in pieces]
    hidden = sum(length for mode, length in modes if mode == INVISIBLE)
    return sum(length for _, length in modes) - hidden, hidden


def _length(piece: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> int:
    """Return the characters of a piece of text: two bytes each, and two for its end."""
    return max(0, int(pdfium.FPDFTextObj_GetText(piece, text, None, 0)) // 2 - 1)


def _image(each: dict[str, Any], page: Box) -> _Image | None:
    """Return an image clipped to the page; None where nothing of it is seen."""
    box = Box(float(each["x0"]), float(each["top"]), float(each["x1"]), float(each["bottom"]))
    seen, full = box.meet(page), (box.width, box.height)
    across, down = _size(each)
    if min(seen.width, seen.height, across, down) <= 0:
        return None
    if (full[0] > full[1]) != (across > down) and abs(across / down * full[0] / full[1] - 1) < SAME:
        across, down = down, across
    return _Image(seen.width, seen.height, (across, down), POINTS * max(across / full[0], down / full[1]))


def _size(each: dict[str, Any]) -> tuple[int, int]:
    """Return the pixels across and down of an image as its header states them; (0, 0) where it does not."""
    try:
        across, down = (int(side) for side in each["srcsize"])
    except (TypeError, ValueError):
        return 0, 0
    return across, down
