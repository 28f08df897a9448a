"""From lines to zones, in a process of its own."""

from dataclasses import dataclass, replace

from pipeline.model.amend import Fate, lay_zones
from pipeline.model.correction import Correction
from pipeline.model.page import Page
from pipeline.stages.segment import Segment
from pipeline.store import Store
from pipeline.workflow.reading import sentence
from pipeline.workflow.remembering import page_through


@dataclass(frozen=True, slots=True)
class Zoning:
    """A page with lines, and all that is needed to find its zones."""

    page: Page
    segment: Segment
    store: Store
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Zoned:
    """The page, corrected; whether the stage had to work; what became of the corrections."""

    page: Page
    worked: bool
    fates: tuple[Fate, ...] = ()


def zone(zoning: Zoning) -> Zoned:
    """Return the page with its zones; one that fails says why and keeps its lines."""
    page = zoning.page
    if page.failure is not None:
        return Zoned(page, worked=False)
    try:
        zoned = page_through(zoning.store, zoning.segment, page)
        corrected, fates = lay_zones(zoned.value, zoning.corrections)
    except Exception as error:
        return Zoned(replace(page, failure=sentence(error)), worked=True)
    return Zoned(corrected, zoned.worked, fates)
