"""Brackets and upright strokes that a reader drew beside a passage, told from rules, frames and the edges of leaves."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Ink, Mask
from pipeline.stages.hand.measure import Measure, Rows, print_rows
from pipeline.stages.hand.strokes import THICKEST, Stroke

RUN = 1.2
"""Letter heights of unbroken ink down a column of pixels that only tall letters and drawn strokes have."""
BREAK = 0.5
"""Letter heights that a stroke may be broken for; the figures of a list that stand under one another leave more."""
WAVY = 0.3
"""Letter heights that it may jump aside where it is broken."""
SHORTEST = 3.2
"""Letter heights of the shortest stroke beside a passage: higher than a line and its space, and than most letters."""
PASSAGE = 0.75
"""Part of the height of the print that a stroke is long at most: rules between columns, edges of leaves are longer."""
LEAN = 0.1
"""How far a stroke leans, in its length."""
NEAR = 6.0
"""Letter heights from the edge of the print within which it stands."""
CLEAR = 0.15
"""Letter heights of white between it and the print, into which initials do not hang."""
ARM = 1.6
"""Letter heights of the arms of a bracket at most."""
FLUNG = 0.3
"""Letter heights beyond its spine from which on something is an arm, and not the width of the stroke."""
ENDS = 0.2
"""Part of a bracket's height, at either end, in which its arms are."""
UNBROKEN = 0.92
"""Part of a stroke's height that has ink; figures that stand under one another leave more of it white."""
STRAYS, FILLED = 0.02, 0.3
"""How far a line of several runs may stray on its way, and the part of its height that they fill."""
ALONE = 0.75
"""Part of the ink round a stroke that is its own: rules of tables and frames run on, side notes stand beside theirs."""
STRAY = 0.03
"""Part of the white between a stroke and the print that may be ink: a 1 in a note has a figure there."""
BESIDE = 0.5
"""Part of a stroke's height beside which there are rows of print."""
MARGIN = 2.5
"""Letter heights from the edge of the scan within which nothing is drawn, but leaves end and gutters open."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where strokes may stand: in the margins, near the rows of print."""

    ink: Ink
    measure: Measure
    rows: Rows


def brackets(ink: Ink, measure: Measure) -> tuple[Stroke, ...]:
    """Return the strokes and brackets beside the text, each from its upper end to its lower one."""
    place = Beside(ink, measure, print_rows(ink, measure.size))
    spines = _spines(ink.mask, measure.size)
    numbers = [number for number in range(len(spines.boxes)) if _is_beside(spines.box(number), place)]
    found = (_drawn(spines, number, place) for number in numbers if not _runs_on(spines, number, measure))
    return tuple(stroke for stroke in found if stroke is not None)


def _spines(mask: Mask, size: float) -> Ink:
    """Return what runs upright, thin and long, each run as one piece."""
    upright = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, np.ones((max(3, int(RUN * size)), 1), np.uint8))
    thick = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((1, max(2, int(THICKEST * size))), np.uint8))
    thin = np.where(thick > 0, 0, upright).astype(np.uint8)
    reach = np.ones((max(3, int(BREAK * size)), max(3, int(WAVY * size))), np.uint8)
    return Ink.of(np.asarray(cv2.morphologyEx(thin, cv2.MORPH_CLOSE, reach) > 0, np.bool_))


def _is_beside(spine: Box, place: Beside) -> bool:
    """Tell whether a run is as long and lean as a stroke beside a passage, and stands beside print."""
    measure, size = place.measure, place.measure.size
    width = place.ink.mask.shape[1]
    return (
        SHORTEST * size < spine.height < PASSAGE * (measure.bottom - measure.top)
        and spine.width < LEAN * spine.height + THICKEST * size
        and CLEAR * size < measure.distance(spine) < NEAR * size
        and min(spine.left, width - spine.right) > MARGIN * size
        and _printed_beside(spine, place.rows) > BESIDE
    )


def _runs_on(spines: Ink, number: int, measure: Measure) -> bool:
    """Tell whether a run is part of a longer line, as the edges of leaves and the rules between columns are."""
    left, top, right, bottom = spines.boxes[number]
    reach = WAVY * measure.size + STRAYS * np.maximum(np.maximum(top - spines.bottom, spines.top - bottom), 0)
    in_line = (spines.right > left - reach) & (spines.left < right + reach)
    in_line &= spines.heights > RUN * measure.size
    whole = spines.bottom[in_line].max() - spines.top[in_line].min()
    return bool(whole > PASSAGE * (measure.bottom - measure.top) and spines.heights[in_line].sum() > FILLED * whole)


