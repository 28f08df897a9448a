"""The words that great initials begin: the letter is joined with what stands beside it, or is a word of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline import lexicon
from pipeline.model.geometry import Box
from pipeline.stages.ocr.hocr import Glyph, ReadLine, ReadWord
from pipeline.stages.ocr.initials import Initial
from pipeline.stages.ocr.languages import language_tags

LETTERS = re.compile(r"[^\W\d_]+")

SEEN = 1000
"""Counts that a word of the page itself is worth: names are in no list."""

ALONE = 1e-4
"""Of the most frequent word's count: a letter as frequent is a word, A, I and O in English; others are noise."""

OFTENER = 100.0
"""Times as often counted settles whether a letter is part of a word; of `away` and `a way` the white decides."""

SPACE = 0.9
"""In x-heights: white between an initial and the next word, as wide as a space and the letter's own white."""

LEVEL = 0.6
"""In x-heights: so near lies the baseline of the first line beside an initial."""

REACH = (-1.0, 4.0)
"""In x-heights, from its right side: there begins that line."""


@dataclass(frozen=True, slots=True)
class Words:
    """How often words are counted in some languages, and on this page."""

    tags: tuple[str, ...]
    page: frozenset[str]

    def count(self, word: str) -> float:
        """Return how often a word is counted; a single letter that is no word, never."""
        word = word.casefold()
        most = max((lexicon.counts(tag).get(word, 0) for tag in self.tags), default=0)
        if len(word) == 1:
            return most if most > ALONE * max((_most(tag) for tag in self.tags), default=0) else 0
        return most + (SEEN if word in self.page else 0)


def begun(lines: Sequence[ReadLine], initials: Sequence[Initial], languages: str) -> tuple[ReadLine, ...]:
    """Return the lines with each initial where it belongs, a line of its own where no line stands beside it.

    `languages` are the engine's codes. A word's box takes its initial in; the line's box only as far as it is wide,
    so that the line stays where its baseline is.
    """
    page = frozenset(each.casefold() for line in lines for word in line.words for each in LETTERS.findall(word.text))
    words = Words(language_tags(languages), page)
    whole = list(lines)
    for initial in initials:
        place = _beside(initial, whole)
        if place is None:
            whole.append(ReadLine(initial.box, (_letter(initial),), 0.0, initial.box.bottom, initial.x_height))
        else:
            whole[place] = _led(initial, whole[place], words)
    return tuple(whole)


def _beside(initial: Initial, lines: Sequence[ReadLine]) -> int | None:
    """Return the place of the line that an initial begins."""
    size, right = initial.x_height, initial.box.right
    near = [
        place
        for place, line in enumerate(lines)
        if right + REACH[0] * size < line.box.left < right + REACH[1] * size
        and abs(line.baseline_at(line.box.left) - initial.baseline) < LEVEL * size
    ]
    return min(near, key=lambda place: lines[place].box.left, default=None)


def _led(initial: Initial, line: ReadLine, words: Words) -> ReadLine:
    """Return a line that begins with its initial."""
    first, rest = line.words[0], line.words[1:]
    chosen = _chosen(initial, first, words)
    letter = _letter(chosen)
    apart = _is_apart(chosen, first, words)
    led = (letter, first, *rest) if apart else (_joined(letter, first), *rest)
    box = replace(line.box, left=min(line.box.left, initial.box.left))
    return replace(line, box=box, words=led, base=line.baseline_at(box.left))


def _chosen(initial: Initial, first: ReadWord, words: Words) -> Initial:
    """Return an initial whose best reading makes a word that is known, if one does."""
    rest = _rest(first)
    known = [
        (text, sure)
        for text, sure in initial.readings
        if words.count(text + rest) or (words.count(text) and words.count(rest))
    ]
    return replace(initial, readings=tuple(dict.fromkeys((*known, *initial.readings))))


def _is_apart(initial: Initial, first: ReadWord, words: Words) -> bool:
    """Tell whether an initial is a word: by how often it and the next are counted, in doubt by the white between."""
    letter, rest = initial.readings[0][0], _rest(first)
    if not rest or not words.count(letter):
        return False
    joined, alone = words.count(letter + rest), words.count(rest)
    if max(joined, alone) > OFTENER * min(joined, alone):
        return alone > joined
    return first.box.left - initial.box.right > SPACE * initial.x_height


def _rest(first: ReadWord) -> str:
    """Return the letters that a word begins with."""
    match = LETTERS.match(first.text)
    return match[0] if match else ""


def _letter(initial: Initial) -> ReadWord:
    """Return an initial as a word."""
    text, sure = initial.readings[0]
    return ReadWord(text, initial.box, sure, (Glyph(text, initial.box, sure),))


def _joined(letter: ReadWord, rest: ReadWord) -> ReadWord:
    """Return a word with the letter it begins with."""
    box = Box.around((letter.box, rest.box))
    sure = min(letter.confidence, rest.confidence)
    return ReadWord(letter.text + rest.text, box, sure, (*letter.glyphs, *rest.glyphs))


def _most(tag: str) -> int:
    """Return how often the most frequent word of a language is counted."""
    return max(lexicon.counts(tag).values(), default=0)
