"""A name before that of its state is a town."""

import pytest

from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.grammar import grammar


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("He moved to College Park, Maryland, in 1993.", ["College Park"]),
        ("born in Independence, Missouri", ["Independence"]),
        ("In January, Texas joined.", []),
        ("He met Acheson, Texas and all.", []),
    ],
)
def test_a_name_after_a_preposition_and_before_a_state_is_a_place(text: str, towns: list[str]) -> None:
    found = [it for it in grammar("en").names(text, note=False) if it.reason == "a name before that of its state"]
    assert [text[it.start : it.end] for it in found] == towns
    assert {it.kind for it in found} <= {EntityKind.PLACE}
