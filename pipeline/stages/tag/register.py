"""The register: one person one entry, one place one entry, however they are named."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.echoes import one_person
from pipeline.stages.tag.gazetteer import Gazetteer

PREFIXES = {
    EntityKind.PERSON: "person", EntityKind.PLACE: "place", EntityKind.ORG: "org",
    EntityKind.GROUP: "group", EntityKind.EVENT: "event", EntityKind.WORK: "work",
}  # fmt: skip


@dataclass(slots=True)
class Register:
    """Entries as they are found, in the order of the text."""

    lists: Gazetteer
    entries: dict[tuple[EntityKind, str], list[str]] = field(default_factory=dict)
    """Kind and name: how it is named, each once."""
    named_last: list[str] = field(default_factory=list)
    """The persons, the one named last at the end."""

    def entered(self, entity: Entity, name: str) -> tuple[EntityKind, str] | None:
        """Return the entry that an entity belongs to, a new one if there is none; None for a date.

        `name` is what the gazetteer or the text itself calls it in full, "" where only the entity's own text does.
        """
        if entity.kind is EntityKind.DATE:
            return None
        full = _plain(name or entity.text)
        if entity.kind is EntityKind.PERSON:
            full = self._person(full)
        else:
            full = next((it for kind, it in self.entries if kind is entity.kind and it.lower() == full.lower()), full)
        named = self.entries.setdefault((entity.kind, full), [])
        if entity.text not in named:
            named.append(entity.text)
        return entity.kind, full

    def _person(self, name: str) -> str:
        """Return the name of the entry that a person belongs to; under the longer name, if this one is that.

        Where several answer to it, it is the one who was named last.
        """
        same = (
            name
            if name in self.named_last
            else next((it for it in reversed(self.named_last) if self._is(it, name)), name)
        )
        longer = name if len(name) > len(same) else same
        if longer != same:
            self.entries = {(kind, longer if it == same else it): named for (kind, it), named in self.entries.items()}
        self.named_last = [*(it for it in self.named_last if it != same), longer]
        return longer

    def _is(self, one: str, other: str) -> bool:
        return one_person(one, other, self.lists)

    def referents(self) -> dict[tuple[EntityKind, str], Referent]:
        """Return the entries as the register has them, each with an id that follows from its name."""
        ids: set[str] = set()
        made = {}
        for (kind, name), named in self.entries.items():
            stem = f"{PREFIXES[kind]}-{_slug(name)}"
            identifier = next(it for it in _numbered(stem) if it not in ids)
            ids.add(identifier)
            variants = tuple(sorted(text for text in named if text != name))
            made[kind, name] = Referent(identifier, kind, name, variants)
        return made


def registered(
    entities: Iterable[Entity], names: Iterable[str], lists: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
    """Return the entities with their entries, and the register; `names` are the full names, "" where unknown."""
    entities, register = tuple(entities), Register(lists)
    # Twice, because a name that comes later may be the longer one that the entry then goes by.
    names = tuple(names)
    for entity, name in zip(entities, names, strict=True):
        register.entered(entity, name)
    keys = [register.entered(entity, name) for entity, name in zip(entities, names, strict=True)]
    referents = register.referents()
    used = {key for key in keys if key is not None}
    tagged = tuple(
        replace(entity, ref=referents[key].id if key else None) for entity, key in zip(entities, keys, strict=True)
    )
    return tagged, tuple(referents[key] for key in referents if key in used)


def _plain(name: str) -> str:
    """Return a name as the register has it: one kind of apostrophe, one space."""
    return " ".join(name.replace("'", "’").split())


def _slug(name: str) -> str:
    """Return a part of an XML name that follows from a name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace(".", "")).strip("-")[:40].strip("-") or "x"


def _numbered(stem: str) -> Iterable[str]:
    """Yield a name, and that name with numbers."""
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
