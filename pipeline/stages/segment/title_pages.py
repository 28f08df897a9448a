"""Title pages: which rows are the title, and which below them say who printed it where and when."""

from itertools import pairwise
from statistics import median

from pipeline.stages.segment.draft import Lines
from pipeline.stages.segment.folios import is_number
from pipeline.stages.segment.setting import LARGER, Setting

TITLE = 0.6
"""Part of the rows of a title page that stand in the middle, at least."""
CENTRED = 1.5
"""x-heights by which the middles of such rows differ at most, and their left ends at least."""
FEWEST = 4
"""Rows of a title page, at least."""
WHITE = 2.5
"""Leadings of white that part a title from its imprint, at least: an ornament often stands there."""


def is_title_page(found: tuple[Lines, ...], setting: Setting) -> bool:
    """Tell whether most rows share a middle and no left edge: it has no running head, and its imprint is no foot."""
    if not found or any(map(is_number, found[0])):
        return False
    lefts, middles = [row[0].box.left for row in found], [(row[0].box.left + row[-1].box.right) / 2 for row in found]
    left, middle, near = median(lefts), median(middles), CENTRED * setting.x_height
    centred = sum(abs(x - middle) < near for x in middles)
    return centred > TITLE * len(found) and 2 * sum(abs(x - left) > near for x in lefts) >= len(found)


def title_rows(found: tuple[Lines, ...], setting: Setting) -> int:
    """Return how many of the first rows are the title, 0 if the page is no title page or has no large type."""
    if len(found) < FEWEST or not is_title_page(found, setting):
        return 0
    steps = [below[0].box.bottom - above[0].box.bottom for above, below in pairwise(found)]
    widest = max(range(len(steps)), key=lambda index: steps[index])
    count = widest + 1 if steps[widest] > WHITE * setting.leading else len(found)
    large = any((line.x_height or 0) > LARGER * setting.x_height for row in found[:count] for line in row)
    return count if large else 0
