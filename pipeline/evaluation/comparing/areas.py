"""Zones by the area that both sides give to a kind, and handwriting by single places.

Area and not counts, because encoders group their zones differently: white paper inside a zone is nobody's, and only
what one of the two drew is counted. Where single words are all that is known of a kind, only the area of words is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.evaluation.comparing.comparison import Comparison, Said
from pipeline.evaluation.comparing.pairs import paired, stem
from pipeline.evaluation.measure import Hits
from pipeline.evaluation.result import Disagreement, Spot
from pipeline.evaluation.witness import Aspect, Kind, Region, Surface
from pipeline.model.geometry import Box, Points

COARSE = 4
"""Pixels of the scan to one of the drawing: fine enough for a page number, and sixteen times as fast."""

IOUS = (0.3, 0.5)
"""Intersections over union from which on a place was found: where it is, and how far it reaches."""

SEEN, OFF = 0.5, 5000
"""A zone of which less than this share is the other side's is shown, if so many square pixels of the scan are."""

Mask = NDArray[np.bool_]


def zones(sides: Comparison) -> Said:
    """Yield, kind by kind, how much area of zones is right; and for handwriting how many places are."""
    if not sides.gold.tells(Aspect.ZONES):
        return
    tallies: dict[Kind, NDArray[np.int64]] = {kind: np.zeros(3, np.int64) for kind in Kind}
    places = {least: np.zeros(3, np.int64) for least in IOUS}
    theirs = {stem(surface.image): surface for surface in sides.edition.surfaces}
    told: set[Kind] = set()
    for surface in sides.gold.surfaces:
        found = _fitted(theirs.get(stem(surface.image)), surface)
        for kind in surface.kinds:
            tallies[kind] += _areas(kind, surface, found)
        if Kind.HAND in surface.kinds:
            for least in IOUS:
                places[least] += _places(surface, found, least)
        told |= surface.kinds
        yield from _differ(surface, found)
    yield from (Hits("zones", kind, *map(int, tallies[kind])) for kind in Kind if kind in told and tallies[kind].any())
    if Kind.HAND in told:
        yield from (Hits("handwriting", f"IoU {least}", *map(int, places[least])) for least in IOUS)


def _fitted(surface: Surface | None, gold: Surface) -> Surface:
    """Return the edition's zones of a scan, in the pixels of the gold's; none where it has no such scan."""
    if surface is None:
        return Surface(gold.image, gold.width, gold.height, ())
    if not (surface.width and gold.width) or surface.width == gold.width:
        return surface
    wide, high = gold.width / surface.width, gold.height / surface.height
    regions = (replace(it, points=tuple((x * wide, y * high) for x, y in it.points)) for it in surface.regions)
    return replace(surface, regions=tuple(regions))


def _areas(kind: Kind, gold: Surface, edition: Surface) -> NDArray[np.int64]:
    """Return right, found and wanted of a kind on a scan, in pixels of the drawing."""
    size = _size(gold, edition)
    ours = [region for region in gold.regions if kind in (region.kind, *region.others)]
    sure = _drawn((it for it in ours if not it.others), size)
    either = _drawn((it for it in ours if it.others), size)
    found = _drawn((it for it in edition.regions if it.kind is kind), size)
    if _in_words(kind, gold):
        found = found & _drawn(gold.regions, size)
    right = int((found & (sure | either)).sum())
    return np.array([right, found.sum(), right + (sure & ~found & ~either).sum()], np.int64)


def _in_words(kind: Kind, gold: Surface) -> bool:
    """Tell whether only the single words are known of a kind, as of all print where they are of any."""
    return any(region.word for region in gold.regions) and kind not in (Kind.HAND, Kind.FIGURE)


def _size(gold: Surface, edition: Surface) -> tuple[int, int]:
    """Return width and height of the drawing."""
    points = [point for region in (*gold.regions, *edition.regions) for point in region.points]
    width = gold.width or max((x for x, _ in points), default=0)
    height = gold.height or max((y for _, y in points), default=0)
    return int(width) // COARSE + 1, int(height) // COARSE + 1


def _drawn(regions: Iterable[Region], size: tuple[int, int]) -> Mask:
    """Return the area of some regions."""
    image = Image.new("1", size)
    draw = ImageDraw.Draw(image)
    for region in regions:
        draw.polygon([(x / COARSE, y / COARSE) for x, y in region.points], fill=1)
    return np.asarray(image)


def _box(points: Points) -> Box:
    return Box.around(Box(x, y, x, y) for x, y in points)


def _places(gold: Surface, edition: Surface, least: float) -> NDArray[np.int64]:
    """Return right, found and wanted places of handwriting."""
    ours = [_box(it.points) for it in gold.regions if it.kind is Kind.HAND and not it.others]
    theirs = [_box(it.points) for it in edition.regions if it.kind is Kind.HAND]
    shared = np.array([[one.iou(other) for other in theirs] for one in ours], float).reshape(len(ours), len(theirs))
    right = paired(np.where(shared >= least, shared, -1.0)).both
    return np.array([len(right), len(theirs), len(ours)], np.int64)


def _differ(gold: Surface, edition: Surface) -> Iterator[Disagreement]:
    """Yield the zones of which most is not the other side's."""
    for kind in sorted(gold.kinds, key=list(Kind).index):
        yield from _alone(kind, gold, edition, "The gold has this zone, and the edition has none of the kind here.")
        if not _in_words(kind, gold):
            swapped = replace(edition, image=gold.image, width=gold.width, height=gold.height)
            said = "The edition has this zone, and the gold has none of the kind here."
            yield from _alone(kind, swapped, gold, said, theirs=True)


def _alone(kind: Kind, one: Surface, other: Surface, said: str, theirs: bool = False) -> Iterator[Disagreement]:
    """Yield the zones of one side that the other side hardly covers by its own of that kind."""
    size = _size(one, other)
    covered = _drawn((it for it in other.regions if kind in (it.kind, *it.others)), size)
    for region in _together(it for it in one.regions if it.kind is kind and not it.others):
        area = _drawn([region], size)
        count = int(area.sum())
        if count * COARSE**2 >= OFF and (area & covered).sum() < SEEN * count:
            ours, their = ("", kind) if theirs else (kind, "")
            yield Disagreement(
                "zones", kind, said, ours, their, spot=Spot(one.image, _box(region.points), one.width, one.height)
            )


def _together(regions: Iterable[Region]) -> Iterator[Region]:
    """Yield regions, neighbouring words as one."""
    run: list[Region] = []
    for region in regions:
        if run and not (region.word and run[-1].word and _follow(run[-1], region)):
            yield _joined(run)
            run = []
        run.append(region)
    if run:
        yield _joined(run)


def _follow(one: Region, other: Region) -> bool:
    """Tell whether a word stands next to another, in the same line."""
    first, second = _box(one.points), _box(other.points)
    return first.overlap_y(second) > 0 and abs(second.left - first.right) < 2 * first.height


def _joined(run: list[Region]) -> Region:
    return run[0] if len(run) == 1 else replace(run[0], points=Box.around(_box(it.points) for it in run).corners)
