"""From what a person proposes, by the id an edition shows, to a correction that holds without that id."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from pipeline.errors import BadConfig
from pipeline.model.amend.atlas import Atlas
from pipeline.model.amend.lines import context
from pipeline.model.amend.notes import note_box, note_page, note_quote
from pipeline.model.amend.passages import occurrences
from pipeline.model.amend.standing import standing
from pipeline.model.amend.witness import CONTEXT
from pipeline.model.amend.zones import quote_of
from pipeline.model.correction import Act, Correction, Target
from pipeline.model.entity import Entity
from pipeline.model.flow import Flow
from pipeline.model.geometry import Box
from pipeline.model.page import Page, Surface
from pipeline.model.text import Text
from pipeline.model.vocabulary import EntityKind, ZoneKind

NOWHERE = Target("", 0, Box(0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants changed."""

    act: Act
    target: str
    """Id of a line, zone, note, entity, of the paragraph that a name is added in, or of a correction to undo."""
    by: str
    at: str
    """ISO 8601, UTC."""
    now: str = ""
    quote: str = ""
    """For an added entity: the words that name it, as they stand in the paragraph."""
    prefix: str = ""
    """For an added entity: what stands before those words, if they stand there more than once."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """What the ids of an edition mean."""

    pages: tuple[Page, ...]
    text: Text
    entities: tuple[Entity, ...]
    atlas: Atlas


def resolve(proposal: Proposal, pages: Iterable[Page], text: Text, entities: Iterable[Entity]) -> Correction:
    """Return the correction that a proposal means, with its place and its words filled in.

    BadConfig if the edition has no such id, or `now` says what cannot be.
    """
    pages = tuple(pages)
    edition = _Edition(pages, text, tuple(entities), Atlas.of(pages))
    _check(proposal)
    target, was = _PLACES[proposal.act](proposal, edition)
    now = proposal.target if proposal.act is Act.UNDO else proposal.now
    named = Correction("", proposal.by, proposal.at, proposal.act, replace(target, id=proposal.target), was, now)
    return replace(named, id=_id(named))


def fresh(corrections: Iterable[Correction], journal: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return those corrections that the journal does not hold yet, whenever they were made.

    So a file of corrections that is applied twice is applied once. BadConfig for an undo of nothing known.
    """
    journal = tuple(journal)
    known = {it.id for it in journal}
    held = {_deed(it) for it in standing(journal)}
    new: list[Correction] = []
    for correction in corrections:
        if correction.act is Act.UNDO and correction.now not in known | {it.id for it in new}:
            raise BadConfig(f"There is no correction {correction.now} to undo.")
        if correction.id not in known and _deed(correction) not in held:
            new.append(correction)
    return tuple(new)


def _deed(correction: Correction) -> tuple[Act, str, int, Box, str, str, str]:
    """Return what a correction does, whoever made it and when."""
    target = correction.target
    return (correction.act, target.scan, target.frame_number, target.box, target.quote, target.prefix, correction.now)


def _id(correction: Correction) -> str:
    """Return a name for a correction that follows from all it says."""
    told = json.dumps(asdict(correction), sort_keys=True, ensure_ascii=True)
    return f"c-{blake2b(told.encode(), digest_size=8).hexdigest()}"


def _check(proposal: Proposal) -> None:
    """Raise BadConfig where `now` is none of the words that the act takes."""
    kinds: dict[Act, type[StrEnum]] = {Act.ZONE: ZoneKind, Act.ADD: EntityKind, Act.RETYPE: EntityKind}
    allowed = [str(kind) for kind in kinds.get(proposal.act, ())]
    if allowed and proposal.now not in allowed:
        raise BadConfig(f"{_named(proposal)}: “{proposal.now}” is none of {', '.join(allowed)}.")
    if proposal.act is Act.ANCHOR and not proposal.now.strip():
        raise BadConfig(f"{_named(proposal)}: say in `now` which words stand right before the marker.")


