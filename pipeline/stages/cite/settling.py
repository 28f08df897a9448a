"""Citations and names in one text: neither crosses the other, and what a name says already is not said twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.citation import Part, PartKind
from pipeline.model.entity import Entity
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.cite.displacing import displaced
from pipeline.stages.cite.draft import Draft

PEOPLE = (PartKind.AUTHOR, PartKind.EDITOR, PartKind.TRANSLATOR)

SEAM = 24
"""Characters by which a citation may grow at either end to take in all of a name: more, and one of them is wrong."""


def settled(drafts: Sequence[Draft], entities: Sequence[Entity]) -> Iterator[Draft]:
    """Yield the drafts of a block so that they and the names of the block nest, none over another."""
    end = 0
    for draft in sorted(drafts, key=lambda it: (it.start, -it.end)):
        names = [entity for entity in entities if not displaced(entity, draft.parts)]
        grown = _grown(draft, names)
        if grown is not None and grown.start >= end:
            yield replace(grown, parts=tuple(_parts(grown.parts, names)))
            end = grown.end


def _grown(draft: Draft, entities: Iterable[Entity]) -> Draft | None:
    """Return the draft with all of the names that it would cross; None if that is too much."""
    start, end = draft.start, draft.end
    for entity in entities:
        if entity.start < end and start < entity.end:
            start, end = min(start, entity.start), max(end, entity.end)
    far = draft.start - start > SEAM or end - draft.end > SEAM
    return None if far else replace(draft, start=start, end=end)


def _parts(parts: Iterable[Part], entities: Sequence[Entity]) -> Iterator[Part]:
    """Yield the parts that nest with the names."""
    end = 0
    for part in parts:
        kept = _part(part, [it for it in entities if it.start < part.end and part.start < it.end])
        if kept is not None and kept.start >= end:
            yield kept
            end = kept.end


def _part(part: Part, entities: Sequence[Entity]) -> Part | None:
    """Return the part as it nests with the names that it meets; None if it does not, or they say as much."""
    if part.kind is PartKind.DATE and any(it.kind is EntityKind.DATE for it in entities):
        return None
    for entity in entities:
        if part.start <= entity.start and entity.end <= part.end:
            continue
        if part.kind in PEOPLE and entity.kind is EntityKind.PERSON:
            part = replace(part, start=min(part.start, entity.start), end=max(part.end, entity.end))
        elif part.kind is PartKind.TITLE and entity.kind is EntityKind.WORK and entity.start <= part.start:
            part = replace(part, start=entity.start, end=max(part.end, entity.end))
        else:
            return None
    return part
