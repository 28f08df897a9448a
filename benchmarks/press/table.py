"""Tables cast in lines: a caption, and rows of cells in columns, with rules or without."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.press.copy import Gap, Piece, scraps
from benchmarks.press.faces import Style
from benchmarks.press.galley import Fit, Fount, Row, Token, rows
from benchmarks.press.manuscript import Kind
from benchmarks.press.shop import QUOTE_SIZE, Cast, Shop, styled
from pipeline.model.geometry import Box

RULE = 4
"""Pixels of the sheet that a rule is thick: half a point."""


def table(shop: Shop, text: str, key: str) -> list[Cast]:
    """Return the lines of a table written `caption > cell | cell // cell | cell`, its first row the head."""
    caption, _, body = text.partition(" > ")
    cells = [row.split(" | ") for row in body.split(" // ")]
    fount = shop.fount(QUOTE_SIZE)
    edges = _edges(shop, fount, cells)
    lead = QUOTE_SIZE * (1.15 if shop.job.matter.ruled else 1.0)
    title = rows(styled(scraps(caption, {}), Style.ITALIC), shop.measure(QUOTE_SIZE, fit=Fit.CENTRE))
    casts = [Cast(row, Kind.TABLE, f"{key}-caption") for row in title]
    for number, row in enumerate(cells):
        rules = _rules(shop, edges, number, len(cells), lead)
        casts.append(Cast(_row(fount, edges, row), Kind.TABLE, key, 1.3 if number == 0 else lead, rules=rules))
    return casts


def _edges(shop: Shop, fount: Fount, cells: Sequence[Sequence[str]]) -> list[float]:
    """Return the x at which columns begin, and where the last one ends; the table stands in the middle."""
    widths = [max(_width(fount, cell) for cell in column) for column in zip(*cells, strict=True)]
    gap = min(2.2 * fount.size, (shop.width - sum(widths)) / len(widths))
    x = (shop.width - sum(widths) - gap * len(widths)) / 2
    edges = [x]
    for width in widths:
        edges.append(edges[-1] + width + gap)
    return edges


def _width(fount: Fount, cell: str) -> float:
    words = _words(cell)
    return sum(fount.width(word.pieces) for word in words) + fount.space * (len(words) - 1)


def _words(cell: str) -> list[Token]:
    return [Token((Piece(word),)) for word in cell.split()]


def _row(fount: Fount, edges: Sequence[float], cells: Sequence[str]) -> Row:
    """Return a line of cells: names at the left of their column, figures at the right."""
    tokens: list[Token] = []
    for number, cell in enumerate(cells):
        pad = 0.4 * fount.size
        x = edges[number] + pad if number == 0 else edges[number + 1] - _width(fount, cell) - pad
        for place, word in enumerate(_words(cell)):
            width = fount.width(word.pieces)
            tokens.append(replace(word, x=x, width=width, cell=place == 0))
            x += width + fount.space
    return Row(tuple(tokens), fount, Gap.END)


def _rules(shop: Shop, edges: Sequence[float], number: int, count: int, lead: float) -> tuple[Box, ...]:
    """Return the rules of one row, as seen from the start of its baseline; only ruled tables have any."""
    if not shop.job.matter.ruled:
        return ()
    high = lead * shop.leading
    top, bottom = -0.72 * high, 0.28 * high
    level = [bottom] + ([top] if number == 0 else [])
    across = [Box(edges[0], y, edges[-1], y + RULE) for y in level]
    down = [Box(x, top, x + RULE, bottom) for x in edges]
    return (*across, *down)
