"""What became of each page: the scan, and over it the zones that were found."""

from pipeline.model.page import Page, Zone
from pipeline.model.vocabulary import MarkKind
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.colours import LOOKS, look_of
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.summary import confidence, label_of

EXCERPT = 90
"""Characters of a zone that are shown: about a line of print."""


def pages(volume: Volume, album: Album) -> Markup:
    """Return the section of all pages."""
    cards = [_card(volume, page, album) for page in volume.pages]
    return element(
        "section",
        {"aria-labelledby": "pages"},
        element("h2", {"id": "pages"}, "Every page"),
        element(
            "p", None, "The number in a corner is the place in the reading order. A click opens the picture alone."
        ),
        _legend(),
        element("div", {"class": "cards"}, *cards),
    )


def _legend() -> Markup:
    """Return what the colours and lines mean."""
    parts = [element("li", None, _swatch(look.name), look.words) for look in LOOKS]
    pen = element("svg", {"class": "swatch", "viewBox": "0 0 28 18", "aria-hidden": "true"}, _stroke("2,12 26,8"))
    return element("ul", {"class": "legend"}, *parts, element("li", None, pen, "a stroke of the pen"))


def _swatch(look: str) -> Markup:
    box = element("rect", {"class": f"zone {look}", "x": "2", "y": "2", "width": "24", "height": "14"})
    return element("svg", {"class": "swatch", "viewBox": "0 0 28 18", "aria-hidden": "true"}, box)


def _card(volume: Volume, page: Page, album: Album) -> Markup:
    """Return what is to be said of a page."""
    label = label_of(volume, page)
    heading = f"Page {label}" if label else f"Scan {page.id}, no page number"
    return element(
        "article",
        {"class": "card failed" if page.failure else "card", "id": f"page-{page.id}"},
        element("h3", None, heading),
        element("p", {"class": "quiet"}, _facts(page)),
        element("p", {"class": "bad"}, page.failure) if page.failure else "",
        _picture(page, album),
        _zones(page),
    )


def _facts(page: Page) -> str:
    """Return where a page comes from and how much was read, as one line."""
    surface = page.surface
    picture = f", picture {surface.frame_number + 1}" if surface.frame_number else ""
    mean = confidence(page.lines)
    sure = f", {mean:.0%} sure" if mean is not None else ""
    words = sum(len(line.words) for line in page.lines)
    return f"{page.id} · {surface.scan}{picture} · {words} words{sure}"


def _picture(page: Page, album: Album) -> Markup:
    """Return the scan with the zones drawn over it."""
    picture = album.page(page.surface)
    if picture is None:
        return element("p", {"class": "quiet"}, "A transcript: there is no picture.")
    alt = f"Scan of {page.id}: {_told(page)}"
    size = {"width": str(picture.width), "height": str(picture.height)}
    image = element("img", {"src": picture.path, "alt": alt, "loading": "lazy", **size})
    view = f"0 0 {page.surface.width} {page.surface.height}"
    drawing = element("svg", {"viewBox": view, "aria-hidden": "true", "preserveAspectRatio": "none"}, _drawn(page))
    return element("a", {"class": "scan", "href": picture.path}, image, drawing)


def _told(page: Page) -> str:
    """Return how many zones of which kind there are."""
    counted = [(look.words, sum(zone.kind in look.kinds for zone in page.zones)) for look in LOOKS]
    return ", ".join(f"{count} {words}" for words, count in counted if count) or "nothing was found"


def _drawn(page: Page) -> Markup:
    """Return the zones as boxes with numbers, and the strokes of the pen."""
    size = page.surface.width / 26
    boxes = [_zone(zone, number, size) for number, zone in enumerate(page.zones, 1)]
    strokes = [
        _stroke(" ".join(f"{x:.0f},{y:.0f}" for x, y in mark.points))
        for mark in page.marks
        if mark.points and mark.kind is not MarkKind.NOTE
    ]
    return joined(*boxes, *strokes)


def _stroke(points: str) -> Markup:
    return element("polyline", {"class": "pen", "points": points})


def _zone(zone: Zone, number: int, size: float) -> Markup:
    """Return one zone; `size` is that of its number, in pixels of the page."""
    box, look = zone.box, look_of(zone.kind)
    place = {"x": f"{box.left:.0f}", "y": f"{box.top:.0f}", "width": f"{box.width:.0f}", "height": f"{box.height:.0f}"}
    anchor = {"x": f"{box.left:.0f}", "y": f"{box.top:.0f}", "dx": "-.35em", "dy": ".3em", "font-size": f"{size:.0f}"}
    return joined(
        element("rect", {"class": f"zone {look.name}", **place}, ""),
        element("text", {"class": f"number {look.name}", **anchor}, str(number)),
    )


def _zones(page: Page) -> Markup:
    """Return the zones in words, for those who would rather read than look."""
    if not page.zones:
        return Markup("")
    texts = {line.id: line.text for line in page.lines}
    entries = [
        element("li", None, element("b", None, zone.kind), " ", _excerpt([texts.get(it, "") for it in zone.lines]))
        for zone in page.zones
    ]
    return element("details", None, element("summary", None, _told(page)), element("ol", None, *entries))


def _excerpt(texts: list[str]) -> str:
    """Return how a zone begins."""
    text = " ".join(texts)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"
