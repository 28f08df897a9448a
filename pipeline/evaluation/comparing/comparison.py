"""Edition and gold laid side by side: what every measure looks at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluation.alignment import Alignment, Place, align
from pipeline.evaluation.comparing.pairs import Pairs, note_pairs
from pipeline.evaluation.measure import Measure
from pipeline.evaluation.result import Disagreement, Spot
from pipeline.evaluation.witness import Witness

Said = Iterator[Measure | Disagreement]
"""What a measure yields: its counts, and each place that made them less than perfect."""

AROUND = 40
"""Letters of context on either side of a difference: about half a line of print."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, their bodies letter by letter, and which note is which."""

    gold: Witness
    edition: Witness
    body: Alignment
    notes: Pairs

    @classmethod
    def of(cls, gold: Witness, edition: Witness) -> "Comparison":
        """Return two witnesses side by side."""
        body = align(gold.body.text, edition.body.text, gold.body.paragraphs, edition.body.paragraphs)
        return cls(gold, edition, body, note_pairs(gold, edition, body))

    def around(self, at: int) -> tuple[str, str]:
        """Return what stands before and behind an offset of the edition's body."""
        return context(self.edition.body.text, at, at)

    def spot_of_gold(self, at: int) -> Spot | None:
        """Return where on the scans an offset of the gold's body lies, by the edition's lines or else the gold's."""
        there = self.body.to_edition(at).before
        return self.edition.body.spot(there) or self.gold.body.spot(at)


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a stretch of text, from whole words on."""
    before, behind = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        behind = behind.rpartition(" ")[0] + " …"
    return before, behind


Labelled = Sequence[tuple[str, int]]
"""Labels and where they stand."""


def matched(wanted: Labelled, found: Labelled, body: Alignment, tolerance: int, side: str = "") -> dict[int, int]:
    """Return which of the labelled places wanted in the gold is which of those found in the edition.

    Both have the same label, and lie within so many letters of one another; the nearest are matched first. `side` is
    that of `Place.away`.
    """
    by_label: dict[str, list[tuple[int, Place]]] = {}
    for number, (label, at) in enumerate(found):
        by_label.setdefault(label, []).append((number, body.to_gold(at)))
    near = sorted(
        (place.away(at, side), one, other)
        for one, (label, at) in enumerate(wanted)
        for other, place in by_label.get(label, ())
        if place.away(at, side) <= tolerance
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in near:
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs
