"""Real pages on which more is written and stamped, and what each piece of their ink is."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.hand import pens
from pipeline.raster.ink import Grey, Ink, Mask, dark, flatten
from pipeline.stages.hand.looks import Sight
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import cut_apart

WRITTEN, STAMPED = 14, 9
"""Pieces of writing and stamps put on a page at most."""
COMMON, UNCOMMON = 200, 150
"""Pieces of print that are learned from: of all, and of those that are larger than letters."""

LETTERS = (0.55, 2.6)
"""Letter heights of print that half the em of drawn writing has: small between lines, large in a margin."""
OVER_PRINT = 0.3
"""How often writing that would come to lie over some print is put there all the same."""

REAL = 12
"""How much more a piece of real handwriting weighs than a drawn one, because there is so little of it."""

Samples = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]
"""Looks, 1 for handwriting and 0 for all else, and how much each weighs."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page in grey, and where it is written on."""

    grey: Grey
    hand: Mask
    unsure: Mask

    @classmethod
    def of(cls, truth: Path) -> Self:
        """Return the page that a JSON file of regions belongs to."""
        told = json.loads(truth.read_text(encoding="utf-8"))
        grey = np.asarray(cv2.imread(str(truth.with_name(told["image"])), cv2.IMREAD_GRAYSCALE), np.uint8)
        by_hand = [each for each in told["regions"] if each["type"] == "margin_hand"]
        unsure = [each for each in told["regions"] if each not in by_hand and _may_be_written(each)]
        return cls(grey, _filled(grey, by_hand), _filled(grey, unsure))

    def moved(self, dice: np.random.Generator) -> "Sheet":
        """Return the page with a margin more on one side, perhaps."""
        if dice.random() > 0.6:
            return self
        wide = int(self.grey.shape[1] * dice.uniform(0.1, 0.25))
        sides = ((0, 0), (wide, 0) if dice.random() < 0.5 else (0, wide))
        paper = int(np.percentile(self.grey, 80))
        return Sheet(
            np.pad(self.grey, sides, constant_values=paper), np.pad(self.hand, sides), np.pad(self.unsure, sides)
        )


def _may_be_written(region: dict[str, object]) -> bool:
    others = region.get("alt_types") or []
    return (isinstance(others, list) and "margin_hand" in others) or "handwritten" in str(region.get("source_type"))


def _filled(grey: Grey, regions: Sequence[dict[str, list[list[float]]]]) -> Mask:
    mask = np.zeros(grey.shape, np.uint8)
    for region in regions:
        cv2.fillPoly(mask, [np.array(region["polygon"], np.int32)], 1)
    return mask > 0


def samples(sheets: Iterable[Sheet], rounds: int, seed: int, fonts: Sequence[Path]) -> Samples:
    """Return the pieces of pages as they are (round 0) and as they are written on (the others)."""
    parts = [part for place, sheet in enumerate(sheets) for part in _rounds(sheet, rounds, [seed, place], fonts)]
    looks, hand, weight = (np.concatenate(each) for each in zip(*parts, strict=True))
    return looks, hand, weight


def _rounds(sheet: Sheet, rounds: int, seed: Sequence[int], fonts: Sequence[Path]) -> Iterator[Samples]:
    for number in range(rounds):
        found = _of_page(sheet, number, np.random.default_rng([*seed, number]), fonts)
        if found is not None:
            yield found


