"""Text read without the print beside it, and that by itself: where both are read together their lines are joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.errors import EngineFailed
from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadLine

BLOCK = 6
"""Page segmentation mode for one block of text."""

PAPER = 255

EDGE = 0.12
"""In x-heights, towards the text: the grey at the edge of a letter, and less than there is white."""

ROUND = 0.5
"""In x-heights, above and below: what small signs reach beyond letters, and less than there is to the next row."""

OUTWARDS = 1.0
"""In x-heights, away from the text: a point or hyphen at the end of a row, which is lower than a letter."""

MARGIN = 20
"""Pixels of paper round a place, because the engine does not see ink at the edge."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What was read beside the text."""

    lines: tuple[ReadLine, ...] = ()
    places: tuple[ReadLine, ...] = ()
    """Where nothing was read: lines without words, to be looked at again."""


def read_apart(image: Grey, places: Sequence[tuple[Box, bool]], x_height: float, languages: str) -> tuple[Grey, Beside]:
    """Return the image without what stands in some places, and what was read there.

    A place is told to be right of the text, or left of it.
    """
    if not places:
        return image, Beside()
    areas = [_area(box, x_height, right=right) for box, right in places]
    rest = image.copy()
    for area in areas:
        rest[_pixels(area)] = PAPER
    crops = [np.pad(image[_pixels(area)], MARGIN, constant_values=PAPER) for area in areas]
    answers = hocr.parse(engine.read(crops, languages, BLOCK, hocr_char_boxes="1"))
    if len(answers) != len(areas):
        raise EngineFailed(f"Tesseract was given {len(areas)} notes and answered with {len(answers)}.")
    found = tuple(line for area, lines in zip(areas, answers, strict=True) for line in _on_page(lines, area))
    blank = [box for (box, _), answer in zip(places, answers, strict=True) if not answer]
    return rest, Beside(found, tuple(ReadLine(box, (), 0.0, box.bottom, x_height) for box in blank))


def _on_page(lines: Sequence[ReadLine], area: Box) -> Iterator[ReadLine]:
    """Yield the lines read in an area where they stand on the page; the paper round it is left out of their boxes."""
    for line in lines:
        moved = line.moved(int(area.left) - MARGIN, int(area.top) - MARGIN)
        words = tuple(replace(word, box=word.box.meet(area)) for word in moved.words if word.box.meet(area).area)
        if words:
            yield moved.of(words)


def _area(box: Box, x_height: float, *, right: bool) -> Box:
    """Return a place with the small signs at its rim."""
    inwards, outwards = EDGE * x_height, OUTWARDS * x_height
    left, far = (inwards, outwards) if right else (outwards, inwards)
    up = ROUND * x_height
    return Box(max(0.0, box.left - left), max(0.0, box.top - up), box.right + far, box.bottom + up)


def _pixels(area: Box) -> tuple[slice, slice]:
    """Return the rows and columns of an area."""
    return slice(int(area.top), round(area.bottom)), slice(int(area.left), round(area.right))