def _named(proposal: Proposal) -> str:
    """Return how a message names a proposal."""
    return f"Correction “{proposal.act}” of {proposal.target}"


def _unknown(proposal: Proposal, what: str) -> BadConfig:
    """Return the error for an id that is not there."""
    return BadConfig(f"{_named(proposal)}: the edition has no {what} of that id.")


def _on(surface: Surface, box: Box) -> Target:
    """Return a box of a page as a target, in pixels of its scan."""
    return Target(surface.scan, surface.frame_number, surface.frame.bounds(box))


def _line(proposal: Proposal, edition: _Edition) -> tuple[Target, str]:
    """Return the place of a line, and its text."""
    for page in edition.pages:
        for line in page.lines:
            if line.id == proposal.target:
                before, after = context(page, line.id)
                where = _on(page.surface, line.box)
                return replace(where, quote=line.text, prefix=before, suffix=after), line.text
    raise _unknown(proposal, "line")


def _zone(proposal: Proposal, edition: _Edition) -> tuple[Target, str]:
    """Return the place of a zone, and its kind."""
    for page in edition.pages:
        for zone in page.zones:
            if zone.id == proposal.target:
                return replace(_on(page.surface, zone.box), quote=quote_of(page, zone)), zone.kind
    raise _unknown(proposal, "zone")


def _note(proposal: Proposal, edition: _Edition) -> tuple[Target, str]:
    """Return the place of a note, and the words it is attached after now."""
    atlas = edition.atlas
    for note in edition.text.notes:
        page = note_page(note, atlas)
        if note.id == proposal.target and page is not None:
            surface = next(it.surface for it in edition.pages if it.id == page)
            box = note_box(note, atlas, (surface.scan, surface.frame_number)) or Box(0, 0, 0, 0)
            was = atlas.lines[note.at.line].text[: note.at.offset][-CONTEXT:] if note.at else ""
            return Target(surface.scan, surface.frame_number, box, note_quote(note, atlas)), was
    raise _unknown(proposal, "note")


def _entity(proposal: Proposal, edition: _Edition) -> tuple[Target, str]:
    """Return the place of an entity, and its kind."""
    for entity in edition.entities:
        if entity.id == proposal.target:
            return _stretch(edition, entity.block, entity.start, entity.end), entity.kind
    raise _unknown(proposal, "name or date")


def _words(proposal: Proposal, edition: _Edition) -> tuple[Target, str]:
    """Return the place of some words of a paragraph, which nothing is known of yet."""
    flow = edition.atlas.flows(edition.text).get(proposal.target)
    if flow is None:
        raise _unknown(proposal, "paragraph, heading or note")
    spans = [span for span in occurrences(proposal.quote, flow.text) if flow.text[: span[0]].endswith(proposal.prefix)]
    if len(spans) != 1:
        raise BadConfig(f"{_named(proposal)}: “{proposal.prefix}{proposal.quote}” stands {len(spans)} times there.")
    return _stretch(edition, proposal.target, *spans[0]), ""


def _stretch(edition: _Edition, block: str, start: int, end: int) -> Target:
    """Return a stretch of running text as a target; one that runs over pages lies on the page it begins on."""
    flow: Flow = edition.atlas.flows(edition.text)[block]
    surface = edition.atlas.surfaces[flow.point(start).line]
    scan = (surface.scan, surface.frame_number)
    box = edition.atlas.scan_box(flow, start, end, scan) or Box(0, 0, 0, 0)
    before, after = flow.text[max(0, start - CONTEXT) : start], flow.text[end : end + CONTEXT]
    return Target(*scan, box, flow.text[start:end], before, after)


def _correction(_proposal: Proposal, _edition: _Edition) -> tuple[Target, str]:
    """Return no place: an undo speaks of a correction."""
    return NOWHERE, ""


_PLACES = {
    Act.READ: _line,
    Act.ZONE: _zone,
    Act.ANCHOR: _note,
    Act.ADD: _words,
    Act.DROP: _entity,
    Act.RETYPE: _entity,
    Act.UNDO: _correction,
}
