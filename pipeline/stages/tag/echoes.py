"""Names that the volume itself explains: a family name after the full one, an acronym after the long form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.gazetteer import Gazetteer

ACRONYM = re.compile(r"\s\(([A-Z][A-Z&.]{1,7})s?\)")

UNEXPLAINED = re.compile(r"\b[Tt]he ([A-Z]{3,5})\b(?!-)")

TWICE = 2
"""An acronym that nothing explains is taken for a body if it has the article so often: once may be a printer's
heading."""

NO_BODY = frozenset({"POW", "POWS", "ICBM", "GNP", "GDP", "DNA", "TNT", "LORD", "TEI", "OCR", "AND", "THE", "WAR"})
"""What is written so and is none."""

SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "des", "du", "und", "der"))
"""Words that most acronyms pass over."""


@dataclass(frozen=True, slots=True)
class Echoes:
    """Short names by what they stand for."""

    lists: Gazetteer
    short: dict[str, tuple[EntityKind, str, str]] = field(default_factory=dict)
    """Short form: kind, long form, reason."""

    @classmethod
    def of(cls, texts: Sequence[str], found: Sequence[Iterable[Candidate]], lists: Gazetteer) -> "Echoes":
        """Return what the full names that were found in some texts explain."""
        echoes = cls(lists)
        lower = frozenset(word for text in texts for word in re.findall(r"\b[a-z]+\b", text))
        for text, candidates in zip(texts, found, strict=True):
            for candidate in candidates:
                echoes._learn(text, candidate, lower)
        echoes._guess(texts)
        return echoes

    def _guess(self, texts: Sequence[str]) -> None:
        """Note the acronyms that the text uses like the name of a body without ever saying of which."""
        known = {it.text for it in self.lists.known} | NO_BODY | set(self.short)
        counts = Counter(acronym for text in texts for acronym in UNEXPLAINED.findall(text))
        for acronym, count in counts.items():
            if count >= TWICE and acronym not in known:
                self.short[acronym] = (EntityKind.ORG, "", "an acronym that stands with the article")

    def _learn(self, text: str, candidate: Candidate, lower: frozenset[str]) -> None:
        """Note the family name of a person, or the acronym that follows a long form."""
        name = text[candidate.start : candidate.end]
        if candidate.kind is EntityKind.PERSON:
            family = family_name(name, self.lists)
            if family and family != name and self._tells(family, lower):
                self._name(family, candidate.name or name)
            return
        match = ACRONYM.match(text, candidate.end)
        if match and _stands_for(match[1], name):
            self.short.setdefault(
                match[1], (candidate.kind, candidate.name or name, "an acronym that the text explains")
            )

    def _name(self, family: str, full: str) -> None:
        """Note who bears a family name; where several do, the register knows who was named last."""
        known = self.short.get(family, (EntityKind.PERSON, full, ""))[1]
        several = known != full and not one_person(known, full, self.lists)
        reason = "a family name that several bear" if several else "a family name named before in full"
        self.short[family] = (EntityKind.PERSON, "" if several else max(known, full, key=len), reason)

    def _tells(self, family: str, lower: frozenset[str]) -> bool:
        """Tell whether a family name alone means a person: not where it is a place, a people or a plain word too."""
        known = self.lists.single(EntityKind.PLACE, EntityKind.GROUP, EntityKind.ORG)
        plain = family.lower() in lower or family in self.lists.never or family in self.lists.given
        return family not in known and not plain and len(family) > 1

    def heard(self, text: str) -> Iterator[Candidate]:
        """Yield every short form in a text."""
        for match in re.finditer(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'&.-]*?(?=(?:[’']s?)?(?![\w&]))", text):
            kind, name, reason = self.short.get(match[0], (None, "", ""))
            if kind is not None:
                certainty = Certainty.MEDIUM if name else Certainty.LOW
                yield Candidate(match.start(), match.end(), kind, certainty, reason, name)


def family_name(name: str, lists: Gazetteer) -> str:
    """Return the family name of a full name: the first word where families come first, else the last."""
    words = re.sub(r",?\s[JS]r\.$", "", name).split()
    eastern = words and words[0] in lists.family_first
    if eastern and len(words) > (2 if words[0] in lists.family_or_given and "-" not in name else 1):
        return words[0]
    particles = [word for word in words[1:-1] if word.islower()]
    return " ".join([*particles, words[-1]]) if words else ""


def one_person(one: str, other: str, lists: Gazetteer) -> bool:
    """Tell whether two names may be of one person: the same family, and given names that do not contradict."""
    family = family_name(one, lists)
    if family != family_name(other, lists):
        return False
    shorter, longer = sorted((_given(name, family) for name in (one, other)), key=len)
    return not shorter or (_agree(shorter[0], longer[0]) and all(any(_agree(a, b) for b in longer) for a in shorter))


def _given(name: str, family: str) -> list[str]:
    """Return the given names and initials of a full name."""
    words = re.findall(r"[A-Z]\.|[^.\s]+\.?", name)
    return [word for word in words if word not in family.split() and word[:1].isupper()]


def _agree(one: str, other: str) -> bool:
    """Tell whether two given names are the same, or one is the initial of the other."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _stands_for(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym are the initials of a name, small words passed over or not."""
    letters = acronym.replace(".", "").replace("&", "")
    words = re.findall(r"[^\W\d_]+|\b[A-Z]+\b", name)
    initials = "".join(word if word.isupper() else word[0].upper() for word in words if word not in SMALL)
    every = "".join(word if word.isupper() else word[0].upper() for word in words)
    return letters in (initials, every)
