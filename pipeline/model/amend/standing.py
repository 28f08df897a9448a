"""Which corrections hold once every undo has been counted."""

from collections.abc import Iterable

from pipeline.model.correction import Act, Correction


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that hold, oldest first, each once and no undo among them.

    An undo may take back an undo. Undos that take back one another in a circle take back nothing.
    """
    journal = {correction.id: correction for correction in corrections}
    alive = _alive(journal)
    held = [correction for correction in journal.values() if correction.act is not Act.UNDO and alive[correction.id]]
    return tuple(sorted(held, key=lambda correction: (correction.at, correction.id)))


def _alive(journal: dict[str, Correction]) -> dict[str, bool]:
    """Tell of each correction whether no living undo takes it back."""
    undoers: dict[str, list[str]] = {correction: [] for correction in journal}
    for correction in journal.values():
        if correction.act is Act.UNDO and correction.now in undoers:
            undoers[correction.now].append(correction.id)
    return _decided(undoers)


def _decided(undoers: dict[str, list[str]]) -> dict[str, bool]:
    """Decide from the last undo back to the first; what stays open is a circle, whose undos count as dead."""
    alive: dict[str, bool] = {}
    while len(alive) < len(undoers):
        ready = [it for it, by in undoers.items() if it not in alive and all(undo in alive for undo in by)]
        circle = [] if ready else [it for it in undoers if it not in alive and _in_circle(it, undoers)]
        alive |= {it: not any(alive[undo] for undo in undoers[it]) for it in ready}
        alive |= dict.fromkeys(circle, False)
    return alive


def _in_circle(start: str, undoers: dict[str, list[str]]) -> bool:
    """Tell whether the undos of a correction lead back to it."""
    seen: set[str] = set()
    waiting = list(undoers[start])
    while waiting:
        undo = waiting.pop()
        if undo == start:
            return True
        if undo not in seen:
            seen.add(undo)
            waiting.extend(undoers[undo])
    return False
