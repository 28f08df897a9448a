"""How likely it is that one stretch of text goes straight on with another: see splice.md for the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.flow import HYPHENS
from pipeline.stages.structure.clauses import main_verbs
from pipeline.stages.structure.enclosures import BRACKETS, QUOTATION, clash, closes
from pipeline.stages.structure.gru import Floats, Gru
from pipeline.stages.structure.tokens import CLOSING, STOP, codes_of, sentence_starts, tokens_of

WEIGHTS = Path(__file__).with_name("splice.npz")

EVEN = 0.5
"""What is said where nothing tells: one sentence has ended and another begins, or there are no words."""

WHOLE_WORD = 0.98
"""Said of a divided word whose halves make a known one: halves of two words hardly ever do."""

GRU_PARTS = ("inputs", "states", "bias", "candidate")

MOST_TOKENS = 36
"""Tokens on either side that are read: longer than nearly all that was read in training, the score runs wild."""

APART = 0.04
"""Below this probability two halves do not join: 1 true join in 87 of clean print lies below it, 1 in 50 of print
with 2 % of its letters misread, and nearly half of all false ones (splice.md)."""


@dataclass(frozen=True, slots=True)
class Splice:
    """The model: two readers that meet where the text is cut, and how well what they read agrees."""

    vocabulary: dict[str, int]
    tables: tuple[Floats, Floats, Floats]
    """What word, ending and shape say, shapes (entries, embedding)."""
    before: Gru
    after: Gru
    agree: Floats
    """Shape (hidden, hidden)."""
    calibration: tuple[float, ...]
    """Weights of the score, of the enclosures' evidence, and the constant."""

    @classmethod
    def stored(cls, path: Path) -> "Splice":
        """Return the model that a file holds."""
        with np.load(path, allow_pickle=False) as arrays:
            weights = {name: _restored(arrays, name) for name in arrays.files if not name.endswith("_scale")}
        words = bytes(weights.pop("vocabulary").astype(np.uint8)).decode().split("\n")
        before, after = (Gru(*(weights[f"{side}_{part}"] for part in GRU_PARTS)) for side in ("before", "after"))
        return cls(
            {word: number for number, word in enumerate(words)},
            (weights["word"], weights["ending"], weights["shape"]),
            before,
            after,
            weights["agree"],
            tuple(float(weight) for weight in weights["calibration"]),
        )

    def completes(self, before: str, after: str) -> bool:
        """Tell whether a word divided by the cut is one that the model knows."""
        if not _divided(before, after):
            return False
        return halves(before, after)[1][0].lower() in self.vocabulary

    def evidence(self, before: str, after: str) -> tuple[float, ...] | None:
        """Return the score of the halves and what signs and verbs say; None where nothing tells."""
        left, right = halves(before, after)
        if not left or not right or (_ended(left) and not right[0][0].islower()):
            return None
        enclosed = [float(told(before, after, pair)) for pair in (QUOTATION, BRACKETS) for told in (closes, clash)]
        verbless = main_verbs([*left, *right]) == 0
        return (self.score(left, right), *enclosed, float(verbless))

    def score(self, before: list[str], after: list[str]) -> float:
        """Return how well two halves of a sentence go together, log odds before calibration."""
        left = self.before.last(self._embedded(before[-MOST_TOKENS:]))
        right = self.after.last(self._embedded(after[:MOST_TOKENS])[::-1])
        return float(left @ self.agree @ right)

    def _embedded(self, tokens: list[str]) -> Floats:
        """Return the tokens as vectors, shape (tokens, embedding)."""
        word, ending, shape = codes_of(tokens, self.vocabulary).T
        return np.asarray(self.tables[0][word] + self.tables[1][ending] + self.tables[2][shape])


def joins(before: str, after: str) -> float:
    """Return the probability, 0 to 1, that `after` directly continues `before`, at even chances beforehand.

    What is judged is the sentence that `before` ends in and the one that `after` begins with. Where the one is
    finished and the other begins afresh, nothing tells and 0.5 is returned.
    """
    splice = shipped()
    if splice.completes(before, after):
        return WHOLE_WORD
    features = splice.evidence(before, after)
    if features is None:
        return EVEN
    *weights, constant = splice.calibration
    odds = constant + sum(weight * feature for weight, feature in zip(weights, features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def halves(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the tokens of the sentence that is cut, before and after; a divided word goes to the second half."""
    fragment = ""
    if _divided(before, after):
        kept, _, fragment = before.rpartition(" ")
        before, after = kept, fragment[:-1] + after
    left, right = tokens_of(before), tokens_of(after)
    ends = [*sentence_starts(right), len(right)]
    return left if _ended(left) else left[sentence_starts(left)[-1] :], right[: ends[1]]


def _divided(before: str, after: str) -> bool:
    """Tell whether the cut goes through a word."""
    return before[-1:] in tuple(HYPHENS) and before[-2:-1].isalpha() and after[:1].isalpha()


def _ended(tokens: list[str]) -> bool:
    """Tell whether a sentence is finished."""
    bare = [token for token in tokens[-3:] if token not in CLOSING]
    return bool(bare) and bare[-1] in STOP


@cache
def shipped() -> Splice:
    """Return the model that is shipped, read once a process."""
    return Splice.stored(WEIGHTS)


def _restored(arrays: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """Return an array of weights, the rows of one that was stored in bytes scaled to what they were."""
    weights = arrays[name]
    if f"{name}_scale" in arrays:
        weights = weights * arrays[f"{name}_scale"].astype(np.float32)[:, None]
    return np.asarray(weights, dtype=np.float32)
