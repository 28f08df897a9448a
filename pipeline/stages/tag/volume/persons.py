"""Who is who: all names of persons in a volume, sorted into persons."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag.full_name import FullName, Naming
from pipeline.stages.tag.spelling import folded, misread, plain
from pipeline.stages.tag.volume.mention import MISREAD, OFTEN, Mention, Verdict

FAR_MORE, AT_LEAST = 5, 5
"""Of several who bear a name one is meant who is named in full or by a title of his own so many times as often as all
others together, and so often: a president's cousin is named once. It stays doubtful."""

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
IN_NOTES = "the only one of this name, but in notes: {}"


@dataclass(slots=True)
class Person:
    """Somebody who is named in full in a volume."""

    names: list[FullName]
    called: list[str]
    """The names as they are printed, or as a list has them, the fullest first."""
    mentions: list[Mention] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    """What stands before the full name somewhere."""

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
        """Return for each mention whom it names.

        Where the full name stands does not matter but to one with a given name less: it is a person's own until a
        fuller one came before it.
        """
        return [self._of(mention) for mention in self.mentions]

    def _of(self, mention: Mention) -> Verdict:
        """Return whom a mention names."""
        called = self._called(mention)
        if called in self._whose:
            return self._whose[called]
        return self._family(mention, self._parsed[called])

    def _called(self, mention: Mention) -> str:
        """Return the full name that a mention has, or that a list has for it; else its family name."""
        own, listed = self.naming.untitled(plain(mention.text)), mention.candidate.name
        return listed if listed and (" " in own or " " not in listed) else own

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each name stands in the volume, in full or not."""
        return Counter(self._called(mention) for mention in self.mentions)

    @cached_property
    def _parsed(self) -> dict[str, FullName]:
        """The names of the volume in their parts, those of one word too."""
        return {called: self.naming.full(called) for called in self._counts}

    @cached_property
    def _full(self) -> dict[str, FullName]:
        """The full names of the volume, those that say most first."""
        names = self._parsed
        full = [called for called, name in names.items() if name.given]
        return {called: names[called] for called in sorted(full, key=lambda it: _says(it, names[it]), reverse=True)}

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        """Who is named in full, by family; names that may be of more than one of them are left out."""
        people: dict[str, list[Person]] = defaultdict(list)
        for called, name in self._full.items():
            if called in self._misread:
                continue
            fits = [it for it in people[name.key] if self._fits(called, it)]
            if len(fits) == 1:
                fits[0].names.append(name)
                fits[0].called.append(called)
            elif not fits:
                people[name.key].append(Person([name], [called]))
        for mention in self.mentions:
            for person in people.get(self._key(mention), ()):
                if self._called(mention) in person.called:
                    person.mentions.append(mention)
                    person.titles.update({self._title(mention)} - {""})
        return people

    def _fits(self, called: str, person: Person) -> bool:
        """Tell whether a name may be that of a person; one with a given name less only after the fuller one."""
        name, order = self._parsed[called], self._order
        after = min(order[it] for it in person.called) < order[called]
        return all(name.agrees(it) or (after and name.shortens(it)) for it in person.names)

    @cached_property
    def _order(self) -> dict[str, int]:
        """In which order the volume has its names for the first time."""
        return {called: number for number, called in enumerate(self._counts)}

    def _key(self, mention: Mention) -> str:
        return self._parsed[self._called(mention)].key

    @cached_property
    def _misread(self) -> dict[str, str]:
        """Full names that are another one of the volume with a letter misread."""
        keys = {called: folded(called) for called in self._full}
        found = {}
        frequent = {called: key for called, key in keys.items() if self._counts[called] >= OFTEN}
        for called, key in keys.items():
            often = [it for it, other in frequent.items() if self._rare(called, it) and misread(key, other)]
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
        cited = mention.note and CITED.match(mention.after)
        if listed and not self._in_body(bearers) and not (bearers and cited):
            return Verdict(self._whose.get(listed, Verdict(listed)).name)
        if not bearers:
            return self._alone(mention, name)
        if len(bearers) == 1 and not self._wife(mention, bearers[0]):
            return self._only(mention, bearers[0])
        return self._several(mention, bearers)

    def _only(self, mention: Mention, bearer: Person) -> Verdict:
        """Return the verdict on the family name of the only one who is named in full.

        The text may speak of somebody else than an author whom a note cites.
        """
        listed = mention.candidate.name
        known = listed and not any(self.naming.full(listed).fits(it) for it in bearer.names)
        if known:
            return Verdict(None, SEVERAL.format(_or([bearer.name, listed])), Certainty.LOW)
        if not mention.note and not self._in_body([bearer]):
            return Verdict(bearer.name, IN_NOTES.format(bearer.name), Certainty.LOW)
        return Verdict(bearer.name, "", Certainty.MEDIUM)

    def _several(self, mention: Mention, bearers: list[Person]) -> Verdict:
        """Return the only one of several bearers whom the title, the paragraph, the list or the body speaks for."""
        listed = self.naming.full(mention.candidate.name) if mention.candidate.name else None
        here = [it for it in bearers if any(other.block == mention.block for other in it.mentions)]
        title = self._title(mention)
        for some in (
            [it for it in bearers if title and title not in COURTESY and title in it.titles],
            here,
            [it for it in bearers if listed and not here and listed.fits(it.names[0])],
            self._in_body(bearers) if not here and not (mention.note and CITED.match(mention.after)) else [],
        ):
            if len(some) == 1 and not self._wife(mention, some[0]):
                return Verdict(some[0].name, "", Certainty.MEDIUM)
        doubt = SEVERAL.format(_or(it.name for it in bearers))
        cited = mention.note and CITED.match(mention.after)
        often = [it for it in bearers if self._prevails(it, bearers)] if not here and not cited else []
        return Verdict(often[0].name if often and not self._wife(mention, often[0]) else None, doubt, Certainty.LOW)

    def _prevails(self, person: Person, bearers: list[Person]) -> bool:
        """Tell whether one of a family is named in full far more often than all the others."""
        others = sum(self._told(it, bearers) for it in bearers if it is not person)
        return self._told(person, bearers) >= max(AT_LEAST, others * FAR_MORE)

    def _told(self, person: Person, bearers: list[Person]) -> int:
        """Return how often somebody is named in full, or by his family name and a title that is his alone."""
        alone = person.titles.difference(COURTESY, *(it.titles for it in bearers if it is not person))
        return len(person.mentions) + sum(self._titled[person.names[0].key, title] for title in alone)

    @cached_property
    def _titled(self) -> Counter[tuple[str, str]]:
        """How often each family name stands alone behind each title."""
        alone = (it for it in self.mentions if not self._parsed[self._called(it)].given)
        return Counter((self._key(it), self._title(it)) for it in alone)

    def _alone(self, mention: Mention, name: FullName) -> Verdict:
        """Return the verdict on a family name that is nowhere given in full."""
        often = self._near.get(name.key, [])
        if len(often) == 1 and not mention.candidate.name:
            meant = self._people.get(often[0], [])
            if len(meant) == 1:
                return Verdict(meant[0].name, MISREAD.format(meant[0].name), Certainty.LOW)
        title = self._title(mention)
        return Verdict(f"{title} {name.family}" if title in WIVES else self._spelt[name.key])

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """For each family that is rare the frequent ones of which it may be a misreading."""
        counts = Counter(self._key(mention) for mention in self.mentions)
        frequent = [family for family, count in counts.items() if count >= OFTEN]
        near = {it: [other for other in frequent if misread(it, other)] for it in counts}
        return {it: [other for other in some if counts[other] >= counts[it] * OFTEN] for it, some in near.items()}

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """How each family name is written most often."""
        spelt = Counter(self._parsed[self._called(it)] for it in self.mentions)
        ordered = sorted(spelt, key=lambda it: (spelt[it], it.family))
        return {name.key: name.family for name in ordered}

    def _in_body(self, people: Iterable[Person]) -> list[Person]:
        return [it for it in people if any(not mention.note for mention in it.mentions)]

    def _wife(self, mention: Mention, person: Person) -> bool:
        """Tell whether a mention may be of somebody else of the family than the person."""
        return self._title(mention) in WIVES and not WIVES & person.titles

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
