"""Who of one volume is who of another: the same number, or the same full name and nothing that speaks against it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.publish.register.edition import Entry

APART = 90
"""Years between the times that two volumes tell of, from which on they name no contemporaries: a long life."""

OURS = re.compile(r"(?:person|place|org|group|event|work)-.+")
"""Ids that follow from a name; any other is that of an authority, which means one thing wherever it stands."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody or something, with all entries of it."""

    id: str
    entries: tuple[Entry, ...]
    """By their volumes, in alphabetical order; at least one."""

    @property
    def first(self) -> Entry:
        """The entry that the others are like: kind and type are the same for all."""
        return self.entries[0]

    @property
    def name(self) -> str:
        """What most volumes call it; the longest name of those that as many do."""
        names = [entry.name for entry in self.entries]
        return max(names, key=lambda it: (names.count(it), len(it), it))

    @property
    def sorting(self) -> str:
        """A person's name, the family's first; "" where that is not known."""
        return next((it.sorting for it in self.entries if it.sorting and it.name == self.name), "")

    @property
    def variants(self) -> tuple[str, ...]:
        """All other names, in alphabetical order."""
        names = {name for entry in self.entries for name in (entry.name, *entry.variants)}
        return tuple(sorted(names - {self.name}))

    @property
    def idnos(self) -> tuple[tuple[str, str], ...]:
        """The numbers that any volume has for it."""
        return tuple(dict.fromkeys(idno for entry in self.entries for idno in entry.idnos))

    @property
    def count(self) -> int:
        """How often it is named in all."""
        return sum(entry.count for entry in self.entries)


def joined(entries: Iterable[Entry]) -> list[Joined]:
    """Return the entries of several volumes, each thing once, by kind and name; the order in which they come is none.

    A family name or an acronym that a volume does not explain stays with its volume.
    """
    ordered = sorted(entries, key=lambda it: (it.alone, not it.idnos, it.kind, it.volume, it.id))
    clusters: list[list[Entry]] = []
    known: dict[Key, list[int]] = {}
    for entry in ordered:
        at = _same(entry, clusters, known)
        if at is None:
            at = len(clusters)
            clusters.append([])
        clusters[at].append(entry)
        for key in _keys(entry):
            known.setdefault(key, []).append(at)
    sorted_ones = (tuple(sorted(it, key=lambda one: (one.volume, one.id))) for it in clusters)
    return list(_numbered(sorted(sorted_ones, key=_place)))


def _place(cluster: Sequence[Entry]) -> Key:
    first = cluster[0]
    return first.kind, first.type, _folded(first.sorting or first.name), first.volume, first.id


def _same(entry: Entry, clusters: Sequence[Sequence[Entry]], known: dict[Key, list[int]]) -> int | None:
    """Return the only cluster that an entry belongs to; None if there is none, or more than one."""
    for key in _keys(entry):
        fits = [at for at in dict.fromkeys(known.get(key, ())) if not any(_differ(entry, it) for it in clusters[at])]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _keys(entry: Entry) -> Iterator[Key]:
    """Yield what an entry may be known by in another volume, what is sure first."""
    kind = (entry.kind, entry.type)
    yield from ((*kind, "idno", *idno) for idno in entry.idnos if idno[0] != "local")
    if not OURS.fullmatch(entry.id):
        yield (*kind, "id", entry.id)
    if not entry.alone:
        yield (*kind, "name", _folded(entry.name))
        yield from ((*kind, "name", _folded(it)) for it in entry.variants if entry.kind == "person" and _full(it))


def _full(name: str) -> bool:
    """Tell whether a variant is a name in full: `Harry Truman`, but neither `Truman` nor `H. Truman`."""
    words = name.split()
    return len(words) > 1 and all(len(word) > 2 and word[0].isupper() for word in words)


def _differ(one: Entry, other: Entry) -> bool:
    """Tell whether something speaks against two entries being of one: the volume, a number, a birth, the times."""
    if one.volume == other.volume:
        return True
    numbers = dict(one.idnos)
    if any(numbers.get(authority, number) != number for authority, number in other.idnos):
        return True
    if one.born and other.born and one.born != other.born:
        return True
    return one.kind == "person" and not (set(one.idnos) & set(other.idnos)) and _gap(one, other) > APART


def _gap(one: Entry, other: Entry) -> int:
    """Return how many years lie between the times of two entries, 0 if they meet or one is not known."""
    if one.years is None or other.years is None:
        return 0
    return max(one.years[0] - other.years[1], other.years[0] - one.years[1], 0)


def _numbered(clusters: Iterable[tuple[Entry, ...]]) -> Iterator[Joined]:
    """Yield clusters with their ids: that of their volumes, with a number where another one has it."""
    taken: set[str] = set()
    for cluster in clusters:
        ids = [entry.id for entry in cluster]
        wanted = max(ids, key=lambda it: (ids.count(it), -len(it), it))
        free = wanted if wanted not in taken else next(it for n in count(2) if (it := f"{wanted}-{n}") not in taken)
        taken.add(free)
        yield Joined(free, cluster)


def _folded(name: str) -> str:
    """Return what all spellings of a name have in common: no case, accents or signs."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.sub(r"[^\w&]+", " ", "".join(it for it in letters if not unicodedata.combining(it))).split())
