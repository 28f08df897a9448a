"""Short names stand for what the volume names in full, and for nothing else."""

import pytest

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.lists.gazetteer import gazetteer
from pipeline.stages.tag.volume.echoes import Echoes

FULL = "Thorold Vorn wrote."


def heard(text: str) -> list[str]:
    """Return the words of a text that a volume explains in which somebody is named in full."""
    full = Candidate(0, len("Thorold Vorn"), EntityKind.PERSON, Certainty.HIGH, "marked")
    echoes = Echoes.of((FULL, text), ((full,), ()), gazetteer("en"), "en")
    return [text[it.start : it.end] for it in echoes.heard(text)]


@pytest.mark.parametrize(
    "text", ["They met Vorn.", "The Vorn Doctrine was new.", "Vorn, Hale and others.", "Vorn’s men"]
)
def test_a_family_name_stands_for_its_bearer(text: str) -> None:
    assert heard(text) == ["Vorn"]


@pytest.mark.parametrize("text", ["They met Vorn Quellby.", "Vorn Quellby’s men"])
def test_a_family_name_before_another_is_the_given_name_of_somebody_else(text: str) -> None:
    assert heard(text) == []
