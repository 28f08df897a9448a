"""spaCy's recognizer of names, asked for more than its names: how likely each word is part of one."""

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc

from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.guessing.opinion import COLUMNS, Floats, Opinion

KINDS = {
    "PERSON": EntityKind.PERSON, "PER": EntityKind.PERSON,
    "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE, "FAC": EntityKind.PLACE, "PLACE": EntityKind.PLACE,
    "ORG": EntityKind.ORG, "NORP": EntityKind.GROUP, "GROUP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT, "WORK_OF_ART": EntityKind.WORK, "WORK": EntityKind.WORK, "DATE": EntityKind.DATE,
}  # fmt: skip
"""The labels of spaCy's own models and of ours."""


def recognised(recognizer: EntityRecognizer, docs: list[Doc]) -> Iterator[Opinion]:
    """Yield what a recognizer thinks of some texts, and set their names as it would do by itself.

    It walks through all texts side by side, a word at a time, and is asked at each what to do with it: the answer
    that is followed makes the names, and how much it stood above the others is what we want to know.
    """
    model = recognizer.model.predict(docs)
    states = recognizer.moves.init_batch(docs)
    columns = _columns(list(map(recognizer.moves.get_class_name, range(recognizer.moves.n_moves))))
    found: list[list[Floats]] = [[] for _ in docs]
    walking = [(number, state) for number, state in enumerate(states) if not state.is_final()]
    while walking:
        scores = np.ascontiguousarray(model.predict([state for _, state in walking]), dtype=np.float32)
        for (number, _), row in zip(walking, _softmax(scores) @ columns, strict=True):
            found[number].append(row)
        recognizer.transition_states([state for _, state in walking], scores)
        walking = [(number, state) for number, state in walking if not state.is_final()]
    recognizer.set_annotations(docs, states)
    for doc, rows in zip(docs, found, strict=True):
        yield Opinion([token.idx for token in doc], np.array(rows, np.float32).reshape(-1, len(COLUMNS)))


def _columns(moves: Sequence[str]) -> Floats:
    """Return the table that sums what speaks for each move (`B-ORG`, `O`) by the kind that it is about."""
    table = np.zeros((len(moves), len(COLUMNS)), np.float32)
    for row, move in enumerate(moves):
        kind = KINDS.get(move.partition("-")[2])
        if kind is not None:
            table[row, COLUMNS[kind]] = 1
    return table


def _softmax(scores: Floats) -> Floats:
    """Return the scores of each row as parts of one."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    parts: Floats = powers / powers.sum(axis=1, keepdims=True)
    return parts
