"""PDF files: repaired and taken apart by qpdf, drawn by pdfium, one page at a time."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from pipeline.errors import EncryptedPdf, UnreadableScan
from pipeline.raster.drawing_cost import check_drawable
from pipeline.raster.images import FRAME_LIMIT, PIXEL_LIMIT, SIDE_LIMIT, check_readable

SUFFIX = ".pdf"
"""What the name of a PDF ends in, in lower case."""

Points = tuple[float, float, float, float]

WHY = 200
"""Characters of a foreign program's complaint that fit into a sentence."""

_BROKEN = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, OverflowError)
"""What pikepdf raises on files that are not what they claim to be."""


def page_count(path: Path, limit: int = FRAME_LIMIT) -> int:
    """Return how many pages qpdf finds; UnreadableScan for none or more than `limit`, EncryptedPdf for a password."""
    with _opened(path) as document:
        count = _counted(document, path)
    if count == 0:
        raise UnreadableScan(f"{path.name} is a PDF without pages: export it anew.")
    if count > limit:
        raise UnreadableScan(f"{path.name} has {count} pages, more than the {limit} of any volume: split it.")
    return count


def _counted(document: pikepdf.Pdf, path: Path) -> int:
    """Return the number of pages of a document; UnreadableScan where its page tree is broken."""
    try:
        return len(document.pages)
    except _BROKEN as error:
        raise _broken(path, error) from error


def counted_by_pdfium(path: Path) -> int:
    """Return how many pages pdfium finds in the file as it is; 0 where it cannot open it."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return 0


def single_page(path: Path, number: int) -> bytes:
    """Return one page (from 0) as a sound PDF of its own, its visible part as its whole.

    UnreadableScan or EncryptedPdf where the file cannot be opened, or its page cannot be drawn in bounded time.
    """
    check_readable(path)
    status = path.stat()
    return _single_page(path, (status.st_mtime_ns, status.st_size), number)


@lru_cache(maxsize=1)
def _single_page(path: Path, _stamp: tuple[int, int], number: int) -> bytes:
    """Return one page as a PDF, remembered because its sizes, its text and its ink are asked for one by one."""
    with _opened(path) as document, pikepdf.Pdf.new() as alone, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that form fields stay behind: they are drawn, which is all we want of them
        try:
            check_drawable(document.pages[number], f"{path.name}, page {number + 1},")
            alone.pages.append(document.pages[number])
            _keep_layers(document, alone)
            _crop(alone.pages[0])
            alone.remove_unreferenced_resources()
            written = BytesIO()
            alone.save(written, static_id=True)
        except _BROKEN as error:
            raise _broken(path, error, number) from error
        return written.getvalue()


def _keep_layers(document: pikepdf.Pdf, alone: pikepdf.Pdf) -> None:
    """Carry over which optional layers are hidden, so that pdfium hides them too."""
    with suppress(*_BROKEN):
        if "/OCProperties" in document.Root:
            alone.Root.OCProperties = alone.copy_foreign(document.Root.OCProperties)


def _crop(page: pikepdf.Page) -> None:
    """Make what a reader sees of a page all there is of it, so that every program measures from the same corner."""
    visible = _corners(page.cropbox)
    media = _corners(page.mediabox)
    left, bottom = max(visible[0], media[0]), max(visible[1], media[1])
    right, top = min(visible[2], media[2]), min(visible[3], media[3])
    if right > left and top > bottom:
        page.mediabox = pikepdf.Array([left, bottom, right, top])
    for box in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page.obj:
            del page.obj[box]


def _corners(box: pikepdf.Array) -> Points:
    """Return left, bottom, right and top of a rectangle that may be given by any two corners."""
    x, y, other_x, other_y = (float(number) for number in box)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


@contextmanager
def drawn(path: Path, number: int) -> Iterator[pypdfium2.PdfPage]:
    """Open a page (from 0) in pdfium; UnreadableScan where that cannot be."""
    try:
        with pypdfium2.PdfDocument(single_page(path, number)) as document:
            yield document[0]
    except (pypdfium2.PdfiumError, MemoryError) as error:
        raise _broken(path, error, number) from error


def rendering(path: Path, number: int, size: tuple[int, int], limit: int = PIXEL_LIMIT) -> NDArray[np.uint8]:
    """Return a page (from 0) drawn on white paper of exactly `size` pixels, shape (height, width), grey."""
    width, height = size
    if width * height > limit or max(size) > SIDE_LIMIT:
        raise UnreadableScan(f"{path.name}, page {number + 1}, is too large to be a page ({width} × {height} pixels).")
    with drawn(path, number) as page:
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_Gray)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(height, width)


@contextmanager
def _opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Open a PDF, repaired where qpdf can repair it."""
    check_readable(path)
    try:
        document = pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise EncryptedPdf(f"{path.name} wants a password: save it without one.") from error
    except _BROKEN as error:
        raise _broken(path, error) from error
    with document:
        yield document


def _broken(path: Path, error: BaseException, number: int | None = None) -> UnreadableScan:
    """Return the sentence for a PDF that cannot be read."""
    where = path.name if number is None else f"{path.name}, page {number + 1},"
    first = next(iter(str(error).replace(str(path), "").splitlines()), "") or type(error).__name__
    why = first.strip(" :")[:WHY]
    return UnreadableScan(f"{where} is broken or no PDF ({why}): export or scan it anew.")
