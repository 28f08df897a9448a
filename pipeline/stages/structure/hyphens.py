"""How a line goes on into the next: over a space, over a dropped hyphen, or over one that belongs to the word."""

import re
from dataclasses import dataclass, field

from pipeline.model.flow import HYPHENS
from pipeline.model.text import Join
from pipeline.stages.structure.words import Words

DIVIDING_ONLY = "\u00ad\u00ac"
"""The soft hyphen, and the not sign that engines write for a hyphen at a line's end."""
DASHES = "\u2013\u2014\u2015"
SUSPENDING = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "e", "o", "ed"})
"""What stands between `pre-` and `post-war`: the hyphen before it ends its word."""
SHORTEST_PART = 3
"""Letters of a part of a compound, because word lists hold many shorter scraps."""
NAMES = frozenset({"Mc", "Mac"})
"""What a capital follows inside one word."""
FORMING = frozenset(
    [
        "self",
        "well",
        "non",
        "anti",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "so",
        "three",
        "five",
        "seven",
        "eight",
        "nine",
        "half",
        "quasi",
        "semi",
        "pre",
        "post",
        "cross",
        "full",
        "long",
        "short",
        "first",
        "second",
    ]
)
"""English first parts that are mostly set off by a hyphen, where the second part is a word by itself."""
LINKING = frozenset({"a", "and", "at", "by", "in", "of", "or", "the", "to"})
"""Between two hyphens they are words: `day-to-day`, `out-of-print`."""
RARER = 0.1
"""A word list has nearly every compound also in one piece; one so many times as rare as its parts tells nothing."""
COMMON = 1000
"""How often a word list counted such a second part at least: below that are endings and scraps."""
INVERTED = frozenset(
    [
        "il",
        "elle",
        "on",
        "ils",
        "elles",
        "je",
        "tu",
        "nous",
        "vous",
        "ce",
        "t",
        "même",
        "mêmes",
        "ci",
        "là",
        "moi",
        "toi",
        "lui",
        "leur",
        "le",
        "la",
        "les",
        "y",
        "en",
    ]
)
"""French words that hang on to the one before by a hyphen: `dit-il`, `lui-même`, `celui-ci`."""

LAST = re.compile(r"([^\W_]+)$")
FIRST = re.compile(r"^[\"'“‘(\[]?([^\W_]+)((?:[-\u2010][^\W_]+)*)")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The judge of line ends, who knows the volume's words."""

    words: Words = field(default_factory=Words)

    def join(self, before: str, after: str) -> Join:
        """Return how a line that ends in `before` joins a line that begins with `after`."""
        if not before or not after:
            return Join.SPACE
        if before[-1] in DIVIDING_ONLY:
            return Join.SOFT
        if before[-1] in HYPHENS:
            return self._hyphen(before[:-1], after)
        unspaced = len(before) > 1 and not before[-2].isspace()
        if before[-1] in DASHES and unspaced:
            return Join.HARD
        if after[0] in DASHES and len(after) > 1 and not after[1].isspace():
            return Join.HARD
        return Join.HARD if self._goes_on(before, after) else Join.SPACE

    def _goes_on(self, before: str, after: str) -> bool:
        """Tell whether a line ends in a sign that ties its word to the next without a space."""
        tied = before[-1] == "/" and before[-2:-1].isalnum() and after[0].isalnum()
        return tied or (before[-1] in "/_=" and bool(ADDRESS.search(before)))

    def _hyphen(self, before: str, after: str) -> Join:
        """Return the join of a line that ended in a hyphen, which `before` is without."""
        left, right = LAST.search(before), FIRST.match(after)
        if not left:
            return Join.HARD if before and not before[-1].isspace() and right else Join.SPACE
        if not right:
            return Join.HARD
        if left[1][-1].isdigit() or right[1][0].isdigit():
            return Join.HARD
        return self._parts(before.rsplit(maxsplit=1)[-1], left[1], right)

    def _parts(self, token: str, left: str, right: re.Match[str]) -> Join:
        """Return the join of two parts that are letters; `token` is all that stands before the hyphen."""
        word, more = right[1], right[2]
        if word[0].isupper() and not (left.isupper() and word.isupper() and len(left) > 1):
            return Join.SOFT if left in NAMES else Join.HARD
        solid = self.words.count(left + word)
        compound = max(self.words.count(f"{left}-{word}"), self.words.count(_letters(f"{token}-{word}{more}")))
        if solid != compound:
            return Join.SOFT if solid > compound else Join.HARD
        listed = self.words.is_listed(left + word)
        if not listed and word.casefold() in SUSPENDING and not more:
            return Join.SPACE
        language = self.words.language.split("-")[0]
        if language == "en":
            several = bool(more) or "-" in _letters(token)
            return Join.HARD if self._english(left, word, listed=listed, several=several) else Join.SOFT
        # Other languages write compounds as one word, or with a capital behind the hyphen.
        return Join.HARD if language == "fr" and not listed and word.casefold() in INVERTED else Join.SOFT

    def _english(self, left: str, right: str, *, listed: bool, several: bool) -> bool:
        """Tell whether two parts are a compound in a language that writes many with a hyphen."""
        if self._formed(left, right) or (several and left.casefold() in LINKING):
            return True
        if listed:
            return False
        return (several and self.words.known(right)) or self._compound(left, right)

    def _formed(self, left: str, right: str) -> bool:
        """Tell whether a first part that seldom grows into its word stands before a word, or `re-` before another."""
        whole, second = self.words.common(left + right), self.words.common(right)
        if left.casefold() == "re" and right.startswith("re"):
            return whole < second
        rare = whole < RARER * min(self.words.common(left), second)
        return left.casefold() in FORMING and second > COMMON and len(right) >= SHORTEST_PART and rare

    def _compound(self, left: str, right: str) -> bool:
        """Tell whether both parts are words and their sum is none."""
        short = min(len(left), len(right)) < SHORTEST_PART
        return not short and self.words.known(left) and self.words.known(right)


def _letters(token: str) -> str:
    """Return a token without the punctuation before it."""
    return re.sub(r"^\W+", "", token)
