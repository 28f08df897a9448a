"""Spoils clean prose as engines misread it and compositors slip, and remembers what was meant."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.ocr.prose_pages import documents
from pipeline.stages.doubt.candidates import ALIKE, ALPHABET
from pipeline.stages.doubt.occurrences import ENDS, WORD, Occurrence

MISREAD, SLIPPED = 0.008, 0.003
"""Parts of the words: as on worn pages that are read well, and as in books that were proofread badly."""

VOLUME = 6000
"""Words of a volume: a chapter of twenty pages."""

RIGHT = (0.5, 0.9927, 0.9962, 0.9975, 0.9981, 0.9985, 0.9987, 0.9991, 0.9992, 0.9995, 0.9999)
STRANGE = (0.1, 0.844, 0.919, 0.948, 0.971, 0.98, 0.987, 0.9925, 0.9964, 0.9984, 0.9995)
WRONG = (0.0, 0.013, 0.035, 0.093, 0.18, 0.3, 0.41, 0.65, 0.88, 0.98, 0.9995)
"""Tenths, from the least, of how sure right words, right ones that no list has, and misread ones are on pages that
were printed and read (see the card of the certainty model)."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A word as it was read, and what was meant."""

    occurrence: Occurrence
    meant: str

    @property
    def wrong(self) -> bool:
        """Whether another word was meant."""
        return self.occurrence.text != self.meant


def volumes(corpus: Path, chance: random.Random, listed: frozenset[str]) -> Iterator[list[Spoilt]]:
    """Yield the documents of a corpus as spoilt volumes."""
    for texts in documents(corpus).values():
        paragraphs = (list(spoilt(list(_words(text)), chance, listed)) for text in texts)
        yield [word for words in paragraphs for word in _neighboured(words)][:VOLUME]


def _neighboured(words: Sequence[Spoilt]) -> Iterator[Spoilt]:
    """Yield the words of a paragraph, each with its neighbours as they are read."""
    texts = ["", *(word.occurrence.text for word in words), ""]
    for number, word in enumerate(words):
        one = replace(word.occurrence, before=texts[number], after=texts[number + 2])
        yield replace(word, occurrence=one)


def _words(text: str) -> Iterator[Occurrence]:
    """Yield the words of a paragraph."""
    for match in WORD.finditer(text):
        head = text[: match.start()].rstrip()
        yield Occurrence(match[0], "", "", not head or head[-1] in ENDS, 1.0)


def spoilt(words: Sequence[Occurrence], chance: random.Random, listed: frozenset[str]) -> Iterator[Spoilt]:
    """Yield words, a few of them spoilt, each as sure as such a word is."""
    for word in words:
        draw = chance.random()
        text = word.text
        if draw < MISREAD:
            text = _misread(text, chance)
        elif draw < MISREAD + SLIPPED and text.isalpha() and len(text) > 3:
            text = _slipped(text, chance)
        misread = text != word.text and draw < MISREAD
        table = WRONG if misread else RIGHT if text.casefold() in listed else STRANGE
        yield Spoilt(replace(word, text=text, certainty=_drawn(table, chance)), word.text)


def _misread(word: str, chance: random.Random) -> str:
    """Return a word with letters exchanged for others that look alike, if it has any."""
    ways = [(read, printed) for read, printed in ALIKE if printed in word]
    if not ways:
        return word
    read, printed = chance.choice(ways)
    places = [at for at in range(len(word)) if word.startswith(printed, at)]
    at = chance.choice(places)
    return word[:at] + read + word[at + len(printed) :]


def _slipped(word: str, chance: random.Random) -> str:
    """Return a word with one slip of a compositor in it; its first letter stands."""
    at = chance.randrange(1, len(word))
    letter = chance.choice(ALPHABET)
    ways = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else word[:at] + word[at + 1 :],
    )
    return chance.choice(ways)


def _drawn(table: Sequence[float], chance: random.Random) -> float:
    """Return a number that lies in each tenth of a table as often."""
    place = chance.random() * (len(table) - 1)
    low = int(place)
    return table[low] + (table[low + 1] - table[low]) * (place - low)
