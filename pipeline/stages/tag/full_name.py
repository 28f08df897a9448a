"""The names of persons: which part is the family's, and which two may be of one person."""

import re
from dataclasses import dataclass
from functools import cached_property

from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.spelling import plain, sounded

SUFFIX = re.compile(r",?\s(Jr|Sr|II|III|IV)\.?$")

QUOTES = "“‘\"'("

PART = re.compile(r"[A-Z]\.|[^.\s]+\.?")

SYLLABLES = re.compile(r"^[A-Z][^\W\d_]+-[a-zŏŭ][^\W\d_]+$")
"""A given name in two syllables, as those are written that stand behind the family's: `Kai-shek`, `Ki-moon`."""

TITLE_WORDS = 5
"""A title has no more words: `Deputy Assistant Secretary of State`."""


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's name in its parts, as they are printed."""

    family: str
    given: tuple[str, ...] = ()
    """Given names and initials, as they follow one another."""
    suffix: str = ""
    """`Jr`, `III`."""
    eastern: bool = False
    """Whether the family stands first."""

    @property
    def key(self) -> str:
        """What is the same for all who may be of one family."""
        return sounded(self.family)

    @property
    def parts(self) -> tuple[str, ...]:
        """The given names, folded, those with a hyphen in two, without what friends say: `“Ellie”`."""
        return tuple(word for given in self.given if given[0] not in QUOTES for word in sounded(given).split())

    @property
    def sorting(self) -> str:
        """The name as a register sorts it, the family first: `Rhee, Syngman`; "" where only one part is known."""
        given = " ".join(self.given)
        ending = f", {self.suffix}" if self.suffix else ""
        return f"{self.family}, {given}{ending}" if given else ""

    def agrees(self, other: "FullName") -> bool:
        """Tell whether two names are of one person if nothing else speaks against it.

        Given names may be initials, or left out where they are; but John Adams is not John Quincy Adams.
        """
        left, shorter = self._left(other), min(self.parts, other.parts, key=len)
        return left is not None and (all(len(it) == 1 for it in left) or all(len(it) == 1 for it in shorter))

    def fits(self, other: "FullName") -> bool:
        """Tell whether nothing in two names speaks against their being of one person."""
        return self._left(other) is not None

    def shortens(self, other: "FullName") -> bool:
        """Tell whether a name may be another one with a given name left out: `Robert Bliss`, `Robert Woods Bliss`."""
        return self.fits(other) and len(self.parts) <= len(other.parts)

    def _left(self, other: "FullName") -> tuple[str, ...] | None:
        """Return the given names that one of two has besides; None where the two contradict one another."""
        if self.suffix and other.suffix and self.suffix != other.suffix:
            return None
        if self.eastern is not other.eastern and self._words == other._words:
            return ()
        return _left(*sorted((self.parts, other.parts), key=len)) if self.key == other.key else None

    @property
    def _words(self) -> list[str]:
        return sorted((*self.key.split(), *self.parts))


@dataclass(frozen=True)
class Naming:
    """How names of persons are read in a language."""

    lists: Gazetteer

    def full(self, name: str) -> FullName:
        """Return the parts of a name; titles before it are no part of it."""
        name = self.untitled(plain(name))
        found = SUFFIX.search(name)
        suffix = found[1] if found else ""
        words = (name[: found.start()] if found else name).split()
        if len(words) < 2 or words[0].islower():
            return FullName(" ".join(words), (), suffix)
        if self._eastern(words):
            return FullName(words[0], tuple(words[1:]), suffix, eastern=True)
        first = next((n for n, word in enumerate(words[1:-1], 1) if word.islower()), len(words) - 1)
        given = tuple(part for word in words[:first] for part in PART.findall(word))
        return FullName(" ".join(words[first:]), given, suffix)

    def untitled(self, name: str) -> str:
        """Return a name without the titles that it begins with; the name itself where nothing else is left."""
        words = name.split()
        for count in range(min(len(words) - 1, TITLE_WORDS), 0, -1):
            if " ".join(words[:count]) in self._titles:
                return self.untitled(" ".join(words[count:]))
        return name

    def title_at_end(self, text: str) -> str:
        """Return the longest title that a text ends with, "" if there is none."""
        words = text.split()[-TITLE_WORDS:]
        ends = (" ".join(words[start:]).lstrip("“\"‘'([") for start in range(len(words)))
        return next((it for it in ends if it in self._titles), "")

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(self.lists.titles)

    def _eastern(self, words: list[str]) -> bool:
        """Tell whether the family stands first: not so `Kim Hoggard`, because Kim is a given name too."""
        sure = len(words) > 2 or words[0] not in self.lists.family_or_given
        return SYLLABLES.search(words[-1]) is not None or (words[0] in self.lists.family_first and sure)

    def sorting(self, name: str) -> str:
        """Return a name as a register sorts it; "" where it is not certain which part is the family's."""
        full = self.full(name)
        certain = full.eastern or (full.given and (len(full.parts[0]) == 1 or full.given[0] in self.lists.given))
        return full.sorting if certain else ""


def _left(shorter: tuple[str, ...], longer: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what a name leaves out of the given names of a longer one behind its first; None if it is not that one.

    `Foster` may be `John Foster`, but `F.` is only somebody whose first name begins so.
    """
    if not shorter:
        return ()
    if shorter[0] in longer[1:] and len(shorter[0]) > 1:
        start: int | None = longer.index(shorter[0])
    else:
        start = 0 if _alike(shorter[0], longer[0]) and _told(shorter, longer) else None
    return None if start is None else _rest(shorter[1:], longer[start + 1 :])


def _rest(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return those of some names that do not stand, in the same order, among others; None if not all of these do."""
    left: list[str] = []
    rest = iter(others)
    for one in some:
        skipped = []
        for other in rest:
            if _alike(one, other):
                break
            skipped.append(other)
        else:
            return None
        left += skipped
    return (*left, *rest)


def _told(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Tell whether initials are all that one of two names has, or both have a given name in common.

    `H. S.` may be `Harry`, but `M. Robert` is hardly `Martha`.
    """
    full = [{word for word in name if len(word) > 1} for name in (shorter, longer)]
    return not all(full) or bool(full[0] & full[1])


def _alike(one: str, other: str) -> bool:
    """Tell whether two given names are the same, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
