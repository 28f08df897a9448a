"""A recogniser is asked what it thinks of every word, and names what it would name by itself."""

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.training import Example

from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.guessing.opinion import Opinion
from pipeline.stages.tag.guessing.recognition import recognised

SENTENCES = (
    ("Vorn met Hale in Quorl .", [(0, 4, "PERSON"), (9, 13, "PERSON"), (17, 22, "GPE")]),
    ("Hale left Quorl for Zanth .", [(0, 4, "PERSON"), (10, 15, "GPE"), (20, 25, "GPE")]),
)


@cache
def trained() -> Language:
    """Return a pipeline that has learnt two sentences by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": spans}) for text, spans in SENTENCES]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples, sgd=optimizer)
    return nlp


def heard(*texts: str) -> tuple[list[list[tuple[str, str]]], list[Opinion]]:
    recognizer = trained().get_pipe("ner")
    assert isinstance(recognizer, EntityRecognizer)
    docs = [trained().make_doc(text) for text in texts]
    opinions = list(recognised(recognizer, docs))
    return [[(ent.text, ent.label_) for ent in doc.ents] for doc in docs], opinions


TEXTS = (*(text for text, _ in SENTENCES), "Nobody at all .", "", "Vorn of Zanth and Hale")


def test_names_are_those_that_the_pipeline_finds_by_itself() -> None:
    alone = [[(ent.text, ent.label_) for ent in doc.ents] for doc in trained().pipe(TEXTS)]
    assert heard(*TEXTS)[0] == alone
    assert alone[0] == [("Vorn", "PERSON"), ("Hale", "PERSON"), ("Quorl", "GPE")]


def test_a_word_is_thought_of_as_what_it_is_called() -> None:
    _, (opinion, *_) = heard(*TEXTS)
    assert opinion.of(17, 22, EntityKind.PLACE) > 0.5 > opinion.of(17, 22, EntityKind.PERSON)
    assert opinion.of(5, 8, EntityKind.PLACE) < 0.5
    assert opinion.least(0, 8, EntityKind.PERSON) < opinion.of(0, 8, EntityKind.PERSON)
    assert opinion.beside(5, 8, EntityKind.PERSON) > 0.5 > opinion.beside(9, 13, EntityKind.PERSON)
    assert opinion.named(0, 4) == pytest.approx(sum(opinion.of(0, 4, kind) for kind in EntityKind), abs=1e-5)


def test_all_that_is_thought_of_a_word_is_a_part_of_one() -> None:
    for text, opinion in zip(TEXTS, heard(*TEXTS)[1], strict=True):
        assert len(opinion.starts) == len(opinion.shares) == len(text.split())
        assert (opinion.shares >= 0).all()
        assert (opinion.shares.sum(axis=1) <= 1 + 1e-5).all()


def test_of_nothing_nothing_is_thought() -> None:
    empty = heard("")[1][0]
    assert (empty.of(0, 0, EntityKind.ORG), empty.named(0, 3), empty.beside(0, 1, EntityKind.ORG)) == (0, 0, 0)
