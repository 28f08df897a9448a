"""Whether ink outside the print was written by hand, and which way up."""

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey, Ink, Mask
from pipeline.stages.hand.measure import Measure
from pipeline.stages.hand.pieces import Group

TALL = 1.65
"""Letter heights: no printed note has a letter so tall, a hand has one in nearly every word."""
TOWERING = 2.2
"""Letter heights: so tall is not even a capital of print, and it counts as two signs."""
LARGE = 1.2
"""Letter heights: most letters of a hand are as tall, because a pen needs room; side notes are in small type."""
FAR = 3.5
"""Letter heights of white between a note and the text: printers keep their side notes and line numbers closer."""
JOINED = 2.2
"""Letter heights: so wide is a piece where letters are joined by the pen."""
THIN = 0.28
"""Part of their boxes that the strokes of a pen fill; those of type, with serifs and stems, fill more."""
ALIGNED = 0.5
"""Part of the pieces that stand on one line: more do in print."""
ALIKE = 0.35
"""Part of the pieces that are of one height: more are in print."""
NEAR = 0.09
"""Letter heights within which two letters of type stand or reach alike."""
ENOUGH = 2
"""Signs of a hand that are needed in the side margins; in the corners, where page numbers may stand, one more is,
above and below the text, where running heads stand, two."""
UNLIKELY, SPRAWLING, DOUBTFUL, LIKELY, SURE = 0.1, 0.15, 0.35, 0.5, 0.7
"""How likely a note is handwriting at least: one as dense and uneven as a hand, one in larger letters than
side notes, one that shows other signs of a hand, one that shows none, one in the print or of a crowd of pieces."""
CROWD = 16
"""Pieces of such a crowd: among so many, stamps and the edges of leaves may have gathered round a word."""
DENSE = 0.17
"""Part of its box that such a note fills: edges of leaves and stamps that stand about fill less."""
LONG = 5.0
"""Letter heights of all pieces of a note within the print: less may be a broken letter."""
OWN = 0.5
"""Part of the ink within a note's box that is its own where it stands within the print."""
INKED, WORD = 0.3, 4.0
"""Part of its box that writing fills at most, unless it is no higher than a word: pictures and bars fill more."""
FRAME = 0.07
"""Part of their boxes that the lines of a frame or the edges of leaves fill at most."""
STRIP = 16.0
"""Ratio of the sides of the longest note along a margin; the edge of a leaf is longer."""
PALE = 0.6
"""Part of the print's darkness that writing has at least; what shows through from behind has less."""
PAPER = 0.78
"""Part of the light of the text's paper that a margin has at least, in shadow too; what lies off the page is darker."""
UNEVEN = 0.054
"""Part of black by which the paper round writing varies at most; the dots of a picture's screen vary more."""
BROAD = 0.5
"""Letter heights of the strokes of the broadest pen; those of great initials are broader."""
HAIR = 0.5
"""Part of the print's stroke width: thinner lines are scratches and the edges of leaves."""
LETTER = 0.55
"""Letter heights of the pieces that are judged; dots and commas say nothing."""
STROKES = 3.5
"""Letter heights of pen stroke that a note is at least long: two letters."""
SLIVER = 1.0
"""Letter heights: groups no wider or no higher than that are the edges of leaves and torn rules, not words."""

BLUR = 5
"""Pixels across which ink fades into paper."""
WHITE = 255.0

Boxes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pen:
    """How the print of the page is inked: what a note is compared with."""

    grey: float
    """Median grey level of the ink."""
    stroke: float
    """Mean width of its strokes, in pixels."""

    @classmethod
    def of(cls, even: Grey, mask: Mask) -> "Pen":
        """Return how the ink of a mask looks on the evenly lit page."""
        widths = stroke_widths(mask)
        grey = float(np.median(even[mask])) if mask.any() else 0.0
        return cls(grey, float(widths.mean()) if widths.size else 1.0)


