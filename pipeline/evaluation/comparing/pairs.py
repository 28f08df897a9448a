"""Which note or piece of the gold is which of the edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from pipeline.evaluation.alignment import Alignment, Place
from pipeline.evaluation.witness import Piece, Witness

SAME = 0.5
"""Texts more alike than this may be the same, badly read: other texts of a kind reach .45."""

PLACE, LABEL, ORDER = 0.3, 0.3, 0.1
"""What the same place, the same label and about the same distance from the beginning add to likeness: together they
outweigh the likeness of notes such as `Ibid., 12.` and `Ibid., 13.`, and never that of notes that are quite unlike."""

NEAR = 20
"""Letters: markers nearer than this stand at the same place, for telling which note is which."""

IIIF = ("default", "native", "color", "gray", "bitonal")
"""How the address of every picture ends on servers of that kind."""

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which is which, by their numbers."""

    both: tuple[tuple[int, int], ...]
    """Number in the gold and number in the edition, in the order of the gold."""
    lost: tuple[int, ...]
    """Numbers in the gold of those that the edition lacks."""
    added: tuple[int, ...]
    """Numbers in the edition of those that the gold lacks."""


def note_pairs(gold: Witness, edition: Witness, body: Alignment) -> Pairs:
    """Return which note is which, by text, label and place."""
    wanted, found = gold.notes, edition.notes
    alike = likeness([it.stream.text for it in wanted], [it.stream.text for it in found])
    places = [None if it.at is None else body.to_gold(it.at) for it in found]
    near = np.array([[_near(it.at, place) for place in places] for it in wanted], bool).reshape(alike.shape)
    label = np.array([[one.label == other.label for other in found] for one in wanted], bool).reshape(alike.shape)
    sure = (alike >= SAME) | (near & label)
    return paired(np.where(sure, alike + PLACE * near + LABEL * label + _order(alike.shape), -1.0))


def piece_pairs(wanted: Sequence[Piece], found: Sequence[Piece]) -> Pairs:
    """Return which piece is which, by text, place on the scan, and order."""
    alike = likeness([it.text for it in wanted], [it.text for it in found])
    shared = np.array([[_shared(one, other) for other in found] for one in wanted], float).reshape(alike.shape)
    sure = (alike >= SAME) | (shared > 0)
    return paired(np.where(sure, alike + shared + _order(alike.shape), -1.0))


def likeness(gold: Sequence[str], edition: Sequence[str]) -> Scores:
    """Return how alike texts are, 0 to 1, shape (gold, edition)."""
    if not gold or not edition:
        return np.zeros((len(gold), len(edition)))
    return np.asarray(cdist(gold, edition, scorer=fuzz.ratio), np.float64) / 100


def paired(scores: Scores) -> Pairs:
    """Return pairs, the best first; negative scores are no pairs."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    for place in np.argsort(-scores, axis=None, kind="stable"):
        one, other = (int(it) for it in np.unravel_index(place, scores.shape))
        if scores[one, other] < 0:
            break
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
    lost = tuple(one for one in range(scores.shape[0]) if one not in taken)
    return Pairs(tuple(sorted(taken.items())), lost, tuple(n for n in range(scores.shape[1]) if n not in used))


def _near(at: int | None, place: Place | None) -> bool:
    return at is not None and place is not None and place.away(at) <= NEAR


def _order(shape: tuple[int, ...]) -> Scores:
    """Return more for those that stand about as far from the beginning."""
    ours, theirs = np.linspace(0, 1, shape[0]), np.linspace(0, 1, shape[1])
    return np.asarray(ORDER * (1 - np.abs(ours[:, None] - theirs[None, :])), np.float64)


def _shared(one: Piece, other: Piece) -> float:
    if one.spot is None or other.spot is None or stem(one.spot.image) != stem(other.spot.image):
        return 0.0
    return one.spot.box.iou(other.spot.box)


def stem(image: str) -> str:
    """Return by what a scan is known in both: its file's name without folder and ending, with the page of a PDF.

    Addresses that all end alike, as those of IIIF do, are kept whole.
    """
    address, _, page = unquote(image).partition("#")
    name = address.rpartition("/")[2]
    short = name.rpartition(".")[0] or name
    return address if short in IIIF else f"{short}#{page}" if page else short
