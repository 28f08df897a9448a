"""An edition held against the truth of its chapter."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.road.edition import Edition, plain

MARK = re.compile("⟦(\\w+)⟧")
NEARLY = 75
"""Two stretches of 15 letters with this ratio (of 100) are one place, but for letters that were misread."""
ALIKE = 85
"""Two texts with this ratio (of 100) are one, but for misread letters."""


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one chapter; pairs are found and wanted."""

    name: str
    body_cer: float
    note_cer: float
    anchored: tuple[int, int]
    precision: float
    """Of paragraphs, by how they begin."""
    recall: float
    headings: tuple[int, int]
    captions: tuple[int, int]
    pages: tuple[int, int]
    gaps: tuple[int, int]


def score(name: str, edition: Edition, truth: Path) -> Score:
    """Return how an edition stands against a gold.json."""
    gold = json.loads(truth.read_text(encoding="utf-8"))
    blocks = gold["blocks"]
    paragraphs = [block["text"] for block in blocks if block["type"] == "p"]
    body = plain(" ".join(MARK.sub("", text) for text in paragraphs))
    begins = [plain(MARK.sub("", text))[:28] for text in paragraphs]
    found = _alike([text[:28] for text in edition.paragraphs], begins)
    pages = [str(number) for number in gold["page_numbers"]]
    return Score(
        name,
        _cer([" ".join(edition.paragraphs)], [body]),
        *_notes(edition, gold, paragraphs),
        found / max(1, len(edition.paragraphs)),
        found / max(1, len(begins)),
        _pair(edition.headings, [plain(b["text"]) for b in blocks if b["type"] == "heading"]),
        _pair(edition.captions, [plain(b["caption"]) for b in blocks if b["type"] == "figure"]),
        (sum(a == b for a, b in zip(edition.pages, pages, strict=False)), len(pages)),
        (edition.gaps, sum(block["type"] == "missing_pages" for block in blocks)),
    )


def _notes(edition: Edition, gold: dict[str, Any], paragraphs: list[str]) -> tuple[float, tuple[int, int]]:
    """Return the character error rate of the notes that were found, and how many stand where they should."""
    labels = {key: each["label"] for key, each in gold.get("note_labels", {}).items()}
    left = list(edition.notes)
    pairs, right = [], 0
    for key, before in _places(paragraphs):
        same = [note for note in left if note[0] == labels.get(key, key)]
        best = max(same, key=lambda note: fuzz.ratio(note[2], before), default=None)
        if best is not None:
            left.remove(best)
            pairs.append((best[1], plain(gold["notes"][key])))
            right += fuzz.ratio(best[2], before) >= NEARLY
    return _cer([got for got, _ in pairs], [wanted for _, wanted in pairs]), (right, len(gold["notes"]))


def _places(paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the key of each note and the words before its marker, in the order of the text."""
    for text in paragraphs:
        for match in MARK.finditer(text):
            yield match[1], plain(MARK.sub("", text[: match.start()]))[-15:]


def _cer(got: Sequence[str], wanted: Sequence[str]) -> float:
    wrong = sum(Levenshtein.distance(a, b) for a, b in zip(got, wanted, strict=True))
    return wrong / max(1, sum(map(len, wanted)))


def _alike(got: list[str], wanted: list[str]) -> int:
    """Return how many of `got` have a partner of their own among `wanted`."""
    left, count = list(wanted), 0
    for text in got:
        best = max(left, key=lambda other: fuzz.ratio(text, other), default=None)
        if best is not None and fuzz.ratio(text, best) >= ALIKE:
            left.remove(best)
            count += 1
    return count


def _pair(got: list[str], wanted: list[str]) -> tuple[int, int]:
    return _alike(got, wanted), len(wanted)
