"""Pages that were scanned twice: known by their words, or by being the same picture, whatever their numbers say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from pipeline.model.page import Page
from pipeline.model.vocabulary import NOTES, ZoneKind

SHINGLE = 4
"""Words in a row: so many hardly ever come twice by chance, and survive where an engine misreads one word in eight."""
FEWEST = 12
"""Such rows that a page must have: formulas and headings alone are printed more than once."""
ALIKE = 0.5
"""Part of the shorter page's rows that both must have: two readings of one page share most, other pages hardly any."""
ALIKE_BUT_FOR_NUMBERS = 0.8
"""The same, where different numbers are read on them: books repeat forms and treaties."""
COMMON = 8
"""Pages with the same row: from so many on it is a formula of the book (a form, a running head)."""

PRINT = frozenset({ZoneKind.PARAGRAPH, ZoneKind.QUOTE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.TABLE}) | NOTES


def copies(pages: Sequence[Page], numbers: Sequence[str]) -> dict[int, int]:
    """Return for the ordinal of each page that came before the ordinal of the first that says the same.

    `numbers` are what is read as the pages' numbers, "" for none.
    """
    rows = [_rows(page) for page in pages]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    pictures: dict[str, int] = {}
    found: dict[int, int] = {}
    for ordinal, page in enumerate(pages):
        shared = Counter(n for row in rows[ordinal] for n in _of(holders, row))
        best = max(shared, key=lambda n: shared[n], default=None)
        if page.surface.digest and page.surface.digest in pictures:
            found[ordinal] = pictures[page.surface.digest]
        elif best is not None and shared[best] >= max(
            FEWEST, _needed(numbers[ordinal], numbers[best]) * min(len(rows[ordinal]), len(rows[best]))
        ):
            found[ordinal] = best
        else:
            pictures[page.surface.digest] = ordinal
            for row in rows[ordinal]:
                holders[row].append(ordinal)
    return found


def _needed(number: str, other: str) -> float:
    """Return the part of the rows that two pages must share to be one; more where they bear different numbers."""
    return ALIKE_BUT_FOR_NUMBERS if number and other and number != other else ALIKE


def _of(holders: dict[tuple[str, ...], list[int]], row: tuple[str, ...]) -> list[int]:
    """Return the pages that have a row of words, none if it is a formula."""
    pages = holders.get(row, [])
    return pages if len(pages) < COMMON else []


def _rows(page: Page) -> frozenset[tuple[str, ...]]:
    """Return the rows of words in the print of a page, in small letters; numbers and signs apart."""
    lines = {line.id: line for line in page.lines}
    printed = (lines[line_id] for zone in page.zones if zone.kind in PRINT for line_id in zone.lines)
    words = [word for line in printed for word in line.text.casefold().split() if any(map(str.isalpha, word))]
    return frozenset(zip(*(islice(words, start, None) for start in range(SHINGLE)), strict=False))
