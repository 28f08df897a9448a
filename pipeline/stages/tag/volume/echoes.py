"""Names that the volume itself explains: a family name and the full one, an acronym and the long form."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline import lexicon
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.full_name import FullName, Naming
from pipeline.stages.tag.lists.gazetteer import Gazetteer
from pipeline.stages.tag.volume.acronyms import Explanations, stands_for

UNEXPLAINED = re.compile(r"\b[Tt]he ([A-Z]{3,5})\b(?!-)")

WORD = re.compile(r"(?<![\w’'-])[\w&.]*\w")

TWICE = 2
"""An acronym that nothing explains is taken for a body if it has the article so often: once may be a printer's
heading."""

MEETINGS = frozenset(("Conference", "Convention", "Treaty", "Pact", "Protocol", "Summit", "Declaration"))
"""Events that go by this word alone where a volume speaks of one of them only: `the Conference`."""

WATERS = ("River", "Strait", "Straits")
"""What names of places go without once they are known: `the Imjin`."""

UNTOLD = "an acronym that stands with the article"

VESSELS = ("USS", "HMS", "HMAS", "HMCS", "RMS", "SS", "S.S.", "U.S.S.", "H.M.S.")
"""What names of ships go without."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short form, and what it stands for."""

    kind: EntityKind
    name: str
    """The long form; "" for persons, whom the register tells apart, and where the volume has none."""
    reason: str
    article: bool = False
    """Whether it is a name only with `the` before it."""
    sure: bool = True
    """Whether it is clear what it stands for."""


