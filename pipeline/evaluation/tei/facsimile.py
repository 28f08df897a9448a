"""The facsimile of an edition: which zone lies where on which scan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.evaluation.result import Spot
from pipeline.evaluation.tei.document import XML_ID, Element, attribute, every, first
from pipeline.evaluation.witness import Kind, Region, Surface
from pipeline.model.geometry import Box, Points
from pipeline.model.vocabulary import ZONE_WORDS, ZoneKind

KINDS = {
    ZoneKind.PARAGRAPH: Kind.BODY,
    ZoneKind.QUOTE: Kind.BODY,
    ZoneKind.HEADING: Kind.HEADING,
    ZoneKind.FOOTNOTE: Kind.NOTE,
    ZoneKind.FOOTNOTE_CONTINUED: Kind.NOTE,
    ZoneKind.MARGINALIA: Kind.MARGIN,
    ZoneKind.HANDWRITING: Kind.HAND,
    ZoneKind.HEADER: Kind.HEAD,
    ZoneKind.FOOTER: Kind.FOOT,
    ZoneKind.PAGE_NUMBER: Kind.NUMBER,
    ZoneKind.CATCH_WORD: Kind.SIGNATURE,
    ZoneKind.SIGNATURE_MARK: Kind.SIGNATURE,
    ZoneKind.CAPTION: Kind.CAPTION,
    ZoneKind.FIGURE: Kind.FIGURE,
    ZoneKind.TABLE: Kind.TABLE,
}
"""What our own kinds of zone are called here."""

OTHERS = {
    **dict.fromkeys(("main", "text", "textregion", "mainzone", "quote", "list", "list-label"), Kind.BODY),
    **dict.fromkeys(("head", "title"), Kind.HEADING),
    **dict.fromkeys(("endnote", "note"), Kind.NOTE),
    **dict.fromkeys(("running-head", "running_head", "runningtitlezone"), Kind.HEAD),
    **dict.fromkeys(("page_number", "pagenum", "page-num", "numberingzone"), Kind.NUMBER),
    **dict.fromkeys(("handwriting", "handwritten-annotation", "margin_hand"), Kind.HAND),
    **dict.fromkeys(("marginnote", "margin_print", "margintextzone"), Kind.MARGIN),
    **dict.fromkeys(("image", "graphic", "graphicregion", "graphiczone"), Kind.FIGURE),
    **dict.fromkeys(("tableregion", "tablezone"), Kind.TABLE),
    **dict.fromkeys(("catchword", "catch", "sig", "signature", "quiremarkszone"), Kind.SIGNATURE),
}
"""Words of other encoders."""

KNOWN = (
    OTHERS
    | {words.segmonto.lower(): KINDS[kind] for kind, words in reversed(ZONE_WORDS.items())}
    | {words.tei: KINDS[kind] for kind, words in reversed(ZONE_WORDS.items())}
)
"""What a zone's type means, in lower case."""

BY_HAND = ("reader", "hand", "handwritten", "manuscript")

NOTES = ("note", "footnote", "footnotes", "footnote-continued", "endnote")
"""Subtypes by which encoders tell the printed notes among what stands round the text."""


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The scans of an edition, and where each of its zones lies."""

    surfaces: tuple[Surface, ...]
    spots: dict[str, Spot]
    """By the id of the zone; whole pages are left out."""
    kinds: dict[str, Kind]
    """What a zone is, by its id; those that say nothing are left out."""

    def spot(self, names: list[str]) -> Spot | None:
        """Return the place of the last of some ids that is known; None if none is."""
        return next((self.spots[name] for name in reversed(names) if name in self.spots), None)


def facsimile(root: Element) -> Facsimile:
    """Return the facsimile of an edition; what lies on the same scan is put together."""
    surfaces: dict[str, Surface] = {}
    spots: dict[str, Spot] = {}
    kinds = {str(zone.get(XML_ID)): kind for zone in every(root, "zone") if (kind := kind_of(zone))}
    for element in every(root, "surface"):
        image = image_of(element)
        known = surfaces.setdefault(image, Surface(image, *_size(element), ()))
        surfaces[image] = replace(known, regions=(*known.regions, *_regions(element)))
        spots |= {name: Spot(image, box, known.width, known.height) for name, box in _boxes(element)}
    return Facsimile(tuple(surfaces.values()), spots, kinds)


def image_of(surface: Element) -> str:
    """Return the picture of a surface as the file names it; "" if it names none."""
    graphic = first(surface, "graphic")
    return surface.get("facs", "") if graphic is None else graphic.get("url", "")


def _size(surface: Element) -> tuple[float, float]:
    """Return width and height of a scan in pixels, 0 where they are not told."""
    graphic = first(surface, "graphic")
    if graphic is not None and _number(graphic.get("width")) and _number(graphic.get("height")):
        return _number(graphic.get("width")), _number(graphic.get("height"))
    return 0.0, 0.0


def _number(text: str | None) -> float:
    """Return pixels, with or without their unit; 0 where it is something else."""
    try:
        return float((text or "0").removesuffix("px"))
    except ValueError:
        return 0.0


def points_of(zone: Element) -> Points:
    """Return the outline of a zone, () if it has none."""
    try:
        if zone.get("points"):
            pairs = (pair.split(",") for pair in zone.get("points", "").split())
            return tuple((float(x), float(y)) for x, y in pairs)
        left, top, right, bottom = (float(zone.get(side, "")) for side in ("ulx", "uly", "lrx", "lry"))
    except ValueError:
        return ()
    return Box(left, top, right, bottom).corners


def _regions(surface: Element) -> Iterator[Region]:
    """Yield the zones whose kind is known; lines and markers are parts of them."""
    for zone in every(surface, "zone"):
        kind, points = kind_of(zone), points_of(zone)
        if kind and len(points) > 2:
            yield Region(kind, points)


def _boxes(surface: Element) -> Iterator[tuple[str, Box]]:
    for zone in every(surface, "zone"):
        points, name = points_of(zone), zone.get(XML_ID)
        if points and name:
            yield name, Box.around(Box(x, y, x, y) for x, y in points)


def kind_of(zone: Element) -> Kind | None:
    """Return what a zone is; None if its type says nothing, or nothing that is compared."""
    # Where @rendition says that it is a region, @subtype says which.
    subtype = attribute(zone, "subtype")
    word = (attribute(zone, "type") or subtype).lstrip("#")
    kind = KNOWN.get(word) or KNOWN.get(word.partition(":")[0])
    if kind is Kind.MARGIN:
        return Kind.HAND if subtype in BY_HAND else Kind.NOTE if subtype in NOTES else kind
    return kind
