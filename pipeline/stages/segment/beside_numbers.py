"""What is read beside page numbers and is none: dashes, ornaments, and the numbers that were read as nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.segment.draft import Draft, Lines, is_speck
from pipeline.stages.segment.folios import is_number
from pipeline.stages.segment.setting import Setting

UNSURE = 0.2
"""Confidence below which words are what an ornament was taken for."""
EVEN = 0.25
"""Part by which two ornaments differ at most in length, and in their distance from the number between them."""
BESIDE = 7.0
"""Heights of a page number within which its dashes stand."""
LOWEST = 0.7
"""x-heights that letters are high at least: what was read lower is a dash."""
SHORTEST, LONGEST = 0.7, 2.2
"""x-heights that a number is high at least and at most, though nothing in it was read."""
AT_EDGE = 1.0
"""x-heights by which such a number stands from the edge of the column, at most."""


def is_low(line: Line, setting: Setting) -> bool:
    """Tell whether a line is lower than any letter: a dash or a rule."""
    return line.box.height < LOWEST * setting.x_height


def ornaments(found: tuple[Lines, ...]) -> Lines:
    """Return what was read, and hardly believed, into the ornaments on both sides of a number at the edge of a page."""
    outer = (row for row in (*found[:1], *found[1:][-1:]) if len(row) == 3 and is_number(row[1]))
    return tuple(line for left, number, right in outer if _is_even(left, number, right) for line in (left, right))


def _is_even(left: Line, number: Line, right: Line) -> bool:
    """Tell whether two lines nobody believes stand as far from the number between them, and are as long."""
    unsure = max(1.0 if line.confidence is None else line.confidence for line in (left, right)) < UNSURE
    near, far = sorted((number.box.left - left.box.right, right.box.left - number.box.right))
    short, long = sorted((left.box.width, right.box.width))
    return unsure and far - near < EVEN * far and long - short < EVEN * long


def with_dashes(drafts: Sequence[Draft], specks: Lines, setting: Setting) -> Iterator[Draft]:
    """Yield the drafts, page numbers with the dashes read beside them: behind, since the number comes first.

    What was read into ornaments goes with the number too, and not into its box.
    """
    left = specks
    for draft in drafts:
        box = draft.box
        near = Box(box.left - BESIDE * box.height, box.top, box.right + BESIDE * box.height, box.bottom)
        dashes = tuple(line for line in left if draft.kind is ZoneKind.PAGE_NUMBER and near.holds(*line.box.centre))
        left = tuple(line for line in left if line not in dashes)
        figures = box if not all(is_speck(line) or is_low(line, setting) for line in dashes) else draft.ink
        yield replace(draft, lines=(*draft.lines, *dashes), ink=figures)


def unread(specks: Lines, head: Sequence[Lines], setting: Setting) -> Lines:
    """Return the number beside a running head that was read as nothing: at the edge of the column, as high as figures.

    There is none where another line of the head is a number.
    """
    if not head or any(is_number(line) for row in head for line in row):
        return ()
    text = Box.around(line.box for line in head[0])
    level = [line for line in specks if text.top < line.box.centre[1] < text.bottom and not line.box.meet(text).area]
    return tuple(line for line in level if _is_figures(line, setting))[:1]


def _is_figures(line: Line, setting: Setting) -> bool:
    """Tell whether a line stands at an edge of the column and is as high as figures are."""
    edge = min(abs(setting.indent(line)), abs(setting.short(line)))
    return edge < AT_EDGE and SHORTEST < line.box.height / setting.x_height < LONGEST
