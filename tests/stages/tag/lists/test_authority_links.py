"""What an archivist lists is found and gets its ids; what may be two things stays open, and is told."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.authority import Authority, Entry
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import FindingKind
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Paragraph, Text
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag import Tag
from pipeline.stages.tag.lists.gazetteer import gazetteer
from pipeline.stages.tag.lists.index import Index
from pipeline.stages.tag.lists.links import Links

NOWHERE = Box(0, 0, 0, 0)
PERSON, PLACE, ORG = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORG


def entry(kind: EntityKind, name: str, *variants: str, number: str = "", since: int | None = None) -> Entry:
    numbers = (("wikidata", number),) if number else ()
    return Entry(kind, name, variants, f"{kind}_{number}" if number else "", numbers, since, f"list.csv, row {number}")


def tag(*entries: Entry) -> Tag:
    return Tag(spacy_model="none", authority=Authority(entries, "d"))


def tagged(text: str, *entries: Entry) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
    line = Line("s0001-l001", NOWHERE, tuple(Word(word, NOWHERE) for word in text.split()))
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=(line,))
    return tag(*entries)([page], Text((Division("div-1", None, (Paragraph("p-0001", (whole(line),)),)),)))


def link(referent: Referent, *entries: Entry, latest: int | None = None) -> Entry | None:
    return Links(Index.of(entries, gazetteer("en")), latest).of(referent).entry


def person(name: str, *variants: str) -> Referent:
    return Referent("person-x", PERSON, name, variants)


def test_a_listed_name_is_found_with_its_kind_and_its_id() -> None:
    koch = entry(PLACE, "Koch’ang", number="Q1")
    entities, register = tagged("They marched to Kochang and beyond.", koch)
    assert [(it.text, it.kind, it.ref, it.certainty) for it in entities] == [
        ("Kochang", PLACE, "place_Q1", Certainty.HIGH)
    ]
    assert [(it.id, it.name, it.variants, it.idnos) for it in register] == [
        ("place_Q1", "Koch’ang", ("Kochang",), (("wikidata", "Q1"),))
    ]
    assert "list.csv, row Q1" in entities[0].reason


def test_variants_become_one_entry_under_the_listed_name() -> None:
    mao = entry(PERSON, "Mao, Zedong", "Mao Tse-tung", number="Q5816")
    entities, register = tagged("Here Mao Tse-tung wrote. There Mao Zedong spoke.", mao)
    assert {it.ref for it in entities} == {"person_Q5816"}
    assert [(it.name, it.variants) for it in register] == [("Mao Zedong", ("Mao Tse-tung",))]


def test_two_entries_that_fit_give_no_number_and_are_told() -> None:
    smiths = entry(PERSON, "Smith, John", number="Q1"), entry(PERSON, "John Smith", number="Q2")
    entities, register = tagged("Here John Smith wrote.", *smiths)
    assert [it.idnos for it in register] == [()]
    assert "two entries of the authority fit (list.csv, row Q1, list.csv, row Q2)" in entities[0].reason
    (finding,) = tag(*smiths).doubts(entities, register)
    assert (finding.kind, finding.target) == (FindingKind.DOUBTFUL_NAME, "p-0001")


def test_who_is_born_after_the_last_date_of_the_volume_is_not_meant() -> None:
    smiths = entry(PERSON, "Smith, John", number="Q1", since=1800), entry(PERSON, "John Smith", number="Q2", since=1970)
    _, register = tagged("In March 1848 John Smith wrote.", *smiths)
    assert [it.id for it in register] == ["person_Q1"]


def test_a_surname_gets_the_number_of_the_one_who_is_named_in_full() -> None:
    rhee = entry(PERSON, "Gruber, Karl", number="Q1")
    entities, _ = tagged("Here Karl Gruber wrote. Gruber was right.", rhee)
    assert [it.ref for it in entities] == ["person_Q1", "person_Q1"]


@pytest.mark.parametrize("name", ["Reading", "Washington", "March"])
def test_one_word_that_is_something_else_as_well_is_not_taken_for_what_is_listed(name: str) -> None:
    entities, register = tagged(f"He liked reading. {name} came.", entry(PERSON, name, number="Q1"))
    assert all(it.ref != "person_Q1" for it in entities if it.kind is not PERSON)
    assert not [it for it in register if it.idnos]


@pytest.mark.parametrize("own", ["p-0001", "text", "12", "a b", "s0003a-l012"])
def test_an_id_that_cannot_be_one_of_the_edition_is_kept_as_a_number(own: str) -> None:
    entities, register = tagged("They marched to Uijongbu.", replace(entry(PLACE, "Uijongbu"), id=own))
    assert entities[0].ref == register[0].id == "place-uijongbu"
    assert register[0].idnos == (("local", own),)


@pytest.mark.parametrize("own", ["rhee", "Müller_1", "person-syngman-rhee", "pers0042"])
def test_an_id_that_can_be_one_of_the_edition_is_taken_as_it_is(own: str) -> None:
    entities, register = tagged("They marched to Uijongbu.", replace(entry(PLACE, "Uijongbu"), id=own))
    assert (entities[0].ref, register[0].id, register[0].idnos) == (own, own, ())


@pytest.mark.parametrize(
    ("written", "listed", "same"),
    [
        ("Paul Nitze", "Nitze, Paul Henry", True),
        ("Paul H. Nitze", "Nitze, Paul Henry", True),
        ("Paul Henry Nitze", "Nitze, Paul H.", True),
        ("P. H. Nitze", "Nitze, Paul Henry", False),
        ("Paul K. Nitze", "Nitze, Paul Henry", False),
        ("William Dayton", "Dayton, William, Jr.", False),
        ("Ronald Reagan", "Reagan, Nancy", False),
        ("Kim Il-sŏng", "Kim, Il Song", True),
        ("Andrei Vyshinsky", "Vyshinsky, Andrei Y.", True),
        ("Andrci Vyshinsky", "Andrei Vyshinsky", True),
        ("Joan Adams", "John Adams", False),
    ],
)
def test_who_is_meant_is_clear_from_a_fuller_or_shorter_name_only_where_nothing_contradicts(
    written: str, listed: str, same: bool
) -> None:
    assert (link(person(written), entry(PERSON, listed, number="Q1")) is not None) is same


def test_names_that_our_own_lists_know_for_one_person_are_one() -> None:
    mao = entry(PERSON, "Mao Tse-tung", number="Q1")
    assert link(person("Mao Zedong"), mao) == link(person("Mao Zedong", "Mao Tse-tung"), mao) == mao


def test_a_shorter_name_that_relatives_share_is_no_evidence() -> None:
    paul = entry(PERSON, "Nitze, Paul Henry", number="Q1")
    assert link(person("Paul Nitze"), paul, entry(PERSON, "Nitze, Heinrich", number="Q2")) is None
    assert link(person("Paul Nitze"), paul, entry(PERSON, "Nitze, Paul Adolf", number="Q2")) is None


def test_a_name_that_goes_on_is_another_name() -> None:
    entities, _ = tagged("Then David Dean Rusk spoke.", entry(PERSON, "Dean, David", number="Q1"))
    assert not [it for it in entities if it.ref == "person_Q1"]


@pytest.mark.parametrize(
    ("listed", "other"), [("John Quincy Adams", "John Adams"), ("George H. W. Bush", "George W. Bush")]
)
def test_relatives_whom_the_register_holds_for_one_get_no_number(listed: str, other: str) -> None:
    assert link(person(listed), entry(PERSON, listed, number="Q1")) is not None
    assert link(person(listed, other), entry(PERSON, listed, number="Q1")) is None


def test_all_names_of_one_entry_of_the_register_must_agree() -> None:
    paul = entry(PERSON, "Nitze, Paul", number="Q1")
    assert link(person("Paul Nitze", "Nitze"), paul) == paul
    assert link(person("Paul Nitze", "Anna Nitze"), paul) is None


def test_a_single_word_means_a_person_only_where_it_is_listed_and_nobody_else_is_called_so() -> None:
    stalin = entry(PERSON, "Stalin, Joseph", "Stalin", number="Q1")
    assert link(person("Stalin"), stalin) == stalin
    assert link(person("Stalin"), stalin, entry(PERSON, "Stalin, Vasily", number="Q2")) is None
    assert link(person("Nitze"), entry(PERSON, "Nitze, Paul", number="Q1")) is None


def test_kinds_must_agree() -> None:
    assert link(Referent("x", ORG, "Washington"), entry(PLACE, "Washington", number="Q1")) is None


def test_an_acronym_is_no_word_in_small_letters() -> None:
    us = entry(PLACE, "United States", "US", number="Q1")
    assert link(Referent("x", PLACE, "US"), us) == us
    assert link(Referent("x", PLACE, "Us"), us) is None


def test_a_title_is_no_name() -> None:
    listed = entry(PERSON, "Abrams, Creighton", "General", "Abrams, General Creighton", number="Q1")
    assert Index.of([listed], gazetteer("en")).said(listed) == ("Creighton Abrams",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Hudson’s Bay Company’s men", ["Hudson’s Bay Company"]),
        ("Guthrie-Shimizu and Shimizu", ["Shimizu"]),
        ("the Shimizu-led men", ["Shimizu"]),
        ("an us or US.", ["US"]),
        ("Kim Il\u2011sŏng’s KIM IL SONG", ["Kim Il\u2011sŏng", "KIM IL SONG"]),
        ("St. Helena, Saint Helena", ["St. Helena", "Saint Helena"]),
    ],
)
def test_names_are_found_in_every_spelling_but_only_whole(text: str, found: list[str]) -> None:
    listed = [
        entry(ORG, "Hudson's Bay Company"), entry(PERSON, "Shimizu"), entry(PLACE, "US"), entry(PERSON, "Kim, Il-song"),
        entry(PLACE, "Saint Helena"),
    ]  # fmt: skip
    index = Index.of(listed, gazetteer("en"))
    assert [text[it.start : it.end] for it in index.found(text)] == found


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_what_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    index = Index.of([entry(PLACE, "A b"), entry(PERSON, "B, A."), entry(ORG, "a’s")], gazetteer("en"))
    spans = [(it.start, it.end) for it in index.found(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_tag_stage_works_again_only_if_the_lists_are_others() -> None:
    assert tag(entry(PLACE, "A")) == tag(entry(PLACE, "B"))
    assert Tag(authority=Authority((), "d")) != Tag(authority=Authority((), "e"))


def test_what_an_editor_changes_keeps_the_ids() -> None:
    mao = entry(PERSON, "Mao, Zedong", "Mao Tse-tung", number="Q5816")
    entities, register = tagged("Here Mao Tse-tung wrote. There Mao Zedong spoke.", mao)
    assert tag(mao).enrolled(entities, register) == (entities, register)
