"""Two markers on one word, `word.⁶⁷`, which look like one number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.stages.structure.alignment import Alignment, align
from pipeline.stages.structure.footnotes import Start
from pipeline.stages.structure.markers import Call
from pipeline.stages.structure.marks import Mark, Reading

MISFIT = 1.0
"""From this cost on a number does not fit where it stands."""


def parted(found: Sequence[Call], starts: Sequence[Start], main: Alignment) -> tuple[tuple[Call, ...], Alignment]:
    """Return the calls with those parted that are two, and the alignment that this makes; only what is cheaper."""
    calls, best = tuple(found), main
    begins = [start.mark for start in starts]
    for call in _misfits(calls, main):
        halves = _halves(call)
        if halves:
            place = calls.index(call)
            tried = (*calls[:place], *halves, *calls[place + 1 :])
            alignment = align([each.mark for each in tried], begins, main.scheme)
            if alignment.cost < best.cost:
                calls, best = tried, alignment
    return calls, best


def _misfits(found: Sequence[Call], main: Alignment) -> Iterator[Call]:
    """Yield the calls that were taken for none, for another number, or for one without a note."""
    paired = [(pair.marker, pair.place) for pair in main.pairs if pair.marker is not None and pair.start is not None]
    fits = {number for number, place in paired if found[number].mark.best(main.scheme, place)[0] < MISFIT}
    yield from (call for number, call in enumerate(found) if number not in fits)


def _halves(call: Call) -> tuple[Call, Call] | None:
    """Return the two calls that a number may be whose figures are those of two numbers that follow one another."""
    label = call.mark.readings[0].label
    for cut in range(1, len(label)):
        one, other = label[:cut], label[cut:]
        if label.isdecimal() and one[0] != "0" and int(other) == int(one) + 1:
            return _half(call, one, 0.0, cut / len(label)), _half(call, other, cut / len(label), 1.0)
    return None


def _half(call: Call, label: str, begin: float, end: float) -> Call:
    """Return the call that a part of a marker is, from `begin` to `end` of its width."""
    reading = call.mark.readings[0]
    mark = Mark(call.mark.page, call.mark.chapter, (Reading(label, reading.cost, reading.end),), call.mark.dismissal)
    marker = call.marker
    if marker:
        box = marker.box
        left, right = (box.left + box.width * part for part in (begin, end))
        marker = replace(marker, label=label, box=Box(left, box.top, right, box.bottom), alternatives=())
    return replace(call, mark=mark, marker=marker)
