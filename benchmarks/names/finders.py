"""What finds names: the product, its parts alone, and other spaCy pipelines."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby

import spacy
from spacy.language import Language

from benchmarks.names.passage import Passage, Span
from benchmarks.names.score import Finder
from pipeline.model.citation import PartKind
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Note, Paragraph, Text
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite import Cite
from pipeline.stages.tag import Tag
from pipeline.stages.tag.candidate import chosen
from pipeline.stages.tag.dates.dates import dates
from pipeline.stages.tag.grammar import grammar
from pipeline.stages.tag.lists.gazetteer import gazetteer

NOWHERE = Box(0, 0, 0, 0)

CITED: Mapping[PartKind, str] = {
    PartKind.AUTHOR: "PERSON", PartKind.EDITOR: "PERSON", PartKind.TRANSLATOR: "PERSON", PartKind.TITLE: "WORK",
    PartKind.PLACE: "PLACE", PartKind.PUBLISHER: "ORG", PartKind.REPOSITORY: "ORG", PartKind.DATE: "DATE",
}  # fmt: skip
"""What the parts of a citation are, where they are names."""


def product(some: Sequence[Passage], tag: Tag) -> Iterator[list[Span]]:
    """Yield what the product finds, each text a volume of its own where it is part of none."""
    for name, parts in groupby(some, key=lambda it: it.volume):
        volume = list(parts)
        for texts in [volume] if name else ([it] for it in volume):
            yield from _found(texts, tag)


def _found(volume: Sequence[Passage], tag: Tag) -> Iterator[list[Span]]:
    """Yield what the product finds in the passages of a volume: what stands in its edition, the outermost names."""
    named = defaultdict(list)
    for block, span in _tagged(*_volume(volume), tag):
        named[block].append(span)
    for number, passage in enumerate(volume):
        at = [n for n, letter in enumerate(passage.text) if not letter.isspace()]
        flow = " ".join(passage.text.split())
        longest = sorted(named[_block(number)], key=lambda span: (span[0] - span[1], span))
        found = Passage(flow).with_more(longest).spans
        yield [(at[_letters(flow, start)], at[_letters(flow, end) - 1] + 1, label) for start, end, label in found]


def _tagged(pages: Sequence[Page], text: Text, tag: Tag) -> Iterator[tuple[str, Span]]:
    """Yield the names of a volume, each with its block, and what its citations name."""
    entities, _ = tag(pages, text)
    yield from ((it.block, (it.start, it.end, it.kind.upper())) for it in entities)
    for citation in Cite(tag.language)(pages, text, entities):
        for part in citation.parts:
            if part.kind in CITED:
                yield citation.block, (part.start, part.end, CITED[part.kind])


def _volume(passages: Sequence[Passage]) -> tuple[list[Page], Text]:
    """Return a volume of paragraphs and notes, each on one line."""
    lines = tuple(
        Line(f"s0001-l{number:03}", NOWHERE, tuple(Word(word, NOWHERE) for word in passage.text.split()))
        for number, passage in enumerate(passages)
    )
    blocks = [Paragraph(_block(number), (whole(line),)) for number, line in enumerate(lines)]
    body = tuple(block for block, passage in zip(blocks, passages, strict=True) if not passage.note)
    foot = (block for block, passage in zip(blocks, passages, strict=True) if passage.note)
    notes = (Note(f"n-{n:04}", str(n), (block,), None, False, Certainty.LOW) for n, block in enumerate(foot, 1))
    page = Page(Surface("s0001", "", "", 0, 0, 0, 0, None), lines=lines)
    return [page], Text((Division("div-1", None, body),) if body else (), tuple(notes))


def _block(number: int) -> str:
    """Return the id of the paragraph that a passage of a volume becomes."""
    return f"p-{number + 1:04}"


def _letters(flow: str, end: int) -> int:
    """Return how many letters stand before a place."""
    return end - flow[:end].count(" ")


def lists(some: Sequence[Passage]) -> Iterator[list[Span]]:
    """Yield what the gazetteer has, the longest names first."""
    kinds = {it.text: it.kind.upper() for it in gazetteer("en").known}
    for passage in some:
        yield [(*match.span(), kinds[match[0]]) for match in _known().finditer(passage.text)]


@cache
def _known() -> re.Pattern[str]:
    """Return a pattern for the names of the gazetteer."""
    names = sorted({it.text for it in gazetteer("en").known}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def rules(some: Sequence[Passage]) -> Iterator[list[Span]]:
    """Yield what is built like a name, and dates."""
    for passage in some:
        built = chosen(grammar("en").names(passage.text, note=passage.note))
        when = ((mention.start, mention.end, "DATE") for mention in dates(passage.text))
        yield [*((it.start, it.end, it.kind.upper()) for it in built), *when]


def piped(model: str) -> Finder:
    """Return what a spaCy pipeline finds by itself, its labels translated to ours; OSError if it is not there."""
    return partial(_piped, nlp=spacy.load(model))


def _piped(some: Sequence[Passage], nlp: Language) -> Iterator[list[Span]]:
    for doc in nlp.pipe(it.text for it in some):
        yield [
            (ent.start_char, ent.end_char, LABELS.get(ent.label_, ent.label_)) for ent in doc.ents if ent.text.strip()
        ]


LABELS: Mapping[str, str] = {
    "PER": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP", "WORK_OF_ART": "WORK",
}  # fmt: skip
"""Other pipelines' labels, where they have other words for our kinds."""
