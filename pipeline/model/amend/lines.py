"""Readings laid over what an engine read (Act.READ)."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model.amend.fate import Fate
from pipeline.model.amend.place import belongs
from pipeline.model.amend.rewording import reword
from pipeline.model.amend.standing import standing
from pipeline.model.amend.witness import CONTEXT, NEAR, SURE_PLACE, Found, Sighting, agree, judge
from pipeline.model.correction import Act, Correction
from pipeline.model.page import Page


@dataclass(frozen=True, slots=True)
class _Claim:
    """All that was ever said of one line: a correction, and those that corrected it further."""

    corrections: tuple[Correction, ...]

    @property
    def last(self) -> Correction:
        """The one that holds."""
        return self.corrections[-1]

    @property
    def quotes(self) -> tuple[str, ...]:
        """Every reading that the line has had: any of them tells it."""
        return tuple(text for it in self.corrections for text in (_plain(it.target.quote), _plain(it.now)))

    def goes_on_in(self, later: Correction) -> bool:
        """Tell whether a later correction corrects this reading."""
        target = later.target
        same = target.box == self.last.target.box or target.box.iou(self.last.target.box) >= NEAR
        return same and _plain(target.quote) in self.quotes


def _plain(text: str) -> str:
    """Return text as lines hold it: NFC, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def lay_lines(page: Page, corrections: Iterable[Correction]) -> tuple[Page, tuple[Fate, ...]]:
    """Return the page as its editors read it, and what became of each reading that speaks of it.

    Corrections of other pages and other acts are passed over.
    """
    fates: list[Fate] = []
    for claim in _claims(page, corrections):
        verdict = judge(claim.last.target, _sightings(page, claim))
        place = page.lines[verdict.choice].id if verdict.choice is not None else ""
        fates.extend(Fate(correction, verdict.state, place, verdict.reason) for correction in claim.corrections)
        page = _read(page, place, claim.last.now) if place else page
    return page, tuple(fates)


def _claims(page: Page, corrections: Iterable[Correction]) -> list[_Claim]:
    """Return the readings that speak of this page, those of one line as one."""
    claims: list[_Claim] = []
    for correction in standing(corrections):
        if correction.act is Act.READ and belongs(correction, page.surface):
            _enter(claims, correction)
    return claims


def _enter(claims: list[_Claim], correction: Correction) -> None:
    """Add a correction to the claim that it goes on, or as a new one."""
    for number, claim in enumerate(claims):
        if claim.goes_on_in(correction):
            claims[number] = _Claim((*claim.corrections, correction))
            return
    claims.append(_Claim((correction,)))


def _sightings(page: Page, claim: _Claim) -> list[Sighting]:
    """Return how each line of the page answers to a claim.

    Where a line at the place reads as it did, the others are not read: that would take long and change nothing.
    """
    box, frame = claim.last.target.box, page.surface.frame
    if not page.surface.box.area:
        return [_sighting(page, claim, number, None) for number in range(len(page.lines))]
    places = [frame.bounds(line.box).iou(box) for line in page.lines]
    near = [
        _sighting(page, claim, number, place) if place >= NEAR else Sighting(place, None, None)
        for number, place in enumerate(places)
    ]
    if any(agree(sighting) and (sighting.place or 0) >= SURE_PLACE for sighting in near):
        return near
    return [_sighting(page, claim, number, place) for number, place in enumerate(places)]


def _sighting(page: Page, claim: _Claim, number: int, place: float | None) -> Sighting:
    """Return how one line answers to a claim."""
    before, after = context(page, page.lines[number].id)
    return Sighting.of(claim.last.target, place, claim.quotes, Found(page.lines[number].text, before, after))


def _read(page: Page, line_id: str, now: str) -> Page:
    """Return the page with one line as the editor reads it."""
    return replace(page, lines=tuple(reword(line, _plain(now)) if line.id == line_id else line for line in page.lines))


def context(page: Page, line_id: str) -> tuple[str, str]:
    """Return what stands on the lines before and after, at most CONTEXT characters each."""
    texts = ["", *(line.text for line in page.lines), ""]
    number = [line.id for line in page.lines].index(line_id)
    return texts[number][-CONTEXT:], texts[number + 2][:CONTEXT]
