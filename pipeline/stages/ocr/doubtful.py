"""Doubtful words looked at again with their neighbours, smaller and blurred: what both looks agree on is believed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from pipeline.model.geometry import Box
from pipeline.stages.ocr.certainty import certain, is_listed
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord
from pipeline.stages.ocr.look import Look
from pipeline.stages.ocr.second_look import is_short

DOUBTFUL = 0.8
"""Probability below which a word is looked at again: some six words on a page, of which half are wrong."""

WAYS = ((0.75, False), (1.0, True))
"""Sizes, and whether blurred: two ways that err otherwise than the first reading, and otherwise than one another."""

SURE = 0.5
"""Probability that the surest of the readings has at least."""

SURER = 0.9
"""The same where only signs differ: of these the engine knows less."""

ASIDE = 1
"""Words on either side that are seen too, for what the engine knows of words in a row."""

SHARED = 0.5
"""Of the narrower word: so much of it is shared by two readings of one word."""

ALIKE = (0.6, 1.6)
"""Times as wide are two readings of one word."""

STOPS = str.maketrans(",", ".")
"""Points and commas are told apart by their ink, and not here."""

LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A doubtful word, by its line and its place in it, what is to be looked at, and how likely it is right."""

    line: int
    word: int
    box: Box
    sure: float


def spots(lines: Sequence[ReadLine], languages: str) -> tuple[Spot, ...]:
    """Return the words of lines that are likely enough wrong; short lines are looked at as a whole anyhow."""
    return tuple(
        Spot(row, place, _around(line.words, place), word.confidence)
        for row, line in enumerate(certain(lines, languages))
        for place, word in enumerate(line.words)
        if word.confidence < DOUBTFUL and not is_short(line)
    )


def looks(found: Iterable[Spot]) -> tuple[Look, ...]:
    """Return how to look again at doubtful words."""
    return tuple(Look(spot.box, size, soft) for spot in found for size, soft in WAYS)


def settled(
    lines: Sequence[ReadLine], found: Sequence[Spot], answers: Iterator[tuple[ReadWord, ...]], languages: str
) -> tuple[ReadLine, ...]:
    """Return the lines, doubtful words as all readings alike have them; `answers` are those to `looks`."""
    readings = [[_as_line(lines[spot.line], next(answers)) for _ in WAYS] for spot in found]
    # Way by way: a slip that both looks make alike is no word that the page has twice.
    weighed = [certain([*lines, *way], languages)[len(lines) :] for way in zip(*readings, strict=True)]
    better = list(lines)
    for number, (spot, ways) in enumerate(zip(found, readings, strict=True)):
        line, sure = better[spot.line], [way[number] for way in weighed]
        first, word = line.words[spot.word], _agreed(line.words[spot.word], spot.sure, ways, sure)
        if is_listed(first.text, languages) and not is_listed(word.text, languages):
            continue
        settled_line = replace(line, words=(*line.words[: spot.word], word, *line.words[spot.word + 1 :]))
        better[spot.line] = line if is_short(settled_line) else settled_line  # short ones are looked at otherwise
    return tuple(better)


def _around(words: Sequence[ReadWord], place: int) -> Box:
    """Return the box of a word and its neighbours."""
    return Box.around(word.box for word in words[max(0, place - ASIDE) : place + ASIDE + 1])


def _as_line(line: ReadLine, words: tuple[ReadWord, ...]) -> ReadLine:
    """Return what was read at a look as a piece of the line; it may be nothing."""
    return line.of(words) if words else replace(line, words=())


def _agreed(word: ReadWord, own: float, readings: Sequence[ReadLine], sure: Sequence[ReadLine]) -> ReadWord:
    """Return a word as all readings have it, as sure as the least sure is; itself if they do not agree."""
    places = [_place(word, line.words) for line in readings]
    found = [line.words[place] for line, place in zip(readings, places, strict=True) if place is not None]
    texts = {each.text for each in found}
    if len(found) < len(WAYS) or len(texts) > 1:
        return word
    surest = max(line.words[n].confidence for line, n in zip(sure, places, strict=True) if n is not None)
    text = cased(found[0].text, word.text)
    if surest < max(own, _least(text, word.text)):
        return word
    return ReadWord(text, word.box, min(each.confidence for each in found), _glyphs(word, text))


def _least(text: str, first: str) -> float:
    """Return how sure a reading must be that is to stand for the first one; more than 1 if it never may."""
    if _plain(text).translate(STOPS) == _plain(first).translate(STOPS):
        return 2.0
    return SURER if _letters(text) == _letters(first) else SURE


def _plain(text: str) -> str:
    """Return text without its accents: they are lost where a page is blurred or small."""
    return "".join(sign for sign in normalize("NFD", text) if not combining(sign))


def _letters(text: str) -> str:
    """Return the letters and figures of a text, without accents and capitals."""
    return "".join(filter(str.isalnum, _plain(text))).casefold()


def _place(word: ReadWord, words: Sequence[ReadWord]) -> int | None:
    """Return which of the words of another reading stands where a word does; None if none does, or several."""
    places = [n for n, other in enumerate(words) if _shared(word.box, other.box) > SHARED]
    if len(places) != 1:
        return None
    return places[0] if ALIKE[0] < words[places[0]].box.width / max(1.0, word.box.width) < ALIKE[1] else None


def _shared(one: Box, other: Box) -> float:
    """Return how much of the narrower of two boxes they share from left to right."""
    return one.overlap_x(other) / max(1.0, min(one.width, other.width))


def cased(text: str, first: str) -> str:
    """Return a text that was read mostly in capitals as a name if the first reading had small letters in it.

    Small capitals are as high as small letters, and the first reading took them for such, `Dazid` for DAVID; whoever
    writes small capitals down writes David.
    """
    inner = [sign for letters in LETTERS.findall(text) for sign in letters[1:]]
    capitals = sum(map(str.isupper, inner))
    if capitals <= len(inner) - capitals or not any(map(str.islower, first)):
        return text
    return LETTERS.sub(lambda letters: letters[0].capitalize(), text)


def _glyphs(word: ReadWord, text: str) -> tuple[Glyph, ...]:
    """Return the glyphs of a word with other letters; none if they are more or fewer."""
    if len(text) != len(word.glyphs):
        return ()
    return tuple(replace(glyph, text=letter) for glyph, letter in zip(word.glyphs, text, strict=True))
