"""Two witnesses of a place, where it lies on the scan and what is read there, and when they are believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Self

from pipeline.model.amend.fate import State
from pipeline.model.correction import Target

CONTEXT = 32
"""Characters of running text kept on either side: with them nearly every mention of a chapter is told from
every other, even a name that stands twice in a sentence."""

QUOTE_WEIGHT, CONTEXT_WEIGHT = 50, 20
"""The words themselves weigh more than the words around them, because it is they that are spoken of; those
on the two sides together still outweigh a misread letter."""

NEAR = 0.3
"""Two boxes that share this much of their union are one place if the words agree as well: engines differ by
some pixels in the height of a line, while neighbouring lines share next to nothing."""

ALIKE = 0.6
"""Words at least this alike are one reading twice, if the place agrees as well: a badly read line keeps more
than half its letters in order."""

SURE_PLACE = 0.7
"""A box alone is believed from here on: it lies as it lay, whatever is read there now."""

SURE_WORDS = 0.9
"""Words alone are believed from here on, wherever they have gone."""

MARGIN = 0.1
"""The best candidate must beat the next by this much; anything less would be a guess."""

ENOUGH = 12
"""Fewer characters than these, context included, are no testimony on their own: `of the` stands everywhere."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """How well one candidate answers to a target, 0 to 1; None where a witness cannot be asked."""

    place: float | None
    quote: float | None
    """The words themselves."""
    words: float | None
    """The words, and those around them."""

    @classmethod
    def of(cls, target: Target, place: float | None, quotes: Sequence[str], found: "Found") -> Self:
        """Return how a candidate answers to a target that has been read as any of `quotes`."""
        if not any(quotes):
            return cls(place, None, None)
        quote = max(likeness(quote, found.text) for quote in quotes)
        return cls(place, quote, _in_context(target, quote, found))


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a candidate, and what stands before and after it."""

    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which candidate it is, by its number, or None and why."""

    choice: int | None
    state: State
    reason: str = ""


def likeness(one: str, other: str) -> float:
    """Return how much of two strings is the same in the same order, 0 to 1."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE / 2 else 0.0


def _in_context(target: Target, quote: float, found: Found) -> float:
    """Return the likeness of a quote weighed with that of its surroundings, as far as they are known."""
    weighed = [(QUOTE_WEIGHT, quote)]
    if target.prefix:
        weighed.append((CONTEXT_WEIGHT, likeness(target.prefix, found.before[-len(target.prefix) :])))
    if target.suffix:
        weighed.append((CONTEXT_WEIGHT, likeness(target.suffix, found.after[: len(target.suffix)])))
    return sum(weight * score for weight, score in weighed) / sum(weight for weight, _ in weighed)


def judge(target: Target, sightings: Sequence[Sighting]) -> Verdict:
    """Return the one candidate that the witnesses agree on, or that one of them is sure of."""
    agreed = [number for number, sight in enumerate(sightings) if agree(sight)]
    words = _outstanding([sight.words for sight in sightings], SURE_WORDS) if _speaks(target) else None
    if agreed and not _elsewhere(words, agreed, sightings):
        return _foremost(agreed, sightings)
    place = _outstanding([sight.place for sight in sightings], SURE_PLACE)
    if place is not None and words is not None and place != words:
        return Verdict(None, State.ORPHAN, "Its place and its words now stand apart.")
    return _alone(place if place is not None else words, sightings, by_place=place is not None)


def _elsewhere(words: int | None, agreed: list[int], sightings: Sequence[Sighting]) -> bool:
    """Tell whether the words have gone to another place, and what agrees only happens to lie near the old one."""
    return words is not None and words not in agreed and all((sightings[it].place or 0) < SURE_PLACE for it in agreed)


def agree(sight: Sighting) -> bool:
    """Tell whether both witnesses were asked and know the place."""
    return sight.place is not None and sight.quote is not None and sight.place >= NEAR and sight.quote >= ALIKE


def _foremost(agreed: list[int], sightings: Sequence[Sighting]) -> Verdict:
    """Return the best of those that both witnesses know."""
    totals = sorted(((_total(sightings[number]), -number) for number in agreed), reverse=True)
    if len(totals) > 1 and totals[0][0] - totals[1][0] < MARGIN:
        return Verdict(None, State.ORPHAN, "Several places answer to it equally well.")
    return Verdict(-totals[0][1], State.PLACED)


def _total(sight: Sighting) -> float:
    """Return what both witnesses say together."""
    return (sight.place or 0.0) + (sight.words or 0.0)


def _outstanding(scores: list[float | None], sure: float) -> int | None:
    """Return the number of the one score that is sure and well ahead of all others, or alone is perfect."""
    ranked = sorted(((score, -number) for number, score in enumerate(scores) if score is not None), reverse=True)
    if not ranked or ranked[0][0] < sure:
        return None
    ahead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    return -ranked[0][1] if ahead >= MARGIN or (ranked[0][0] >= 1.0 and ahead > 0) else None


def _speaks(target: Target) -> bool:
    """Tell whether the words of a target are enough to be believed alone."""
    return len(target.quote) + len(target.prefix) + len(target.suffix) >= ENOUGH


def _alone(choice: int | None, sightings: Sequence[Sighting], *, by_place: bool) -> Verdict:
    """Return the verdict on the word of one witness; nothing has moved if the other could not be asked."""
    if choice is None:
        return Verdict(None, State.ORPHAN, "Neither its place nor its words can be found.")
    sight = sightings[choice]
    if sight.place is None or sight.words is None:
        return Verdict(choice, State.PLACED)
    if by_place:
        return Verdict(choice, State.MOVED, "Its place is there, but other words are read in it now.")
    return Verdict(choice, State.MOVED, "Its words are there, but in another place.")
