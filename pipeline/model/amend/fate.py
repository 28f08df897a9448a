"""What became of a correction when it was laid."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.amend.people import editor_id
from pipeline.model.amend.place import belongs
from pipeline.model.correction import Act, Correction
from pipeline.model.finding import Finding, FindingKind
from pipeline.model.page import Surface
from pipeline.model.volume import Reading


class State(StrEnum):
    """How a correction found its place."""

    PLACED = "placed"
    """Every witness that can be asked agrees."""
    MOVED = "moved"
    """One witness is sure, the other finds nothing: laid, and worth a look."""
    ORPHAN = "orphan"
    """No place, or more than one: kept, reported, not laid."""


@dataclass(frozen=True, slots=True)
class Fate:
    """One correction, and where it was laid."""

    correction: Correction
    state: State
    place: str = ""
    """Id of the line, zone, note or block it was laid on; "" for an orphan."""
    reason: str = ""
    """For an orphan or a moved one: why, as a sentence."""


def findings(fates: Iterable[Fate], surfaces: Iterable[Surface] = ()) -> tuple[Finding, ...]:
    """Return what an editor should look at: every orphan, and every correction that has moved.

    Each with the place that the editor saw, where one of the surfaces still covers it.
    """
    surfaces = tuple(surfaces)
    return tuple(_finding(fate, surfaces) for fate in fates if fate.state is not State.PLACED)


def _finding(fate: Fate, surfaces: tuple[Surface, ...]) -> Finding:
    """Return one finding."""
    lost, target = fate.state is State.ORPHAN, fate.correction.target
    kind = FindingKind.ORPHAN_CORRECTION if lost else FindingKind.DOUBTFUL_TEXT
    message = f"{_deed(fate.correction)} {fate.reason}"
    for surface in surfaces:
        if surface.box.area and belongs(fate.correction, surface):
            box = surface.frame.inverse().bounds(target.box).meet(surface.box)
            return Finding(kind, message, surface.id, box, fate.place or None)
    return Finding(kind, message, target=fate.place or None)


def _deed(correction: Correction) -> str:
    """Return what the editor did, as a sentence."""
    where = f"{correction.target.scan}, “{correction.target.quote[:40]}”"
    return f"Correction {correction.id} by {correction.by} ({correction.act}: {correction.now}; {where})."


def readings(fates: Iterable[Fate]) -> tuple[Reading, ...]:
    """Return the misreadings that were put right, one a line, as the edition reports them."""
    lines: dict[str, Reading] = {}
    for fate in fates:
        correction = fate.correction
        if correction.act is Act.READ and fate.state is not State.ORPHAN:
            was = lines[fate.place].was if fate.place in lines else correction.was
            who = editor_id(correction.by)
            lines[fate.place] = Reading(fate.place, was, correction.now, who, correction.at)
    return tuple(lines.values())
