"""What a model thinks of every word of a text, whether it calls it a name in the end or not."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model.vocabulary import EntityKind

Floats = NDArray[np.float32]

COLUMNS = {kind: number for number, kind in enumerate(EntityKind)}


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """How likely a model thinks each word part of a name of each kind."""

    starts: Sequence[int]
    """Where the words begin, in characters."""
    shares: Floats
    """A row a word, a column a kind, of 0 to 1; what is missing to 1 is no name, or one of a kind that we have not."""

    def of(self, start: int, end: int, kind: EntityKind) -> float:
        """Return how likely the words of a stretch [start, end) belong to a name of a kind, on the average."""
        shares = self._shares(start, end, kind)
        return sum(shares) / len(shares) if shares else 0.0

    def least(self, start: int, end: int, kind: EntityKind) -> float:
        """Return how likely the word of a stretch belongs to a name of a kind that does so least."""
        return min(self._shares(start, end, kind), default=0.0)

    def beside(self, start: int, end: int, kind: EntityKind) -> float:
        """Return how likely the word before or behind a stretch belongs to a name of a kind, the likelier one."""
        first, last = self._span(start, end)
        around = [row for row in (first - 1, last) if 0 <= row < len(self.shares)]
        return float(max((self.shares[row, COLUMNS[kind]] for row in around), default=0.0))

    def named(self, start: int, end: int) -> float:
        """Return how likely they belong to a name of any kind, on the average."""
        first, last = self._span(start, end)
        rows = self.shares[first:last]
        return float(rows.sum()) / len(rows) if len(rows) else 0.0

    def _shares(self, start: int, end: int, kind: EntityKind) -> list[float]:
        """Return the shares of a kind, word by word: as a list, because for a few words numpy takes longer."""
        first, last = self._span(start, end)
        shares: list[float] = self.shares[first:last, COLUMNS[kind]].tolist()
        return shares

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """Return the number of the first word of a stretch, and of the first behind it."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))
