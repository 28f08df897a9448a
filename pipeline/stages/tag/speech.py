"""spaCy: the names of the gazetteer in a text, and those that an installed model finds."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import MissingDependency
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.gazetteer import gazetteer

KNOWN = "known"
"""The key of the spans that the gazetteer finds."""

KINDS = {
    "PERSON": EntityKind.PERSON, "PER": EntityKind.PERSON,
    "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE, "FAC": EntityKind.PLACE, "PLACE": EntityKind.PLACE,
    "ORG": EntityKind.ORG, "NORP": EntityKind.GROUP, "GROUP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT, "WORK_OF_ART": EntityKind.WORK, "WORK": EntityKind.WORK,
}  # fmt: skip
"""The labels of spaCy's own models and of ours. Dates are left to our rules, which know what they mean."""


def named(texts: Iterable[str], language: str, model: str | None) -> Iterator[list[Candidate]]:
    """Yield the candidates of each text; MissingDependency if there is no such language or model."""
    for doc in _speech(language, model).pipe(texts):
        yield [*_known(doc), *_guessed(doc, model)]


def _known(doc: Doc) -> Iterator[Candidate]:
    """Yield the names that the gazetteer has."""
    for span in doc.spans.get(KNOWN, ()):
        kind = EntityKind(span.label_)
        yield Candidate(span.start_char, span.end_char, kind, Certainty.HIGH, "in the gazetteer", span.id_)


def _guessed(doc: Doc, model: str | None) -> Iterator[Candidate]:
    """Yield what the model finds, without the article before and the possessive after it."""
    for span in doc.ents:
        start, end = span.start, span.end
        while start < end and doc[start].lower_ in ("the", "a", "an"):
            start += 1
        while start < end and (doc[end - 1].text in ("'s", "’s", "'", "’") or doc[end - 1].is_space):
            end -= 1
        if start < end and span.label_ in KINDS:
            trimmed = doc[start:end]
            kind = KINDS[span.label_]
            yield Candidate(trimmed.start_char, trimmed.end_char, kind, Certainty.MEDIUM, f"found by {model}")


@cache
def _speech(language: str, model: str | None) -> Language:
    """Return the pipeline, loaded once a process."""
    nlp = _loaded(model) if model else _blank(language)
    patterns = [{"label": str(it.kind), "pattern": it.text, "id": it.name} for it in gazetteer(language).known]
    if patterns:
        ruler = nlp.add_pipe("span_ruler", name="gazetteer", config={"spans_key": KNOWN})
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # spaCy types a component as any callable
    return nlp


def _loaded(model: str) -> Language:
    """Return an installed model, or one in a folder."""
    try:
        return spacy.load(model)
    except (OSError, ImportError, ValueError) as error:
        raise MissingDependency(
            f"The spaCy model {model} cannot be loaded: install it (python -m spacy download {model}) "
            "or give the path of a folder that holds one."
        ) from error


def _blank(language: str) -> Language:
    """Return a tokenizer for a language; that of no language in particular where spaCy has none."""
    try:
        return spacy.blank(language)
    except ImportError:
        return spacy.blank("xx")
