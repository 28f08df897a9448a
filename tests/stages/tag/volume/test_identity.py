"""A volume decides once what each of its names names, whoever found them and wherever they stand."""

import re
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.entity import Entity, Referent
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import Candidate
from pipeline.stages.tag.lists.gazetteer import Gazetteer, gazetteer
from pipeline.stages.tag.volume.identity import identified
from pipeline.stages.tag.volume.register import registered

MARKED = re.compile(r"\{(\w+) ([^{}|]+)(?:\|([^{}]+))?\}")
"""A name in a text: `{person Rhee}`, and with what a list calls it: `{person Rhee|Syngman Rhee}`."""

NAME = re.compile(r"[A-Za-z_][\w.-]*")
"""What XML allows for an id, as far as we use it."""


def read(marked: str) -> tuple[str, list[Candidate]]:
    """Return a text without its marks, and the names that these are of."""
    text, candidates, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        start, last = len(text), match.end()
        text += match[2]
        kind, listed = EntityKind(match[1]), match[3] or ""
        candidates.append(Candidate(start, len(text), kind, Certainty.MEDIUM, "marked", listed))
    return text + marked[last:], candidates


def volume(
    *body: str, notes: tuple[str, ...] = (), lists: Gazetteer | None = None
) -> tuple[list[Entity], tuple[Referent, ...]]:
    """Return the entities of a volume of marked texts, and its register."""
    lists = lists or gazetteer("en")
    texts = [read(marked) for marked in (*body, *notes)]
    found = identified(
        [text for text, _ in texts], [number >= len(body) for number in range(len(texts))], [c for _, c in texts], lists
    )
    entities: list[Entity] = []
    names: list[str | None] = []
    for number, ((text, _), some) in enumerate(zip(texts, found, strict=True)):
        for it in some:
            one, start, end = it.candidate, it.candidate.start, it.candidate.end
            place = (f"p-{number:04}", start, end, text[start:end], one.certainty)
            entities.append(Entity(f"e-{len(entities) + 1:04}", one.kind, *place, reason=one.reason))
            names.append(it.name)
    tagged, register = registered(entities, names, lists)
    return list(tagged), register


