"""Which characters of a page that was born digital stand in one line."""

from collections.abc import Iterable

from pipeline.stages.acquire.glyph import Glyph

COLUMN = 1.6
"""Ems: a wider gap lies between columns or cells, because justified lines stretch a space to about one."""

SPACED = 2.5
"""Ems where the file itself has a space and goes on at the same height: a narrow column stretches its spaces far."""

REJOINED = 0.6
"""Ems between parts of a line that the file wrote at different times: more may be the gap between two columns."""

BACK = 0.5
"""Ems that a character may stand left of the end of the one before it: kerning and accents."""

SAME_FOOT = 0.05
"""Ems by which the feet of two characters of one line may differ."""

WITHIN = 0.5
"""Part of a character's height that it shares with its line: a superscript shares all, the next line nothing."""


LOOK_BACK = 12
"""Characters of the line that its height is told by: the last word, whatever superscript ends it."""


class _Row(list[Glyph]):
    """Characters in the order in which they are read, and the height of the largest."""

    def takes(self, glyph: Glyph) -> bool:
        """Tell whether a character follows the last one on the same line."""
        last = self[-1]
        if glyph.upright != last.upright:
            return False
        if not glyph.upright:
            return _beside(last, glyph)
        em = max(last.size, glyph.size)
        widest = SPACED if last.space and abs(last.foot - glyph.foot) < SAME_FOOT * em else COLUMN
        return _level(self, glyph) and -BACK * em <= glyph.left - last.right <= widest * em


def rows(glyphs: Iterable[Glyph]) -> tuple[tuple[Glyph, ...], ...]:
    """Return the characters line by line, in the order of the file; lines that it wrote in pieces are whole again."""
    pieces: list[_Row] = []
    for glyph in glyphs:
        if pieces and pieces[-1].takes(glyph):
            pieces[-1].append(glyph)
        elif not glyph.space:
            pieces.append(_Row([glyph]))
    return tuple(tuple(row) for row in _joined(pieces))


def _joined(pieces: list[_Row]) -> list[_Row]:
    """Return pieces that stand side by side on one line as one, in the place of the earliest."""
    whole: list[_Row] = []
    for piece in pieces:
        before = next((row for row in reversed(whole) if _adjoin(row, piece)), None)
        if before is None:
            whole.append(piece)
        else:
            before[:] = sorted([*before, *piece], key=lambda glyph: glyph.left)
    return whole


def _adjoin(row: _Row, piece: _Row) -> bool:
    """Tell whether two pieces are parts of one line."""
    if not (row[0].upright and piece[0].upright):
        return False
    small, large = sorted((row, piece), key=lambda each: max(glyph.size for glyph in each))
    if not all(_level(large, glyph) for glyph in small):
        return False
    em = max(glyph.size for glyph in large)
    starts, ends = (
        (min(g.left for g in each) for each in (row, piece)),
        (max(g.right for g in each) for each in (row, piece)),
    )
    gap = max(starts) - min(ends)
    return -BACK * em <= gap <= REJOINED * em


def _level(row: list[Glyph], glyph: Glyph) -> bool:
    """Tell whether a character stands at the height of a line."""
    largest = max(row[-LOOK_BACK:], key=lambda each: each.size)
    if glyph.size > largest.size:
        glyph, largest = largest, glyph
    shared = min(glyph.bottom, largest.bottom) - max(glyph.top, largest.top)
    return shared >= WITHIN * (glyph.bottom - glyph.top)


def _beside(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a turned character follows another in a turned line."""
    em = max(last.size, glyph.size, last.bottom - last.top)
    across = abs((glyph.left + glyph.right) - (last.left + last.right)) / 2
    return across <= WITHIN * em and min(abs(glyph.top - last.bottom), abs(last.top - glyph.bottom)) <= COLUMN * em
