"""What is known of a language before a text in it is read: names, titles, and the words that make names."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Self

from pipeline.model.vocabulary import EntityKind

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
    heads: tuple[tuple[str, tuple[str, ...]], ...] = ()
    never: frozenset[str] = frozenset()

    @classmethod
    def of(cls, language: str) -> Self:
        """Return the lists of a language, named by its BCP 47 tag."""
        path = files("pipeline.stages.tag") / "gazetteers" / f"{language.partition('-')[0]}.toml"
        return cls._read(tomllib.loads(path.read_text(encoding="utf-8"))) if path.is_file() else cls()

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
            tuple((kind, tuple(words)) for kind, words in lists["heads"].items()),
            frozenset(lists["never"]["words"]),
        )

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
        for form in (text, *plural):
            yield form
            if "’" in form:
                yield form.replace("’", "'")
