"""Figures: the picture on the scan, the caption as printed, what can be said of it without having looked."""

from pipeline.model.page import Page
from pipeline.model.stream import Stream, caption
from pipeline.model.text import Figure
from pipeline.stages.tei.atlas import pictured
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element, words
from pipeline.stages.tei.facsimile import address, whole
from pipeline.stages.tei.inline import fill
from pipeline.stages.tei.notes import zone_lines


def figure(block: Figure, edition: Edition) -> Element:
    """Return a figure; words that were read in the picture itself stand in an `ab`."""
    zone = edition.atlas.zones.get(block.zone or "")
    page = edition.atlas.page_of.get(block.zone or "") or edition.atlas.page_at(run.line for run in block.caption)
    made = element("figure", {"xml:id": block.id, "facs": edition.atlas.facs(block.zone)})
    if zone and page and pictured(page):
        made.append(element("graphic", {"url": cutting(page, block, edition)}))
    append(made, *headed(caption(block), edition))
    made.append(element("figDesc", None, _description(page, edition)))
    inscription = zone_lines(zone, edition) if zone else []
    if inscription:
        made.append(element("ab", {"type": "inscription"}, *inscription))
    return made


def headed(stream: Stream, edition: Edition) -> list[Element]:
    """Return the head that a caption is; if it has no words, only the notes and pages that stand in it."""
    head = fill(element("head"), stream, edition)
    return [head] if words(head) else list(head)


def _description(page: Page | None, edition: Edition) -> str:
    """Return what is known of any picture: where it is, and that nobody has described it."""
    number = edition.atlas.number(page) if page else ""
    return f"Picture{f' on page {number}' if number else ''}, not yet described."


def cutting(page: Page, block: Figure, edition: Edition) -> str:
    """Return the URL of a figure: a part of its scan, as a media fragment in pixels."""
    url = address(page.surface, edition.style.scans)
    box = whole(page.surface.frame.bounds(edition.atlas.zones[block.zone or ""].box))
    left, top = max(0, box[0]), max(0, box[1])
    return url if "#" in url else f"{url}#xywh={left},{top},{box[2] - left},{box[3] - top}"
