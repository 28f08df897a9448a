"""The register with what authorities know of its entries: their ids, their numbers, two that are one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.authority import Entry
from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.lists.links import NONE, Link, Links
from pipeline.stages.tag.spelling import plain

NAME = re.compile(r"[A-Za-z_À-ÖØ-öø-ÿ][\w.À-ÖØ-öø-ÿ-]*", re.ASCII)
"""What every edition of XML allows for an id: letters, digits, hyphens and full stops, a letter first."""

TAKEN = re.compile(
    r"[a-z]{1,3}-?\d.*|(?:bibl|marg|hand|note|table|figure)-?\d.*"
    r"|(?:c|e|ed|p|n|m|pb|div|marg|zone|edition|correction|gap|page|facs|agent)[-.].*"
    r"|text|author|printed-work|zone-types|scan2tei|tesseract|kraken|ner"
)
"""Ids that an edition may have for its own parts: `p-0001`, `s0001`, `ed-anna-berg`, `text`."""

LOCAL = "local"
"""Whose number an id is that cannot be an xml:id of the edition."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the register, and what is known of it elsewhere."""

    referent: Referent
    link: Link
    links: Links | None
    id: str = ""
    """The id that it gets."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Authorities, those that know better first."""

    authorities: tuple[Links, ...]

    def of(
        self, entities: Sequence[Entity], register: Sequence[Referent]
    ) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
        """Return entities and register, each entry with its id and numbers; entries that are the same become one."""
        texts: dict[str, set[str]] = {}
        for entity in entities:
            texts.setdefault(entity.ref or "", set()).add(plain(entity.text))
        known = {it.referent.id: it for it in _identified([self._known(referent) for referent in register])}
        made: dict[str, Referent] = {}
        for it in known.values():
            referent = _enrolled(it, texts.get(it.referent.id, set()))
            made[it.id] = _both(made[it.id], referent) if it.id in made else referent
        return tuple(_linked(it, known.get(it.ref or "")) for it in entities), tuple(made.values())

    def doubts(self, register: Iterable[Referent]) -> Iterator[tuple[Referent, str]]:
        """Yield the entries of a register that several entries of an authority fit, or one not quite, and why."""
        for it in map(self._known, register):
            if _rivals(it.link):
                yield (
                    it.referent,
                    f"{it.referent.name}: {_told(it.link)}. It has no number; correct a name to give it one.",
                )

    def _known(self, referent: Referent) -> Known:
        """Return an entry with what the first authority that knows something of it says."""
        said = ((links.of(referent), links) for links in self.authorities)
        link, links = next(((link, links) for link, links in said if link != NONE), (NONE, None))
        return Known(referent, link, links, referent.id)


def _identified(register: Sequence[Known]) -> Iterator[Known]:
    """Yield the entries with the ids that they get: the authority's where XML and the edition allow it."""
    own = {it.referent.id for it in register if not it.link.entry}
    taken: dict[str, Entry] = {}
    given: dict[Entry, str] = {}
    for it in register:
        entry = it.link.entry
        if entry is not None and entry not in given:
            free = entry.id not in own and entry.id not in taken
            allowed = free and NAME.fullmatch(entry.id) and not TAKEN.fullmatch(entry.id)
            given[entry] = entry.id if allowed else it.referent.id
            taken[given[entry]] = entry
        yield replace(it, id=given[entry]) if entry is not None else it


def _enrolled(known: Known, texts: set[str]) -> Referent:
    """Return an entry of the register under the name that it has in the authority; `texts` name it in the volume."""
    referent, entry = known.referent, known.link.entry
    if entry is None or known.links is None:
        return referent
    index = known.links.index
    # Our own lists have given it its name already.
    called = next(iter(index.said(entry)), referent.name) if entry.source else referent.name
    return replace(
        referent,
        id=known.id,
        name=called,
        variants=tuple(sorted({*referent.variants, *texts} - {called})),
        idnos=tuple(dict.fromkeys((*referent.idnos, *entry.idnos, *_local(entry, known.id)))),
        sorting=index.naming.sorting(called) if referent.kind is EntityKind.PERSON else "",
        alone=False,
    )


def _local(entry: Entry, name: str) -> Iterator[tuple[str, str]]:
    """Yield the id of an entry as a number, if it is not that of the register's."""
    if entry.id and entry.id != name:
        yield LOCAL, entry.id


def _both(one: Referent, other: Referent) -> Referent:
    """Return one entry for two that are the same."""
    return replace(
        one,
        variants=tuple(sorted({*one.variants, *other.variants})),
        idnos=tuple(dict.fromkeys((*one.idnos, *other.idnos))),
    )


def _linked(entity: Entity, known: Known | None) -> Entity:
    """Return a name with its entry, and in its reason what is said of that."""
    if known is None:
        return entity
    told = _told(known.link)
    said = told and told not in entity.reason
    return replace(
        entity, ref=known.id, reason="; ".join(filter(None, (entity.reason, told))) if said else entity.reason
    )


def _told(link: Link) -> str:
    """Return what is said to an editor of a link, "" if there is none."""
    if link.entry:
        return f"{link.how or 'listed'} ({link.entry.source})" if link.entry.source else link.how
    rivals = _rivals(link)
    if len(rivals) > 1:
        return f"two entries of the authority fit ({', '.join(rivals)})"
    return f"what it is called does not agree with the authority ({rivals[0]})" if rivals else ""


def _rivals(link: Link) -> list[str]:
    """Return where the entries stand that all fit; our own lists are nothing that an editor could mend."""
    return [it.source for it in link.rivals if it.source]
