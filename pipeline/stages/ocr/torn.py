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


def joined(lines: Sequence[ReadLine]) -> tuple[ReadLine, ...]:
    """Return the lines with torn ones whole, each where its longer part stood."""
    whole: list[ReadLine] = []
    for line in lines:
        place = next((n for n, other in enumerate(whole) if _goes_on(line, other) or _goes_on(other, line)), None)
        if place is None:
            whole.append(line)
            continue
        other = whole.pop(place)
        longer = len(other.words) >= len(line.words)
        whole.insert(place if longer else len(whole), _one(*sorted((line, other), key=lambda part: part.box.left)))
    return tuple(whole)


def _goes_on(left: ReadLine, right: ReadLine) -> bool:
    """Tell whether one line goes on in another, after no more than a space."""
    size = max(left.x_height, right.x_height)
    if size > ALIKE * min(left.x_height, right.x_height):
        return False
    gap, x = (right.box.left - left.box.right) / size, (left.box.right + right.box.left) / 2
    level = abs(left.baseline_at(x) - right.baseline_at(x)) < LEVEL * size
    return level and SPACE[0] < gap < SPACE[1]


def _one(left: ReadLine, right: ReadLine) -> ReadLine:
    """Return two parts as one line, on the baseline of the longer."""
    longer = max(left, right, key=lambda part: part.box.width)
    box = Box.around((left.box, right.box))
    return ReadLine(box, left.words + right.words, longer.slope, longer.baseline_at(box.left), longer.x_height)
