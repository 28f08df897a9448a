"""Of a guess that names what is none, the name is kept that stands in it, if one does."""

import pytest

from pipeline.model.vocabulary import EntityKind
from pipeline.stages.tag.guessing.trimming import named

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
    places = named(text, 11, 11 + len(guess), kind, ())
    assert [text[slice(*it)] for it in places] == [kept][: kept is not None]


def test_in_a_heading_in_capitals_a_person_is_in_capitals() -> None:
    assert list(named("THE LIFE OF VORN", 12, 16, PERSON, ())) == [(12, 16)]


@pytest.mark.parametrize(
    ("guess", "known", "names"),
    [
        ("Quorl and Zanth", ("Quorl", "Zanth"), ["Quorl", "Zanth"]),
        ("Quorl, Xanth, or the Zanth", ("Quorl", "Zanth", "Xanth"), ["Quorl", "Xanth", "Zanth"]),
        ("Quorl and Zanth", ("Quorl", "Zanth", "Quorl and Zanth"), ["Quorl and Zanth"]),
        ("Quorl and Zanth", ("Quorl",), ["Quorl and Zanth"]),
        ("Quorland", ("Quorl",), ["Quorland"]),
    ],
)
def test_known_names_in_a_row_are_apart_but_one_that_is_known_as_a_whole_is_one(
    guess: str, known: tuple[str, ...], names: list[str]
) -> None:
    text = f"They left {guess}."
    places = {(text.index(it), text.index(it) + len(it)) for it in known}
    assert [text[slice(*it)] for it in named(text, 10, 10 + len(guess), PLACE, places)] == names
    assert list(named(text, 10, 10 + len(guess), WORK, places)) == [(10, 10 + len(guess))]
