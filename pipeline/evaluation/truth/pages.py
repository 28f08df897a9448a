"""The truth of single pages: their regions, with no text that is compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.evaluation.stream import Stream
from pipeline.evaluation.witness import Aspect, Kind, Region, Surface, Witness
from pipeline.model.geometry import Points

Json = Mapping[str, Any]

KINDS = {
    **{"main": Kind.BODY, "heading": Kind.HEADING, "footnote": Kind.NOTE, "caption": Kind.CAPTION},
    **{"margin_print": Kind.MARGIN, "margin_hand": Kind.HAND, "figure": Kind.FIGURE, "table": Kind.TABLE},
    **{"running_head": Kind.HEAD, "page_number": Kind.NUMBER},
}
"""What the regions are called here; `other` is not compared."""


def pages(regions: Sequence[Json]) -> Witness:
    """Return what some page files say; KeyError and TypeError if they are no such files."""
    silent = frozenset(Aspect) - {Aspect.ZONES}
    return Witness(Stream(), surfaces=tuple(_surface(page) for page in regions), silent=silent)


def _surface(page: Json) -> Surface:
    told = frozenset(KINDS[name] for name in page.get("annotated_types", KINDS) if name in KINDS)
    regions = tuple(_region(region) for region in page["regions"])
    return Surface(page["image"], page["width"], page["height"], tuple(it for it in regions if it), told)


def _region(region: Json) -> Region | None:
    """Return a region; one that may be called otherwise is of its first kind that is known."""
    kinds = [KINDS[name] for name in (region["type"], *region.get("alt_types", ())) if name in KINDS]
    points: Points = tuple((float(x), float(y)) for x, y in region["polygon"])
    others = frozenset(kinds) if region.get("alt_types") else frozenset()
    return Region(kinds[0], points, others) if kinds else None
