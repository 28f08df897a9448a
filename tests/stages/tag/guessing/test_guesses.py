"""Of a guess that names what is none, the name is kept that stands in it, if one does."""

import pytest

from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.guessing.guesses import sound

PERSON, PLACE, ORG, WORK = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORG, EntityKind.WORK


@pytest.mark.parametrize(
    ("guess", "kind", "kept"),
    [
        ("occupied Quorl", PLACE, "Quorl"),
        ("de Vorn", PERSON, "de Vorn"),
        ("Hale memorandum", PERSON, "Hale"),
        ("Labour party", ORG, "Labour party"),
        ("Committee on Ferries—Selin", ORG, "Committee on Ferries"),
        ("A Quiet Harbour — in five acts", WORK, "A Quiet Harbour — in five acts"),
        ("M862", PLACE, None),
        ("Roll 8", PLACE, None),
        ("VIII", PERSON, None),
        ("B.", PERSON, None),
        ("HQO", PERSON, None),
        ("HQO", ORG, "HQO"),
        ("small letters", PLACE, "letters"),
    ],
)
def test_a_guess_is_cut_to_its_name(guess: str, kind: EntityKind, kept: str | None) -> None:
    text = f"They said: {guess} (so far)"
    place = sound(text, 11, 11 + len(guess), kind)
    assert (place and text[slice(*place)]) == kept


def test_in_a_heading_in_capitals_a_person_is_in_capitals() -> None:
    assert sound("THE LIFE OF VORN", 12, 16, PERSON) == (12, 16)