def _printed_beside(spine: Box, rows: Rows) -> float:
    """Return the part of a stroke's height that has rows of print on its level, the white between them included."""
    near = rows[(rows[:, 3] > spine.top) & (rows[:, 1] < spine.bottom)]
    if not len(near):
        return 0.0
    return (min(spine.bottom, float(near[:, 3].max())) - max(spine.top, float(near[:, 1].min()))) / spine.height


def _drawn(spines: Ink, number: int, place: Beside) -> Stroke | None:
    """Return a run with its arms; None where it is broken, or other ink goes on from it."""
    spine = spines.box(number)
    whole = _with_arms(spine, place)
    broken = place.ink.mask[_slices(spine)].any(axis=1).mean() < UNBROKEN
    if whole is None or broken or _between(whole, place) > STRAY:
        return None
    course = _course(spines.labels == number + 1, spine)
    return Stroke(whole, _round_corners(course, spine, whole, place.measure), (whole,))


def _between(whole: Box, place: Beside) -> float:
    """Return the part of the area between a stroke and the edge of the print that is ink, 0 to 1."""
    y, clear = whole.centre[1], CLEAR * place.measure.size
    left, right = place.measure.left.x(y) - clear, place.measure.right.x(y) + clear
    area = Box(whole.right + 1, whole.top, left, whole.bottom)
    if whole.left > right:
        area = Box(right, whole.top, whole.left - 1, whole.bottom)
    return float(place.ink.mask[_slices(area)].mean()) if area.width >= 1 else 0.0


def _with_arms(spine: Box, place: Beside) -> Box | None:
    """Return the box round a run and its arms; None where the ink that it is part of is more than that."""
    ink, size = place.ink, place.measure.size
    area = spine.grown(2)
    labels = np.unique(ink.labels[_slices(area)])
    numbers = labels[labels > 0] - 1
    kept = [n for n in numbers.tolist() if ink.heights[n] > RUN * size]
    if not kept:
        return None
    whole = Box.around(ink.box(n) for n in kept)
    lean = LEAN * spine.height + THICKEST * size
    if whole.width > lean + ARM * size or whole.height > spine.height + 2 * size:
        return None
    return whole if _only_arms(kept, spine, whole, place) else None


def _only_arms(numbers: list[int], spine: Box, whole: Box, place: Beside) -> bool:
    """Tell whether what stands off a spine stands off at its ends."""
    ink, size = place.ink, place.measure.size
    mask = np.isin(ink.labels[_slices(whole)], np.array(numbers) + 1)
    off = np.ones_like(mask)
    left, right = (
        int(side - whole.left + pad) for side, pad in ((spine.left, -FLUNG * size), (spine.right, FLUNG * size))
    )
    off[:, max(0, left) : max(0, right)] = False
    middle = slice(int(ENDS * mask.shape[0]), int((1 - ENDS) * mask.shape[0]))
    own = float(mask.sum()) / max(1, int(ink.mask[_slices(whole)].sum()))
    return bool(own > ALONE and not (mask & off)[middle].any())


def _course(shape: Mask, spine: Box) -> tuple[tuple[float, float], ...]:
    """Return the middle of a run at its ends and in between, from top to bottom."""
    inked = shape[_slices(spine)]
    rows = np.flatnonzero(inked.any(axis=1))
    picked = rows[np.linspace(0, len(rows) - 1, 9).astype(int)]
    return tuple((spine.left + float(np.flatnonzero(inked[y]).mean()) + 0.5, spine.top + float(y)) for y in picked)


def _round_corners(
    course: tuple[tuple[float, float], ...], spine: Box, whole: Box, measure: Measure
) -> tuple[tuple[float, float], ...]:
    """Return the course of a stroke with the ends of its arms, if it has any."""
    to_right = whole.right - spine.right
    to_left = spine.left - whole.left
    if max(to_left, to_right) < FLUNG * measure.size:
        return course
    x = whole.right if to_right > to_left else whole.left
    return ((x, course[0][1]), *course, (x, course[-1][1]))


def _slices(box: Box) -> tuple[slice, slice]:
    return (
        slice(max(0, int(box.top)), max(0, int(np.ceil(box.bottom)))),
        slice(max(0, int(box.left)), max(0, int(np.ceil(box.right)))),
    )
