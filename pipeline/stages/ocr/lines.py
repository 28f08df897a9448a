"""From the engine's lines to the page's: ids, confidences, and lines cut where they bridge a gap."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Word
from pipeline.stages.ocr.hocr import ReadLine, ReadWord

BRIDGED = 4.5
"""A gap of more x-heights than this parts two lines, because the widest space of a justified line is about
three and columns, margins and page numbers stand further off."""


def split(lines: Iterable[ReadLine]) -> Iterator[ReadLine]:
    """Yield the lines, cut where a gap is too wide for a space between two words."""
    for line in lines:
        for words in _runs(line):
            yield line.of(words)


def _runs(line: ReadLine) -> Iterator[tuple[ReadWord, ...]]:
    """Yield the words of a line, parted at wide gaps."""
    run = [line.words[0]]
    for before, after in pairwise(line.words):
        if after.box.left - before.box.right > BRIDGED * line.x_height:
            yield tuple(run)
            run = []
        run.append(after)
    yield tuple(run)


def page_line(line: ReadLine, markers: tuple[Marker, ...]) -> Line:
    """Return the line as the page holds it, its box round its markers too, its id still to be given."""
    words = tuple(Word(word.text, word.box, round(word.confidence, 4)) for word in line.words)
    box = Box.around((line.box, *(marker.box for marker in markers)))
    baseline = round(line.baseline_at(line.box.centre[0]), 2)
    return Line("", box, words, markers, baseline, round(line.x_height, 2))
