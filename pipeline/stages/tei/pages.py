"""Where a page begins in the text: its number, its forme work, and what is to be said of the page as a whole."""

from collections.abc import Iterator

from pipeline.model.page import Page, Zone
from pipeline.model.text import Figure
from pipeline.model.vocabulary import FORME_WORK, ZoneKind
from pipeline.stages.tei.agents import MACHINE
from pipeline.stages.tei.atlas import break_id, pictured
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element
from pipeline.stages.tei.notes import lines_left, zone_lines
from pipeline.stages.tei.plan import MARGINS

TYPES = {
    ZoneKind.HEADER: "header",
    ZoneKind.FOOTER: "footer",
    ZoneKind.PAGE_NUMBER: "pageNum",
    ZoneKind.CATCH_WORD: "catch",
    ZoneKind.SIGNATURE_MARK: "sig",
}
"""What TEI's `fw/@type` calls each kind of forme work."""

PLACES = {ZoneKind.HEADER: "top", ZoneKind.PAGE_NUMBER: None}
"""Where forme work stands on a page that has no picture; what is not here stands at the bottom."""

ELSEWHERE = FORME_WORK | MARGINS
"""Kinds of zones whose words have their place: what is left over of the others belongs nowhere."""


def page_beginning(page: Page, edition: Edition, divided: bool = False) -> Iterator[Element]:
    """Yield the `pb` of a page, a gap if the page failed, its forme work, and words that found no place."""
    attributes = {
        "n": edition.atlas.number(page) or None,
        "xml:id": break_id(page),
        "break": "no" if divided else None,
        "facs": edition.atlas.facs(page.id),
    }
    yield element("pb", attributes)
    if page.failure is not None:
        yield _failed(page.failure, edition)
    for zone in page.zones:
        if zone.kind in FORME_WORK:
            yield from _forme_work(zone, page, edition)
    yield from _unplaced(page, edition)


def _failed(reason: str, edition: Edition) -> Element:
    """Return the gap that a page leaves which could not be read to the end."""
    attributes = {"reason": "pageFailed", "unit": "page", "quantity": "1", "resp": edition.agents.pointer(MACHINE)}
    return element("gap", attributes, element("desc", None, reason.strip() or "The page could not be read."))


def _forme_work(zone: Zone, page: Page, edition: Edition) -> Iterator[Element]:
    """Yield the forme work of a zone, if it has words."""
    lines = zone_lines(zone, edition)
    if lines:
        attributes = {"type": TYPES[zone.kind], "place": _place(zone, page), "facs": edition.atlas.facs(zone.id)}
        yield element("fw", attributes, *lines)


def _place(zone: Zone, page: Page) -> str | None:
    """Return whether a zone stands in the upper or the lower half of its page, None if nothing tells."""
    if not pictured(page):
        return PLACES.get(zone.kind, "bottom")
    return "top" if zone.box.centre[1] < page.surface.height / 2 else "bottom"


def _unplaced(page: Page, edition: Edition) -> Iterator[Element]:
    """Yield a note with the words of a page that are in no block, margin or figure: they are not lost."""
    figures = {block.zone for block in edition.volume.text.blocks() if isinstance(block, Figure)}
    placed = {name for zone in page.zones if zone.kind in ELSEWHERE or zone.id in figures for name in zone.lines}
    lines = lines_left((line.id for line in page.lines if line.id not in placed), edition)
    if lines:
        zones = (zone.id for zone in page.zones if set(zone.lines) - placed & edition.plan.rests.keys())
        attributes = {
            "type": "unplaced",
            "anchored": "false",
            "cert": "low",
            "resp": edition.agents.pointer(MACHINE),
            "facs": edition.atlas.facs(*zones),
        }
        yield append(element("note", attributes), *lines)
