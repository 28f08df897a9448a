"""How likely a word is right: the engine's confidence, weighed by the kind of word and by where it stands."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log
from statistics import fmean, median

from pipeline import lexicon
from pipeline.stages.ocr.hocr import ReadLine, ReadWord
from pipeline.stages.ocr.languages import language_tags

NEAR = 2
"""Words on either side whose confidence tells something of the one between them."""

LARGE = 20.0
"""Pixels of x-height: smaller letters are read worse, larger ones not better."""

ALONE = frozenset("aAIO&§")
"""Letters and signs that are words."""

SIGNS = ".,:;-–—()[]*"
"""What may stand beside a page's number."""

PRINTED = frozenset(".,;:'’‘\"“”()[]-–—?!&$£%/§*†‡…")
"""Signs that a printer of prose has use for."""

WITHIN = re.compile(r"[^\W\d_][^\w.'’&/–—-]+[^\W\d_]|[a-z]{2}\.[a-z]{2}")
"""A sign between two letters that joins no words and shortens none."""

MOST = 30.0
"""Log-odds beyond which nothing changes, and powers overflow."""

CORE = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

Numbers = dict[str, float]
"""What is known of a word, by name."""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression: what each number adds to the log-odds of being right."""

    bias: float
    weights: Numbers

    def probability(self, numbers: Numbers) -> float:
        """Return how likely a word of these numbers is right."""
        odds = self.bias + sum(self.weights.get(name, 0.0) * number for name, number in numbers.items())
        return 1 / (1 + exp(-max(-MOST, min(MOST, odds))))

    def weighed(self, word: ReadWord, known: Numbers) -> ReadWord:
        """Return a word with its probability for its confidence."""
        return replace(word, confidence=self.probability(known))


@cache
def model() -> Model:
    """Return the model that ships with the program."""
    shipped = json.loads((files(__package__) / "certainty.json").read_text("utf-8"))
    return Model(shipped["bias"], shipped["weights"])


def certain(lines: Sequence[ReadLine], languages: str) -> tuple[ReadLine, ...]:
    """Return the lines of a page, each word as sure as it is likely to be right; `languages` are engine codes."""
    judge = model()
    return tuple(
        replace(line, words=tuple(map(judge.weighed, line.words, known)))
        for line, known in zip(lines, numbers(lines, languages), strict=True)
    )


def numbers(lines: Sequence[ReadLine], languages: str) -> Iterator[list[Numbers]]:
    """Yield for each line what is known of each of its words."""
    words = [word for line in lines for word in line.words]
    if not words:
        return
    size = median(line.x_height for line in lines for _ in line.words)
    often = Counter(core.casefold() for word in words for core in CORE.findall(word.text))
    known = _listed(language_tags(languages))
    for line in lines:
        yield [_kind(word.text, often, known) | _place(place, line, size) for place, word in enumerate(line.words)]


def is_listed(text: str, languages: str) -> bool:
    """Tell whether a word has letters and is in the lists of some languages (engine codes), each part of it."""
    known = _listed(language_tags(languages))
    cores = [core for core in CORE.findall(text) if any(map(str.isalpha, core))]
    return bool(cores) and all(_is_known(core, known) for core in cores)


@cache
def _listed(tags: tuple[str, ...]) -> frozenset[str]:
    """Return the words that some languages list."""
    return frozenset[str]().union(*(lexicon.listed(tag) for tag in tags))


def _place(place: int, line: ReadLine, size: float) -> Numbers:
    """Return how sure the engine is of a word and of those beside it, and what the line tells."""
    sure, alone = line.words[place].confidence, len(line.words) == 1
    number = line.words[place].text.strip(SIGNS).isdecimal()
    around = [word.confidence for n, word in enumerate(line.words) if 0 < abs(n - place) <= NEAR]
    return {
        "sure": sure,
        "doubt": -log(1.01 - sure),
        "neighbours": fmean(around) if around else sure,
        "alone": float(alone and not number),
        "number alone": float(alone and number),
        "first": float(place == 0 and not alone),
        "last": float(place == len(line.words) - 1 and not alone),
        "small": max(0.0, log(LARGE / max(1.0, line.x_height))),
        "other size": 0.0 if alone else min(1.0, abs(log(max(1.0, line.x_height) / max(1.0, size)))),
    }


def _kind(text: str, often: Counter[str], known: frozenset[str]) -> Numbers:
    """Return what kind of word it is."""
    cores = CORE.findall(text)
    letters = [core for core in cores if any(character.isalpha() for character in core)]
    strange = [core for core in letters if not _is_known(core, known)] if known else []
    return {
        "length": log(len(text)),
        "no letter": float(not cores),
        "number": float(bool(cores) and not letters),
        "strange": float(bool(strange) and not _is_name(text)),
        "strange name": float(bool(strange) and _is_name(text)),
        "seen twice": float(bool(cores) and all(often[core.casefold()] > 1 for core in cores)),
        "capitals": float(len(text) > 1 and text.isupper()),
        "capital within": float(any(c.isupper() for core in letters for c in core[1:]) and not text.isupper()),
        "one letter": float(len(text.strip(".,;:")) == 1 and text[0].isalpha() and text[0] not in ALONE),
        "odd sign": float(any(not (character.isalnum() or character in PRINTED) for character in text)),
        "sign before": float(not text[0].isalnum()),
        "sign behind": float(not text[-1].isalnum()),
        "sign within": float(bool(WITHIN.search(text))),
    }


def _is_known(core: str, known: frozenset[str]) -> bool:
    """Tell whether a word or each of its parts is listed; a single letter is not."""
    word = re.sub(r"['’]s?$", "", core.casefold())
    parts = re.split(r"['’-]", word)
    return word in known or (len(parts) > 1 and all(part in known or not part for part in parts))


def _is_name(text: str) -> bool:
    """Tell whether a word begins with a capital, as names do."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and letters[0].isupper()
