"""What is what: all names of places, bodies, groups, events and works in a volume, sorted into things."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import no_surer
from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.spelling import folded, misread, plain
from pipeline.stages.tag.volume.acronyms import Explanations, stands_for
from pipeline.stages.tag.volume.mention import MISREAD, OFTEN, Mention, Verdict

Key = tuple[EntityKind, str]
"""A kind, and what all spellings of a name have in common."""

Same = tuple[Key | None, str, Certainty]
"""What a name is the same as, None where several may be meant; the doubt, in words; how sure it is at most."""

FITS = 3
"""Letters that an acronym must have to be taken for a long form that does not explain it: two fit too much."""

FAR_MORE, AT_LEAST = 5, 5
"""`The Department` is the one that is named so many times as often as all others together, and so often."""

LETTERS = "the letters fit {}"
ONLY = "the only one here that is called so: {}"
SEVERAL = "several may be meant"

ORDINAL = re.compile(r"\d+\w*|first|second|third|\w+th")
"""Bodies that are numbered come in numbers."""

ARTICLE = re.compile(r"^(?:the|The|THE)\s")


@dataclass(frozen=True)
class Bodies:
    """Everything but persons and dates that the texts of a volume name."""

    mentions: Sequence[Mention]
    explanations: Explanations
    lists: Gazetteer

    def verdicts(self) -> list[Verdict]:
        """Return for each mention what it names.

        Where the long name stands does not matter but to one without its country or its beginning: it is another
        body's unless the longer one came first.
        """
        return [self._of(self._key(mention)) for mention in self.mentions]

    def _of(self, key: Key) -> Verdict:
        """Return what the mentions with a key name."""
        meant, doubt, most = self._joined.get(key, (key, "", Certainty.HIGH))
        if meant is None:
            return Verdict(None, doubt, most)
        return Verdict(self._called[meant], doubt.format(self._called[meant]), most)

    def _key(self, mention: Mention) -> Key:
        """Return what all mentions of the same have in common; a volume's own explanation goes before a list."""
        kind, text = mention.candidate.kind, ARTICLE.sub("", plain(mention.text))
        acronym = text.removesuffix("s") if text[:-1].isupper() else text
        if acronym in self._long:
            return kind, self._long[acronym]
        return kind, self._spelt_out(mention.candidate.name or text)

    def _spelt_out(self, name: str) -> str:
        """Return a name, folded, its acronyms spelt out: `UN Command` is the United Nations Command."""
        words = (
            self._short.get(folded(word), word) if word.isupper() or "." in word else word for word in name.split()
        )
        return folded(" ".join(words))

    @cached_property
    def _short(self) -> dict[str, str]:
        """What the lists have for acronyms."""
        return {folded(it.text): it.name for it in self.lists.known if it.text.isupper() and " " not in it.text}

    @cached_property
    def _long(self) -> dict[str, str]:
        """The folded long form of each acronym that the volume explains in one way."""
        keys = {
            acronym: {self._spelt_out(form) for form in forms} for acronym, forms in self.explanations.names.items()
        }
        return {acronym: forms.pop() for acronym, forms in keys.items() if len(forms) == 1}

    @cached_property
    def _counts(self) -> Counter[Key]:
        return Counter(self._key(mention) for mention in self.mentions)

    @cached_property
    def _called(self) -> dict[Key, str]:
        """What the register calls each: as a list does, else by the longest form that is not all in capitals."""
        names: dict[Key, Counter[tuple[bool, bool, int, str]]] = defaultdict(Counter)
        for mention in self.mentions:
            key, text = self._key(mention), ARTICLE.sub("", plain(mention.text))
            listed = mention.candidate.name if self._spelt_out(mention.candidate.name or "?") == key[1] else ""
            name = listed or text
            names[key][bool(listed), not name.isupper(), len(name), name] += 1
        for forms in self.explanations.names.values():
            for form in forms:
                for kind in EntityKind:
                    if (kind, self._spelt_out(form)) in names:
                        names[kind, self._spelt_out(form)][False, True, len(form), form] += 1
        return {key: max(some)[-1] for key, some in names.items()}

    @cached_property
    def _joined(self) -> Mapping[Key, Same]:
        """What is the same as something else, and how sure that is."""
        joined: dict[Key, Same] = {}
        for key in sorted(self._counts):
            found = self._plural(key) or self._acronym(key) or self._head(key) or self._part(key) or self._wrong(key)
            if found:
                joined[key] = found
        return {key: self._end(found, joined) for key, found in joined.items()}

    def _end(self, found: Same, joined: Mapping[Key, Same]) -> Same:
        """Return what a name is in the end, where what it is the same as is the same as a third."""
        seen: set[Key] = set()
        while found[0] and found[0] in joined and found[0] not in seen:
            seen.add(found[0])
            meant, doubt, most = joined[found[0]]
            found = meant, found[1] or doubt, no_surer(found[2], most)
        return found

    def _plural(self, key: Key) -> Same | None:
        """Return the people of which a name is the plural."""
        one = key[0], key[1].removesuffix("s")
        return (one, "", Certainty.HIGH) if key[0] is EntityKind.GROUP and one != key and one in self._counts else None

    def _acronym(self, key: Key) -> Same | None:
        """Return the only long name of the volume that the letters of an acronym fit."""
        short = self._called[key]
        if not (short.isupper() and " " not in short and len(short) >= FITS and not self._is_listed(key)):
            return None
        fit = [it for it in self._counts if it[0] is key[0] and stands_for(short, self._called[it])]
        if len(fit) == 1:
            return fit[0], LETTERS, Certainty.MEDIUM
        return self._longer(key, short)

    def _longer(self, key: Key, short: str) -> Same | None:
        """Return what an acronym means that is an explained one and a letter more, if no paragraph has both."""
        explained = short[:-1]
        if explained not in self._long or len(explained) < FITS:
            return None
        meant = key[0], self._long[explained]
        apart = not self._blocks(short) & self._blocks(explained)
        return (meant, MISREAD, Certainty.LOW) if meant in self._counts and apart else None

    def _blocks(self, text: str) -> set[int]:
        return {it.block for it in self.mentions if plain(it.text) == text}

    def _is_listed(self, key: Key) -> bool:
        return key in self._listed

    @cached_property
    def _listed(self) -> frozenset[Key]:
        return frozenset(self._key(it) for it in self.mentions if it.candidate.name)

    def _head(self, key: Key) -> Same | None:
        """Return the only body of the volume that `the Committee` can be."""
        if self._is_listed(key) or key[1] not in self._heads:
            return None
        fit = [it for it in self._counts if it[0] is key[0] and it != key and key[1] in it[1].split()]
        if len(fit) == 1:
            return fit[0], ONLY, Certainty.MEDIUM
        most = max(fit, key=lambda it: self._counts[it], default=key)
        others = sum(self._counts[it] for it in fit if it != most)
        prevails = self._counts[most] >= max(AT_LEAST, others * FAR_MORE) and bool(fit)
        return most if prevails else None, SEVERAL, Certainty.LOW

    @cached_property
    def _heads(self) -> frozenset[str]:
        kinds = ("org", "org_of", "event", "event_of")
        return frozenset(word.lower() for kind in kinds for word in self.lists.head(kind) if " " not in word)

    def _part(self, key: Key) -> Same | None:
        """Return the only longer name that one is without its country, without `River` or without its beginning."""
        for shortened, doubt in ((self._shortened, ""), (self._endings, ONLY)):
            longer = shortened.get(key, [])
            if longer and not self._is_listed(key):
                return (longer[0], doubt, Certainty.MEDIUM) if self._first_of(longer, key) else None
        return None

    def _first_of(self, longer: Sequence[Key], shorter: Key) -> bool:
        """Tell whether there is but one longer name, and the volume has it first: else it tells another apart."""
        return len(longer) == 1 and self._order[longer[0]] < self._order[shorter]

    @cached_property
    def _order(self) -> dict[Key, int]:
        return {key: number for number, key in enumerate(self._counts)}

    @cached_property
    def _shortened(self) -> dict[Key, list[Key]]:
        """Names by what is left of them without their country or without `River`."""
        shortened: dict[Key, list[Key]] = defaultdict(list)
        for key in self._counts:
            rest = self._stateless(key) or _riverless(key)
            if rest and rest != key[1]:
                shortened[key[0], rest].append(key)
        return shortened

    @cached_property
    def _endings(self) -> dict[Key, list[Key]]:
        """Names of bodies by what they end with: `Advisory Committee`, but neither `Air Force` nor a numbered army."""
        endings: dict[Key, list[Key]] = defaultdict(list)
        for key in self._counts:
            words = key[1].split()
            for start in range(1, len(words) - 1 if words[-1] in self._heads else 0):
                ending = " ".join(words[start:])
                if ending not in self._long_heads and not any(map(ORDINAL.fullmatch, words[:start])):
                    endings[key[0], ending].append(key)
        return endings

    @cached_property
    def _long_heads(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.lists.head("org") if " " in word)

    def _stateless(self, key: Key) -> str:
        """Return the name of a body without the countries in it, "" if too little is left to be a name."""
        if key[0] is not EntityKind.ORG:
            return ""
        rest = " ".join(f" {key[1]} ".replace(f" {state} ", " ") for state in self._state(key[1]))
        rest = " ".join(rest.split())
        return rest if " " in rest and rest not in self._long_heads else ""

    def _state(self, name: str) -> list[str]:
        """Return the country or people that a name has in it, the longest."""
        words = name.split()
        parts = (" ".join(words[start : start + count]) for count in (3, 2, 1) for start in range(len(words) - 1))
        return [part for part in parts if part in self._states][:1]

    @cached_property
    def _states(self) -> frozenset[str]:
        return frozenset(folded(it.name) for it in self.lists.known if it.kind in (EntityKind.PLACE, EntityKind.GROUP))

    @cached_property
    def _frequent(self) -> list[Key]:
        return [key for key, count in self._counts.items() if count >= OFTEN]

    def _wrong(self, key: Key) -> Same | None:
        """Return the frequent name of which one is a misreading."""
        if self._is_listed(key):
            return None
        least = self._counts[key] * OFTEN
        often = [
            it for it in self._frequent
            if it[0] is key[0] and self._counts[it] >= least and misread(key[1], it[1])
        ]  # fmt: skip
        return (often[0], MISREAD, Certainty.LOW) if len(often) == 1 else None


def _riverless(key: Key) -> str:
    """Return the name of a river without `River`."""
    return key[1].removesuffix(" river") if key[0] is EntityKind.PLACE and key[1].endswith(" river") else ""
