"""Specks at the edge of the print that were read as signs behind a line's hyphen."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pipeline.model.page import Line
from pipeline.model.vocabulary import NOTES, ZoneKind
from pipeline.stages.structure.words import Words

SPECKED = re.compile(r"([^\W\d_]+)([-\u2010\u00ad\u00ac])([\s.,:;'’‘\"“”~_*°|\u2010-]{1,4})$")
"""A word's first half, its hyphen, and signs that nobody prints behind a hyphen."""
FIRST = re.compile(r"[^\W\d_]+")

RUNNING = NOTES | {ZoneKind.PARAGRAPH, ZoneKind.QUOTE}


def specks(zones: Iterator[tuple[str, ...]], lines: Mapping[str, Line], words: Words) -> dict[str, tuple[int, int]]:
    """Return the slices of lines that are specks: only where the halves on both sides make a word that is known."""
    found = {}
    for zone in zones:
        for line_id, following_id in pairwise(zone):
            match, second = SPECKED.search(lines[line_id].text), FIRST.match(lines[following_id].text)
            if match and second and words.known(match[1] + second[0]):
                found[line_id] = match.span(3)
    return found
