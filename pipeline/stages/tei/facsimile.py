"""The facsimile: each page a surface, with zones for its regions, lines, markers and the reader's marks.

All coordinates are pixels of the scan as supplied.
"""

from collections.abc import Iterator
from math import ceil, floor
from urllib.parse import quote

from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Mark, Page, Surface, Zone
from pipeline.model.vocabulary import ZONE_WORDS, MarkKind
from pipeline.stages.tei.agents import HAND
from pipeline.stages.tei.atlas import held, is_path, pictured
from pipeline.stages.tei.characters import legal
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Attributes, Element, append, element
from pipeline.stages.tei.notes import marker_id, marker_page


def facsimile(edition: Edition) -> Element | None:
    """Return the `facsimile` of the edition, None if no page has a picture."""
    markers = _markers(edition)
    surfaces = [_surface(page, markers.get(page.id, []), edition) for page in edition.atlas.pages if pictured(page)]
    return element("facsimile", None, *surfaces) if surfaces else None


def whole(box: Box) -> tuple[int, int, int, int]:
    """Return the smallest box of whole pixels that holds `box`: left, top, right, bottom."""
    # A hair's breadth over a pixel's edge is what turning to and fro leaves behind, not ink.
    return floor(box.left + 0.01), floor(box.top + 0.01), ceil(box.right - 0.01), ceil(box.bottom - 0.01)


def upright(box: Box) -> dict[str, str | None]:
    """Return the corners of a box of the scan as attributes."""
    return dict(zip(("ulx", "uly", "lrx", "lry"), map(str, whole(box)), strict=True))


def outline(box: Box, frame: Frame) -> dict[str, str | None]:
    """Return the place of a page's box on the scan: its corners or, where the page was turned, its polygon."""
    if frame.upright:
        return upright(frame.bounds(box))
    return {"points": " ".join(f"{round(x)},{round(y)}" for x, y in frame.polygon(box))}


def address(surface: Surface, scans: str) -> str:
    """Return the URL of a scan; a page of a PDF is named by its number, counted from 1."""
    page = f"#page={surface.frame_number + 1}" if surface.scan.lower().endswith(".pdf") else ""
    return scans + quote(legal(surface.scan)) + page


def _surface(page: Page, markers: list[Element], edition: Edition) -> Element:
    """Return the surface of a page on which some markers stand."""
    surface = page.surface
    attributes: Attributes = {
        "xml:id": page.id,
        "n": edition.atlas.number(page) or None,
        **upright(surface.frame.bounds(surface.box)),
    }
    size = {"width": f"{surface.scan_width}px", "height": f"{surface.scan_height}px"}
    picture = {"url": address(surface, edition.style.scans), **size, "n": _frame_number(surface)}
    made = element("surface", attributes, element("graphic", picture))
    for zone in page.zones:
        append(made, _zone(zone, page))
    zoned = {name for zone in page.zones for name in zone.lines}
    loose = (line.id for line in page.lines if line.id not in zoned)
    return append(made, *(_line(name, page) for name in loose), *markers, *_marks(page))


def _frame_number(surface: Surface) -> str | None:
    """Return which picture of its file a scan is, counted from 1, None for the first."""
    return str(surface.frame_number + 1) if surface.frame_number else None


def _zone(zone: Zone, page: Page) -> Element:
    """Return a region with its lines."""
    words = ZONE_WORDS[zone.kind]
    turned = {mark.id: mark.rotation for mark in page.marks}.get(zone.mark or "", 0)
    attributes: Attributes = {
        "xml:id": zone.id,
        "type": words.tei,
        "subtype": words.subtype,
        "rotate": str(turned) if turned else None,
        **outline(zone.box, page.surface.frame),
    }
    own = {line.id for line in page.lines}
    return element("zone", attributes, *(_line(name, page) for name in zone.lines if name in own))


def _line(name: str, page: Page) -> Element:
    """Return the zone of a line."""
    return element("zone", {"xml:id": name, "type": "line", **outline(page.line(name).box, page.surface.frame)})


def _markers(edition: Edition) -> dict[str, list[Element]]:
    """Return the zones of the markers by the id of the page they stand on."""
    found: dict[str, list[Element]] = {}
    for note in edition.volume.text.notes:
        page = marker_page(note, edition)
        if note.marker and page:
            place = outline(note.marker, page.surface.frame)
            zone = element("zone", {"xml:id": marker_id(note), "type": "marker", **place})
            found.setdefault(page.id, []).append(zone)
    return found


def _marks(page: Page) -> Iterator[Element]:
    """Yield the reader's marks on a page but for the notes, whose zones stand for them."""
    notes = held(page)
    for mark in page.marks:
        if mark.id not in notes:
            yield _mark(mark, page.surface.frame)


def _mark(mark: Mark, frame: Frame) -> Element:
    """Return the course of a stroke or, where it is not known, the zone of a mark."""
    attributes: Attributes = {"xml:id": mark.id, "type": mark.kind.value, "hand": f"#{HAND}"}
    if is_path(mark) and mark.kind is not MarkKind.NOTE:
        points = (frame.point(x, y) for x, y in mark.points)
        return element("path", {**attributes, "points": " ".join(f"{round(x)},{round(y)}" for x, y in points)})
    kind: Attributes = {"type": "mark", "subtype": mark.kind.value}
    return element("zone", {**attributes, **kind, **outline(mark.box, frame)})
