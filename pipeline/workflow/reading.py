"""From a picture to pages with lines, in a process of its own."""

import logging
from dataclasses import dataclass, replace

from pipeline.errors import MissingDependency, Scan2TeiError
from pipeline.model.amend import Fate, lay_lines
from pipeline.model.correction import Correction
from pipeline.model.page import Page, Surface
from pipeline.stages.acquire import Acquire, Picture
from pipeline.stages.hand import Hand
from pipeline.stages.ocr import Tesseract
from pipeline.store import Store, digest
from pipeline.workflow.remembering import page_through, remembered

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """A picture, and all that is needed to read it."""

    picture: Picture
    acquire: Acquire
    hand: Hand
    ocr: Tesseract
    store: Store
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The pages of a picture, corrected; how often a stage had to work; what became of the corrections."""

    pages: tuple[Page, ...]
    worked: int
    fates: tuple[Fate, ...] = ()


def read(reading: Reading) -> Read:
    """Return the pages of a picture with their lines; a page that fails says why and has no more than it had."""
    picture, acquire = reading.picture, reading.acquire
    try:
        acquired = remembered(
            reading.store, acquire, picture.surface_id, digest(picture), tuple[Page, ...], lambda: acquire(picture)
        )
    except MissingDependency:
        raise
    except Exception as error:
        return Read((unread(picture, sentence(error)),), 1)
    done = [_read_page(reading, page) for page in acquired.value]
    return Read(
        tuple(page for read in done for page in read.pages),
        acquired.worked + sum(read.worked for read in done),
        tuple(fate for read in done for fate in read.fates),
    )


def _read_page(reading: Reading, page: Page) -> Read:
    try:
        marked = page_through(reading.store, reading.hand, page)
        lined = page_through(reading.store, reading.ocr, marked.value)
        corrected, fates = lay_lines(lined.value, reading.corrections)
    except MissingDependency:
        raise
    except Exception as error:
        return Read((replace(page, failure=sentence(error)),), 1)
    return Read((corrected,), marked.worked + lined.worked, fates)


def unread(picture: Picture, reason: str) -> Page:
    """Return the page that stands for a picture that could not be opened."""
    surface = Surface(
        picture.surface_id, picture.scan, picture.digest, 0, 0, 0, 0, None, frame_number=picture.frame_number
    )
    return Page(surface, failure=reason)


def sentence(error: Exception) -> str:
    """Return why something failed, for the report; what we did not foresee goes to the log in full."""
    if isinstance(error, Scan2TeiError):
        return str(error)
    log.debug("unforeseen", exc_info=error)
    return f"Something unforeseen happened ({type(error).__name__}: {error}). Please report it."
