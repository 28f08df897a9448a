"""Prints prose, the press's own or others', as worn pages with their truth: folders of scans, as the press delivers."""

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from benchmarks.press import degrade, typeset, write
from benchmarks.press.job import Hand, Job
from benchmarks.press.matrix import Trial, trials

SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?'’‘“”\"()-–—&$§é")
"""What every face has; `#`, `_` and `[^` would be markup."""

LEAST, MOST, ENOUGH = 30, 1500, 8000
"""Characters of a paragraph at least and at most, and of a chapter, which is two pages."""

BILEVEL = 0.5
"""Chapters that are delivered in black and white, as archives do; half of them by a local threshold."""


def documents(corpus: Path) -> dict[str, list[str]]:
    """Return the paragraphs of each document of a file of JSON lines with `doc_id` and `text`, packed or not."""
    found: dict[str, list[str]] = {}
    opened = gzip.open if corpus.suffix == ".gz" else open
    with opened(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        found.setdefault(record["doc_id"].split("#")[0].rsplit("-", 1)[0], []).append(record["text"])
    return {name: texts for name, texts in found.items() if sum(map(len, texts)) > ENOUGH}


def printed(corpora: Sequence[Mapping[str, list[str]]], out: Path, count: int, seed: int) -> Iterator[Path]:
    """Print `count` chapters of two pages into folders below `out`, and yield these."""
    chance = random.Random(seed)
    for trial in trials(count, seed, 2):
        texts = chance.choice(list(chance.choice(corpora).values()))
        folder = out / f"{seed}-{trial.name}"
        with TemporaryDirectory() as work:
            manuscript = Path(work, "copy.txt")
            manuscript.write_text("title: On Words\nauthor: A Clerk\n" + "\n".join(_copy(texts, chance)) + "\n")
            _press(trial, replace(trial.job, manuscript=manuscript, shuffle=0), folder)
        if chance.random() < BILEVEL:
            _blacken(folder, chance)
        yield folder


def own(out: Path, count: int, seed: int) -> Iterator[Path]:
    """Print `count` chapters of two pages from the press's own prose into folders below `out`, and yield these."""
    chance = random.Random(seed)
    for trial in trials(count, seed, 2):
        folder = out / f"{seed}-{trial.name}"
        _press(trial, trial.job, folder)
        if chance.random() < BILEVEL:
            _blacken(folder, chance)
        yield folder


def _copy(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield paragraphs of a document from anywhere on, until it is enough."""
    start, length = chance.randrange(len(texts)), 0
    for text in (*texts[start:], *texts[:start]):
        plain = " ".join("".join(sign if sign in SIGNS else " " for sign in text).split())[:MOST]
        if len(plain) >= LEAST and length < ENOUGH:
            length += len(plain)
            yield plain


def _press(trial: Trial, job: Job, folder: Path) -> None:
    """Print a chapter, every page of it once, as it left the press: nobody has written in it."""
    clean = replace(job, hand=Hand(), stamp="")
    sheets = typeset(clean)
    write(
        clean, sheets, degrade(sheets, replace(trial.impression, drop=(), twice=(), swap=(), upside=())), folder, folder
    )


def _blacken(folder: Path, chance: random.Random) -> None:
    """Make the scans of a chapter black and white."""
    local, depth = chance.random() < 0.5, chance.choice((8, 14, 22))
    for path in sorted(folder.glob("*.jpg")):
        grey = np.asarray(cv2.imread(str(path), cv2.IMREAD_GRAYSCALE), np.uint8)
        if local:
            black = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 51, depth)
        else:
            _, black = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
        cv2.imwrite(str(path), black)
