"""How the pages of a volume are set: what one page alone does not tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from pipeline.model.page import Line, Page

FULL_LINE = 0.9
"""Lines at least this part of the widest measure count as full, because paragraphs end in shorter ones."""
BLOCK = 7
"""Lines of running text from which a page shows its own type; the first so many tell it where notes fill the page."""
WORDS = 5
"""Words that a line of running text has at least."""
ALIKE = 0.06
"""Part by which the letters of two pages set alike differ at most, as measured; ten point to eleven is a tenth."""
REACH = 10
"""Pages on either side on which a page's type is measured: a sheet or so, which was set and is scanned in one go."""
UNLIKE = 1.08
"""Ratio of letter heights above which two sizes of type differ."""
SMALLER = 0.94
"""Notes are set in type at most this part of the text's: ten point under eleven is 0.91."""
NOTES = 3
"""Lines on the pages beside it in its size that show a page of smaller type to hold their notes."""
TEXT = 2
"""Lines in the size of the pages beside it that show a page of smaller type to hold their text over its notes."""


@dataclass(frozen=True, slots=True)
class Typography:
    """A body type, in pixels at the resolution of its pages; None where no print was found."""

    x_height: float | None = None
    """Height of the small letters."""
    leading: float | None = None
    """From one baseline to the next."""
    measure: float | None = None
    """Length of a full line."""

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Typography":
        """Return the type that most of the printed characters are set in."""
        return cls.among([line for page in pages for line in _print(page)])

    @classmethod
    def among(cls, lines: Sequence[Line], near: float | None = None) -> "Typography":
        """Return the type that most of the characters are set in, of those about as high as `near` if it is given."""
        sizes = [
            (line.x_height, len(line.text))
            for line in lines
            if line.x_height is not None and (near is None or _alike(line.x_height, near))
        ]
        if not sizes:
            return cls()
        x_height = _weighted_median(sizes)
        body = [line for line in lines if line.x_height is not None and abs(line.x_height - x_height) < 0.1 * x_height]
        return cls(round(x_height, 2), _leading(body, x_height), _measure(body))


def typographies(pages: Sequence[Page]) -> tuple[Typography, ...]:
    """Return for each page the type that it and the pages near it that are set like it are set in.

    A volume may hold unlike books, a preface in smaller type, pages photographed from near and from far. A page with
    too little print to tell, a plate or a title, goes with the page beside it.
    """
    lines = [_print(page) for page in pages]
    heights = _settled([_height(each) for each in lines], lines)
    return tuple(_near(place, heights, lines) for place in range(len(lines)))


def _near(place: int, heights: Sequence[float | None], lines: Sequence[list[Line]]) -> Typography:
    """Return the type of a page, measured on the pages near it that are set alike."""
    height = heights[place]
    if height is None:
        return Typography.among([line for each in lines for line in each])
    near = range(max(0, place - REACH), min(len(lines), place + REACH + 1))
    return Typography.among([line for n in near if _alike(heights[n], height) for line in lines[n]], height)


def _print(page: Page) -> list[Line]:
    """Return the lines of print of a page."""
    return [line for line in page.lines if line.mark is None and line.words]


def _height(lines: Sequence[Line]) -> float | None:
    """Return the height of a page's body type; None where there is too little print to tell.

    Text stands above its notes: where these fill most of the page, its first lines are larger than most are.
    """
    wide = [line for line in lines if line.x_height and len(line.words) >= WORDS]
    if len(wide) < BLOCK:
        return None
    first = sorted(wide, key=lambda line: line.box.top)[:BLOCK]
    own = _weighted_median([(line.x_height, len(line.text)) for line in lines if line.x_height])
    height = max(own, median(line.x_height for line in first if line.x_height))
    block = _of_a_block(wide)
    return block if block > UNLIKE * height else height


def _of_a_block(lines: Sequence[Line]) -> float:
    """Return the height of the largest letters in which a block's worth of lines are set alike, 0 where none are.

    A quotation over the text and notes below it may together have more letters than the text.
    """
    sizes = sorted((line.x_height for line in lines if line.x_height), reverse=True)
    runs = zip(sizes, sizes[BLOCK - 1 :], strict=False)
    return next((median(sizes[n : n + BLOCK]) for n, (one, last) in enumerate(runs) if _alike(one, last)), 0.0)


def _alike(height: float | None, other: float) -> bool:
    """Tell whether two pages are set alike."""
    return height is not None and abs(log(height / other)) < ALIKE


def _settled(heights: list[float | None], lines: Sequence[Sequence[Line]]) -> list[float | None]:
    """Return the heights, those of the page beside it for pages that show none or hold nothing but its notes."""
    settled = list(heights)
    for place, height in enumerate(heights):
        near = _beside(heights, place)
        larger = [n for n in near if _holds_notes(lines[n], heights[n], height)]
        if near and (height is None or len(larger) == 2 or any(_has_text(lines[place], heights[n]) for n in larger)):
            settled[place] = heights[near[0]]
    return settled


def _beside(heights: Sequence[float | None], place: int) -> list[int]:
    """Return the places of the nearest pages before and after that show their type, the nearer one first."""
    before = (n for n in range(place - 1, -1, -1) if heights[n])
    after = (n for n in range(place + 1, len(heights)) if heights[n])
    found = [n for n in (next(before, None), next(after, None)) if n is not None]
    return sorted(found, key=lambda n: abs(n - place))


def _holds_notes(lines: Sequence[Line], height: float | None, size: float | None) -> bool:
    """Tell whether a page is set in larger type, and has notes of that size."""
    if height is None or size is None or height < UNLIKE * size:
        return False
    return sum(line.x_height is not None and _alike(line.x_height, size) for line in lines) >= NOTES


def _has_text(lines: Sequence[Line], height: float | None) -> bool:
    """Tell whether a page has some lines of running text in a size, as the last of a chapter may over its notes."""
    wide = (line.x_height for line in lines if line.x_height and len(line.words) >= WORDS)
    return height is not None and sum(_alike(size, height) for size in wide) >= TEXT


def _weighted_median(sizes: list[tuple[float, int]]) -> float:
    """Return the size below which half of the characters are set."""
    half, seen = sum(count for _, count in sizes) / 2, 0
    for size, count in sorted(sizes):
        seen += count
        if seen >= half:
            return size
    raise ValueError("no sizes")


def _leading(lines: list[Line], x_height: float) -> float | None:
    """Return the usual distance of two baselines; steps of over six x-heights are spaces, not leading."""
    steps = [b.baseline - a.baseline for a, b in pairwise(lines) if a.baseline is not None and b.baseline is not None]
    close = [step for step in steps if x_height < step < 6 * x_height]
    return round(median(close), 2) if close else None


def _measure(lines: list[Line]) -> float | None:
    """Return the median length of the full lines, in pixels."""
    widths = sorted(line.box.width for line in lines)
    if not widths:
        return None
    widest = widths[int(0.9 * (len(widths) - 1))]
    return round(median([width for width in widths if width >= FULL_LINE * widest]), 2)
