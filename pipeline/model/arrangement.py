"""In which order an archivist wants the scans of a volume read, and which of them not at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.page import Page

PAGE_ID = re.compile(r"s0*(\d+)([a-z]?)")
RANGE = re.compile(r"\s*(\d+)([ab]?)\s*(?:(-)\s*(?:(\d+)([ab]?))?)?\s*")
"""`7`, `7b`, `7-9`, `7a-9a`, `7-`."""
LAST = 10**9
"""Stands for the end of a range without one: no volume has so many scans."""

Leaf = tuple[int, str]
"""A page by its scan, counted from 1, and its half of a spread: "a", "b", or "" where the scan is one page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages from one to another, both included."""

    first: Leaf
    last: Leaf

    def __contains__(self, leaf: Leaf) -> bool:
        return self.first <= leaf <= self.last


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An archivist's word; both are lists of scans by their place in the folder, counted from 1: `1-3, 7b, 4-6, 8-`."""

    order: str = ""
    """Scans in the order of the book; those that are not named follow in theirs. "" leaves all as they are."""
    omit: str = ""
    """What is not to be read: doubled pages, colour targets."""

    def of(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """Return pages in the order of the book, without those that are left out."""
        omitted, order = stretches(self.omit), stretches(self.order)
        kept = [page for page in pages if not any(_leaf(page) in each for each in omitted)]
        ranks = {page.id: _rank(order, _leaf(page)) for page in kept}
        return tuple(sorted(kept, key=lambda page: ranks[page.id]))


def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the ranges that a list of scans means; ValueError, with the part that is not understood."""
    return tuple(_stretch(part) for part in text.split(",")) if text.strip() else ()


def _stretch(part: str) -> Stretch:
    match = RANGE.fullmatch(part)
    if not match:
        raise ValueError(part.strip())
    first, side, dash, last, end = match.groups()
    start = int(first), side
    stop = (LAST, "") if dash and not last else (int(last), end or "z") if dash else (start[0], side or "z")
    if not (0, "z") < start <= stop:
        raise ValueError(part.strip())
    return Stretch(start, stop)


def _leaf(page: Page) -> Leaf:
    match = PAGE_ID.fullmatch(page.id)
    return (int(match[1]), match[2]) if match else (0, "")


def _rank(order: Sequence[Stretch], leaf: Leaf) -> int:
    """Return the place of the first range that a page is in; the end where it is in none."""
    return next((place for place, stretch in enumerate(order) if leaf in stretch), len(order))
