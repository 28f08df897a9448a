"""What finds names: the product, and its parts alone."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import spacy

from benchmarks.names.passage import Passage, Span
from benchmarks.names.score import Finder
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Note, Paragraph, Text
from pipeline.model.vocabulary import Certainty
from pipeline.stages.tag import Tag

NOWHERE = Box(0, 0, 0, 0)


def product(some: Sequence[Passage], tag: Tag) -> Iterator[list[Span]]:
    """Yield what the product finds, each text a volume of its own."""
    for passage in some:
        entities, _ = tag(*_volume(passage))
        at = [n for n, letter in enumerate(passage.text) if not letter.isspace()]
        flow = " ".join(passage.text.split())
        yield [(at[_letters(flow, it.start)], at[_letters(flow, it.end) - 1] + 1, it.kind.upper()) for it in entities]


def _volume(passage: Passage) -> tuple[list[Page], Text]:
    """Return a volume of one paragraph, or of one note."""
    line = Line("s0001-l001", NOWHERE, tuple(Word(word, NOWHERE) for word in passage.text.split()))
    page = Page(Surface("s0001", "", "", 0, 0, 0, 0, None), lines=(line,))
    block = Paragraph("p-0001", (whole(line),))
    if not passage.note:
        return [page], Text((Division("div-1", None, (block,)),), ())
    return [page], Text((), (Note("n-0001", "1", (block,), None, False, Certainty.LOW),))


def _letters(flow: str, end: int) -> int:
    """Return how many letters stand before a place."""
    return end - flow[:end].count(" ")


def piped(model: str) -> Finder:
    """Return what a spaCy pipeline finds by itself, its labels translated to ours."""
    return partial(_piped, model=model)


def _piped(some: Sequence[Passage], model: str) -> Iterator[list[Span]]:
    for doc in spacy.load(model).pipe(it.text for it in some):
        yield [
            (ent.start_char, ent.end_char, LABELS.get(ent.label_, ent.label_)) for ent in doc.ents if ent.text.strip()
        ]


LABELS: Mapping[str, str] = {
    "PER": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "GROUP", "WORK_OF_ART": "WORK",
}  # fmt: skip
"""Other pipelines' labels, where they have other words for our kinds."""
