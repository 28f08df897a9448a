"""All that was ever said of one line, as one claim."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model.amend.place import belongs
from pipeline.model.amend.standing import standing
from pipeline.model.amend.witness import NEAR, SURE_PLACE
from pipeline.model.correction import Act, Correction, Target
from pipeline.model.page import Line, Surface

NUMBERED = 0.5
"""How far the number of a transcript's line is believed if the line reads as it did: lines may have been put in
before it, so that words which stand elsewhere in their old surroundings weigh more."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A correction of a line, and those that corrected it further."""

    corrections: tuple[Correction, ...]

    @property
    def target(self) -> Target:
        """The place as it was seen last."""
        return self.corrections[-1].target

    @property
    def now(self) -> str:
        """What the line should read: the last word holds."""
        return plain(self.corrections[-1].now)

    @property
    def quotes(self) -> tuple[str, ...]:
        """Every reading that the line has had: any of them tells it."""
        return tuple(text for it in self.corrections for text in (plain(it.target.quote), plain(it.now)))

    def place(self, surface: Surface, line: Line) -> float | None:
        """Return how well a line lies where the claim saw its own, 0 to 1; None where that cannot be asked."""
        if surface.box.area:
            return surface.frame.bounds(line.box).iou(self.target.box)
        known = line.id == self.target.id and line.text in self.quotes
        return NUMBERED if known else None

    def nearness(self, later: Correction) -> float:
        """Return how surely a later correction speaks of the same line, 0 for not at all."""
        target = later.target
        if not (self.target.box.area or target.box.area):
            return self._nearness_in_a_transcript(target)
        place = 1.0 if target.box == self.target.box else target.box.iou(self.target.box)
        known = plain(target.quote) in self.quotes
        return place if place >= SURE_PLACE or (known and place >= NEAR) else 0.0

    def _nearness_in_a_transcript(self, target: Target) -> float:
        """Return the same where there are no boxes: by the line's number, or by all that stood around it."""
        if plain(target.quote) not in self.quotes:
            return 0.0
        surroundings = (target.prefix, target.suffix) == (self.target.prefix, self.target.suffix)
        around = NEAR if surroundings and plain(target.quote) == self.now else 0.0
        return 1.0 if target.id and target.id == self.target.id else around


def claims(surface: Surface, corrections: Iterable[Correction]) -> tuple[Claim, ...]:
    """Return the readings that speak of a surface, those of one line as one."""
    found: list[Claim] = []
    for correction in standing(corrections):
        if correction.act is Act.READ and belongs(correction, surface):
            _enter(found, correction)
    return tuple(found)


def _enter(found: list[Claim], correction: Correction) -> None:
    """Add a correction to the claim that it goes on, the nearest if there are more, or as a new one."""
    near = [claim.nearness(correction) for claim in found]
    if any(near):
        number = near.index(max(near))
        found[number] = Claim((*found[number].corrections, correction))
    else:
        found.append(Claim((correction,)))


def plain(text: str) -> str:
    """Return text as lines hold it: NFC, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())
