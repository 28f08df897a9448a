"""Kinds laid over the zones that segmentation found (Act.ZONE)."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.amend.fate import Fate
from pipeline.model.amend.place import belongs
from pipeline.model.amend.standing import standing
from pipeline.model.amend.witness import Found, Sighting, judge
from pipeline.model.correction import Act, Correction, Target
from pipeline.model.page import Page, Zone
from pipeline.model.vocabulary import Place, ZoneKind

QUOTED = 120
"""Characters of a zone's or a note's text that are kept as its quote: two lines of print tell it from any other."""

IN_THE_MARGIN = frozenset({ZoneKind.MARGINALIA, ZoneKind.HANDWRITING})


def lay_zones(page: Page, corrections: Iterable[Correction]) -> tuple[Page, tuple[Fate, ...]]:
    """Return the page with its zones of the kinds that editors gave them, and what became of each correction.

    Corrections of other pages and other acts are passed over.
    """
    fates: list[Fate] = []
    for correction in standing(corrections):
        if correction.act is Act.ZONE and belongs(correction, page.surface):
            page, fate = _lay(page, correction)
            fates.append(fate)
    return page, tuple(fates)


def _lay(page: Page, correction: Correction) -> tuple[Page, Fate]:
    """Return the page with one zone of another kind, if it is found."""
    verdict = judge(correction.target, [_sighting(page, zone, correction.target) for zone in page.zones])
    if verdict.choice is None:
        return page, Fate(correction, verdict.state, reason=verdict.reason)
    chosen = page.zones[verdict.choice]
    zones = tuple(_as(zone, page, ZoneKind(correction.now)) if zone is chosen else zone for zone in page.zones)
    return replace(page, zones=zones), Fate(correction, verdict.state, chosen.id, verdict.reason)


def _sighting(page: Page, zone: Zone, target: Target) -> Sighting:
    """Return how a zone answers to a target."""
    place = page.surface.frame.bounds(zone.box).iou(target.box) if page.surface.box.area else None
    return Sighting.of(target, place, [target.quote], Found(quote_of(page, zone)))


def quote_of(page: Page, zone: Zone) -> str:
    """Return how the text of a zone begins."""
    return " ".join(page.line(line).text for line in zone.lines)[:QUOTED]


def _as(zone: Zone, page: Page, kind: ZoneKind) -> Zone:
    """Return the zone as of a kind; what stands in a margin has a side, what does not has none."""
    if kind not in IN_THE_MARGIN:
        return replace(zone, kind=kind, place=None, confidence=None)
    side = Place.LEFT if zone.box.centre[0] < page.surface.width / 2 else Place.RIGHT
    return replace(zone, kind=kind, place=zone.place or side, confidence=None)
