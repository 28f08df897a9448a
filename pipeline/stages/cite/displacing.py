"""Names that a citation knows better: a part of a title, a number, a page or `Ibid.` is none, whatever a model says."""

from collections.abc import Iterable, Sequence

from pipeline.model.citation import Citation, Part, PartKind
from pipeline.model.entity import Entity
from pipeline.model.vocabulary import EntityKind

MACHINE = "ner"
"""Who tagged a name that may be displaced: never an editor."""

CLOSED = frozenset({PartKind.TITLE, PartKind.NUMBER, PartKind.SCOPE, PartKind.RANGE, PartKind.POINTER})
"""Parts in which no name of its own stands: nobody is called `Ibid.`"""

PEOPLE = frozenset({PartKind.AUTHOR, PartKind.EDITOR, PartKind.TRANSLATOR})

SHARE = 0.5
"""A work that fills at least this share of a title is that title."""


def displaced(entity: Entity, parts: Iterable[Part]) -> bool:
    """Tell whether a machine's name cannot stand beside the parts of a citation."""
    met = [part for part in parts if entity.start < part.end and part.start < entity.end]
    return entity.by == MACHINE and any(_denied(entity, part, alone=len(met) == 1) for part in met)


def _denied(entity: Entity, part: Part, *, alone: bool) -> bool:
    """Tell whether a part and a name that meet exclude one another; `alone` says that the name meets no other part."""
    within = part.start <= entity.start and entity.end <= part.end
    around = entity.start <= part.start and part.end <= entity.end
    if part.kind is PartKind.TITLE and entity.kind is EntityKind.WORK:
        return not (within and _fills(entity, part)) and not (around and alone)
    if part.kind in CLOSED:
        return True
    same = {*((kind, EntityKind.PERSON) for kind in PEOPLE), (PartKind.DATE, EntityKind.DATE)}
    return not alone if (part.kind, entity.kind) in same else not within


def _fills(entity: Entity, part: Part) -> bool:
    return entity.end - entity.start >= SHARE * (part.end - part.start)


def kept(entities: Iterable[Entity], citations: Iterable[Citation]) -> tuple[Entity, ...]:
    """Return the names that stand beside the citations of their volume."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.block, []).append(citation)
    return tuple(entity for entity in entities if not _out(entity, cited.get(entity.block, ())))


def _out(entity: Entity, citations: Sequence[Citation]) -> bool:
    """Tell whether a citation displaces a name, or a machine's name lies across the border of one."""
    return any(
        displaced(entity, citation.parts) or (entity.by == MACHINE and _crosses(entity, citation))
        for citation in citations
    )


def _crosses(entity: Entity, citation: Citation) -> bool:
    """Tell whether a name begins outside a citation and ends within it, or the other way round."""
    starts, ends = (citation.start <= edge <= citation.end for edge in (entity.start, entity.end))
    touching = entity.end <= citation.start or citation.end <= entity.start
    return starts != ends and not touching
