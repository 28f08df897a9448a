"""Acronyms, and the long forms that a volume gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "de", "la", "des", "du", "und", "der", "&"))
"""Words that most acronyms pass over."""

ACRONYM = r"[A-Z][A-Z&.]{1,7}"

BEHIND = re.compile(
    rf"(?:[’']s?)?,?\s?[(\[](?:or |the |hereafter |hereinafter )*[“\"‘']?({ACRONYM})s?[”\"’',;]*[)\],;\s]"
)
"""What follows a long form: `(UNC)`, `[hereafter “UNC”]`, `(UNC, later EUSAK)`."""

OR = re.compile(rf",\s(?:or|known as|called|abbreviated)\s(?:the\s)?[“\"‘']?({ACRONYM})[”\"’']?(?=[\s,.;:)])")
"""What follows one in a sentence: `, or UNC,`."""

BEFORE = re.compile(rf"(?<![\w.])({ACRONYM})s?\s[(\[](?:the\s)?(?=[A-Z])")
"""What stands before one: `UNC (United Nations Command)`."""

WORDS = 12
"""A long form has no more words: the longest that committees bear, with their small words."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A place [start, end) where a text says in full what an acronym stands for."""

    acronym: str
    start: int
    end: int
    """Of the long form."""
    at: int
    """Where the acronym begins."""


def explained(text: str) -> Iterator[Explained]:
    """Yield every acronym that a text explains, before the long form or behind it."""
    for pattern in (BEHIND, OR):
        for match in pattern.finditer(text):
            start = _begins(text[: match.start()], match[1])
            if start is not None:
                yield Explained(match[1], start, match.start(), match.start(1))
    for match in BEFORE.finditer(text):
        close = re.compile(r"[)\];,]").search(text, match.end())
        if close and _begins(text[: close.start()], match[1]) == match.end():
            yield Explained(match[1], match.end(), close.start(), match.start(1))


def _begins(before: str, acronym: str) -> int | None:
    """Return where the words at the end of a text begin that an acronym is made of; None if there are none."""
    words = list(re.finditer(r"[^\W_]+(?:\.[A-Z]\.?)*", before[-200:]))[-WORDS:]
    count = _taken([word[0] for word in words], letters(acronym))
    return max(0, len(before) - 200) + words[-count].start() if count else None


def _taken(words: Sequence[str], sought: str) -> int:
    """Return how many of the last words it takes to spell some letters, 0 if they do not."""
    if not sought:
        return 0
    for count, word in enumerate(reversed(words), 1):
        rest = _rest(word, sought)
        if rest is not None:
            more = _taken(words[: len(words) - count], rest)
            if more or not rest:
                return count + more
        if word.lower() not in SMALL:
            return 0
    return 0


def _rest(word: str, sought: str) -> str | None:
    """Return the letters that a word leaves to those before it; None if it is not the last that is sought."""
    capitals = word.replace(".", "")
    if capitals.isupper() and sought.endswith(capitals):
        return sought[: -len(capitals)]
    return sought[:-1] if word[0].upper() == sought[-1] else None


def letters(acronym: str) -> str:
    """Return the letters of an acronym."""
    return acronym.replace(".", "").replace("&", "")


def stands_for(acronym: str, name: str) -> bool:
    """Tell whether the letters of an acronym are the initials of a name, small words passed over or not."""
    words = re.findall(r"[^\W_]+(?:\.[A-Z]\.?)*", name)
    return len(words) > 1 and _taken(words, letters(acronym)) == len(words)


@dataclass(frozen=True)
class Explanations:
    """What all the texts of a volume say of their acronyms."""

    found: Sequence[tuple[int, Explained]]
    """Number of the text, and what it explains."""
    texts: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Explanations":
        """Return what some texts explain."""
        return cls([(number, it) for number, text in enumerate(texts) for it in explained(text)], texts)

    def _long(self, number: int, it: Explained) -> str:
        return self.texts[number][it.start : it.end]

    @cached_property
    def words(self) -> frozenset[str]:
        """Acronyms of what has no name: `prisoners of war (POWs)`."""
        return frozenset(it.acronym for n, it in self.found if not titled(self._long(n, it)))

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The long forms that each acronym is given, as they are printed, each once."""
        long: dict[str, tuple[str, ...]] = {}
        for number, it in self.found:
            form = self._long(number, it)
            if titled(form) and form not in long.get(it.acronym, ()):
                long[it.acronym] = (*long.get(it.acronym, ()), form)
        return long


def titled(name: str) -> bool:
    """Tell whether all words of a name but the small ones have a capital."""
    return all(word[0].isupper() or word in SMALL for word in re.findall(r"[^\W\d_]+", name))
