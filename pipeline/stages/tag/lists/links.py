"""Which entry of an authority an entry of the register is, and where that must stay open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model.authority import Entry
from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.full_name import FullName
from pipeline.stages.tag.lists.index import Index
from pipeline.stages.tag.lists.wording import key

TWO = 2
"""So many given names, one of them in full, that agree are no accident: `Harry S. Truman` is Harry Shippe Truman."""


YEARS = ("when", "start", "end", "not_before", "not_after")
"""The parts of a date that have a year."""


@dataclass(frozen=True, slots=True)
class Link:
    """What an authority says of an entry of the register."""

    entry: Entry | None = None
    """The only entry that fits; None if there is none, or more than one."""
    rivals: tuple[Entry, ...] = ()
    """The entries that fit where several do, or where what speaks for them does not agree."""
    how: str = ""
    """In words for an editor, where the names are not the very same."""


NONE = Link()


@dataclass(frozen=True, slots=True)
class Links:
    """An authority, asked for the referents of one volume: wrong is worse than open, so doubt is no link."""

    index: Index
    latest: int | None = None
    """The last year that the volume names: who was born later is not meant. None where it names none."""

    def of(self, referent: Referent) -> Link:
        """Return what an entry of the register is, by all names that the volume gives it together."""
        names = list(dict.fromkeys((referent.name, *referent.variants)))
        link = self._person(names) if referent.kind is EntityKind.PERSON else self._thing(names, referent.kind)
        return link if link != NONE else self._misread(names, referent.kind)

    def _thing(self, names: Sequence[str], kind: EntityKind) -> Link:
        """Return what anything but a person is: what all names that are listed have in common."""
        return _one([self._possible(self.index.fitting(name, kind)) for name in names])

    def _person(self, names: Sequence[str]) -> Link:
        """Return who somebody is: by full names, each of which must agree; by one word only where it is listed so."""
        full = [name for name in names if len(key(name)) > 1]
        if not full:
            return self._surname(names)
        known = dict.fromkeys(it for name in full for it in (name, *sorted(self.index.bearers.get(name, ()))))
        link = _one([self._possible(self.index.fitting(name, EntityKind.PERSON)) for name in known])
        if link.entry and not all(self._agree(name, link.entry, strictly=True) for name in full):
            return Link(None, (link.entry,))
        return link if link != NONE else self._like(full)

    def _like(self, names: Sequence[str]) -> Link:
        """Return who may be meant by names that are not listed, but agree with those of one entry only."""
        kin = list(dict.fromkeys(it for name in names for it in self.index.kin(name)))
        like = [it for it in self._possible(kin) if all(self._agree(name, it) for name in names)]
        if len(like) != 1 or not any(self._clearly(name, like[0]) for name in names):
            return NONE
        return Link(like[0], (), "a fuller or shorter name of the only one who is listed with such a name")

    def _clearly(self, name: str, entry: Entry) -> bool:
        """Tell whether an unlisted name is clearly that of an entry that it agrees with.

        Two given names agree, or the first does and nobody else of the family is listed.
        """
        parts = self.index.naming.full(name)
        for other in map(self.index.naming.full, self.index.said(entry)):
            if parts.suffix == other.suffix and parts.key == other.key and _first_alike(parts, other):
                alone = {it for it in self.index.kin(name) if self._of_family(it, parts.key)} == {entry}
                if _alike(parts, other) >= TWO or (parts.parts[0] == other.parts[0] and alone):
                    return True
        return False

    def _of_family(self, entry: Entry, family: str) -> bool:
        return any(self.index.naming.full(name).key == family for name in self.index.said(entry))

    def _surname(self, names: Sequence[str]) -> Link:
        """Return who is meant by a single word: nobody else of that name may be listed."""
        link = _one([self._possible(self.index.fitting(name, EntityKind.PERSON)) for name in names])
        others = [it for name in names for it in self._possible(self.index.kin(name)) if it != link.entry]
        return Link(None, (link.entry, *others)) if link.entry and others else link

    def _misread(self, names: Sequence[str], kind: EntityKind) -> Link:
        """Return the only entry whose name an engine may have misread so, where it is long."""
        link = _one([self._possible(self.index.misread(name, kind)) for name in names])
        how = "but for letters that are easily misread"
        return Link(link.entry, (), how) if link.entry and len(set(map(key, names))) == 1 else NONE

    def _agree(self, name: str, entry: Entry, *, strictly: bool = False) -> bool:
        """Tell whether a full name may be that of an entry: one of its names does not contradict it.

        Strictly, no given name may be left out: the register may have put John Adams to John Quincy Adams.
        """
        if self.index.bearers.get(name, frozenset()).intersection(self.index.said(entry)):
            return True
        parts = self.index.naming.full(name)
        others = [self.index.naming.full(it) for it in self.index.said(entry)]
        return any((parts.agrees(it) if strictly else parts.fits(it)) and _in_step(parts, it) for it in others)

    def _possible(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that the volume may speak of, by its dates."""
        return [it for it in entries if self.latest is None or it.since is None or it.since <= self.latest]


def latest(entities: Iterable[Entity]) -> int | None:
    """Return the last year that the dates of a volume name; None if none does."""
    values = [it.date for it in entities if it.date is not None]
    written = (getattr(value, part) for value in values for part in YEARS)
    return max((int(it[:4]) for it in written if it and it[:4].isdecimal()), default=None)


def _in_step(one: FullName, other: FullName) -> bool:
    """Tell whether the given names agree one after the other: George W. is not George H. W."""
    turned = one.eastern is not other.eastern
    return turned or all(_same(a, b) for a, b in zip(one.parts, other.parts, strict=False))


def _first_alike(one: FullName, other: FullName) -> bool:
    """Tell whether the first given names are the same, or one is the initial of the other."""
    return bool(one.parts and other.parts) and _same(one.parts[0], other.parts[0])


def _alike(one: FullName, other: FullName) -> int:
    """Return how many given names agree, one after the other; 0 if none does in full."""
    pairs = [(a, b) for a, b in zip(one.parts, other.parts, strict=False) if _same(a, b)]
    return len(pairs) if any(a == b and len(a) > 1 for a, b in pairs) else 0


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _one(found: Iterable[Sequence[Entry]]) -> Link:
    """Return the only entry that is found under each of some names that are listed."""
    listed = [entries for entries in found if entries]
    if not listed:
        return NONE
    common = [entry for entry in listed[0] if all(entry in others for others in listed[1:])]
    every = tuple(dict.fromkeys(entry for entries in listed for entry in entries))
    return Link(common[0]) if len(common) == 1 else Link(None, tuple(common) or every)
