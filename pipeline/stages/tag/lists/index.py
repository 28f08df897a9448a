"""An authority, ready to be asked: which entries does a name fit, and where in a text does one stand?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.model.authority import Authority, Entry
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.full_name import Naming
from pipeline.stages.tag.lists.gazetteer import Gazetteer, gazetteer
from pipeline.stages.tag.lists.wording import APART, Spelt, key, spelt, upright
from pipeline.stages.tag.spelling import ends, folded, misread

Key = tuple[str, ...]

LONG = 12
"""Letters that a name must have before one of them may be taken for a misreading: in shorter ones `John` and `Joan`
differ by as much."""

EDGE = 5
"""Letters at the beginning and the end of a name: of a name that is misread in one place one of the two is right."""


DOUBLE = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w*-$")
"""The first half of a double name."""

LONGEST = 40
"""Letters: no half of a double name is longer."""


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names of an entry, as it is said."""

    text: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch [start, end) of a text that is written like some names."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The names of an authority by their words."""

    naming: Naming
    names: dict[Key, list[Name]] = field(default_factory=dict)
    longer: set[Key] = field(default_factory=set)
    """What names begin with."""
    families: dict[str, list[Entry]] = field(default_factory=dict)
    """Persons by the last and by the first word of their names: one of them is the family's."""
    edges: dict[str, list[Name]] = field(default_factory=dict)
    """Long names by their first and by their last letters."""
    ranks: frozenset[str] = frozenset()
    """Words that are titles, not names."""
    bearers: dict[str, frozenset[str]] = field(default_factory=dict)
    """Full names of persons with all that our own lists know for the same: `Mao Tse-tung`, `Mao Zedong`."""

    @classmethod
    def of(cls, entries: Iterable[Entry], lists: Gazetteer) -> "Index":
        """Return the index of some entries; `lists` tell titles, and in which families the given name comes last."""
        ranks = frozenset(word.rstrip(".") for title in lists.titles for word in title.split())
        index = cls(Naming(lists), ranks=ranks, bearers=_bearers(lists))
        for entry in entries:
            for text in index.said(entry):
                index._enter(Name(text, entry))
        return index

    def _enter(self, name: Name) -> None:
        """Note one name of an entry."""
        words = key(name.text)
        if not words:
            return
        self.names.setdefault(words, []).append(name)
        self.longer.update(words[:length] for length in range(1, len(words)))
        if name.entry.kind is EntityKind.PERSON and len(words) > 1:
            for word in {words[0], words[-1]}:
                self.families.setdefault(word, []).append(name.entry)
        for edge in ends(folded(name.text), EDGE) if len(name.text) >= LONG else ():
            self.edges.setdefault(edge, []).append(name)

    def said(self, entry: Entry) -> tuple[str, ...]:
        """Return the names of an entry as they are said; persons' are often listed with the family before a comma.

        What is no name of a person but a title (`General`) is left out.
        """
        if entry.kind is not EntityKind.PERSON:
            return entry.names
        spoken = (self.naming.untitled(form) for name in entry.names for form in self._forms(name))
        return tuple(dict.fromkeys(name for name in spoken if {it.rstrip(".") for it in name.split()} - self.ranks))

    def _forms(self, name: str) -> tuple[str, ...]:
        """Return how a listed name of a person is said: `Mao, Zedong` is Mao Zedong, and in the West the other way."""
        family, _, given = name.partition(",")
        western, eastern, lists = upright(name), f"{family} {given.strip()}", self.naming.lists
        if family not in lists.family_first or western == name:
            return (western,)
        return (western, eastern) if given.split()[0] in lists.given else (eastern, western)

    def fitting(self, text: str, kind: EntityKind) -> list[Entry]:
        """Return the entries of a kind that have a name, each once."""
        found = (it.entry for it in self.names.get(key(text), ()) if it.entry.kind is kind and cased(text, it.text))
        return list(dict.fromkeys(found))

    def kin(self, name: str) -> list[Entry]:
        """Return the persons with whom a name has its first or last word in common, as their first or last."""
        words = key(name)
        ends = dict.fromkeys((words[0], words[-1])) if words else ()
        return list(dict.fromkeys(it for word in ends for it in self.families.get(word, ())))

    def misread(self, text: str, kind: EntityKind) -> list[Entry]:
        """Return the entries of a kind that have a long name which an engine may have read so."""
        if len(text) < LONG:
            return []
        written = folded(text)
        near = (it for edge in ends(written, EDGE) for it in self.edges.get(edge, ()) if it.entry.kind is kind)
        return list(dict.fromkeys(it.entry for it in near if misread(written, folded(it.text))))

    def found(self, text: str) -> Iterator[Found]:
        """Yield the names in a text, of those that begin at one word the longest."""
        words = list(spelt(text))
        for first in range(len(words)):
            length, names = self._longest(words, first, text)
            if names:
                last = words[first + length - 1]
                owned = tuple(word.plain for word in words[first : first + length]) not in self.names
                yield Found(words[first].start, last.end - 2 if owned else last.end, names)

    def _longest(self, words: list[Spelt], first: int, text: str) -> tuple[int, tuple[Name, ...]]:
        """Return of how many words the longest name is that begins at a word, and whose; 0 if none does."""
        best: tuple[int, tuple[Name, ...]] = (0, ())
        begun: Key = ()
        for word in map(words.__getitem__, range(first, len(words))):
            if begun and not APART.fullmatch(text, words[first + len(begun) - 1].end, word.start):
                break
            names = self.names.get((*begun, word.plain)) or self.names.get((*begun, word.bare), [])
            begun = (*begun, word.plain)
            fit = tuple(it for it in names if _stands(it.text, text, words[first].start, word.end))
            if fit:
                best = len(begun), fit
            if begun not in self.longer:
                break
        return best


@lru_cache(maxsize=4)
def indexed(authority: Authority, language: str) -> Index:
    """Return the index of an authority for texts in a language, made once a volume."""
    return Index.of(authority.entries, gazetteer(language))


def _bearers(lists: Gazetteer) -> dict[str, frozenset[str]]:
    """Return the full names of persons in our own lists, each with all of the same person."""
    persons = [it for it in lists.known if it.kind is EntityKind.PERSON and " " in it.text]
    same: dict[str, set[str]] = {}
    for it in persons:
        same.setdefault(it.name, set()).add(it.text)
    return {it.text: frozenset(same[it.name]) for it in persons}


def _stands(name: str, text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text is a name by its capitals and commas, and no part of a longer word."""
    written = text[start:end]
    return cased(written, name) and written.count(",") == name.count(",") and _apart(text, start, end)


def cased(written: str, listed: str) -> bool:
    """Tell whether a text writes a name with its capitals: `us` is not the US, nor `Us`."""
    if listed.isupper():
        return written.removesuffix("’s").removesuffix("'s").isupper()
    pairs = zip(written.replace("-", " ").split(), listed.replace("-", " ").split(), strict=False)
    return all(ours[:1].isupper() or not theirs[:1].isupper() for ours, theirs in pairs)


def _apart(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is no part of a double name: `Shimizu` in `Guthrie-Shimizu` is."""
    after = text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()
    return not after and DOUBLE.search(text, max(0, start - LONGEST), start) is None
