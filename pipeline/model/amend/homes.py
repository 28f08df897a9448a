"""Corrections that no page of the volume takes any more."""

from collections.abc import Iterable

from pipeline.model.amend.fate import Fate, State
from pipeline.model.amend.place import belongs
from pipeline.model.amend.standing import standing
from pipeline.model.correction import Act, Correction
from pipeline.model.page import Surface

ACTS_ON_PAGES = frozenset({Act.READ, Act.ZONE})


def homeless(corrections: Iterable[Correction], surfaces: Iterable[Surface]) -> tuple[Fate, ...]:
    """Return the fates of those corrections of lines and zones that no surface takes."""
    surfaces = tuple(surfaces)
    held = [correction for correction in standing(corrections) if correction.act in ACTS_ON_PAGES]
    lost = [correction for correction in held if not any(belongs(correction, surface) for surface in surfaces)]
    return tuple(Fate(correction, State.ORPHAN, reason="No page covers its place any more.") for correction in lost)
