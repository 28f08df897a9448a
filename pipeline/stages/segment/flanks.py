"""The ink of forme work: dashes and ornaments between which a page number stands, the letters of a running head."""

from dataclasses import replace

import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink, dark, flatten
from pipeline.stages.segment.draft import Draft, Lines

REACH = 7.0
"""Heights of the number on either side of it that its dashes reach at most."""
AROUND = 4.0
"""Heights of the number above and below that show what is paper."""
LEVEL = 0.4
"""Heights by which the middle of a dash may lie higher or lower than that of the number."""
LEAST = 0.4
"""Heights that a dash is long at least, and a letter high: specks are smaller."""
CUT = 0.75
"""Part of its box that a number fills in width, and no more of it in height where the box reaches to the next line."""
EVEN = 0.35
"""Part by which what stands on one side may reach further than what stands on the other."""
MOST = 3
"""Pieces of an ornament on one side, at most: more are print."""


def flanked(number: Draft, grey: Grey, lines: Lines) -> Draft:
    """Return a page number with what stands on both sides of it alike; its figures alone where nothing does."""
    box, others = number.box, [line.box for line in lines if line not in number.lines]
    pieces = [piece for piece in _beside(grey, box) if not any(piece.meet(other).area for other in others)]
    left = [piece for piece in pieces if piece.right <= box.left]
    right = [piece for piece in pieces if piece.left >= box.right]
    if not 0 < len(left) <= MOST or not 0 < len(right) <= MOST:
        return _figures(number, grey)
    whole = Box.around((box, *left, *right))
    before, after = sorted((box.left - whole.left, whole.right - box.right))
    return replace(number, ink=whole) if after - before < EVEN * after else _figures(number, grey)


def _figures(number: Draft, grey: Grey) -> Draft:
    """Return a page number with the box of its figures where the engine boxed letters of the next line with them."""
    box, figures = number.box, _letters(grey, number.box)
    if not figures:
        return number
    ink = Box.around(figures).meet(box)
    return replace(number, ink=ink) if ink.height < CUT * box.height and ink.width > CUT * box.width else number


def tight(head: Draft, grey: Grey) -> Draft:
    """Return a running head with the box of its letters: engines box capitals with the space that others would take."""
    box, letters = head.box, _letters(grey, head.box)
    if not letters:
        return head
    top, bottom = min(each.top for each in letters), max(each.bottom for each in letters)
    return replace(head, ink=Box(box.left, max(box.top, top), box.right, min(box.bottom, bottom)))


def _letters(grey: Grey, box: Box) -> list[Box]:
    """Return the boxes of the letters and figures within a box, without specks."""
    within = [each for each in _pieces(grey, box) if box.holds(*each.centre) and each.height <= box.height]
    return [each for each in within if each.height > LEAST * max(other.height for other in within)]


def _beside(grey: Grey, box: Box) -> list[Box]:
    """Return the boxes of the ink on the level of a box, without specks."""
    found = [each for each in _pieces(grey, box) if not each.meet(box).area]
    level = [each for each in found if abs(each.centre[1] - box.centre[1]) < LEVEL * box.height]
    return [each for each in level if max(each.width, each.height) > LEAST * box.height]


def _pieces(grey: Grey, box: Box) -> list[Box]:
    """Return the boxes of the ink round a box."""
    height, width = grey.shape
    left, right = max(0, int(box.left - REACH * box.height)), min(width, int(box.right + REACH * box.height) + 1)
    top, bottom = max(0, int(box.top - AROUND * box.height)), min(height, int(box.bottom + AROUND * box.height) + 1)
    if right <= left or bottom <= top:
        return []
    ink = Ink.of(dark(flatten(np.asarray(grey[top:bottom, left:right], np.uint8))))
    return [ink.box(piece).moved(left, top) for piece in range(len(ink.areas))]
