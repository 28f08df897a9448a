"""The register: one person one entry, one place one entry, however they are named."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain, count

from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.full_name import Naming
from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.spelling import folded, plain

PREFIXES = {
    EntityKind.PERSON: "person", EntityKind.PLACE: "place", EntityKind.ORG: "org",
    EntityKind.GROUP: "group", EntityKind.EVENT: "event", EntityKind.WORK: "work",
}  # fmt: skip

MACHINE = "ner"
"""The agent whose names without an entry have none because it cannot be told whom they name."""

LONGEST = 40
"""Letters of a name that go into an id: people read ids, and titles of works are long."""

Key = tuple[EntityKind, str]


@dataclass(frozen=True, slots=True)
class Register:
    """Entries as they are found, in the order of the text."""

    naming: Naming
    entries: dict[Key, list[str]] = field(default_factory=dict)
    """Kind and name: how it is named, each once."""

    def enter(self, entity: Entity, name: str | None) -> Key | None:
        """Return the entry that an entity belongs to, a new one if there is none; None where there cannot be one.

        `name` is whom or what it names; "" where only the entity's own text tells, None where that cannot be told.
        """
        if entity.kind is EntityKind.DATE or name is None:
            return None
        key = (entity.kind, name) if name else self._like(entity)
        named = self.entries.setdefault(key, [])
        if plain(entity.text) not in named:
            named.append(plain(entity.text))
        return key

    def _like(self, entity: Entity) -> Key:
        """Return the only entry that has a text for a name, or is a person who may; else one by the text itself."""
        text = plain(entity.text)
        own = [key for key in self.entries if key[0] is entity.kind]
        same = [key for key in own if folded(text) in map(folded, (key[1], *self.entries[key]))]
        if not same and entity.kind is EntityKind.PERSON:
            same = [key for key in own if self.naming.full(text).agrees(self.naming.full(key[1]))]
        return same[0] if len(same) == 1 else (entity.kind, text)

    def referents(self) -> dict[Key, Referent]:
        """Return the entries as the register has them, each with an id that follows from its name."""
        ids = dict(_ids(self.entries))
        return {key: self._referent(ids[key], *key, named) for key, named in self.entries.items()}

    def _referent(self, identifier: str, kind: EntityKind, name: str, named: Iterable[str]) -> Referent:
        variants = tuple(sorted(text for text in named if text != name))
        person = kind is EntityKind.PERSON
        sorting = self.naming.sorting(name) if person else ""
        alone = not self.naming.full(name).given if person else kind is EntityKind.ORG and _acronym(name)
        return Referent(identifier, kind, name, variants, sorting=sorting, alone=alone and name in named)


def registered(
    entities: Iterable[Entity], names: Iterable[str | None], lists: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
    """Return the entities with their entries, and the register; `names` are as `Register.enter` has them."""
    pairs = list(zip(entities, names, strict=True))
    register = Register(Naming(lists))
    # Those that are known go first, so that what an editor added finds its entry wherever it stands.
    for entity, name in pairs:
        if name:
            register.enter(entity, name)
    keys = [register.enter(entity, name) for entity, name in pairs]
    referents = register.referents()
    tagged = (replace(it, ref=referents[key].id if key else None) for (it, _), key in zip(pairs, keys, strict=True))
    order = dict.fromkeys(key for key in keys if key is not None)
    return tuple(tagged), tuple(referents[key] for key in order)


def of_volume(
    entities: Iterable[Entity], register: Iterable[Referent], volume: str
) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
    """Return entities and register with ids that no other volume has for those who are known in this one only.

    The same id in two volumes says that one is meant: of a family name alone that cannot be said.
    """
    register = tuple(register)
    ending = re.sub(r"[^\w-]+", "-", volume)
    ids = {it.id: f"{it.id}.{ending}" for it in register if it.alone and not it.idnos}
    named = (replace(it, ref=ids.get(it.ref or "", it.ref)) for it in entities)
    return tuple(named), tuple(replace(it, id=ids.get(it.id, it.id)) for it in register)


def names_of(entities: Sequence[Entity], register: Iterable[Referent]) -> list[str | None]:
    """Return what a register calls what each entity names; "" for one that an editor added or gave another kind."""
    names = {(referent.id, referent.kind): referent.name for referent in register}
    open_ = {entity.id for entity in entities if entity.ref is None and entity.by == MACHINE}
    return [None if it.id in open_ else names.get((it.ref or "", it.kind), "") for it in entities]


def _acronym(name: str) -> bool:
    """Tell whether a name is letters that nothing explains."""
    return name.isupper() and " " not in name


def _ids(keys: Iterable[Key]) -> Iterator[tuple[Key, str]]:
    """Yield an id for each entry; of several that would have the same, the first by name has it without a number."""
    alike: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        alike[f"{PREFIXES[key[0]]}-{slug(key[1])}"].append(key)
    taken = set(alike)
    for stem, some in alike.items():
        numbered = (f"{stem}-{n}" for n in count(2))
        free = chain([stem], (it for it in numbered if it not in taken))
        yield from zip(sorted(some), free, strict=False)


def slug(name: str) -> str:
    """Return a part of an XML name that follows from a name, and tells long names apart."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    whole = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[.’']", "", letters)).strip("-")
    if whole and len(whole) <= LONGEST:
        return whole
    digest = blake2b(folded(name).encode(errors="surrogatepass"), digest_size=3).hexdigest()
    return f"{whole[:LONGEST].strip('-')}-{digest}".strip("-") if whole else f"x{digest}"