def together(*body: str, notes: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    """Return each entry of the register by its name, with the words that name it in the order of the text."""
    entities, register = volume(*body, notes=notes)
    return [(it.name, [entity.text for entity in entities if entity.ref == it.id]) for it in register]


def test_one_person_has_one_entry_with_title_and_initials_and_possessive_before_the_full_name_and_after() -> None:
    assert together(
        "{person Vorn} spoke. Dr. {person Vorn’s} friends and {person H. Vorn} agreed.",
        "President {person Harald Vorn} wrote; {person President Vorn} slept.",
        notes=("{person Vorn} to Hale, May 5, 1950.",),
    ) == [("Harald Vorn", ["Vorn", "Vorn’s", "H. Vorn", "Harald Vorn", "President Vorn", "Vorn"])]


def test_eastern_and_western_order_and_syllables_with_and_without_hyphen_are_one_person() -> None:
    assert together("{person Kim Dae Won} and {person Kim Dae-won}, or {person Dae Won Kim}; {person Kim} spoke.") == [
        ("Kim Dae-won", ["Kim Dae Won", "Kim Dae-won", "Dae Won Kim", "Kim"])
    ]


def test_father_and_son_stay_two_and_the_family_name_stays_open_where_nothing_tells() -> None:
    entities, register = volume(
        "{person Carl Brandt} had a son, {person Otto Brandt}.",
        "{person Brandt} was tired.",
        "{person Otto Brandt} slept.",
    )
    assert [it.name for it in register] == ["Carl Brandt", "Otto Brandt"]
    alone = next(it for it in entities if it.text == "Brandt")
    assert (alone.ref, alone.certainty) == (None, Certainty.LOW)
    assert alone.reason == "marked; several bear this name: Carl Brandt or Otto Brandt"


def test_of_two_the_one_is_meant_who_is_nearly_always_named_in_full_but_that_stays_doubtful() -> None:
    entities, _ = volume("{person Carl Brandt} spoke. " * 6, "{person Otto Brandt} slept.", "{person Brandt} ate.")
    assert (entities[-1].ref, entities[-1].certainty) == ("person-carl-brandt", Certainty.LOW)
    assert "Carl Brandt or Otto Brandt" in entities[-1].reason


def test_spellings_of_one_name_are_one_person_and_an_initial_with_another_name_is_not() -> None:
    assert len(together("{person Clement Attlee} and {person Clement Atlee}, {person Atlee}; {person Attlee}.")) == 1
    assert len(together("{person M. Robert Vorn} and {person Martha Vorn}")) == 2


def test_a_given_name_may_be_left_out_once_it_is_known_but_father_and_son_may_differ_by_one() -> None:
    assert (
        len(together("{person Robert Woods Bliss} wrote.", "{person Robert Bliss} slept, {person R. W. Bliss} too."))
        == 1
    )
    assert len(together("{person John Adams} wrote.", "His son {person John Quincy Adams} slept.")) == 2


def test_junior_and_senior_are_two() -> None:
    assert len(together("{person Carl Brandt, Jr.} met {person Carl Brandt, Sr.} at home.")) == 2


def test_a_title_or_the_paragraph_tells_which_of_two_is_meant() -> None:
    entities, _ = volume(
        "Senator {person Carl Brandt} knew General {person Otto Brandt}.",
        "General {person Brandt} rode.",
        "{person Carl Brandt} wrote, and then {person Brandt} read.",
    )
    assert [it.ref for it in entities if it.text == "Brandt"] == ["person-otto-brandt", "person-carl-brandt"]


def test_an_author_in_a_note_is_not_the_person_of_the_same_family_in_the_text() -> None:
    entities, _ = volume(
        "{person Carl Brandt} went. {person Brandt} came back.",
        "{person Brandt} wept.",
        notes=("{person Eva Brandt}, The Long Road (Bonn, 1990).", "{person Brandt}, Long Road, 12."),
    )
    assert [it.ref for it in entities if it.text == "Brandt"] == ["person-carl-brandt"] * 2 + [None]


def test_whoever_is_named_in_full_in_notes_only_is_doubtful_in_the_text_and_gives_way_to_one_of_the_text() -> None:
    note = "{person Otto Vorn}, Ferries, 12."
    entities, _ = volume("{person Vorn} spoke.", notes=(note,))
    assert (entities[0].ref, entities[0].certainty) == ("person-otto-vorn", Certainty.LOW)
    entities, _ = volume("{person Carl Vorn} came.", "{person Vorn} spoke.", notes=(note,))
    assert (entities[1].ref, entities[1].certainty) == ("person-carl-vorn", Certainty.MEDIUM)


def test_an_author_is_not_the_great_man_of_the_same_name_whom_a_list_has() -> None:
    entities, _ = volume(
        "{person Vorn|Franz Vorn} rose.",
        notes=("{person Greta Vorn}, My Father (Bonn, 1990).", "{person Vorn|Franz Vorn}, My Father, 12."),
    )
    assert [it.ref for it in entities] == ["person-franz-vorn", "person-greta-vorn", None]


def test_a_wife_and_brothers_are_not_the_man() -> None:
    entities, _ = volume("{person Carl Brandt} met Mrs. {person Brandt}, and the {person Brandt} brothers left.")
    assert [it.ref for it in entities] == ["person-carl-brandt", None, None]


def test_what_a_list_has_for_a_family_name_gives_way_to_the_one_whom_the_volume_names() -> None:
    entities, register = volume("{person Theodor Vorn} rose. {person Vorn|Franz Vorn} fell.")
    assert [it.ref for it in entities] == ["person-theodor-vorn", None]
    assert [it.name for it in register] == ["Theodor Vorn"]
    assert together("{person Vorn|Franz Vorn} fell.") == [("Franz Vorn", ["Vorn"])]


@pytest.mark.parametrize(
    "text",
    [
        "the {org Harbour Trade Council} ({org HTC}) and then {org HTC} men",
        "{org HTC} ({org Harbour Trade Council}) of the {org HTC}’s",
        "The {org HTC} met. The {org Harbour Trade Council} rose, and {org HTC} too.",
    ],
)
def test_an_acronym_and_its_long_form_are_one_body_whichever_comes_first(text: str) -> None:
    (entry,) = together(text)
    assert entry[0] == "Harbour Trade Council" and len(entry[1]) == 3


def test_an_acronym_that_fits_two_bodies_is_neither() -> None:
    found = together("The {org Harbour Trade Council}, the {org Hotel Trust Company} and the {org HTC} met.")
    assert [name for name, _ in found] == ["Harbour Trade Council", "Hotel Trust Company", "HTC"]


def test_what_the_volume_explains_goes_before_what_a_list_says() -> None:
    entities, _ = volume("the {org Policy Review Committee} (PRC) sat.", "The {place PRC|China} rose.")
    assert [(it.kind, it.ref) for it in entities] == [(EntityKind.ORG, "org-policy-review-committee")] * 2


def test_acronyms_within_names_are_spelt_out_to_compare_them() -> None:
    found = together("{org UN Relief Office} of May; the {org United Nations Relief Office}.")
    assert found == [("United Nations Relief Office", ["UN Relief Office", "United Nations Relief Office"])]


def test_a_body_without_its_country_is_the_only_one_that_has_one() -> None:
    assert together("The {org US Ninth Army} marched; the {org Ninth Army} rested.") == [
        ("US Ninth Army", ["US Ninth Army", "Ninth Army"])
    ]
    assert len(together("The {org US Ninth Army} and the {org British Ninth Army}; the {org Ninth Army} rested.")) == 3
    assert len(together("The {org Courier Service} waited; the {org British Courier Service} did not.")) == 2


def test_the_committee_is_the_only_one_or_none() -> None:
    entities, _ = volume("The {org Grain Export Committee} met. The {org Committee} rose.")
    assert [it.ref for it in entities] == ["org-grain-export-committee"] * 2
    entities, _ = volume("The {org Grain Export Committee}, the {org Ports Committee}; the {org Committee} rose.")
    assert entities[-1].ref is None


def test_the_department_is_the_one_that_nearly_all_is_about_but_that_stays_doubtful() -> None:
    entities, _ = volume("{org Department of Ports}, " * 6, "{org Department of Grain}: the {org Department} met.")
    assert (entities[-1].ref, entities[-1].certainty) == ("org-department-of-ports", Certainty.LOW)


def test_a_body_without_its_beginning_is_the_only_one_that_ends_so() -> None:
    assert len(together("The {org Historical Advisory Committee} met, and the {org Advisory Committee} rose.")) == 1
    assert len(together("The {org Fifth Air Force} flew; the {org Air Force} and the {org Tenth Air Force} not.")) == 3
    assert len(together("The {org Far East Air Force} flew; the {org Air Force} did not.")) == 2


def test_a_misread_name_is_joined_to_the_frequent_one_with_a_doubt_and_two_real_names_never() -> None:
    often = "{person Albert Hammerfeld} " * 4
    entities, register = volume(often + "and {person Albert Harnmerfeld} and {person Albert Hammerfels}.")
    assert [it.name for it in register] == ["Albert Hammerfeld", "Albert Hammerfels"]
    assert (entities[4].ref, entities[4].certainty) == ("person-albert-hammerfeld", Certainty.LOW)
    assert "one letter off" in entities[4].reason
    assert len(together("{person Hansen} " * 9 + "and {person Hanson}, {person Johnson} and {person Johnston}.")) == 4


def test_accents_and_capitals_make_no_second_place() -> None:
    assert together("{place Kaesŏng}, {place Kaesong}, {place KAESONG} and {place P’yongyang}, {place Pyongyang}.") == [
        ("Kaesŏng", ["Kaesŏng", "Kaesong", "KAESONG"]),
        ("P’yongyang", ["P’yongyang", "Pyongyang"]),
    ]


def test_a_wrong_guess_of_the_kind_gives_way_to_what_the_volume_says_clearly() -> None:
    entities, register = volume("{person Vorn} " * 6 + "and {place Vorn} slept.")
    assert len(register) == 1
    assert entities[-1].kind is EntityKind.PERSON and "elsewhere in the volume" in entities[-1].reason


def test_letters_for_plain_words_are_no_name() -> None:
    entities, _ = volume("Many prisoners of war ({group POWs}) came; {org POW} camps. The {org QRS} met {group POWs}.")
    assert [it.text for it in entities] == ["QRS"]


def test_letters_that_are_known_to_be_no_name_are_none_whoever_guesses_so() -> None:
    entities, _ = volume("{group POWs} came; {org POW} camps; the {org QRS} met them.")
    assert [it.text for it in entities] == ["QRS"]


def test_letters_mean_one_thing_in_a_volume_and_nobody() -> None:
    entities, register = volume(
        "The {org QRS} met. {person QRS} rose; {person QRS} and {person QRS} too. {person ZXW}!"
    )
    assert [it.kind for it in entities] == [EntityKind.ORG] * 5
    assert [it.name for it in register] == ["QRS", "ZXW"]


def test_a_city_and_a_general_of_one_name_stay_two() -> None:
    city = "{place Washington|Washington} " * 3
    entities, register = volume(f"{city}and General {{person Washington}} or {{person George Washington}}.")
    assert {it.kind for it in register} == {EntityKind.PLACE, EntityKind.PERSON}
    assert entities[3].ref == "person-george-washington"


PIECES = (
    "{person Rhee} spoke.", "{person William} and {person Wiliam},",
    "President {person Syngman Rhee} wrote.", "{person S. Rhee}’s men;", "{person Paul Rhee},",
    "the {org United Nations Command} (UNC)", "the {org UNC} and {org UNCG},", "{org UN Command}", "{place UNC}",
    "{person Kim Il Sung} met {person Kim}.", "{place Washington} saw {person Washington};", "{org Committee}",
    "{org Export Committee}", "{group Soviet}s", "{event Geneva Conference}", "{person Geneva}", "{place Geneva}",
    "{date May 1950}", "{work The Origins of War}", "{person ÀÉÎ}", "{place 漢城}", "{org R&D}", "{person R.}",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_whatever_is_named_ids_are_sound_and_nothing_is_joined_across_kinds(texts: list[str]) -> None:
    entities, register = volume(*texts)
    kinds = {it.id: it.kind for it in register}
    assert len(kinds) == len(register) == len({(it.kind, it.name) for it in register})
    assert all(NAME.fullmatch(it.id) for it in register)
    assert all(kinds[it.ref] is it.kind for it in entities if it.ref)
    assert {it.ref for it in entities if it.ref} == set(kinds)
    assert all(it.ref or it.certainty is Certainty.LOW for it in entities if it.kind is not EntityKind.DATE)


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_order_of_paragraphs_decides_nothing(texts: list[str]) -> None:
    made = set()
    for order in list(permutations(texts))[:6]:
        _, register = volume(*order)
        made.add(frozenset((it.id, it.name, it.variants) for it in register))
    assert len(made) == 1
