"""Prose and notes of the field whose names a pipeline marked, what is certain laid over."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from benchmarks.names.completion import RULES
from benchmarks.names.passage import Passage, Span, passages
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.grammar import grammar

MARKED = "hsg_markup"
"""The corpus with the mark-up of its own publisher: titles of works, here and there people and places."""
HELD_OUT = "hsg_gold"
"""Passages of the same texts that the pipeline is tried on."""
ENOUGH = 4
"""Words of a passage worth learning from."""
SAME = 8
"""Words in a row that show a passage to be one that is tried on, wholly or in part."""


def prose(corpora: Path, but: Iterable[Passage] = ()) -> Iterator[Passage]:
    """Yield the passages of the field that nothing is tried on and that are not among others, with their mark-up."""
    tried = {run for it in (*passages(corpora / HELD_OUT / "test.jsonl"), *but) for run in _runs(it.text)}
    for passage in passages(corpora / MARKED / "train.jsonl"):
        if len(passage.text.split()) >= ENOUGH and tried.isdisjoint(_runs(passage.text)):
            yield passage


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words; a text that has fewer, whole."""
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[n : n + SAME]) for n in range(max(1, len(words) - SAME + 1)))


def silver(corpora: Path, teacher: Language, but: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages of `prose` with all names: of their mark-up, those that rules are sure of, the teacher's."""
    some = list(prose(corpora, but))
    for passage, doc in zip(some, teacher.pipe(it.text for it in some), strict=True):
        guessed = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        yield passage.with_more(_sure(passage.text)).with_more(guessed)


def _sure(text: str) -> Iterable[Span]:
    """Return dates, and the titles of works that stand in quotation marks."""
    quoted = (it for it in grammar("en").names(text, note=True) if it.kind is EntityKind.WORK)
    works = ((it.start, it.end, "WORK") for it in quoted if it.certainty is Certainty.HIGH)
    return (*RULES["DATE"](text), *works)
