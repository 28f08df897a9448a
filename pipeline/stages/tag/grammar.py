"""Names by their build: a title and a name, given and family name, what stands before or after `Committee`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.lists.gazetteer import Gazetteer, gazetteer

NAME = r"(?:[DLO][’'])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[A-Z][a-z]+)*(?:[-’'][A-Za-z][a-zß-öø-ÿ]+)*"
"""A capitalised word: `Acheson`, `MacArthur`, `Guthrie-Shimizu`, `O’Neill`, `Tse-tung`; not `Rhee’s`."""

INITIALS = r"(?:[A-Z]\.\s?){1,3}"
PARTICLE = r"(?:de la|de|du|di|da|van der|van den|van|von|zu|bin|ibn|al|ter|dos)"
ORDINAL = r"(?:\d+(?:st|nd|rd|th|d))"
ACRONYM = r"(?:U\.S\.|U\.N\.|U\.K\.|[A-Z]{2,5})"
QUALITY = r"(?:(?:North|South)(?:east|west)?(?:ern)?|East(?:ern)?|West(?:ern)?|Central|Upper|Lower|Inner|Outer)"
SIDE = re.compile(r"(?<![\w.])(?:U\.S\.|U\.K\.)(?=-[a-z])|(?<=\b[Tt]he )(?:North|South)(?=[’',.;:)]|\s[a-z])")
"""`U.S.-led`, and `the North` where a country is divided."""

FIRMS = re.compile(r",?\s(?:Ltd|Inc|Co|& Co|and Company|Company|Bros|& Sons|and Sons|Press)\b")
"""What follows the name of a firm, which is that of no person any more."""

SHORTER = frozenset(
    {"U.S.S.", "H.M.S.", "S.S.", "R.M.S.", "U.S.", "U.N.", "U.K.", "D.C.", "B.C.", "A.D.", "E.O.", "P.S."}
)
"""What looks like the initials of a person and is none."""

PARTY = re.compile(
    r"\b(?:Party|Christian|Conservative|Democratic|Free|Green|Labou?r|Liberal|National|People[’']s|Progressive|Reform"
    r"|Social|Socialist|Workers[’']?)\b.*\b(?:Alliance|Accord|Pact)$"
)
"""An alliance that is a party, and no event."""

TITLE_WORDS = 4
"""In a quoted title at least this many words, most of them with a capital: less may be a quoted phrase."""


@dataclass(frozen=True)
class Grammar:
    """The patterns that a language's lists make."""

    lists: Gazetteer

    def names(self, text: str, *, note: bool) -> Iterator[Candidate]:
        """Yield everything in a text that is built like a name; titles of works are looked for in notes only."""
        yield from self._people(text)
        yield from self._bodies(text)
        yield from self._events(text)
        yield from self._places(text)
        if note:
            yield from _works(text)
            yield from self._correspondents(text)

    @cached_property
    def _common(self) -> frozenset[str]:
        """Words that no person is called."""
        heads = {word for _, words in self.lists.heads for word in words}
        singles = self.lists.single(EntityKind.GROUP, EntityKind.ORG, EntityKind.WORK)
        ranks = {word for title in self.lists.titles for word in title.split()}
        return self.lists.never | heads | singles | ranks

    @cached_property
    def _places_known(self) -> frozenset[str]:
        return self.lists.single(EntityKind.PLACE)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        titles = _either(self.lists.titles)
        name = rf"(?:{NAME}|{INITIALS}|{PARTICLE})"
        return re.compile(rf"(?<![\w.]){titles}(?:\sfor\s{NAME}(?:\s{NAME})?+)?+\s((?:{name}\s?){{0,4}}{NAME})")

    @cached_property
    def _given(self) -> re.Pattern[str]:
        middle = rf"(?:(?:{INITIALS}|[“\"]{NAME}[”\"]|{NAME})\s?)"
        return re.compile(
            rf"(?<![\w.])({_either(self.lists.given)}\s{middle}{{0,2}}(?:{PARTICLE}\s)?{NAME})(?:,?\s[JS]r\.)?"
        )

    @cached_property
    def _initialled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.–-])((?:{NAME}\s)?{INITIALS}{NAME}(?:\s{NAME})?)")

    @cached_property
    def _family_first(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.])({_either(self.lists.family_first)}\s{NAME}(?:\s{NAME})?)")

    def _people(self, text: str) -> Iterator[Candidate]:
        """Yield persons; their titles are no part of the name."""
        for pattern, reason, certainty, least in (
            (self._title, "a name after a title", Certainty.HIGH, 1),
            (self._given, "a given name and a family name", Certainty.HIGH, 2),
            (self._initialled, "initials and a family name", Certainty.HIGH, 2),
            (self._family_first, "a family name and a given name", Certainty.MEDIUM, 2),
            (OWNER, "somebody who has written, said or done", Certainty.MEDIUM, 2),
        ):
            for match in pattern.finditer(text):
                words = [] if FIRMS.search(match[1]) or FIRMS.match(text, match.end(1)) else self._person(match[1])
                if len(words) >= least and not self._is_place(words):
                    yield Candidate(
                        match.start(1), match.start(1) + _length(match[1], words), EntityKind.PERSON, certainty, reason
                    )

    def _correspondents(self, text: str) -> Iterator[Candidate]:
        """Yield who wrote to whom: family names, but not the capitals and offices between which telegrams go."""
        for match in LETTER.finditer(text):
            for number, name in enumerate(match.groups(), 1):
                words = self._person(name)
                if words and " ".join(words) == name and words[-1] not in self._places_known:
                    start, end = match.span(number)
                    yield Candidate(start, end, EntityKind.PERSON, Certainty.MEDIUM, "in a note, from or to whom")

    def _person(self, name: str) -> list[str]:
        """Return the words of a name up to the first that no person is called."""
        words = name.split()
        stop = next((n for n, word in enumerate(words) if self._no_name(word)), len(words))
        words = words[:stop]
        while words and (re.fullmatch(rf"{PARTICLE}|{INITIALS}", words[-1]) or words[-1] in self.lists.titles):
            words.pop()
        return words

    def _no_name(self, word: str) -> bool:
        """Tell whether no person is called so."""
        return word in SHORTER or word in self._common or word.rstrip("s") in self._common

    def _is_place(self, words: list[str]) -> bool:
        """Tell whether a name of one word, or its last, is that of a place: `General Washington` is a person."""
        return len(words) > 1 and words[-1] in self._places_known and words[0] not in self.lists.given

    @property
    def _named(self) -> str:
        """A pattern for a capitalised word that may be part of a name: no month, no `The`."""
        return rf"(?!{_either(self.lists.never)}\b){NAME}"

    @cached_property
    def _body(self) -> tuple[re.Pattern[str], ...]:
        word, name = rf"(?:{NAME}|{ACRONYM}|{ORDINAL})", self._named
        place = rf"(?:the\s)?{name}(?:\s{name})?"
        more = rf"(?:(?:(?:,\s{name})*,?\sand\s{name}(?:\s{name})?(?:\sin\s{place})?)?(?:\sof\s{place})?)"
        tail = rf"(?:\s(?:of|for|on)\s(?:the\s)?{name}(?:\s{name}){{0,2}}{more})"
        before = re.compile(rf"(?<![\w.])((?:{word}\s){{1,4}}{_either(self.lists.head('org'))}\b{tail}?)")
        after = re.compile(rf"(?<![\w.])({_either(self.lists.head('org_of'))}{tail})")
        return before, after

    def _bodies(self, text: str) -> Iterator[Candidate]:
        """Yield organisations."""
        yield from self._built(self._body, text, EntityKind.ORG, "the name of a body")

    @cached_property
    def _event(self) -> tuple[re.Pattern[str], ...]:
        where = rf"{self._named}(?:[-–]{NAME})?(?:\s{self._named})?"
        before = re.compile(
            rf"(?<![\w.])((?:{NAME}(?:[-–]{NAME})?\s){{1,3}}{_either(self.lists.head('event'))}\b"
            rf"(?:\s(?:on|of)\s(?:{where}|\d{{4}}))?)"
        )
        after = re.compile(
            rf"(?<![\w.])((?:{NAME}\s)?{_either(self.lists.head('event_of'))}\sof\s(?:the\s)?{where}(?:\sand\s{NAME})?)"
        )
        return before, after

    def _events(self, text: str) -> Iterator[Candidate]:
        """Yield wars, treaties, conferences."""
        for it in self._built(self._event, text, EntityKind.EVENT, "the name of an event"):
            if not PARTY.search(text[it.start : it.end]):
                yield it

    @cached_property
    def _place(self) -> tuple[re.Pattern[str], ...]:
        known = _either(self._places_known)
        before = re.compile(rf"(?<![\w.])((?:{NAME}\s){{1,2}}{_either(self.lists.head('place'))}\b)")
        after = re.compile(
            rf"(?<![\w.])({_either(self.lists.head('place_of'))}\s(?:of\s(?:the\s)?)?{NAME}(?:\s{NAME})?)"
        )
        quality = re.compile(rf"(?<![\w.])({QUALITY}\s{known}\b)")
        return before, after, quality

    @cached_property
    def _town(self) -> re.Pattern[str]:
        """`in College Park, Maryland`: a name after a preposition and before a state."""
        name = rf"{self._named}(?:\s{NAME}){{0,2}}"
        return re.compile(rf"\b(?:in|at|near|from|of|to)\s({name}),\s{_either(self.lists.states)}\b")

    def _places(self, text: str) -> Iterator[Candidate]:
        """Yield seas, rivers, islands, and parts of places that are known."""
        yield from self._built(self._place, text, EntityKind.PLACE, "the name of a place")
        for match in self._town.finditer(text):
            yield Candidate(*match.span(1), EntityKind.PLACE, Certainty.MEDIUM, "a name before that of its state")
        for match in SIDE.finditer(text) if self.lists.known else ():
            certainty = Certainty.MEDIUM if match[0].startswith("U") else Certainty.LOW
            yield Candidate(
                *match.span(), EntityKind.PLACE, certainty, "a side of a country, or a country in a compound"
            )

    def _built(
        self, patterns: Iterable[re.Pattern[str]], text: str, kind: EntityKind, reason: str
    ) -> Iterator[Candidate]:
        """Yield the matches of some patterns without the words before them that begin no name."""
        for pattern in patterns:
            for match in pattern.finditer(text):
                start = match.start(1) + self._leading(match[1])
                if " " in text[start : match.end(1)] and not self._runs_on(text[start : match.end(1)]):
                    yield Candidate(start, match.end(1), kind, Certainty.MEDIUM, reason)

    def _runs_on(self, name: str) -> bool:
        """Tell whether a name is a known one with a word after it that is no part of it: `Department of State File`."""
        return any(
            re.match(rf"{re.escape(body)}\s(?:and\s)?[A-Z]", name) for body in self._bodies_known if body in name
        )

    @cached_property
    def _bodies_known(self) -> tuple[str, ...]:
        return tuple(it.text for it in self.lists.known if it.kind is EntityKind.ORG and " " in it.text)

    def _leading(self, name: str) -> int:
        """Return how many characters of a match are words that begin no name: `The`, `In`."""
        match = re.match(rf"(?:{_either(self.lists.never)}\s)+", name)
        return match.end() if match else 0