def _of_page(sheet: Sheet, number: int, dice: np.random.Generator, fonts: Sequence[Path]) -> Samples | None:
    """Return the pieces of one page; None where it has no print to compare them with."""
    stamps = np.zeros_like(sheet.hand)
    if number:
        sheet, stamps = _written_on(sheet.moved(dice), dice, fonts)
    even = flatten(sheet.grey)
    whole = Ink.of(dark(even))
    measure = Measure.of(whole)
    if measure is None:
        return None
    ink, _ = cut_apart(whole, measure)
    sight = Sight.of(even, ink, measure.size)
    numbers = sight.pieces()
    hand, stamped = _part(ink, sheet.hand)[numbers], _part(ink, stamps)[numbers] > 0.5
    sure = ((hand < 0.1) | (hand > 0.65)) & (_part(ink, sheet.unsure)[numbers] < 0.02)
    extent = np.maximum(ink.widths, ink.heights)[numbers]
    printed = np.flatnonzero(sure & (hand < 0.1) & ~stamped)
    large = printed[extent[printed] > 1.6 * measure.size]
    picked = [dice.permutation(printed)[:COMMON], dice.permutation(large)[:UNCOMMON]]
    chosen = np.unique(np.concatenate([*picked, np.flatnonzero(sure & ((hand > 0.65) | stamped))]))
    is_hand = np.asarray(hand[chosen] > 0.5, np.float32)
    weight = np.where((is_hand > 0) & (number == 0), REAL, 1)
    return sight.looks(numbers[chosen]), is_hand, np.asarray(weight, np.float32)


def _part(ink: Ink, mask: Mask) -> NDArray[np.float64]:
    """Return for each piece the part of it that lies in a mask."""
    return np.asarray(np.bincount(ink.labels[mask], minlength=len(ink.boxes) + 1)[1:] / ink.areas, np.float64)


def _written_on(sheet: Sheet, dice: np.random.Generator, fonts: Sequence[Path]) -> tuple[Sheet, Mask]:
    """Return the page with writing and stamps on it, worn, and where the stamps are."""
    size = Ink.on(sheet.grey).size
    grey, hand, stamps = sheet.grey.astype(np.float32), sheet.hand.copy(), np.zeros_like(sheet.hand)
    taken = np.zeros_like(hand)
    for number in range(WRITTEN + STAMPED):
        by_hand = number < WRITTEN
        image = pens.turned(_written(dice, size, fonts) if by_hand else pens.stamp(dice, size), dice)
        place = _room(image, sheet.grey, taken, dice)
        if place is None:
            continue
        taken[place] = True
        (hand if by_hand else stamps)[place] |= image > 40
        strength = image.astype(np.float32) / 255 * np.float32(dice.uniform(0.35, 1))
        grey[place] = np.minimum(grey[place], grey[place] * (1 - strength) + dice.uniform(10, 90) * strength)
    return Sheet(_worn(grey, dice), hand, sheet.unsure), stamps


def _written(dice: np.random.Generator, size: float, fonts: Sequence[Path]) -> Grey:
    letter, kind = size * float(np.exp(dice.uniform(*np.log(LETTERS)))), dice.random()
    if kind < 0.4 and fonts:
        return pens.lettered(dice, letter, fonts)
    return pens.cursive(dice, letter) if kind < 0.92 else pens.flourish(dice, letter)


def _room(image: Grey, grey: Grey, taken: Mask, dice: np.random.Generator) -> tuple[slice, slice] | None:
    """Return where a drawing goes: on white paper, seldom over print; None where no place is found."""
    (height, width), (rows, columns) = image.shape, grey.shape
    if not image.size or height > 0.6 * rows or width > 0.8 * columns:
        return None
    for _ in range(8):
        top, left = int(dice.integers(0, rows - height)), int(dice.integers(0, columns - width))
        place = slice(top, top + height), slice(left, left + width)
        printed = float((grey[place] < 140).mean())
        if not taken[place].any() and (printed < 0.02 or (printed < 0.12 and dice.random() < OVER_PRINT)):
            return place
    return None


def _worn(grey: NDArray[np.float32], dice: np.random.Generator) -> Grey:
    """Return the page noisy, perhaps pale, perhaps in black and white."""
    noisy = np.clip(grey + dice.normal(0, dice.uniform(0, 4), grey.shape), 0, 255).astype(np.uint8)
    if dice.random() < 0.3:
        return np.asarray(np.where(flatten(noisy) < dice.uniform(140, 200), dice.integers(0, 30), 255), np.uint8)
    pale = dice.uniform(0.5, 1) if dice.random() < 0.25 else 1.0
    return np.asarray(255 - (255 - noisy.astype(np.float32)) * pale, np.uint8)
