"""Who is who: all names of persons in a volume, sorted into persons."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag.full_name import FullName, Naming
from pipeline.stages.tag.mention import Mention, Verdict
from pipeline.stages.tag.spelling import folded, misread, plain

OFTEN = 3
"""A name that stands so many times as often as one that is a letter off is the one that was meant."""

COURTESY = frozenset(("Mr.", "Dr.", "Prof.", "Professor", "Sir", "Comrade", "author", "historian"))
"""Titles that two of a family may both have."""

WIVES = frozenset(("Mrs.", "Madame", "Lady"))
"""Titles that may be of somebody else than the bearer of the name."""

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"

FAMILY = ("brother", "famil", "sisters", "clan", "dynasty", "sons ")
"""What stands behind a name that is of several."""

CITED = re.compile(rf",\s(?!{MONTHS}|undated|n\.d\.)[“\"‘A-Z]")
"""What follows the family name of an author in a short citation, and not that of who wrote a letter."""

SEVERAL = "several bear this name: {}"
MISREAD = "one letter off {}, which stands here often"


@dataclass(slots=True)
class Person:
    """Somebody who is named in full in a volume."""

    names: list[FullName]
    called: list[str]
    """The names as they are printed, or as a list has them, the fullest first."""
    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the register calls him."""
        return self.called[0]


