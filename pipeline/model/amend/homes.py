"""Which page a correction speaks of."""

from collections.abc import Iterable

from pipeline.model.amend.fate import Fate, State
from pipeline.model.amend.standing import standing
from pipeline.model.correction import Act, Correction
from pipeline.model.page import Surface

ACTS_ON_PAGES = frozenset({Act.READ, Act.ZONE})


def belongs(correction: Correction, surface: Surface) -> bool:
    """Tell whether the middle of a correction's box lies on a surface.

    A surface without pixels (a transcript) takes all that speak of its scan.
    """
    target = correction.target
    if (target.scan, target.frame_number) != (surface.scan, surface.frame_number):
        return False
    return not surface.box.area or surface.box.holds(*surface.frame.inverse().point(*target.box.centre))


def homeless(corrections: Iterable[Correction], surfaces: Iterable[Surface]) -> tuple[Fate, ...]:
    """Return the fates of those corrections of lines and zones that no surface takes."""
    surfaces = tuple(surfaces)
    held = [correction for correction in standing(corrections) if correction.act in ACTS_ON_PAGES]
    lost = [correction for correction in held if not any(belongs(correction, surface) for surface in surfaces)]
    return tuple(Fate(correction, State.ORPHAN, reason="No page covers its place any more.") for correction in lost)
