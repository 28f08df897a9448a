"""Another text for a line, with its words kept where they stand on the page."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Word


def reword(line: Line, now: str) -> Line:
    """Return the line with the text `now`: words that stay keep their boxes, others share those they replace.

    All words lose their confidence, because an editor vouches for the line; markers stay behind their words, and
    where there are none left there is no marker.
    """
    was, texts = line.text, now.split()
    markers = tuple(replace(marker, at=_carried(marker.at, was, now)) for marker in line.markers if texts)
    return replace(line, words=tuple(_words(line, texts)), markers=markers)


def _words(line: Line, texts: list[str]) -> Iterator[Word]:
    """Yield the new words, each over the ink that it reads."""
    old = [word.text for word in line.words]
    for _, start, end, first, last in SequenceMatcher(None, old, texts, autojunk=False).get_opcodes():
        new = texts[first:last]
        boxes = [word.box for word in line.words[start:end]]
        if len(boxes) != len(new):
            boxes = _shares(_span(line, start, end), new)
        yield from (Word(text, box) for text, box in zip(new, boxes, strict=True))


def _span(line: Line, start: int, end: int) -> Box:
    """Return the box of some words, or of the gap where there is none between them."""
    if start < end:
        return Box.around(word.box for word in line.words[start:end])
    left = line.words[start - 1].box.right if start else line.box.left
    right = line.words[start].box.left if start < len(line.words) else line.box.right
    return Box(left, line.box.top, max(left, right), line.box.bottom)


def _shares(box: Box, texts: list[str]) -> list[Box]:
    """Return one part of a box for each text, as wide as its letters are many."""
    if not texts:
        return []
    unit = box.width / (sum(len(text) for text in texts) + len(texts) - 1)
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    lefts = [box.left + unit * start for start in starts]
    return [
        Box(left, box.top, left + unit * len(text), box.bottom) for left, text in zip(lefts[:-1], texts, strict=True)
    ]


def _carried(offset: int, was: str, now: str) -> int:
    """Return where an offset of the old text lies in the new one; the end of a word stays the end of one."""
    if was == now or offset <= 0:
        return offset
    if offset >= len(was):
        return len(now)
    moved = _aligned(offset, was, now)
    return _word_end(moved, now) if was[offset] == " " or moved == 0 else moved


def _aligned(offset: int, was: str, now: str) -> int:
    """Return the offset of the new text that difflib sets beside an offset of the old."""
    for tag, start, end, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if start <= offset < end:
            return first + offset - start if tag == "equal" else min(first + offset - start, last)
    return len(now)


def _word_end(offset: int, text: str) -> int:
    """Return the end of the word that an offset stands in or right after."""
    end = text.find(" ", max(offset - 1, 0) if text[offset - 1 : offset] != " " else offset)
    return len(text) if end < 0 else end
