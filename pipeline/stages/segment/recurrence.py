"""What recurs at the edges of a volume's pages: like words at the head, numbers that rise with the pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.model.page import Line, Page
from pipeline.stages.segment.draft import Lines, is_speck, rows

REACH = 24
"""Pages on either side on which the same head is sought: a sheet and a half; a chapter's head stands on every other."""
EDGE_ROWS = 2
"""Rows at the head and at the foot that are looked at: head and number may be one above the other."""
LEVEL = 0.05
"""Part of the page's height by which a head may lie higher or lower: pages are not all cut or photographed alike."""
LIKE = 0.75
"""Part of the letters that agree in two readings of the same words."""
FEWEST = 4
"""Letters of a head: two shorter words are alike by chance."""
MOST_WORDS = 14
SAMPLE = 3
"""Rows that show two pages to be the same one."""
SIZE = 1.35
"""Ratio of their heights at which two lines are not the same head: the larger is the chapter's heading."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """What the volume's other pages show to be forme work on a page, by the ids of its lines."""

    heads: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def holds(self, line: Line) -> bool:
        """Tell whether a line is known to be forme work."""
        return line.id in self.heads or line.id in self.numbers


NOTHING = Recurring()
"""What is known of a page alone."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A short line at the edge of a page."""

    line: Line
    at_head: bool
    letters: str
    """Its letters only, without case: what misreads least; none where words may recur for another reason."""
    number: int | None
    level: float
    """Where it stands, as part of the page's height."""


def recurring(pages: Sequence[Page]) -> tuple[Recurring, ...]:
    """Return for each page what recurs on pages near it; transcripts and lone pages have nothing that does."""
    edges, texts = [_edges(page) for page in pages], [_text(page) for page in pages]
    heads: list[set[str]] = [set() for _ in pages]
    numbers: list[set[str]] = [set() for _ in pages]
    for first, second in _neighbours(len(pages)):
        for edge, other in _pairs(edges[first], edges[second]):
            rises = _rises(edge, other, second - first)
            # A page that was scanned twice has the same text too.
            if rises or (_same_words(edge, other) and not _alike(texts[first], texts[second])):
                found = numbers if rises else heads
                found[first].add(edge.line.id)
                found[second].add(other.line.id)
    return tuple(Recurring(tuple(sorted(a)), tuple(sorted(b))) for a, b in zip(heads, numbers, strict=True))


def _neighbours(count: int) -> Iterator[tuple[int, int]]:
    """Yield the places of two pages that are near each other, of so many."""
    for first in range(count):
        yield from ((first, second) for second in range(first + 1, min(count, first + REACH + 1)))


def _pairs(here: Sequence[_Edge], there: Sequence[_Edge]) -> list[tuple[_Edge, _Edge]]:
    """Return the edges of two pages that stand at a like height."""
    return [
        (edge, other)
        for edge in here
        for other in there
        if edge.at_head == other.at_head and abs(edge.level - other.level) < LEVEL
    ]


def _edges(page: Page) -> list[_Edge]:
    """Return the short lines in the outer rows of a page, with their words where these may be a head.

    Only the first row with words may: notes at the foot of many pages cite the same papers.
    """
    if not page.surface.height:
        return []
    found = _rows(page)
    head, foot = found[:EDGE_ROWS], found[EDGE_ROWS:][-EDGE_ROWS:]
    first = next((row for row in head if any(map(_letters, row))), ())
    return [
        _Edge(line, part is head, _letters(line) if line in first else "", _number(line), _level(line, page))
        for part in (head, foot)
        for row in part
        for line in row
        if len(line.words) <= MOST_WORDS
    ]


def _level(line: Line, page: Page) -> float:
    """Return where a line stands, as part of the page's height."""
    return line.box.centre[1] / page.surface.height


def _rows(page: Page) -> tuple[Lines, ...]:
    """Return the rows of print of a page."""
    return rows(line for line in page.lines if line.mark is None and line.words and not is_speck(line))


def _text(page: Page) -> str:
    """Return the letters of some rows in the middle of a page."""
    found = _rows(page) if page.surface.height else ()
    middle = max(0, len(found) // 2 - 1)
    return "".join(_letters(line) for row in found[middle : middle + SAMPLE] for line in row)


def _letters(line: Line) -> str:
    """Return the letters of a line."""
    return "".join(letter for letter in line.text.casefold() if letter.isalpha())


def _number(line: Line) -> int | None:
    """Return the number that a line is, None if it is anything else."""
    found = re.fullmatch(r"\D{0,3}(\d{1,4})\D{0,3}", line.text)
    return int(found[1]) if found and not _letters(line) else None


def _rises(edge: _Edge, other: _Edge, pages: int) -> bool:
    """Tell whether two lines are numbers that rise by one a page, or by one a leaf."""
    if edge.number is None or other.number is None:
        return False
    return other.number - edge.number == pages or 2 * (other.number - edge.number) == pages


def _same_words(edge: _Edge, other: _Edge) -> bool:
    """Tell whether two lines say the same in type of one size."""
    sizes = sorted((edge.line.box.height, other.line.box.height))
    return sizes[1] < SIZE * sizes[0] and _alike(edge.letters, other.letters)


def _alike(letters: str, other: str) -> bool:
    """Tell whether two readings are of the same words."""
    shorter, longer = sorted((letters, other), key=len)
    if len(shorter) < FEWEST or len(shorter) < LIKE * len(longer):
        return False
    match = SequenceMatcher(None, shorter, longer, autojunk=False)
    return match.quick_ratio() > LIKE and match.ratio() > LIKE
