"""How likely a word is not what is meant, and another is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

from pipeline.stages.doubt.candidates import Candidate, Change
from pipeline.stages.doubt.occurrences import Occurrence
from pipeline.stages.doubt.vocabulary import Vocabulary

Numbers = dict[str, float]

ENDINGS = frozenset("sdrney")
"""Letters that make another form of a word at its end."""

FEW = 4
"""Letters: shorter words are one change away from many."""

MOST = 30.0
"""Log-odds beyond which nothing changes, and powers overflow."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic regression: what each number adds to the log-odds that the candidate is meant."""

    bias: float
    weights: Numbers

    def probability(self, numbers: Numbers) -> float:
        """Return how likely a candidate of these numbers is meant."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * number for name, number in numbers.items())
        return 1 / (1 + exp(-max(-MOST, min(MOST, odds))))


@cache
def judge() -> Judge:
    """Return the judge that ships with the program."""
    shipped = json.loads((files(__package__) / "judge.json").read_text("utf-8"))
    return Judge(shipped["bias"], shipped["weights"])


def numbers(one: Occurrence, candidate: Candidate, known: Vocabulary, around: Iterable[Occurrence]) -> Numbers:
    """Return what is known of a word, a candidate for it, and the words around it."""
    word, alike = one.text, candidate.change is Change.ALIKE
    parts = candidate.text.split()
    doubt = 1 - one.certainty
    strangers = [not known.language or known.listed(other.text) == 0 for other in around]
    own, other = known.listed(word), min(known.listed(part) for part in parts)
    return {
        "listed": other,
        "not listed": float(other == 0),
        "used": min(known.used(part) for part in parts),
        "own listed": own,
        "own strange": float(own == 0),
        "rarer": min(0.0, own - other + 2) if own else 0.0,
        "own used": known.used(word, less=1),
        "doubt": doubt,
        "log doubt": log(0.005 + doubt),
        "alike": float(alike),
        "alike, doubted": alike * doubt,
        **{change.name.lower(): float(candidate.change is change) for change in Change if change is not Change.ALIKE},
        "ending": float(_is_ending(word, candidate)),
        "first": float(candidate.at == 0),
        "short": float(len(word) < FEW),
        "length": log(len(word)),
        "name": float(word[0].isupper() and not one.opens),
        "name, not used": float(word[0].isupper() and not one.opens and not known.used(candidate.text)),
        "opening capital": float(word[0].isupper() and one.opens),
        "figures": float(any(letter.isdigit() for letter in word)),
        "beside": float(len(parts) == 1 and known.beside(one.before, candidate.text, one.after)),
        "own beside": float(own > 0 and known.used(word, less=1) > 0 and known.beside(one.before, word, one.after)),
        "strange around": sum(strangers) / max(1, len(strangers)),
    }


def _is_ending(word: str, candidate: Candidate) -> bool:
    """Tell whether two words differ in no more than an ending."""
    long, short = sorted((word.casefold(), candidate.text), key=len, reverse=True)
    return long[:-1] == short and long[-1] in ENDINGS
