"""Names that a model thought of without deciding for them: what else is known of the volume may do that."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.guessing.opinion import Opinion

SECOND = 0.12
"""So much a model must think of a kind for it to be looked at: every tenth time or so it is the right one."""

CAPITAL = r"[A-ZÀ-ÖØ-Þ]\w*(?:[’'.-]\w+)*"
RUN = re.compile(rf"(?<!\w){CAPITAL}(?: (?:(?:of|de|du|von|van|al|bin|for|and|the) )*{CAPITAL})*")
"""Words with capitals side by side."""

NAMES = tuple(kind for kind in EntityKind if kind is not EntityKind.DATE)


def thought_of(text: str, found: Sequence[Candidate], opinion: Opinion) -> Iterator[Candidate]:
    """Yield what a model nearly called a name, beside the names that it found: other kinds, and other words.

    None of the names that were found may lie over another.
    """
    for it in found:
        yield from _second(it.start, it.end, it.kind, opinion)
    places = sorted((it.end, it.start) for it in found)
    for match in RUN.finditer(text):
        start, end = match.span()
        behind = bisect_left(places, (start + 1,))
        if behind == len(places) or places[behind][1] >= end:
            yield from _second(start, end, None, opinion)


def _second(start: int, end: int, first: EntityKind | None, opinion: Opinion) -> Iterator[Candidate]:
    """Yield the kinds but the first that a model thought possible for some words."""
    for kind in NAMES:
        if kind is not first and opinion.of(start, end, kind) >= SECOND:
            yield Candidate(start, end, kind, Certainty.LOW, "the model thought of it", sources=(Source.DOUBT,))
