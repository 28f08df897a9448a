"""Readings laid over what an engine read (Act.READ)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from pipeline.model.amend.claim import Claim, claims
from pipeline.model.amend.fate import Fate, State
from pipeline.model.amend.rewording import reword
from pipeline.model.amend.witness import CONTEXT, MARGIN, NEAR, SURE_PLACE, Found, Sighting, Verdict, agree, judge
from pipeline.model.correction import Correction
from pipeline.model.page import Page

TAKEN = Sighting(None, None, None)
"""What a claim sees of a line that another claim has been laid on: a line of print is corrected once."""


@dataclass(frozen=True, slots=True)
class _Laying:
    """A page on which some claims, told by their numbers, have found their lines."""

    page: Page
    held: tuple[Claim, ...]
    homes: Mapping[int, Verdict] = field(default_factory=dict)

    @property
    def taken(self) -> frozenset[int | None]:
        """The numbers of the lines that are spoken for."""
        return frozenset(home.choice for home in self.homes.values())

    def context(self, number: int) -> Iterator[tuple[str, str]]:
        """Yield what may have stood on the lines before and after one when it was corrected."""
        for before, after in product(self._readings(number - 1), self._readings(number + 1)):
            yield before[-CONTEXT:], after[:CONTEXT]

    def _readings(self, number: int) -> list[str]:
        """Return the text of a line, "" beyond the page, and what it may have read if an editor made it read so."""
        if not 0 <= number < len(self.page.lines):
            return [""]
        text = self.page.lines[number].text
        return [text, *(quote for claim in self.held if claim.now == text for quote in claim.quotes)]


def lay_lines(page: Page, corrections: Iterable[Correction]) -> tuple[Page, tuple[Fate, ...]]:
    """Return the page as its editors read it, and what became of each reading that speaks of it.

    A line read as nothing keeps its place and has neither words nor markers. Corrections of other pages and other
    acts are passed over.
    """
    held = claims(page.surface, corrections)
    laying = _laid(_Laying(page, held), _already(page, held))
    while found := _found(laying):
        laying = _laid(laying, found)
    fates = (_fates(laying, number, claim) for number, claim in enumerate(held))
    return laying.page, tuple(fate for several in fates for fate in several)


def _already(page: Page, held: tuple[Claim, ...]) -> dict[int, Verdict]:
    """Return the claims whose line, told by its place alone, reads as they want it to.

    They come first: once several lines have been given the same words, these no longer tell one from another.
    """
    rivals: dict[int, tuple[float, Verdict]] = {}
    for number, claim in enumerate(held):
        places = sorted(((claim.place(page.surface, line) or 0.0, -at) for at, line in enumerate(page.lines)))
        (second, _), (place, at) = [(0.0, 0), (0.0, 0), *places][-2:]
        if place >= NEAR and place - second >= MARGIN and page.lines[-at].text == claim.now:
            rivals[number] = place, Verdict(-at, State.PLACED)
    return _foremost(rivals)


def _found(laying: _Laying) -> dict[int, Verdict]:
    """Return the claims without a line that find one on the page as it reads by now."""
    rivals: dict[int, tuple[float, Verdict]] = {}
    for number, claim in enumerate(laying.held):
        if number not in laying.homes:
            sightings = _sightings(laying, claim)
            verdict = judge(claim.target, sightings)
            if verdict.choice is not None:
                rivals[number] = sightings[verdict.choice].place or 0.0, verdict
    return _foremost(rivals)


def _foremost(rivals: Mapping[int, tuple[float, Verdict]]) -> dict[int, Verdict]:
    """Return, of the claims on one line, that whose place it is most of all; of equals the later."""
    best: dict[int | None, int] = {}
    for number, (place, verdict) in rivals.items():
        if verdict.choice not in best or place >= rivals[best[verdict.choice]][0]:
            best[verdict.choice] = number
    return {number: rivals[number][1] for number in sorted(best.values())}


def _laid(laying: _Laying, found: Mapping[int, Verdict]) -> _Laying:
    """Return the page with the lines that were found read as their claims want them to."""
    lines = list(laying.page.lines)
    for number, verdict in found.items():
        if verdict.choice is not None:
            lines[verdict.choice] = reword(lines[verdict.choice], laying.held[number].now)
    return replace(laying, page=replace(laying.page, lines=tuple(lines)), homes={**laying.homes, **found})


def _fates(laying: _Laying, number: int, claim: Claim) -> tuple[Fate, ...]:
    """Return what became of each correction of a claim."""
    verdict = laying.homes.get(number) or judge(claim.target, _sightings(laying, claim))
    place = laying.page.lines[verdict.choice].id if verdict.choice is not None else ""
    return tuple(Fate(correction, verdict.state, place, verdict.reason) for correction in claim.corrections)


def _sightings(laying: _Laying, claim: Claim) -> list[Sighting]:
    """Return how each line of the page answers to a claim.

    Where a line at the place reads as it did, the others are not read: that would take long and change nothing.
    """
    page, taken = laying.page, laying.taken
    places = [claim.place(page.surface, line) for line in page.lines]
    near = [
        _sighting(laying, claim, number, place)
        if number not in taken and place is not None and place >= NEAR
        else Sighting(place, None, None)
        for number, place in enumerate(places)
    ]
    if any(agree(sighting) and (sighting.place or 0) >= SURE_PLACE for sighting in near):
        return near
    return [
        TAKEN if number in taken else _sighting(laying, claim, number, place) for number, place in enumerate(places)
    ]


def _sighting(laying: _Laying, claim: Claim, number: int, place: float | None) -> Sighting:
    """Return how one line answers to a claim, in that of its possible surroundings which speaks for it most."""
    text = laying.page.lines[number].text
    sightings = [Sighting.of(claim.target, place, claim.quotes, Found(text, *it)) for it in laying.context(number)]
    return max(sightings, key=lambda sighting: sighting.words or 0.0)


def context(page: Page, line_id: str) -> tuple[str, str]:
    """Return what stands on the lines before and after, at most CONTEXT characters each."""
    texts = ["", *(line.text for line in page.lines), ""]
    number = [line.id for line in page.lines].index(line_id)
    return texts[number][-CONTEXT:], texts[number + 2][:CONTEXT]
