"""Lists of people and places that are halved: one half is the authority, the other its doubles and strangers."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from pipeline.model.authority import Entry
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.lists.wording import key, upright

GROWN = 20
"""Years: who is spoken of in a volume of diplomatic history is no child."""


@dataclass(frozen=True, slots=True)
class Halved:
    """An authority, what was kept back of it, and the strangers that it does not list."""

    listed: tuple[Entry, ...]
    kept_back: tuple[tuple[str, Entry], ...]
    """Names of entries that the authority does not give for them."""
    strangers: tuple[Entry, ...]

    @property
    def told(self) -> tuple[tuple[str, Entry], ...]:
        """The names that the authority gives."""
        return tuple((name, entry) for entry in self.listed for name in entry.names)


def people(path: Path) -> Halved:
    """Return the halves of a list of people with variants (preferred, variants by `|`, birth, death)."""
    entries = [_person(number, row) for number, row in enumerate(_rows(path), 1)]
    return _halved([entry for entry in entries if len(key(entry.name)) > 1])


def places(path: Path) -> Halved:
    """Return the halves of a list of places (name, kind, id); one that is listed as this and as that is one place."""
    rows = {row["name"]: row for row in reversed(list(_rows(path)))}
    return _halved([Entry(EntityKind.PLACE, name, (), row["id"], source=name) for name, row in rows.items()])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _person(number: int, row: dict[str, str]) -> Entry:
    # A variant without a comma is a rank or a remark, not a name.
    variants = tuple(dict.fromkeys(it for it in row["variants"].split("|") if "," in it and it != row["preferred"]))
    born = int(row["birth"]) if row["birth"].isdigit() else None
    return Entry(EntityKind.PERSON, row["preferred"], variants, f"person-{number}", since=born, source=f"row {number}")


def _halved(entries: list[Entry]) -> Halved:
    listed, kept_back, strangers = [], [], []
    for entry in entries:
        if _dice(entry.id) % 2:
            strangers.append(entry)
            continue
        names, told = _kept_back(entry)
        listed.append(told)
        kept_back += [(name, told) for name in names]
    return Halved(tuple(listed), tuple(kept_back), tuple(strangers))


def _kept_back(entry: Entry) -> tuple[list[str], Entry]:
    """Return one variant that is another name, and the entry without all names that are written like it."""
    others = [name for name in entry.variants if key(upright(name)) != key(upright(entry.name))]
    if not others:
        return [], entry
    kept = others[_dice(entry.name) % len(others)]
    variants = tuple(name for name in entry.variants if key(upright(name)) != key(upright(kept)))
    return [kept], replace(entry, variants=variants)


def _dice(seed: str) -> int:
    """Return a number that is the same on every day."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=4).digest(), "big")
