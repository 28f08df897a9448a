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
        return self._parts(before.rsplit(maxsplit=1)[-1], left[1], right[1])

    def _parts(self, token: str, left: str, right: str) -> Join:
        """Return the join of two parts that are letters."""
        if right[0].isupper() and not (left.isupper() and right.isupper() and len(left) > 1):
            return Join.HARD
        solid = self.words.count(left + right)
        compound = max(self.words.count(f"{left}-{right}"), self.words.count(_letters(f"{token}-{right}")))
        if solid != compound:
            return Join.SOFT if solid > compound else Join.HARD
        if self.words.is_listed(left + right):
            return Join.SOFT
        if right.casefold() in SUSPENDING:
            return Join.SPACE
        return Join.HARD if self._compound(left, right) else Join.SOFT

    def _compound(self, left: str, right: str) -> bool:
        """Tell whether both parts are words and their sum is none."""
        short = min(len(left), len(right)) < SHORTEST_PART
        return not short and self.words.known(left) and self.words.known(right)


def _letters(token: str) -> str:
    """Return a token without the punctuation before it."""
    return re.sub(r"^\W+", "", token)
