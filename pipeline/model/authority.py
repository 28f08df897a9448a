"""What an archivist knows of persons, places and the rest before a volume is read: an authority."""

from dataclasses import dataclass

from pipeline.model.vocabulary import EntityKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, place, body, people, event or work of an authority."""

    kind: EntityKind
    name: str
    """As the authority has it; a person's may be inverted: `Rhee, Syngman`."""
    variants: tuple[str, ...] = ()
    id: str = ""
    """Its xml:id, or whatever else the authority calls it by; "" where it has no id."""
    idnos: tuple[tuple[str, str], ...] = ()
    """Pairs of authority (`wikidata`, `geonames`, `viaf`, `gnd`) and identifier."""
    since: int | None = None
    """The year of birth, or in which it begins; None where unknown."""
    source: str = ""
    """Where it stands, in words for an editor: `persons.csv, row 12`."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, and its variants."""
        return self.name, *self.variants


@dataclass(frozen=True, slots=True)
class Authority:
    """All entries that may be named in a volume."""

    entries: tuple[Entry, ...] = ()
    digest: str = ""
    """What identifies the files that it was read from: others, another digest."""
