"""What pdfplumber finds on a page of a PDF: the one place that speaks to it."""

import logging
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber

from pipeline.raster import documents

DOUBLED = 20_000
"""Characters up to which letters printed twice, to look bold, are sought: the search grows with their square."""

logging.getLogger("pdfminer").addHandler(logging.NullHandler())
"""What pdfminer has to say of damaged files goes where the program logs to, not onto the user's screen."""

_ANY = (Exception,)
"""pdfminer raises whatever its parser runs into; a page that it cannot read is drawn and read like a scan."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """Characters and images as pdfplumber describes them, in points; the page's top left corner is at `left`, `top`."""

    left: float = 0.0
    top: float = 0.0
    chars: tuple[dict[str, Any], ...] = ()
    images: tuple[dict[str, Any], ...] = ()


def parsed_page(path: Path, number: int) -> ParsedPage:
    """Return what stands on a page (from 0); nothing where pdfplumber cannot read it."""
    status = path.stat()
    return _parsed_page(path, (status.st_mtime_ns, status.st_size), number)


@lru_cache(maxsize=1)
def _parsed_page(path: Path, _stamp: tuple[int, int], number: int) -> ParsedPage:
    """Return what stands on a page, remembered because images and text are asked for one by one."""
    try:
        with pdfplumber.open(BytesIO(documents.single_page(path, number))) as document:
            page = document.pages[0]
            single = page.dedupe_chars() if len(page.chars) <= DOUBLED else page
            left, top, _, _ = page.bbox
            return ParsedPage(float(left), float(top), tuple(single.chars), tuple(page.images))
    except _ANY:
        return ParsedPage()
