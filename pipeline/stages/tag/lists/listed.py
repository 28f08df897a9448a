"""The names in a text that an archivist's own lists have."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.authority import Entry
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.lists.index import Found, Index

REASON = "in a list of the archivist's"

SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ]+(?![\w’'-])")
"""A word without capitals."""

MORE = re.compile(r"\s[A-ZÀ-Þ][a-zß-öø-ÿ]")
"""A name that goes on: David Dean Rusk is not David Dean."""

LISTED = 0.95
"""So likely at least a name is right that an archivist listed, and that is no plain word: he did it for this volume."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An archivist's lists, laid beside those that every volume has."""

    index: Index
    lists: Gazetteer
    plain: frozenset[str] = frozenset()
    """Words that the volume writes small."""

    @classmethod
    def of(cls, index: Index, lists: Gazetteer, texts: Iterable[str]) -> "Listed":
        """Return the lists as they are used in a volume."""
        return cls(index, lists, frozenset(word for text in texts for word in SMALL.findall(text)))

    def names(self, text: str) -> Iterator[Candidate]:
        """Yield the names of a text that are listed, but not those that are as well something else."""
        for found in self.index.found(text):
            kinds = {it.entry.kind for it in found.names}
            kind = next(iter(kinds))
            whole = kind is not EntityKind.PERSON or not MORE.match(text, found.end)
            if len(kinds) == 1 and whole and self._tells(text[found.start : found.end], kind):
                name = self._called(found)
                yield Candidate(found.start, found.end, kind, Certainty.HIGH, REASON, name, sources=(Source.AUTHORITY,))

    def _tells(self, written: str, kind: EntityKind) -> bool:
        """Tell whether a name means what is listed: one word may be a plain one, or what other lists know otherwise."""
        if " " in written or "-" in written:
            return True
        others = self.lists.single(*(it for it in EntityKind if it is not kind))
        plain = written in self.lists.never or written.lower() in self.plain
        given = kind is EntityKind.PERSON and written in self.lists.given
        return not (plain or given or written in others)

    def _called(self, found: Found) -> str:
        """Return the name of what is meant, "" where several may be."""
        entries: list[Entry] = list(dict.fromkeys(it.entry for it in found.names))
        kin = [it for name in found.names for it in self.index.kin(name.text) if " " not in name.text]
        if len({*entries, *kin}) > 1:
            return ""
        return next(iter(self.index.said(entries[0])), "")