@dataclass(frozen=True, slots=True)
class Echoes:
    """Short names by what they stand for."""

    lists: Gazetteer
    short: dict[str, Short] = field(default_factory=dict)
    begun: dict[str, list[str]] = field(default_factory=dict)
    """The short names by their first words."""
    language: str = "en"

    @classmethod
    def of(
        cls, texts: Sequence[str], found: Sequence[Iterable[Candidate]], lists: Gazetteer, language: str
    ) -> "Echoes":
        """Return what the names that were found in some texts explain, wherever they stand."""
        echoes = cls(lists, language=language)
        lower = frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))
        names = [
            (it.kind, text[it.start : it.end], it.name)
            for text, some in zip(texts, found, strict=True)
            for it in some
        ]  # fmt: skip
        echoes._families(names, lower)
        echoes._parts(names, lower)
        echoes._acronyms(texts, names)
        for name in echoes.short:
            echoes.begun.setdefault(_first(name), []).append(name)
        return echoes

    def _families(self, names: Iterable[tuple[EntityKind, str, str]], lower: frozenset[str]) -> None:
        """Note the family names of persons who are named in full."""
        naming = Naming(self.lists)
        bearers: dict[str, list[FullName]] = defaultdict(list)
        for text, name in sorted({(text, name) for kind, text, name in names if kind is EntityKind.PERSON}):
            full = naming.full(text)
            if full.given and self._tells(full.family, lower):
                bearers[full.family].append(naming.full(name or text))
        for family, some in bearers.items():
            longest = max(some, key=lambda it: (len(it.parts), len(it.sorting), it.sorting))
            one = all(it.fits(longest) for it in some)
            reason = "a family name named before in full" if one else "a family name that several bear"
            self.short[family] = Short(EntityKind.PERSON, "", reason, sure=one)

    def _tells(self, family: str, lower: frozenset[str]) -> bool:
        """Tell whether a family name alone means a person: not where it is a place, a people or a plain word too."""
        known = self.lists.single(EntityKind.PLACE, EntityKind.GROUP, EntityKind.ORG)
        plain = family.lower() in lower or family in self.lists.never or family in self.lists.given
        return family not in known and not plain and len(family) > 1

    def _parts(self, names: Iterable[tuple[EntityKind, str, str]], lower: frozenset[str]) -> None:
        """Note what rivers, ships and conferences are called once they are known, if only one may be meant."""
        parts: dict[Short, set[str]] = defaultdict(set)
        for kind, text, _ in names:
            for part, reason in _called(kind, text):
                parts[Short(kind, part, reason, article=True)].add(text)
        known = self.lists.single(EntityKind.PLACE)
        for it, full in parts.items():
            if len(full) == 1 and it.name not in known and (it.name.lower() not in lower or it.name in MEETINGS):
                self.short.setdefault(it.name, Short(it.kind, full.pop(), it.reason, article=True))

    def _acronyms(self, texts: Sequence[str], names: Sequence[tuple[EntityKind, str, str]]) -> None:
        """Note the acronyms that the volume explains, those that fit one of its names, and those it never explains."""
        explanations = Explanations.of(texts)
        kinds = {text: kind for kind, text, _ in names}
        for acronym, forms in explanations.names.items():
            kind = next((kinds[form] for form in forms if form in kinds), EntityKind.ORG)
            if kind is EntityKind.PERSON or not all(" " in form for form in forms):
                continue
            for form in (acronym, *forms):
                self.short.setdefault(form, Short(kind, forms[0], "an acronym that the text explains"))
        used = Counter(acronym for text in texts for acronym in UNEXPLAINED.findall(text))
        known = {it.text for it in self.lists.known} | self.lists.nameless | explanations.words
        for acronym in sorted(used.keys() - known - self.short.keys()):
            fits = {text: kind for text, kind in kinds.items() if kind is EntityKind.ORG and stands_for(acronym, text)}
            if len(fits) == 1:
                text, kind = fits.popitem()
                self.short[acronym] = Short(kind, text, "an acronym that the text explains")
            elif used[acronym] >= TWICE:
                self.short[acronym] = Short(EntityKind.ORG, "", UNTOLD, sure=False)

    def heard(self, text: str) -> Iterator[Candidate]:
        """Yield every short form in a text."""
        for match in WORD.finditer(text):
            for name in self.begun.get(_first(match[0]), ()):
                it, start, end = self.short[name], match.start(), match.start() + len(name)
                whole = text.startswith(name, start) and ENDS.match(text, end)
                if whole and (not it.article or _alone(text, start, end)) and not self._goes_on(it, text, end):
                    certainty = Certainty.MEDIUM if it.sure else Certainty.LOW
                    yield Candidate(start, end, it.kind, certainty, it.reason, it.name)

    def _goes_on(self, it: Short, text: str, end: int) -> bool:
        """Tell whether a family name is another's given one here: `Jefferson Caffery`, not `Truman Doctrine`."""
        words, more = lexicon.listed(self.language), MORE.match(text, end)
        return it.kind is EntityKind.PERSON and bool(words and more and more[1].lower() not in words)


MORE = re.compile(r"\s([A-ZÀ-Þ][a-zß-öø-ÿ]+)(?!\w)")
"""A word with a capital that goes on after a name."""

ENDS = re.compile(r"(?:[’']s?|s(?=\W|$))?(?![\w&])")
"""What may stand behind a short form: a possessive, a plural, no other letter."""


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether words stand with the article, and go on neither in a longer name nor in `of`."""
    return text[:start].endswith(("the ", "The ")) and not re.match(r"\s(?:[A-Z]|of\b|on\b)", text[end:])


def _called(kind: EntityKind, text: str) -> Iterator[tuple[str, str]]:
    """Yield what something may be called once its full name is known."""
    words = text.split()
    if kind is EntityKind.EVENT:
        heads = [word for word in words if word in MEETINGS]
        yield from ((head, "an event named before in full") for head in heads if len(words) > 1)
    elif kind is EntityKind.PLACE and len(words) == 2 and words[1] in WATERS:
        yield words[0], "a place named before in full"
    elif len(words) > 1 and words[0] in VESSELS:
        yield " ".join(words[1:]), "a ship named before in full"


def _first(name: str) -> str:
    """Return the letters that a name begins with."""
    match = re.match(r"\w+", name)
    return match[0] if match else name
