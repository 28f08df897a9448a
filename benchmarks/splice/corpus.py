"""Openly licensed prose as sentences in order, its documents parted into training, tuning and test."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.stages.structure.tokens import sentence_starts, tokens_of

TEST = ("frus-history/monograph", "other-publications/buildings")
"""Documents by other authors, on other times, than those trained on; the development chapters are among them."""
TUNING = ("other-publications/views-from-the-embassy", "milestones/chapters/1945-1952")

FEWEST, MOST = 6, 60
"""Tokens of a sentence: shorter ones are labels and headings, longer ones are cut at their end."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the file it stands in."""

    file: str
    text: str


def further(texts: Iterable[Path]) -> tuple[Paragraph, ...]:
    """Return the texts of plain files of JSON lines with `text`, each file a document trained on."""
    found: list[Paragraph] = []
    for path in texts:
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found += [Paragraph(path.name, record["text"]) for record in records]
    return tuple(found)


def paragraphs(corpus: Path) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a gzipped file of JSON lines with `text`, `doc_id` and `kind`, notes left out."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return tuple(Paragraph(r["doc_id"].split("#")[0], r["text"]) for r in records if r["kind"] == "p")


def part(prose: tuple[Paragraph, ...], name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `training`, `tuning` or `test`."""
    return tuple(p for p in prose if _part(p.file) == name)


def sentences(prose: tuple[Paragraph, ...]) -> Iterator[list[str]]:
    """Yield the tokens of the sentences in their order."""
    for paragraph in prose:
        tokens = tokens_of(paragraph.text)
        starts = [*sentence_starts(tokens), len(tokens)]
        for start, end in pairwise(starts):
            if end - start >= FEWEST:
                yield tokens[start : min(end, start + MOST)]


def _part(file: str) -> str:
    """Return the part that a file belongs to."""
    if file.startswith(TEST):
        return "test"
    return "tuning" if file.startswith(TUNING) else "training"
