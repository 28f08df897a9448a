"""What stands in the margins, set down at the line it belongs to."""

from collections.abc import Iterator, Sequence

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Zone
from pipeline.model.text import Marginal
from pipeline.model.vocabulary import MarkKind, ZoneKind
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.places import Places

MARGINAL = frozenset({ZoneKind.MARGINALIA, ZoneKind.HANDWRITING})

TALL = 3.0
"""From this many lines of height on, a note stands beside a passage and begins at its first line."""


def marginals(book: Book, places: Places) -> tuple[Marginal, ...]:
    """Return the notes in the margins, in reading order."""
    return tuple(
        _marginal(book, places, stretch, number)
        for number, stretch in enumerate((each for each in book.stretches if each.zone.kind in MARGINAL), 1)
    )


def _marginal(book: Book, places: Places, stretch: Stretch, number: int) -> Marginal:
    """Return one note: at its line, in a transcript behind what stands before it."""
    page, marginal_id = book.pages[stretch.page], f"marg-{number:04d}"
    if not page.surface.width:
        return _told(book, places, stretch, marginal_id)
    lines = [line for line in page.lines if line.id in places.body]
    line = _line(page, stretch.zone, lines)
    return Marginal(marginal_id, stretch.zone.id, places.start(line.id) if line else None, line.id if line else None)


def _told(book: Book, places: Places, stretch: Stretch, marginal_id: str) -> Marginal:
    """Return a note that a transcript describes."""
    here = book.stretches.index(stretch)
    before = [line for each in book.stretches[:here] for line in each.zone.lines if line in places.body]
    after = (line for each in book.stretches[here:] for line in each.zone.lines if line in places.body)
    following = next(after, None)
    at = places.end(before[-1]) if before else places.start(following) if following else None
    return Marginal(marginal_id, stretch.zone.id, at)


def _line(page: Page, zone: Zone, lines: Sequence[Line]) -> Line | None:
    """Return the line that an arrow points to, else the one beside which the note begins or has its middle."""
    for x, y in _heads(page, zone):
        return min(lines, key=lambda line: _away(line.box, x, y), default=None)
    if not lines:
        return None
    height = sorted(line.box.height for line in lines)[len(lines) // 2]
    x, y = zone.box.centre
    if zone.box.height > TALL * height:
        y = zone.box.top + height / 2
    return min(lines, key=lambda line: (_beyond(line.box.top, line.box.bottom, y), _away(line.box, x, y)))


def _heads(page: Page, zone: Zone) -> Iterator[tuple[float, float]]:
    """Yield where the arrows of a note point to."""
    for mark in page.marks:
        if mark.kind is MarkKind.ARROW and mark.of is not None and mark.of == zone.mark and mark.points:
            yield mark.points[-1]


def _beyond(low: float, high: float, value: float) -> float:
    """Return how far a value lies outside of [low, high]."""
    return max(low - value, value - high, 0.0)


def _away(box: Box, x: float, y: float) -> float:
    """Return the distance of a point from a box, a step down counting more than a step along the line."""
    return _beyond(box.left, box.right, x) + 3 * _beyond(box.top, box.bottom, y)
