"""The register: one person one entry, one place one entry, however they are named."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.echoes import family_name
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
        """Return the name of the entry that a person belongs to; under the longer name, if this one is that."""
        known = [it for kind, it in self.entries if kind is EntityKind.PERSON]
        same = next((it for it in reversed(known) if it == name or self._same(it, name)), name)
        if len(name) > len(same):
            self.entries = {
                (kind, name if kind is EntityKind.PERSON and it == same else it): named
                for (kind, it), named in self.entries.items()
            }
            return name
        return same

    def _same(self, one: str, other: str) -> bool:
        """Tell whether two names are of one person: the same family, and given names that do not contradict."""
        if family_name(one, self.lists) != family_name(other, self.lists):
            return False
        firsts = [_given(name, family_name(name, self.lists)) for name in (one, other)]
        shorter, longer = sorted(firsts, key=len)
        return all(any(_agree(a, b) for b in longer) for a in shorter) and (
            not shorter or not longer or _agree(shorter[0], longer[0])
        )

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


def _given(name: str, family: str) -> list[str]:
    """Return the given names and initials of a full name."""
    words = [word for part in name.split() for word in re.findall(r"[A-Z]\.|[^.\s]+\.?", part)]
    rest = [word for word in words if word not in family.split()]
    return [word for word in rest if word[:1].isupper()]


def _agree(one: str, other: str) -> bool:
    """Tell whether two given names are the same, or one is the initial of the other."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


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
