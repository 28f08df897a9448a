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

PIECES = 2_000
"""Parts of lines up to which their other parts are sought: a page with more is no page of text."""


class _Piece:
    """Characters that follow one another on one line, and the room they take."""

    def __init__(self, first: Glyph) -> None:
        self.glyphs = [first]
        self.left, self.right = first.left, first.right
        self.largest = first

    def add(self, glyphs: Iterable[Glyph]) -> None:
        """Take in more characters."""
        for glyph in glyphs:
            self.glyphs.append(glyph)
            self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
            if glyph.size > self.largest.size:
                self.largest = glyph

    def takes(self, glyph: Glyph) -> bool:
        """Tell whether a character follows the last one on the same line."""
        last = self.glyphs[-1]
        if glyph.upright != last.upright:
            return False
        if not glyph.upright:
            return _beside(last, glyph)
        em = max(last.size, glyph.size)
        widest = SPACED if last.space and abs(last.foot - glyph.foot) < SAME_FOOT * em else COLUMN
        near = max(self.glyphs[-LOOK_BACK:], key=lambda each: each.size)
        return _level(near, glyph) and -BACK * em <= glyph.left - last.right <= widest * em

    def adjoins(self, other: "_Piece") -> bool:
        """Tell whether two pieces are parts of one line."""
        small, large = sorted((self, other), key=lambda piece: piece.largest.size)
        em = large.largest.size
        gap = max(self.left, other.left) - min(self.right, other.right)
        if not -BACK * em <= gap <= REJOINED * em or not (small.largest.upright and large.largest.upright):
            return False
        return all(_level(large.largest, glyph) for glyph in small.glyphs)


def rows(glyphs: Iterable[Glyph]) -> tuple[tuple[Glyph, ...], ...]:
    """Return the characters line by line, in the order of the file; lines that it wrote in pieces are whole again."""
    pieces: list[_Piece] = []
    for glyph in glyphs:
        if pieces and pieces[-1].takes(glyph):
            pieces[-1].add([glyph])
        elif not glyph.space:
            pieces.append(_Piece(glyph))
    return tuple(tuple(piece.glyphs) for piece in (_joined(pieces) if len(pieces) <= PIECES else pieces))


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Return pieces that stand side by side on one line as one, in the place of the earliest."""
    whole: list[_Piece] = []
    for piece in pieces:
        before = next((other for other in reversed(whole) if other.adjoins(piece)), None)
        if before is None:
            whole.append(piece)
        else:
            before.add(piece.glyphs)
            before.glyphs.sort(key=lambda glyph: glyph.left)
    return whole


def _level(line: Glyph, glyph: Glyph) -> bool:
    """Tell whether a character stands at the height of a line, told by its largest."""
    small, large = (line, glyph) if glyph.size > line.size else (glyph, line)
    return min(small.bottom, large.bottom) - max(small.top, large.top) >= WITHIN * (small.bottom - small.top)


def _beside(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether a turned character follows another in a turned line."""
    em = max(last.size, glyph.size, last.bottom - last.top)
    across = abs((glyph.left + glyph.right) - (last.left + last.right)) / 2
    return across <= WITHIN * em and min(abs(glyph.top - last.bottom), abs(last.top - glyph.bottom)) <= COLUMN * em
