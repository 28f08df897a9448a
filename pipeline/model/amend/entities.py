"""Names added, dropped and retyped, laid over what the tagger found (Act.ADD, DROP, RETYPE)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.model.amend.atlas import Atlas
from pipeline.model.amend.fate import Fate
from pipeline.model.amend.passages import Passage, seek
from pipeline.model.amend.people import editor_id
from pipeline.model.amend.standing import standing
from pipeline.model.correction import Act, Correction
from pipeline.model.entity import Entity
from pipeline.model.flow import Flow
from pipeline.model.page import Page
from pipeline.model.text import Text
from pipeline.model.vocabulary import Certainty, EntityKind

ACTS = frozenset({Act.ADD, Act.DROP, Act.RETYPE})


def lay_entities(
    entities: Iterable[Entity], text: Text, pages: Iterable[Page], corrections: Iterable[Correction]
) -> tuple[tuple[Entity, ...], tuple[Fate, ...]]:
    """Return the entities as the editors want them, in the order of the text, and what became of each correction.

    A place is found by the quote, its context and its box, never by an entity's id: the tagger gives new ones.
    """
    atlas = Atlas.of(pages)
    flows, laid, fates = atlas.flows(text), tuple(entities), []
    for correction in standing(corrections):
        if correction.act in ACTS:
            passage, verdict = seek(correction.target, flows, atlas)
            laid = _lay(laid, correction, passage, flows) if passage else laid
            fates.append(Fate(correction, verdict.state, passage.block if passage else "", verdict.reason))
    order = {block: number for number, block in enumerate(flows)}
    return tuple(sorted(laid, key=lambda entity: (order.get(entity.block, -1), entity.start))), tuple(fates)


def _lay(
    entities: tuple[Entity, ...], correction: Correction, passage: Passage, flows: Mapping[str, Flow]
) -> tuple[Entity, ...]:
    """Return the entities with one correction laid at its place."""
    there = [entity for entity in entities if passage.meets(entity.block, entity.start, entity.end)]
    if correction.act is Act.DROP:
        return tuple(entity for entity in entities if entity not in there or not _meant(entity, correction, passage))
    kept = tuple(entity for entity in entities if entity not in there)
    return (*kept, _tagged(there, correction, passage, flows))


def _meant(entity: Entity, correction: Correction, passage: Passage) -> bool:
    """Tell whether a drop speaks of this entity: its very words, or others there of the kind that was dropped."""
    return (entity.start, entity.end) == (passage.start, passage.end) or entity.kind == correction.was


def _tagged(there: list[Entity], correction: Correction, passage: Passage, flows: Mapping[str, Flow]) -> Entity:
    """Return the entity that the editor sees at a place; what the machine knew of the same one is kept."""
    kind, words = EntityKind(correction.now), flows[passage.block].text[passage.start : passage.end]
    for entity in there:
        if (entity.start, entity.end) == (passage.start, passage.end):
            known = entity if entity.kind is kind else replace(entity, date=None, ref=None)
            break
    else:
        name = re.sub(r"[^\w.-]", "", correction.id)
        known = Entity(f"e-{name}", kind, passage.block, passage.start, passage.end, words, Certainty.HIGH)
    by = editor_id(correction.by)
    return replace(known, kind=kind, certainty=Certainty.HIGH, by=by, reason="an editor says so")
