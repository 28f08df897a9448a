"""Numbers of lines that were read as letters, `Is` for 15: what they look like is believed where it is in sequence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import ReadLine

LOOKS = str.maketrans("IiljJ|tsSoOQDzZBgqbGTA", "1111111550000228996674")
"""Figures that letters are read for, above all old ones that hang."""

LONGEST = 4
"""Figures of the number of a line."""

FEWEST = 2
"""Numbers that show a margin to be one of numbers, if they are at least as many as the other short lines in it."""


def counted(lines: Sequence[ReadLine], places: Sequence[tuple[Box, bool]]) -> tuple[ReadLine, ...]:
    """Return the lines, those in margins of numbers as numbers; a place is told to be right of the text, or left."""
    better = list(lines)
    for right in (False, True):
        margin = [box for box, at in places if at is right]
        for number in _misread([_short(line, margin) for line in lines], [line.box.top for line in lines]):
            word = lines[number].words[0]
            better[number] = replace(lines[number], words=(replace(word, text=word.text.translate(LOOKS)),))
    return tuple(better)


def _short(line: ReadLine, places: Sequence[Box]) -> str:
    """Return what a line in a margin that is as short as a number was read as; "" of others."""
    text = line.words[0].text if len(line.words) == 1 else ""
    return text if len(text) <= LONGEST and any(line.box.shared(place) > 0.5 for place in places) else ""


def _misread(texts: Sequence[str], tops: Sequence[float]) -> list[int]:
    """Return the places of what are no numbers but would be in sequence if they were what they look like."""
    short = sorted((number for number, text in enumerate(texts) if text), key=lambda number: tops[number])
    right = [number for number in short if texts[number].isdecimal()]
    if len(right) < max(FEWEST, len(short) - len(right)):
        return []
    values = [0, *(_value(texts[number]) for number in short), 10**LONGEST]
    in_order = [before < value for before, value in pairwise(values)]
    fits = {number for number, pair in zip(short, pairwise(in_order), strict=True) if all(pair)}
    return [number for number in short if number in fits and number not in right]


def _value(text: str) -> int:
    """Return the number that a text looks like, 0 if it looks like none."""
    looks = text.translate(LOOKS)
    return int(looks) if looks.isdecimal() else 0
