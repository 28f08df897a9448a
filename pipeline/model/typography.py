"""How a volume is set: what one page alone does not tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.model.page import Line, Page

FULL_LINE = 0.9
"""Lines at least this part of the widest measure count as full, because paragraphs end in shorter ones."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The volume's body type, in pixels at the resolution of its pages; None where no print was found."""

    x_height: float | None = None
    """Height of the small letters."""
    leading: float | None = None
    """From one baseline to the next."""
    measure: float | None = None
    """Length of a full line."""

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Typography":
        """Return the type that most of the printed characters are set in."""
        lines = [line for page in pages for line in page.lines if line.mark is None and line.words]
        sizes = [(line.x_height, len(line.text)) for line in lines if line.x_height is not None]
        if not sizes:
            return cls()
        x_height = _weighted_median(sizes)
        body = [line for line in lines if line.x_height is not None and abs(line.x_height - x_height) < 0.1 * x_height]
        return cls(round(x_height, 2), _leading(body, x_height), _measure(body))


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
