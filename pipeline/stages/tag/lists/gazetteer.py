"""What is known of a language before a text in it is read: names, titles, and the words that make names."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Self

from pipeline.model.authority import Authority, Entry
from pipeline.model.vocabulary import EntityKind

NUMBERED = ("wikidata", "geonames")
"""The authorities whose numbers our table has."""

PLURAL_S = "aeijmnprtkdyblov"
"""Endings of a people's name that take an -s: not those of Chinese, Danish or French."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name, and what the register calls its bearer."""

    text: str
    name: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists of one language; all are empty for one that we have none of."""

    known: tuple[Known, ...] = ()
    titles: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    family_first: frozenset[str] = frozenset()
    family_or_given: frozenset[str] = frozenset()
    borne: frozenset[str] = frozenset()
    """Names of places and peoples that persons bear as well."""
    heads: tuple[tuple[str, tuple[str, ...]], ...] = ()
    never: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    """Letters that stand for no name: `POW`."""
    entries: tuple[Entry, ...] = ()
    """What has a number of an authority."""
    states: tuple[str, ...] = ()
    """Places that stand behind the name of a town to tell where it lies."""

    @classmethod
    def of(cls, language: str) -> Self:
        """Return the lists of a language, named by its BCP 47 tag."""
        folder, name = files("pipeline.stages.tag.lists") / "gazetteers", language.partition("-")[0]
        path = folder / f"{name}.toml"
        if not path.is_file():
            return cls()
        made = cls._read(tomllib.loads(path.read_text(encoding="utf-8")))
        return replace(made, entries=tuple(_numbered(made.known, folder / f"{name}.csv")))

    @classmethod
    def _read(cls, lists: dict[str, Any]) -> Self:
        """Return the gazetteer that a file describes."""
        person = lists["person"]
        return cls(
            tuple(_known(lists)),
            tuple(person["titles"]),
            frozenset(person["given"]),
            frozenset(person["family_first"]),
            frozenset(person["family_or_given"]),
            frozenset(person["borne"]),
            tuple((kind, tuple(words)) for kind, words in lists["heads"].items()),
            frozenset(lists["never"]["words"]),
            frozenset(lists["never"]["letters"]),
            states=tuple(name for entry in lists["place"]["states"] for name in entry.split(" = ")),
        )

    @property
    def authority(self) -> Authority:
        """The lists as an authority: what has a number, under the names that mean nothing else."""
        return Authority(self.entries)

    def head(self, kind: str) -> tuple[str, ...]:
        """Return the words that end, or begin, names of a kind."""
        return dict(self.heads).get(kind, ())

    def single(self, *kinds: EntityKind) -> frozenset[str]:
        """Return the names of some kinds that are one word."""
        return frozenset(known.text for known in self.known if known.kind in kinds and " " not in known.text)


@cache
def gazetteer(language: str) -> Gazetteer:
    """Return the lists of a language, read once a process."""
    return Gazetteer.of(language)


def _known(lists: dict[str, Any]) -> Iterator[Known]:
    """Yield every name with its bearer, with either kind of apostrophe."""
    for kind in EntityKind:
        tables = lists.get(kind, {})
        names = [tables["known"]] if kind is EntityKind.PERSON else tables.values()
        for entry in (entry for entries in names for entry in entries):
            texts = entry.split(" = ")
            for text in _forms(texts, kind):
                yield Known(text, texts[0], kind)


def _forms(texts: list[str], kind: EntityKind) -> Iterator[str]:
    """Yield the ways in which some names are written."""
    for text in texts:
        plural = [f"{text}s"] if kind is EntityKind.GROUP and text[-1] in PLURAL_S else []
        small = [text.removesuffix("War") + "war"] if kind is EntityKind.EVENT and text.endswith(" War") else []
        for form in (text, *plural, *small):
            yield form
            if "’" in form:
                yield form.replace("’", "'")


def _numbered(known: tuple[Known, ...], path: Traversable) -> Iterator[Entry]:
    """Yield what a table has numbers for, with all its names but those that are as well something else's."""
    names: dict[tuple[EntityKind, str], list[str]] = {}
    for it in known:
        names.setdefault((it.kind, it.name), []).append(it.text)
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else ():
        kind, homonyms = EntityKind(row["kind"]), row["not alone"].split("|")
        called = [name for name in names.get((kind, row["name"]), ()) if name not in homonyms]
        numbers = tuple((authority, row[authority]) for authority in NUMBERED if row[authority])
        if called:
            yield Entry(kind, called[0], tuple(called[1:]), idnos=numbers)
