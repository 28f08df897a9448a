"""spaCy: the names of the gazetteer in a text, and what a model thinks of its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from pipeline.errors import MissingDependency
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate, Source
from pipeline.stages.tag.guessing.model import Model
from pipeline.stages.tag.guessing.opinion import Opinion
from pipeline.stages.tag.guessing.recognition import KINDS, recognised
from pipeline.stages.tag.guessing.second_thoughts import thought_of
from pipeline.stages.tag.guessing.trimming import named
from pipeline.stages.tag.lists.gazetteer import Gazetteer, gazetteer

KNOWN = "known"
"""The key of the spans that the gazetteer finds."""

BATCH = 128
"""Texts that are looked at side by side: more is no faster, and takes more room."""

NEEDLESS = ("tagger", "parser", "senter", "morphologizer", "attribute_ruler", "lemmatizer")
"""Parts of other pipelines that tell nothing of names and take most of their time."""


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What was found in one text."""

    candidates: list[Candidate]
    opinion: Opinion | None
    """What the model thinks of it; None if there is none that tells more than names."""


def heard(texts: Iterable[str], language: str, model: Model | None) -> Iterator[Speech]:
    """Yield what is found in each text, by the model too if there is one; MissingDependency if it cannot be loaded."""
    nlp = _speech(language, model)
    for batch in _batches(texts):
        for doc, opinion in _read(nlp, batch):
            guessed = [*_guessed(doc, language, model.called)] if model else []
            doubted = thought_of(doc.text, guessed, opinion) if opinion else ()
            yield Speech([*_known(doc), *guessed, *doubted], opinion)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _read(nlp: Language, texts: list[str]) -> Iterator[tuple[Doc, Opinion | None]]:
    """Yield texts with their names, and what the model thinks of each word, if it is of the kind that tells."""
    last = [name for name in nlp.pipe_names if name != "gazetteer"][-1:]
    if last == ["ner"] and isinstance(recognizer := nlp.get_pipe("ner"), EntityRecognizer):
        docs = list(nlp.pipe(texts, disable=["ner"]))
        yield from zip(docs, recognised(recognizer, docs), strict=True)
    else:
        yield from ((doc, None) for doc in nlp.pipe(texts))


def _known(doc: Doc) -> Iterator[Candidate]:
    """Yield the names that the gazetteer has."""
    for span in doc.spans.get(KNOWN, ()):
        kind, start, end = EntityKind(span.label_), span.start_char, span.end_char
        yield Candidate(start, end, kind, Certainty.HIGH, "in the gazetteer", span.id_, sources=(Source.LIST,))


def _guessed(doc: Doc, language: str, called: str) -> Iterator[Candidate]:
    """Yield the names that the model finds; dates are left to our rules, which know what they mean."""
    text, lists = doc.text, gazetteer(language)
    titles = frozenset(lists.titles)
    known = {(it.start_char, it.end_char): EntityKind(it.label_) for it in doc.spans.get(KNOWN, ())}
    for span in doc.ents:
        kind = KINDS.get(span.label_, EntityKind.DATE)
        before = {EntityKind.WORK: OPENING, EntityKind.PERSON: OPENING | ARTICLES | titles}
        start, end = _trimmed(doc, span.start, span.end, before.get(kind, OPENING | ARTICLES))
        if start < end and kind is not EntityKind.DATE:
            places = named(text, doc[start].idx, doc[start:end].end_char, kind, known)
            for place in (it for it in places if not _overruled(kind, known.get(it), text[slice(*it)], lists)):
                yield Candidate(*place, kind, Certainty.MEDIUM, f"found by {called}", sources=(Source.MODEL,))


def _overruled(kind: EntityKind, listed: EntityKind | None, words: str, lists: Gazetteer) -> bool:
    """Tell whether a list knows better what is named: where the two differ it is mostly right.

    But a person may bear the name of a place; and the model sees where a place stands for what happened there, or a
    name for what bears it as its title.
    """
    borne = kind is EntityKind.PERSON and words in lists.borne
    return listed not in (None, kind, EntityKind.PERSON) and kind in CONFUSED and not borne


CONFUSED = (EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORG, EntityKind.GROUP)
"""Kinds that a model takes for one another."""


def _trimmed(doc: Doc, start: int, end: int, before: frozenset[str]) -> tuple[int, int]:
    """Return where a name begins and ends without some words before it, possessive and commas after it."""
    while start < end and (doc[start].text in before or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].text in BEHIND or doc[end - 1].is_space):
        end -= 1
    return start, end


ARTICLES = frozenset(("the", "The", "THE", "a", "A", "an", "An"))
"""Part of a title (`A History of …`), of no other name."""
OPENING = frozenset(("“", '"', "‘", "(", "["))
BEHIND = frozenset(("'s", "’s", "'", "’", ",", ";", ":", "”", '"', "(", "["))
"""What models take for a part of a name and is none."""


@cache
def _speech(language: str, model: Model | None) -> Language:
    """Return the pipeline, loaded once a process."""
    nlp = _loaded(model) if model else _blank(language)
    patterns = [{"label": str(it.kind), "pattern": it.text, "id": it.name} for it in gazetteer(language).known]
    if patterns:
        ruler = nlp.add_pipe("span_ruler", name="gazetteer", config={"spans_key": KNOWN})
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # spaCy types a component as any callable
    return nlp


def _loaded(model: Model) -> Language:
    """Return an installed model, or one in a folder."""
    try:
        return spacy.load(model.place, exclude=NEEDLESS)
    except (OSError, ImportError, ValueError) as error:
        raise MissingDependency(
            f"The spaCy model {model.place} cannot be loaded: install it (python -m spacy download {model.place}) "
            "or give the path of a folder that holds one."
        ) from error


def _blank(language: str) -> Language:
    """Return a tokenizer for a language; that of no language in particular where spaCy has none."""
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")