OWNER = re.compile(
    rf"(?<![\w.])((?:{NAME}\s){{1,2}}{NAME})(?=[’']s?\s"
    r"(?:chapter|essay|article|book|biography|account|memoir|diary|study))"
)
"""`See Ann Roe’s chapter in this volume.`"""

LETTER = re.compile(
    rf"(?:^\d*\s?|[;:.]\s)((?:{NAME}\s){{0,2}}{NAME})\sto\s((?:{NAME}\s){{0,2}}{NAME})"
    r"(?=,\s(?:\d|undated|n\.d\.|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
"""`Roe to Hale, May 3, 1961`."""

QUOTED = re.compile(r"[“\"]([A-Z][^“”\"]{10,200}?),?[”\"]")


def _works(text: str) -> Iterator[Candidate]:
    """Yield the quoted titles of a note."""
    for match in QUOTED.finditer(text):
        words = [word for word in re.findall(r"[^\W\d_]+", match[1]) if len(word) > 3]
        if len(words) >= TITLE_WORDS - 1 and all(word[0].isupper() for word in words):
            yield Candidate(*match.span(1), EntityKind.WORK, Certainty.MEDIUM, "a quoted title in a note")


def _either(words: Iterable[str]) -> str:
    """Return a pattern for one of some words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(map(re.escape, ordered))})" if ordered else r"(?!)"


def _length(name: str, words: list[str]) -> int:
    """Return how many characters of a name its first words take."""
    match = re.match(r"\s?".join(map(re.escape, words)), name)
    return match.end() if match else 0


@cache
def grammar(language: str) -> Grammar:
    """Return the patterns of a language, made once a process."""
    return Grammar(gazetteer(language))
