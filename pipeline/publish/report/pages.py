"""What became of each page: the scan, and over it the zones that were found."""

from pipeline.model.finding import FindingKind
from pipeline.model.geometry import Box
from pipeline.model.page import Page, Word, Zone
from pipeline.model.vocabulary import MarkKind
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.colours import LOOKS, counted, look_of
from pipeline.publish.report.markup import Markup, drawn_box, element, joined
from pipeline.publish.report.summary import confidence, label_of

EXCERPT = 90
"""Characters of a zone that are shown: about a line of print."""

DOUBTFUL_WORD = 0.5
"""Below this an engine is more often wrong than right."""


def pages(volume: Volume, album: Album) -> Markup:
    """Return the section of all pages."""
    cards = [card for page in volume.pages for card in (*_missing(volume, page), _card(volume, page, album))]
    return element(
        "section",
        {"aria-labelledby": "pages"},
        element("h2", {"id": "pages"}, "Every page"),
        _key() if any(page.surface.box.area for page in volume.pages) else "",
        element("div", {"class": "cards"}, *cards),
    )


def _key() -> Markup:
    """Return what the colours, lines and numbers mean."""
    parts = [(drawn_box(f"zone {look.name}", Box(2, 2, 26, 16)), look.words) for look in LOOKS]
    parts.append((drawn_box("marker", Box(9, 3, 19, 15)), "marker of a note"))
    parts.append((drawn_box("doubtful", Box(2, 4, 26, 14)), f"word read with less than {DOUBTFUL_WORD:.0%} confidence"))
    parts.append((_stroke("2,12 26,8"), "stroke of a pen"))
    frame = {"class": "swatch", "viewBox": "0 0 28 18", "aria-hidden": "true"}
    entries = [element("li", None, element("svg", frame, drawing), words) for drawing, words in parts]
    words = "The number in a corner is the place in the reading order. A click opens the picture alone."
    return joined(element("p", None, words), element("ul", {"class": "legend"}, *entries))


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


def _missing(volume: Volume, page: Page) -> list[Markup]:
    """Return a card for each gap that was found before a page; in a transcript it may be anywhere."""
    gaps = [it for it in volume.findings if it.kind is FindingKind.PAGE_MISSING and it.page == page.id]
    found = gaps if page.surface.box.area else []
    heading = element("h3", None, "Missing")
    return [element("div", {"class": "card gap"}, heading, element("p", None, it.message)) for it in found]


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
    alt = f"Scan of {page.id}: {counted(zone.kind for zone in page.zones)}"
    size = {"width": str(picture.width), "height": str(picture.height)}
    image = element("img", {"src": picture.path, "alt": alt, "loading": "lazy", **size})
    view = f"0 0 {page.surface.width} {page.surface.height}"
    drawing = element("svg", {"viewBox": view, "aria-hidden": "true", "preserveAspectRatio": "none"}, _drawn(page))
    return element("a", {"class": "scan", "href": picture.path}, image, drawing)


def _drawn(page: Page) -> Markup:
    """Return the zones as boxes with numbers, the markers, the doubtful words, and the strokes of the pen."""
    size = page.surface.width / 26
    zones = [_zone(zone, number, size) for number, zone in enumerate(page.zones, 1)]
    printed = [line for line in page.lines if line.mark is None]
    doubtful = [drawn_box("doubtful", word.box) for line in printed for word in line.words if _is_doubtful(word)]
    markers = [drawn_box("marker", marker.box) for line in printed for marker in line.markers]
    strokes = [
        _stroke(" ".join(f"{x:.0f},{y:.0f}" for x, y in mark.points))
        for mark in page.marks
        if mark.points and mark.kind is not MarkKind.NOTE
    ]
    return joined(*doubtful, *zones, *markers, *strokes)


def _is_doubtful(word: Word) -> bool:
    """Tell whether the engine was so unsure of a word that somebody should look."""
    return word.confidence is not None and word.confidence < DOUBTFUL_WORD


def _stroke(points: str) -> Markup:
    return element("polyline", {"class": "pen", "points": points})


def _zone(zone: Zone, number: int, size: float) -> Markup:
    """Return one zone; `size` is that of its number, in pixels of the page."""
    box, look = zone.box, look_of(zone.kind)
    anchor = {"x": f"{box.left:.0f}", "y": f"{box.top:.0f}", "dx": "-.35em", "dy": ".3em", "font-size": f"{size:.0f}"}
    drawn = drawn_box(f"zone {look.name}", box)
    return joined(drawn, element("text", {"class": f"number {look.name}", **anchor}, str(number)))


def _zones(page: Page) -> Markup:
    """Return the zones in words, for those who would rather read than look."""
    if not page.zones:
        return Markup("")
    texts = {line.id: line.text for line in page.lines}
    entries = [
        element("li", None, element("b", None, zone.kind), " ", _excerpt([texts.get(it, "") for it in zone.lines]))
        for zone in page.zones
    ]
    return element(
        "details",
        None,
        element("summary", None, counted(zone.kind for zone in page.zones)),
        element("ol", None, *entries),
    )


def _excerpt(texts: list[str]) -> str:
    """Return how a zone begins."""
    text = " ".join(texts)
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rpartition(' ')[0]} …"
