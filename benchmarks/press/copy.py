"""The compositor's copy: marked-up text cut into scraps, with every place where a line may end."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

import pyphen

from benchmarks.press.faces import Style

MARKUP = re.compile(r"(\[\^\w+\]|_|\{figure\})")
HARD = re.compile(r"(?<=\w[-–—])(?=\w)")
SHORTEST = 6
"""Words of fewer letters are not divided, because two letters on a line help nobody."""


class Gap(StrEnum):
    """What comes between two scraps if the line does not end there."""

    SPACE = "space"
    SOFT = "soft"
    """Nothing; a hyphen if the line ends."""
    HARD = "hard"
    """Nothing, and nothing if the line ends: the hyphen is in the scrap."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters in one style; one with a `note` is the marker of that note, one that is a label heads its text."""

    text: str
    style: Style = Style.ROMAN
    note: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True)
class Scrap:
    """The least that a line can take up."""

    pieces: tuple[Piece, ...]
    gap: Gap
    figure: bool = False
    """Whether the picture is called for here."""


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US", left=2, right=3)


def scraps(text: str, labels: Mapping[str, str]) -> tuple[Scrap, ...]:
    """Return a block's text in scraps; markers carry the labels of their notes."""
    cut = [scrap for word, figure in _words(text, labels) for scrap in _divided(word, figure)]
    return (*cut[:-1], Scrap(cut[-1].pieces, Gap.END, cut[-1].figure))


def undivided(copy: tuple[Scrap, ...]) -> tuple[Scrap, ...]:
    """Return the copy with no place inside a word where a line may end: headings are not divided."""
    whole: list[Scrap] = []
    for scrap in copy:
        if whole and whole[-1].gap is Gap.SOFT:
            before = whole.pop()
            whole.append(Scrap((*before.pieces, *scrap.pieces), scrap.gap, before.figure or scrap.figure))
        else:
            whole.append(scrap)
    return tuple(whole)


def raised(label: str) -> Style:
    """Return how a marker is set: founders cast figures small for it, but * † ‡ stand as they are."""
    return Style.RAISED if label[0].isalnum() else Style.ROMAN


def _words(text: str, labels: Mapping[str, str]) -> Iterator[tuple[tuple[Piece, ...], bool]]:
    word: list[Piece] = []
    style, figure = Style.ROMAN, False
    for part in filter(None, MARKUP.split(text)):
        if part == "_":
            style = Style.ROMAN if style is Style.ITALIC else Style.ITALIC
        elif part == "{figure}":
            figure = True
        elif part.startswith("[^"):
            word.append(Piece(labels[part[2:-1]], raised(labels[part[2:-1]]), part[2:-1]))
        else:
            for bit in re.split(r"( )", part):
                if bit == " " and word:
                    yield tuple(word), figure
                    word, figure = [], False
                elif bit.strip():
                    word.append(Piece(bit, style))
    if word:
        yield tuple(word), figure


def _divided(word: tuple[Piece, ...], figure: bool) -> Iterator[Scrap]:
    """Yield the scraps of a word: what is not letters hangs on to the scrap before it."""
    groups: list[tuple[list[Piece], Gap]] = [([], Gap.SPACE)]
    for piece in word:
        parts = [(piece.text, Gap.SPACE)] if piece.note else _parts(piece.text)
        for number, (text, gap) in enumerate(parts):
            groups[-1][0].append(replace(piece, text=text))
            if number < len(parts) - 1:
                groups[-1] = (groups[-1][0], gap)
                groups.append(([], Gap.SPACE))
    for pieces, gap in groups:
        yield Scrap(tuple(pieces), gap, figure)
        figure = False


def _parts(text: str) -> list[tuple[str, Gap]]:
    compound = HARD.split(text)
    if len(compound) > 1:
        return [(part, Gap.HARD) for part in compound]
    match = re.search(r"[A-Za-zÀ-ž]+", text)
    if match is None or len(match[0]) < SHORTEST or match[0].isupper():
        return [(text, Gap.SPACE)]
    inside = [match.start() + position for position in _dictionary().positions(match[0])]
    cuts = [0, *inside, len(text)]
    return [(text[start:end], Gap.SOFT) for start, end in pairwise(cuts)]
