"""Lines that the engine has torn: a few words that it puts elsewhere, although the line goes on beside them."""

from collections.abc import Sequence

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import ReadLine

SPACE = (-0.5, 1.2)
"""In x-heights: between the two parts is a space, as between any two words, and no gutter."""

LEVEL = 0.25
"""In x-heights: the parts of one line stand on one baseline."""

ALIKE = 1.4
"""Times: the x-height that the engine measures on few letters is not surer."""

WIDE = 3.0
"""In x-heights: between parts that fill a line from margin to margin, lines above and below it, the space may be so
wide: one that is spread to fill it."""

MARGIN = 0.8
"""In x-heights: so near to one another begin and end such lines."""

NEXT = 8.0
"""In x-heights, up and down: the two or three lines next to one."""


def joined(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines with torn ones whole, each where its longer part stood."""
    whole: list[ReadLine] = []
    for line in lines:
        place = next((n for n, other in enumerate(whole) if _is_one(line, other, lines)), None)
        if place is None:
            whole.append(line)
            continue
        other = whole.pop(place)
        longer = len(other.words) >= len(line.words)
        whole.insert(place if longer else len(whole), _one(*sorted((line, other), key=lambda part: part.box.left)))
    return tuple(whole)


def _is_one(line: ReadLine, other: ReadLine, lines: Sequence[ReadLine]) -> bool:
    """Tell whether two of the lines are parts of one."""
    left, right = sorted((line, other), key=lambda part: part.box.left)
    return _goes_on(left, right, SPACE[1]) or (_goes_on(left, right, WIDE) and _fill(left, right, lines))


def _fill(left: ReadLine, right: ReadLine, lines: Sequence[ReadLine]) -> bool:
    """Tell whether two parts reach from margin to margin, as lines do near them that are whole, and part no columns."""
    size, whole = right.x_height, Box.around((left.box, right.box))
    near = [line.box for line in lines if 0 < abs(line.box.centre[1] - whole.centre[1]) < NEXT * size]
    near = [box for box in near if box.overlap_y(whole) < 0.5 * size]

    def level(one: float, other: float) -> bool:
        return abs(one - other) < MARGIN * size

    alike = [box for box in near if level(box.left, whole.left) and level(box.right, whole.right)]
    column = any(level(box.right, left.box.right) or level(box.left, right.box.left) for box in near)
    return len(alike) > 1 and not column


def _goes_on(left: ReadLine, right: ReadLine, widest: float) -> bool:
    """Tell whether one line goes on in another, after no more than a space, in x-heights."""
    size = max(left.x_height, right.x_height)
    if size > ALIKE * min(left.x_height, right.x_height):
        return False
    gap, x = (right.box.left - left.box.right) / size, (left.box.right + right.box.left) / 2
    level = abs(left.baseline_at(x) - right.baseline_at(x)) < LEVEL * size
    return level and SPACE[0] < gap < widest


def _one(left: ReadLine, right: ReadLine) -> ReadLine:
    """Return two parts as one line, on the baseline of the longer."""
    longer = max(left, right, key=lambda part: part.box.width)
    box = Box.around((left.box, right.box))
    return ReadLine(box, left.words + right.words, longer.slope, longer.baseline_at(box.left), longer.x_height)