def stroke_widths(mask: Mask) -> NDArray[np.float64]:
    """Return the width of the strokes at each point of their middle line, in pixels."""
    depth = cv2.distanceTransform(np.pad(mask, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    middle = (depth >= cv2.dilate(depth, np.ones((3, 3)))) & mask
    return np.asarray(2 * depth[middle], np.float64)


def written(group: Group, measure: Measure) -> bool:
    """Tell whether ink beyond the print is handwriting: by the signs of a hand, unless it looks like none at all."""
    shown = signs(group, measure)
    dense = group.mask.mean() > DENSE and (shown.irregular or sum(shown) > ENOUGH + 2)
    x, y = group.box.centre
    beside = x < measure.left.x(y) or x > measure.right.x(y)
    level = measure.top < y < measure.bottom
    large = beside and level and shown.large and shown.towering
    likely = SPRAWLING if large else DOUBTFUL
    if group.likely < (UNLIKELY if dense else likely if len(group.boxes) < CROWD else SURE):
        return False
    if beside:
        return sum(shown) >= (ENOUGH if level else ENOUGH + 1)
    return sum(shown) >= ENOUGH + 2 and shown.irregular


def is_like_writing(group: Group, own: float, measure: Measure) -> bool:
    """Tell whether a group of pieces that look like writing is a note, `own` being its part of the ink in its box."""
    x, y = group.box.centre
    beside = x < measure.left.x(y) or x > measure.right.x(y)
    length = group.length / measure.size
    return group.likely > LIKELY and (beside or (group.likely > SURE and own > OWN and length > LONG))


def on_paper(ink: Mask, box: Box, grey: Grey, measure: Measure) -> bool:
    """Tell whether the paper in a box, between the ink, is as light as that of the text, so that it is on the page."""
    area = _area(box)
    paper = grey[area][~ink[area]]
    y = int((measure.top + measure.bottom) / 2)
    text = grey[int(measure.top) : int(measure.bottom), int(measure.left.x(y)) : int(measure.right.x(y))]
    return bool(np.median(paper) > PAPER * np.percentile(text, 75)) if paper.size else False


def is_ink(group: Group, even: Grey, measure: Measure, printed: Pen) -> bool:
    """Tell whether the group is strokes of ink at all, neither a shadow nor a scratch nor the edge of a leaf."""
    box, widths = group.box, stroke_widths(group.mask)
    crop = even[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    return bool(
        min(box.width, box.height) > SLIVER * measure.size
        and max(box.width, box.height) < STRIP * min(box.width, box.height)
        and _filled(group) > FRAME
        and (group.mask.mean() < INKED or min(box.width, box.height) < WORD * measure.size)
        and widths.size > STROKES * measure.size
        and HAIR * printed.stroke < widths.mean() < BROAD * measure.size
        and WHITE - np.median(crop[group.mask]) > PALE * (WHITE - printed.grey)
    )


def on_white(ink: Mask, box: Box, even: Grey, measure: Measure) -> bool:
    """Tell whether there is even paper in and round a box between the ink, and no picture."""
    area = _area(box.grown(measure.size))
    inked = cv2.dilate(ink[area].astype(np.uint8), np.ones((BLUR, BLUR), np.uint8)) > 0
    paper = even[area][~inked]
    return bool(paper.std() < UNEVEN * WHITE) if paper.size else False


def _area(box: Box) -> tuple[slice, slice]:
    """Return the rows and columns of a box."""
    left, top, right, bottom = (max(0, int(side)) for side in (box.left, box.top, box.right, box.bottom))
    return slice(top, bottom), slice(left, right)


class Signs(NamedTuple):
    """The signs of a hand."""

    tall: bool
    large: bool
    joined: bool
    thin: bool
    irregular: bool
    far: bool
    towering: bool


def signs(group: Group, measure: Measure) -> Signs:
    """Return which signs of a hand a group shows."""
    size = measure.size
    boxes = _letters(group.boxes, size)
    if reads_sideways(boxes):
        boxes = boxes[:, [1, 0, 3, 2]]
    heights, widths = (boxes[:, 3] - boxes[:, 1]) / size, (boxes[:, 2] - boxes[:, 0]) / size
    uneven = aligned(boxes, NEAR * size) <= ALIGNED or alike(heights, NEAR) <= ALIKE
    return Signs(
        tall=bool(heights.max() >= TALL),
        large=bool(np.median(heights) >= LARGE),
        joined=bool(widths.max() >= JOINED),
        thin=bool(_filled(group) <= THIN),
        irregular=len(boxes) > 2 and bool(uneven),
        far=measure.distance(group.box) >= FAR * size,
        towering=bool(heights.max() >= TOWERING),
    )


def _filled(group: Group) -> float:
    """Return the part of the boxes of its pieces that ink fills."""
    return float(group.mask.sum() / (group.boxes[:, 2:] - group.boxes[:, :2]).prod(axis=1).sum())


def _letters(boxes: Boxes, size: float) -> Boxes:
    """Return the boxes that are no dots; all of them if there are no others."""
    large = boxes[(boxes[:, 2:] - boxes[:, :2]).max(axis=1) > LETTER * size]
    return large if len(large) else boxes


def reads_sideways(boxes: Boxes) -> bool:
    """Tell whether most pieces have their nearest neighbour above or below rather than beside them."""
    if len(boxes) == 1:
        return bool(boxes[0, 3] - boxes[0, 1] > 2 * (boxes[0, 2] - boxes[0, 0]))
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    across = np.maximum(boxes[:, None, 0], boxes[None, :, 0]) - np.minimum(boxes[:, None, 2], boxes[None, :, 2])
    down = np.maximum(boxes[:, None, 1], boxes[None, :, 1]) - np.minimum(boxes[:, None, 3], boxes[None, :, 3])
    gap = np.maximum(across, 0) + np.maximum(down, 0) + 0.01 * np.abs(centres[:, None] - centres[None]).sum(axis=2)
    np.fill_diagonal(gap, np.inf)
    offset = np.abs(centres[gap.argmin(axis=1)] - centres)
    return bool((offset[:, 1] > offset[:, 0]).sum() * 2 > len(boxes))


def aligned(boxes: Boxes, near: float) -> float:
    """Return the part of the pieces that stand on the line of most pieces of their row, 0 to 1."""
    standing, end = 0, -np.inf
    row: list[float] = []
    for box in [*boxes[np.argsort(boxes[:, 1])], None]:
        if box is None or box[1] > end:
            standing += _most_alike(np.array(row, dtype=np.float64), near)
            row, end = [], -np.inf
        if box is not None:
            row.append(float(box[3]))
            end = max(end, box[3])
    return standing / len(boxes)


def alike(heights: NDArray[np.float64], near: float) -> float:
    """Return the part of the heights that are close to the most common one, 0 to 1."""
    return _most_alike(heights, near) / len(heights)


def _most_alike(values: NDArray[np.float64], near: float) -> int:
    """Return how many of the values are within `near` of one of them, at most."""
    if not values.size:
        return 0
    return int((np.abs(values[:, None] - values[None, :]) <= near).sum(axis=1).max())


def ink_of_print(ink: Ink, rows: Boxes) -> Mask:
    """Return the ink within the rows of print."""
    inside = np.zeros_like(ink.mask)
    for left, top, right, bottom in rows:
        inside[top:bottom, left:right] = True
    return np.asarray(ink.mask & inside, np.bool_)
