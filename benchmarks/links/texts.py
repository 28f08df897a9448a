"""Persons whom the mark-up of texts names in full, each with the one entry of a list that bears the name."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pipeline.model.authority import Entry
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Paragraph, Text
from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.lists.index import Index

NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Named:
    """A person in a text."""

    text: int
    """Number of the text."""
    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Document:
    """The texts of a document, and who is surely named in them."""

    texts: tuple[str, ...]
    named: tuple[Named, ...]


def documents(path: Path, entries: Iterable[Entry], index: Index, most: int) -> Iterator[Document]:
    """Yield documents in which people of some entries are marked; `index` is of all entries, `path` has JSON lines."""
    known = frozenset(entries)
    records: dict[str, list[dict[str, object]]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            records[str(record["doc_id"]).partition("#")[0]].append(record)
    made = (_document(some, known, index) for some in records.values())
    yield from islice((it for it in made if it.named), most)


def _document(records: list[dict[str, object]], known: frozenset[Entry], index: Index) -> Document:
    texts = tuple(str(record["text"]) for record in records)
    named = (it for number, record in enumerate(records) for it in _named(number, record, index))
    return Document(texts, tuple(it for it in named if it.entry in known))


def _named(number: int, record: dict[str, object], index: Index) -> Iterator[Named]:
    """Yield who is marked in a text under a full name that only one person bears."""
    marked = record["entities"]
    for start, end, kind in marked if isinstance(marked, list) else ():
        name = str(record["text"])[start:end]
        found = index.fitting(name, EntityKind.PERSON) if kind == "PERSON" and " " in name else []
        if len(found) == 1:
            yield Named(number, start, end, found[0])


def volume(texts: Iterable[str]) -> tuple[list[Page], Text]:
    """Return texts as a volume of one page, each a paragraph `p-<number>` of one line, its spaces as they are."""
    lines = tuple(
        Line(f"l-{number}", NOWHERE, tuple(Word(word, NOWHERE) for word in text.split(" ")))
        for number, text in enumerate(texts)
    )
    page = Page(Surface("s0001", "", "", 0, 0, 0, 0, None), lines=lines)
    blocks = tuple(Paragraph(f"p-{number}", (whole(line),)) for number, line in enumerate(lines))
    return [page], Text((Division("div-1", None, blocks),))