@dataclass(frozen=True)
class Persons:
    """Everybody whom the texts of a volume name."""

    mentions: Sequence[Mention]
    naming: Naming

    def verdicts(self) -> list[Verdict]:
        """Return for each mention whom it names; the order of the texts does not matter."""
        return [self._of(mention) for mention in self.mentions]

    def _of(self, mention: Mention) -> Verdict:
        """Return whom a mention names."""
        called = self._called(mention)
        if called in self._whose:
            return self._whose[called]
        return self._family(mention, self.naming.full(called))

    def _called(self, mention: Mention) -> str:
        """Return the full name that a mention has, or that a list has for it; else its family name."""
        own, listed = self.naming.untitled(plain(mention.text)), mention.candidate.name
        return listed if listed and (" " in own or " " not in listed) else own

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each name stands in the volume, in full or not."""
        return Counter(self._called(mention) for mention in self.mentions)

    @cached_property
    def _full(self) -> dict[str, FullName]:
        """The full names of the volume, those that say most first."""
        names = {called: self.naming.full(called) for called in self._counts}
        full = [called for called, name in names.items() if name.given]
        return {called: names[called] for called in sorted(full, key=lambda it: _says(it, names[it]), reverse=True)}

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        """Who is named in full, by family; names that may be of more than one of them are left out."""
        people: dict[str, list[Person]] = defaultdict(list)
        for called, name in self._full.items():
            if called in self._misread:
                continue
            fits = [it for it in people[name.key] if all(name.agrees(other) for other in it.names)]
            if len(fits) == 1:
                fits[0].names.append(name)
                fits[0].called.append(called)
            elif not fits:
                people[name.key].append(Person([name], [called]))
        for mention in self.mentions:
            for person in people.get(self._key(mention), ()):
                if self._called(mention) in person.called:
                    person.mentions.append(mention)
        return people

    def _key(self, mention: Mention) -> str:
        called = self._called(mention)
        return (self._full[called] if called in self._full else self.naming.full(called)).key

    @cached_property
    def _misread(self) -> dict[str, str]:
        """Full names that are another one of the volume with a letter misread."""
        keys = {called: folded(called) for called in self._full}
        found = {}
        for called, key in keys.items():
            often = [it for it, other in keys.items() if misread(key, other) and self._rare(called, it)]
            if len(often) == 1 and called not in self._listed:
                found[called] = often[0]
        return found

    def _rare(self, one: str, other: str) -> bool:
        return self._counts[one] * OFTEN <= self._counts[other]

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Names that a list has: no misreadings."""
        return frozenset(it.candidate.name or it.text for it in self.mentions if it.candidate.name)

    @cached_property
    def _whose(self) -> dict[str, Verdict]:
        """Whose each full name is."""
        whose = {called: Verdict(it.name) for people in self._people.values() for it in people for called in it.called}
        for called, name in self._full.items():
            if called in self._misread:
                meant = whose.get(self._misread[called], Verdict(self._misread[called]))
                whose[called] = Verdict(meant.name, MISREAD.format(meant.name), Certainty.LOW)
            elif called not in whose:
                fits = [it.name for it in self._people[name.key] if any(name.agrees(other) for other in it.names)]
                whose[called] = Verdict(None, SEVERAL.format(_or(fits)), Certainty.LOW)
        return whose

    def _family(self, mention: Mention, name: FullName) -> Verdict:
        """Return whom a family name names where it stands alone."""
        listed = mention.candidate.name
        bearers = self._people.get(name.key, [])
        if mention.after.lstrip().lower().startswith(FAMILY):
            return Verdict(None, "more than one person", Certainty.LOW)
        if listed and not self._in_body(bearers):
            return Verdict(self._whose.get(listed, Verdict(listed)).name)
        if not bearers:
            return self._alone(mention, name)
        if len(bearers) == 1 and not self._wife(mention, bearers[0]):
            return self._only(bearers[0], listed)
        return self._several(mention, bearers)

    def _only(self, bearer: Person, listed: str) -> Verdict:
        """Return the verdict on the family name of the only one who is named in full."""
        known = listed and not any(self.naming.full(listed).agrees(it) for it in bearer.names)
        if known:
            return Verdict(None, SEVERAL.format(_or([bearer.name, listed])), Certainty.LOW)
        return Verdict(bearer.name, "", Certainty.MEDIUM)

    def _several(self, mention: Mention, bearers: list[Person]) -> Verdict:
        """Return the only one of several bearers whom the title, the paragraph, the list or the body speaks for."""
        listed = self.naming.full(mention.candidate.name) if mention.candidate.name else None
        here = [it for it in bearers if any(other.block == mention.block for other in it.mentions)]
        title = self._title(mention)
        for some in (
            [it for it in bearers if title and title not in COURTESY and title in self._titles(it)],
            here,
            [it for it in bearers if listed and not here and listed.agrees(it.names[0])],
            self._in_body(bearers) if not here and not (mention.note and CITED.match(mention.after)) else [],
        ):
            if len(some) == 1 and not self._wife(mention, some[0]):
                return Verdict(some[0].name, "", Certainty.MEDIUM)
        return Verdict(None, SEVERAL.format(_or(it.name for it in bearers)), Certainty.LOW)

    def _alone(self, mention: Mention, name: FullName) -> Verdict:
        """Return the verdict on a family name that is nowhere given in full."""
        families: Counter[str] = self._families
        often = [it for it, count in families.items() if misread(name.key, it) and families[name.key] * OFTEN <= count]
        if len(often) == 1 and not mention.candidate.name:
            meant = self._people.get(often[0], [])
            if len(meant) == 1:
                return Verdict(meant[0].name, MISREAD.format(meant[0].name), Certainty.LOW)
        title = self._title(mention)
        return Verdict(f"{title} {name.family}" if title in WIVES else self._spelt[name.key])

    @cached_property
    def _families(self) -> Counter[str]:
        return Counter(self._key(mention) for mention in self.mentions)

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """How each family name is written most often."""
        spelt = Counter(self.naming.full(self._called(it)).family for it in self.mentions)
        ordered = sorted(spelt, key=lambda it: (spelt[it], it))
        return {folded(family): family for family in ordered}

    def _in_body(self, people: Iterable[Person]) -> list[Person]:
        return [it for it in people if any(not mention.note for mention in it.mentions)]

    def _wife(self, mention: Mention, person: Person) -> bool:
        """Tell whether a mention may be of somebody else of the family than the person."""
        return self._title(mention) in WIVES and not WIVES & self._titles(person)

    def _titles(self, person: Person) -> frozenset[str]:
        return frozenset(self._title(mention) for mention in person.mentions) - {""}

    def _title(self, mention: Mention) -> str:
        """Return the title before a mention, or at its beginning; "" if there is none."""
        own = self.naming.untitled(mention.text)
        said = f"{mention.before}{mention.text.removesuffix(own)}".rstrip()
        return self.naming.title_at_end(said)


def _says(called: str, name: FullName) -> tuple[int, int, int, str]:
    """Return how much a full name says: given names before initials, more before fewer."""
    return sum(len(part) > 1 for part in name.parts), len(name.parts), len(called), called


def _or(names: Iterable[str]) -> str:
    return " or ".join(sorted(names))
