"""From words to suggestions: the best candidate for each word that is doubtful, if it is likely enough."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from pipeline.stages.doubt.candidates import Candidate, Change, candidates
from pipeline.stages.doubt.judge import Judge, Numbers, numbers
from pipeline.stages.doubt.occurrences import Occurrence, near
from pipeline.stages.doubt.vocabulary import Vocabulary

SHORTEST = 3
"""Letters: of shorter words nothing can be told."""

COMMON = 3.6
"""Powers of ten: words that are counted more often are not doubted; `modem` is counted 661 times, `horn` 2500."""

USED = 3
"""A word that is surely read so often in the volume is right, whatever the list says."""

READABLE = 0.6
"""Mean certainty of the words around: in what could not be read, a stamp or a picture, no word is doubtful alone."""

ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)

AROUND = 3
"""Words on either side that tell whether the passage is in a language that the list knows."""

FOREIGN = 0.5
"""Share of strange words around above which it is not, and that the list has a word says nothing for it: `privata` is
no misread `private` in Latin."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may be wrong, what may be meant, and how likely that is."""

    occurrence: Occurrence
    candidate: Candidate
    probability: float

    @property
    def instead(self) -> str:
        """The candidate with the capitals of the word; amid a sentence a capital that is itself misread has none."""
        word, meant = self.occurrence.text, self.candidate.text
        if word.isupper() and len(word) > 1:
            return meant.upper()
        misread = self.candidate.at == 0 and self.candidate.change is Change.ALIKE and not self.occurrence.opens
        return meant.capitalize() if word[0].isupper() and not misread else meant


def is_doubtful(one: Occurrence, known: Vocabulary) -> bool:
    """Tell whether a word is to be looked at: not short, no number, neither common nor often used."""
    letters = sum(letter.isalpha() for letter in one.text)
    if len(one.text) < SHORTEST or not letters or known.listed(one.text) > COMMON or ROMAN.fullmatch(one.text):
        return False
    return known.volume.get(one.text.casefold(), 0) < USED


def may_be_meant(one: Occurrence, candidate: Candidate, known: Vocabulary, around: Sequence[Occurrence]) -> bool:
    """Tell whether anything speaks for a candidate: a list of the language of the passage, or else the volume."""
    if not all(known.listed(part) for part in candidate.text.split()):
        return known.volume.get(candidate.text.casefold(), 0) > known.volume.get(one.text.casefold(), 0)
    words = [other.text for other in around if other.text.isalpha()]
    return sum(not known.listed(word) for word in words) <= FOREIGN * len(words)


def weighed(found: Sequence[Occurrence], known: Vocabulary) -> Iterator[tuple[Occurrence, Candidate, Numbers]]:
    """Yield every candidate for every doubtful word, and what is known of it."""
    for place, one in enumerate(found):
        if is_doubtful(one, known):
            around = near(found, place, AROUND)
            if around and fmean(other.certainty for other in around) < READABLE:
                continue
            for candidate in candidates(one.text, known):
                if may_be_meant(one, candidate, known, around):
                    yield one, candidate, numbers(one, candidate, known, around)


def suggestions(found: Sequence[Occurrence], known: Vocabulary, judge: Judge, least: float) -> list[Suggestion]:
    """Return the best suggestion for each word that has one likely enough, in the order of the text."""
    best: dict[int, Suggestion] = {}
    for one, candidate, what in weighed(found, known):
        probability = judge.probability(what)
        if probability >= least and (id(one) not in best or probability > best[id(one)].probability):
            best[id(one)] = Suggestion(one, candidate, probability)
    return list(best.values())
