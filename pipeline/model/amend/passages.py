"""Finding quoted words again in the running text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.amend.atlas import Atlas
from pipeline.model.amend.witness import ALIKE, NEAR, Found, Sighting, Verdict, judge, likeness
from pipeline.model.correction import Target
from pipeline.model.flow import Flow

TOKEN = re.compile(r"\w+(?:[-’'.]\w+)*")

SAME_WORDS = 0.7
"""A stretch at least this like the quote may be the quote misread: two letters of a name of seven."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch [start, end) of a block's running text."""

    block: str
    start: int
    end: int

    def meets(self, block: str, start: int, end: int) -> bool:
        """Tell whether it shares a character with another stretch."""
        return block == self.block and start < self.end and self.start < end


def seek(target: Target, flows: Mapping[str, Flow], atlas: Atlas) -> tuple[Passage | None, Verdict]:
    """Return where the target's words stand now, or None and why they are not found."""
    found = [Passage(block, *span) for block, flow in flows.items() for span in occurrences(target.quote, flow.text)]
    sightings = [_sighting(target, passage, flows, atlas) for passage in found]
    if not any(sighting.place is not None and sighting.place >= NEAR for sighting in sightings):
        misread = list(_misread(target, flows, atlas, found))
        found += misread
        sightings += [_sighting(target, passage, flows, atlas) for passage in misread]
    verdict = judge(target, sightings)
    return (None if verdict.choice is None else found[verdict.choice]), verdict


def _misread(target: Target, flows: Mapping[str, Flow], atlas: Atlas, exact: Iterable[Passage]) -> Iterator[Passage]:
    """Yield what reads much like the quote, or stands at its very place, in the blocks under the target's box."""
    exact = tuple(exact)
    for block, flow in flows.items():
        if _touches(target, flow, atlas):
            spans = alike(target.quote, flow.text)
            spans += [span for span in _in_place(target, flow, atlas) if not any(_meet(span, it) for it in spans)]
            yield from (Passage(block, *it) for it in spans if not any(known.meets(block, *it) for known in exact))


def _sighting(target: Target, passage: Passage, flows: Mapping[str, Flow], atlas: Atlas) -> Sighting:
    """Return how a passage answers to a target."""
    flow, scan = flows[passage.block], (target.scan, target.frame_number)
    place = _place(target, passage, flow, atlas) if atlas.has_pixels(scan) else None
    return Sighting.of(target, place, [target.quote], _found(passage, flow.text))


def occurrences(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the quote stands in the text as whole words."""
    if quote:
        for match in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text):
            yield match.span()


def alike(quote: str, text: str) -> list[tuple[int, int]]:
    """Return the stretches of whole words that read much like the quote, best first, none over another."""
    tokens = [match.span() for match in TOKEN.finditer(text)]
    count = len(TOKEN.findall(quote))
    windows = [
        (tokens[first][0], _closed(tokens[first + size - 1][1], text, quote))
        for size in range(max(1, count - 1), count + 2)
        for first in range(len(tokens) - size + 1)
    ]
    scored = [(likeness(quote, text[start:end]), start, end) for start, end in windows]
    kept: list[tuple[int, int]] = []
    for _, start, end in sorted((it for it in scored if it[0] >= SAME_WORDS), key=lambda it: (-it[0], it[1])):
        if not any(_meet((start, end), other) for other in kept):
            kept.append((start, end))
    return kept


def _in_place(target: Target, flow: Flow, atlas: Atlas) -> Iterator[tuple[int, int]]:
    """Yield the words under the target's box, however badly read, unless they share next to nothing with the quote."""
    span = atlas.stretch_under(flow, target.box, (target.scan, target.frame_number))
    tokens = list(TOKEN.finditer(flow.text, *span)) if span else []
    if span and tokens:
        start, end = tokens[0].start(), min(_closed(tokens[-1].end(), flow.text, target.quote), span[1])
        if likeness(target.quote, flow.text[start:end]) >= ALIKE / 2:
            yield start, end


def _closed(end: int, text: str, quote: str) -> int:
    """Return the end of a stretch with the points or marks behind it, if the quote ends in such."""
    if quote[-1:].isalnum():
        return end
    behind = re.match(r"[^\w\s]*", text[end:])
    return end + (behind.end() if behind else 0)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _touches(target: Target, flow: Flow, atlas: Atlas) -> bool:
    """Tell whether a line of the text lies under the target's box."""
    return any(
        atlas.surfaces[piece.line].frame.bounds(atlas.lines[piece.line].box).meet(target.box).area
        for piece in flow.pieces
        if (atlas.surfaces[piece.line].scan, atlas.surfaces[piece.line].frame_number)
        == (target.scan, target.frame_number)
    )


def _place(target: Target, passage: Passage, flow: Flow, atlas: Atlas) -> float:
    """Return how much of the target's box and the passage's is the same place."""
    box = atlas.scan_box(flow, passage.start, passage.end, (target.scan, target.frame_number))
    return box.iou(target.box) if box else 0.0


def _found(passage: Passage, text: str) -> Found:
    """Return the words of a passage, and those around it."""
    start, end = passage.start, passage.end
    return Found(text[start:end], text[:start], text[end:])
