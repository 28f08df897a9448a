"""Places of a page that the engine is to look at again, each cut out, resized, and read as a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey
from pipeline.stages.ocr import engine, hocr
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

LINE = 7
"""Page segmentation mode for one line of text."""

MARGIN = 0.6
"""Of the line's height: paper round it, less than there is to its neighbours."""

SOFT = 0.8
"""Pixels of a blur that takes the grain and the steps of a scan away, and leaves the strokes."""


@dataclass(frozen=True, slots=True)
class Look:
    """A place, how many times as large it is to be seen, and whether blurred."""

    box: Box
    size: float = 1.0
    soft: bool = False

    @property
    def area(self) -> Box:
        """The place with some paper round it."""
        return self.box.grown(MARGIN * self.box.height)


def seen(image: Grey, looks: Sequence[Look], languages: str) -> Iterator[tuple[ReadWord, ...]]:
    """Yield the words that are read at each look, where they stand on the page; all in one start of the engine."""
    answers = iter(hocr.parse(engine.read([_crop(image, look) for look in looks], languages, LINE)) if looks else ())
    return (_on_page(next(answers, ()), look) for look in looks)


def _crop(image: Grey, look: Look) -> Grey:
    """Return what is seen at a look."""
    area = look.area
    cut = image[max(0, int(area.top)) : int(area.bottom), max(0, int(area.left)) : int(area.right)]
    how = cv2.INTER_AREA if look.size < 1 else cv2.INTER_CUBIC
    large = cv2.resize(cut, None, fx=look.size, fy=look.size, interpolation=how)
    return np.asarray(cv2.GaussianBlur(large, (0, 0), SOFT) if look.soft else large, np.uint8)


def _on_page(lines: Sequence[ReadLine], look: Look) -> tuple[ReadWord, ...]:
    """Return the words of a reading, where they stand on the page."""
    left, top = max(0, int(look.area.left)), max(0, int(look.area.top))

    def back(box: Box) -> Box:
        return Box(*(edge / look.size for edge in (box.left, box.top, box.right, box.bottom))).moved(left, top)

    return tuple(
        replace(word, box=back(word.box), glyphs=tuple(replace(glyph, box=back(glyph.box)) for glyph in word.glyphs))
        for line in lines
        for word in line.words
    )
