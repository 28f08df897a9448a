"""What several lists say of one thing, said once."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.authority import Entry
from pipeline.model.vocabulary import EntityKind


def joined(lists: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Return the entries of some lists; two that must be of one thing become one, the earlier with what it lacks.

    Entries of different lists are one if they have a number or an id in common, or the very same name and nothing
    that speaks against it. Two of one list stay two: whoever made it will have had a reason.
    """
    made: list[Entry] = []
    for entries in lists:
        keys = _keys(made)
        for entry in entries:
            at = _same(entry, made, keys) if made else None
            if at is None:
                made.append(entry)
            else:
                made[at] = _both(made[at], entry)
    return tuple(made)


Key = tuple[EntityKind, str, str]


def _keys(entries: list[Entry]) -> dict[Key, list[int]]:
    """Return where among some entries each id, number and name stands."""
    keys: dict[Key, list[int]] = {}
    for at, entry in enumerate(entries):
        for key in _of(entry):
            keys.setdefault(key, []).append(at)
    return keys


def _of(entry: Entry) -> list[Key]:
    """Return what an entry may be known by, what is sure first."""
    own = [(entry.kind, "id", entry.id)] if entry.id else []
    numbers = [(entry.kind, authority, number) for authority, number in entry.idnos]
    return [*own, *numbers, (entry.kind, "name", entry.name.casefold())]


def _same(entry: Entry, made: list[Entry], keys: dict[Key, list[int]]) -> int | None:
    """Return the only entry that an other one must be the same as; None if there is none, or more than one."""
    for key in _of(entry):
        found = [at for at in keys.get(key, ()) if not _contradict(made[at], entry)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _contradict(one: Entry, other: Entry) -> bool:
    """Tell whether two entries have different numbers of one authority, or years of birth."""
    numbers = dict(one.idnos)
    numbered = any(numbers.get(authority, number) != number for authority, number in other.idnos)
    return numbered or (one.since is not None and other.since is not None and one.since != other.since)


def _both(one: Entry, other: Entry) -> Entry:
    """Return what two entries say together."""
    variants = dict.fromkeys((*one.variants, *other.names))
    return replace(
        one,
        variants=tuple(it for it in variants if it != one.name),
        id=one.id or other.id,
        idnos=tuple(dict.fromkeys((*one.idnos, *other.idnos))),
        since=one.since if one.since is not None else other.since,
    )
