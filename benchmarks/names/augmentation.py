"""Passages as other books and other scans would have them: misread letters, capitals, other people's names."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.passage import Passage, Span

CONFUSIONS = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("li", "h"), ("h", "b"), ("e", "c"), ("c", "e"), ("o", "c"), ("a", "n"),
    ("n", "u"), ("u", "n"), ("i", "l"), ("l", "1"), ("l", "i"), ("I", "l"), ("1", "l"), ("0", "O"), ("O", "0"),
    ("5", "S"), ("S", "5"), ("8", "3"), ("6", "o"), ("t", "f"), ("f", "t"), ("s", "a"), ("B", "R"), ("R", "B"),
    ("C", "G"), ("G", "C"), ("T", "I"), ("v", "y"), ("y", "v"), ("E", "F"), ("ii", "n"), (",", "."), (".", ","),
)  # fmt: skip
"""What engines read, and what instead of it."""

NOISY, SWAPPED, CAPITAL, LOUD = 0.2, 0.22, 0.03, 0.015
"""Parts of the passages that are misread, whose people and places change their names, that have names in capitals,
and that are all in capitals."""

MISREAD = (0.02, 0.08)
"""Part of the words of a misread passage that hold a wrong letter, from good scans to bad ones."""


@dataclass(frozen=True, slots=True)
class Names:
    """Other names of people and places."""

    people: Sequence[str]
    places: Sequence[str]

    @classmethod
    def read(cls, folder: Path) -> "Names":
        """Return the names in the gazetteers of a folder."""
        people = [_straight(row[0]) for row in _rows(folder / "persons_frus.tsv")]
        places = [row[0] for row in _rows(folder / "places_gsh.tsv")]
        return cls([name for name in people if name], [name for name in places if len(name) > 3])


def augmented(some: Iterable[Passage], names: Names, chance: random.Random) -> Iterator[Passage]:
    """Yield passages, some of them changed; spans move along."""
    for passage in some:
        changed = passage
        if chance.random() < SWAPPED:
            changed = _rewritten(changed, lambda words, label: _other(words, label, names, chance))
        draw = chance.random()
        if draw < LOUD:
            changed = _rewritten(changed, lambda words, label: words.upper())
        elif draw < LOUD + CAPITAL:
            changed = _rewritten(changed, lambda words, label: words.upper() if label else words)
        if chance.random() < NOISY:
            changed = _noisy(changed, chance.uniform(*MISREAD), chance)
        yield changed


def _noisy(passage: Passage, share: float, chance: random.Random) -> Passage:
    """Return a passage in which a share of the words hold a wrong letter."""
    return _rewritten(passage, lambda words, label: _misread(words, share, chance))


def _rewritten(passage: Passage, change: Callable[[str, str], str]) -> Passage:
    """Return a passage each stretch of which, with the label of its name or "", has been changed."""
    parts, spans, length, last = [], [], 0, 0
    for start, end, label in (*passage.spans, (len(passage.text), len(passage.text), "")):
        for words, kind in ((passage.text[last:start], ""), (passage.text[start:end], label)):
            new = change(words, kind)
            if kind and new:
                spans.append((length, length + len(new), kind))
            parts.append(new)
            length += len(new)
        last = end
    return Passage("".join(parts), tuple(_told(spans)), passage.note)


def _told(spans: Iterable[Span]) -> Iterator[Span]:
    return (span for span in spans if span[0] < span[1])


def _other(words: str, label: str, names: Names, chance: random.Random) -> str:
    """Return another person's name where one stood, a family name for one word; another place's where one stood."""
    if label == "PERSON":
        name = chance.choice(names.people)
        return name.split()[-1] if " " not in words else name
    return chance.choice(names.places) if label == "PLACE" and chance.random() < 0.5 else words


def _misread(words: str, share: float, chance: random.Random) -> str:
    """Return words of which some hold a wrong letter."""
    return " ".join(_spoilt(word, chance) if word and chance.random() < share else word for word in words.split(" "))


def _spoilt(word: str, chance: random.Random) -> str:
    found = [(right, wrong) for right, wrong in CONFUSIONS if right in word]
    if not found:
        return word
    right, wrong = chance.choice(found)
    at = chance.choice([n for n in range(len(word)) if word.startswith(right, n)])
    return word[:at] + wrong + word[at + len(right) :]


def _straight(name: str) -> str:
    """Return `Given Family` for `Family, Given`; "" for what is no plain name."""
    family, _, given = name.partition(", ")
    straight = f"{given} {family}".strip()
    return straight if straight.replace(" ", "").replace(".", "").replace("-", "").isalpha() else ""


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table below its head."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")
