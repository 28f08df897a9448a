"""Names and dates are found in running text, one person is one person, and nothing is claimed twice."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import MissingDependency
from pipeline.model.entity import Entity, Referent
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Join, Note, Paragraph, Run, Text
from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag import Tag
from pipeline.stages.tag.guessing.model import NONE

NOWHERE = Box(0, 0, 0, 0)
RULES = Tag("en", NONE)
"""What is promised of names by lists and rules holds where a model has no say."""
NARRATIVE = (
    "On June 25, 1950, the envoy left Seoul. General Douglas MacArthur was in Tokyo, and Dean Acheson in Washington.",
    "Two days later MacArthur’s staff wrote to Acheson; the UN Security Council met, and the European Payments Union "
    "(EPU) did not. On June 29 the EPU wrote to President Syngman Rhee. In July Rhee answered.",
    "The Korean War was not the end of the Cold War, nor was the Treaty of San Francisco.",
)


def spoken(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, NOWHERE) for word in text.split())


def volume(*texts: str, notes: tuple[str, ...] = ()) -> tuple[Page, Text]:
    lines = [Line(f"s0001-l{number:03}", NOWHERE, spoken(text)) for number, text in enumerate((*texts, *notes), 1)]
    blocks = [Paragraph(f"p-{number:04}", (whole(line),)) for number, line in enumerate(lines, 1)]
    made = [Note(f"n-{it.id}", "1", (it,), None, False, Certainty.LOW) for it in blocks[len(texts) :]]
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=tuple(lines))
    return page, Text((Division("div-1", None, tuple(blocks[: len(texts)])),), tuple(made))


def tagged(
    *texts: str, notes: tuple[str, ...] = (), tag: Tag | None = None
) -> tuple[tuple[Entity, ...], tuple[Referent, ...]]:
    page, text = volume(*texts, notes=notes)
    return (tag or RULES)([page], text)


def named(kind: EntityKind, *texts: str, notes: tuple[str, ...] = ()) -> list[str]:
    return [entity.text for entity in tagged(*texts, notes=notes)[0] if entity.kind is kind]


def test_persons_are_named_without_their_titles() -> None:
    assert named(EntityKind.PERSON, *NARRATIVE) == [
        "Douglas MacArthur", "Dean Acheson", "MacArthur", "Acheson", "Syngman Rhee", "Rhee",
    ]  # fmt: skip


def test_one_person_is_one_entry_however_named() -> None:
    entities, register = tagged(*NARRATIVE, "Harry S. Truman spoke. President Truman and H. S. Truman are one.")
    by_ref = {entity.text: entity.ref for entity in entities}
    assert by_ref["Syngman Rhee"] == by_ref["Rhee"] == "person-syngman-rhee"
    assert by_ref["Harry S. Truman"] == by_ref["Truman"] == by_ref["H. S. Truman"]
    assert len({referent.id for referent in register}) == len(register)
    assert {entity.ref for entity in entities if entity.ref} == {referent.id for referent in register}


def test_of_two_of_one_family_the_one_of_the_paragraph_is_meant_and_else_nobody() -> None:
    entities, _ = tagged(
        "John Foster Dulles met Allen Dulles. Dulles smiled.", "Then John Foster Dulles left, and Dulles wept."
    )
    people = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    assert [entity.ref for entity in people] == [
        "person-john-foster-dulles",
        "person-allen-dulles",
        None,
        "person-john-foster-dulles",
        "person-john-foster-dulles",
    ]
    assert people[2].certainty is Certainty.LOW
    assert "Allen Dulles or John Foster Dulles" in people[2].reason


def test_family_names_come_first_in_the_east() -> None:
    entities, register = tagged("Peng Dehuai wrote to Kim Hoggard. Then Peng and Hoggard met.")
    assert [referent.name for referent in register] == ["Peng Dehuai", "Kim Hoggard"]
    assert [entity.text for entity in entities] == ["Peng Dehuai", "Kim Hoggard", "Peng", "Hoggard"]


def test_an_acronym_that_the_text_explains_means_what_it_explains() -> None:
    entities, _ = tagged("The Joint Export Committee (JEC) met in May.", "The JEC rose.")
    orgs = [entity for entity in entities if entity.kind is EntityKind.ORG]
    assert [entity.text for entity in orgs] == ["Joint Export Committee", "JEC", "JEC"]
    assert len({entity.ref for entity in orgs}) == 1


def test_an_acronym_with_the_article_is_a_body_if_it_comes_again() -> None:
    entities, _ = tagged("The QRS sat. Nobody asked the QRS for a ZYX, and the POW of the POW camp is none.")
    assert [(it.text, it.kind, it.certainty) for it in entities] == [("QRS", EntityKind.ORG, Certainty.LOW)] * 2


def test_a_divided_country_has_a_north_and_a_compound_a_country() -> None:
    assert named(EntityKind.PLACE, "The North fell; U.S.-led troops of the South marched north.") == [
        "North", "U.S.", "South",
    ]  # fmt: skip


def test_longer_names_win_over_those_that_stand_in_them() -> None:
    text = "The New York Times wrote of New York and of the University of South Carolina in South Carolina."
    entities, _ = tagged(text)
    assert [(entity.text, entity.kind) for entity in entities] == [
        ("New York Times", EntityKind.WORK),
        ("New York", EntityKind.PLACE),
        ("University of South Carolina", EntityKind.ORG),
        ("South Carolina", EntityKind.PLACE),
    ]


def test_wars_and_treaties_are_events_and_seas_are_places() -> None:
    assert named(EntityKind.EVENT, *NARRATIVE) == ["Korean War", "Cold War", "Treaty of San Francisco"]
    assert named(EntityKind.PLACE, "They crossed the Amber Sea and the Strait of Hormuz to East Africa.") == [
        "Amber Sea", "Strait of Hormuz", "East Africa",
    ]  # fmt: skip


def test_an_alliance_of_people_is_no_event() -> None:
    text = "The Free Democratic Alliance and the Green Accord lost; the Harbour Pact held."
    assert named(EntityKind.EVENT, text) == ["Harbour Pact"]


def test_a_quoted_title_is_a_work_in_a_note_only() -> None:
    words = "Anna Berg, “The Quiet Harbour: Trade and War in the North,” in a journal."
    assert named(EntityKind.WORK, words) == []
    assert named(EntityKind.WORK, notes=(words,)) == ["The Quiet Harbour: Trade and War in the North"]


def test_a_note_tells_who_wrote_to_whom_but_capitals_are_no_persons() -> None:
    notes = ("Trask to Anna Dyess, May 23, 1980.", "Moscow to Washington, June 5, 1950; Vorn to Hale, undated.")
    assert named(EntityKind.PERSON, notes=notes) == ["Trask", "Anna Dyess", "Vorn", "Hale"]


@pytest.mark.parametrize(
    "text",
    [
        "The department met the general staff and may march on the town.",
        "However, the Committee was of two minds. When Spring came, it rose.",
        "In the Morning They Left For Good.",
        "rice and fish were dear; Hope Remained.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert tagged(text)[0] == ()


def test_words_that_stand_for_a_citation_are_no_persons_to_the_model_either() -> None:
    notes = ("Ibid., p. 4.", "Ibid.; see also Walter Higgenbottom to Anna Dyess, May 23, 1980.")
    entities, _ = tagged(notes=notes, tag=Tag())
    assert [it.text for it in entities if it.kind is EntityKind.PERSON] == ["Walter Higgenbottom", "Anna Dyess"]


def test_dates_have_values_and_a_year_of_the_story_is_only_likely() -> None:
    entities, _ = tagged(*NARRATIVE)
    values = [(it.text, it.date and it.date.when) for it in entities if it.kind is EntityKind.DATE]
    assert values == [("June 25, 1950", "1950-06-25"), ("June 29", "1950-06-29"), ("July", "1950-07")]
    told, _ = tagged("On June 25, 1950, it began. On June 29 it went on; in March it had not.")
    assert [it.date and it.date.when for it in told] == ["1950-06-25", "1950-06-29", None]
    assert [it.certainty for it in told[:2]] == [Certainty.HIGH, Certainty.MEDIUM]


def test_a_name_over_a_line_is_one_name() -> None:
    first = Line("s0001-l001", NOWHERE, spoken("It was Dean Ache-"))
    second = Line("s0001-l002", NOWHERE, spoken("son who wrote."))
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=(first, second))
    runs = (Run(first.id, 0, len(first.text), Join.SOFT), whole(second))
    entities, _ = Tag()([page], Text((Division("div-1", None, (Paragraph("p-1", runs),)),)))
    assert [(entity.text, entity.start, entity.end) for entity in entities] == [("Dean Acheson", 7, 19)]


WORDS = (
    "the of and in June May 25, 1950 1951–53 General Dean Acheson Acheson’s Seoul UN Security Council Treaty (UN) War "
    "Korean University Kim Il Sung H. S. Truman President “The Old Harbour Trade” U.S. 38th parallel ☃ 3. December Ä"
)
words = st.sampled_from(WORDS.split())


@given(st.lists(st.lists(words, min_size=1, max_size=25).map(" ".join), max_size=4), st.sampled_from([RULES, Tag()]))
@settings(max_examples=60)
def test_whatever_stands_there_entities_fit_it_and_none_overlaps(texts: list[str], tag: Tag) -> None:
    entities, register = tagged(*texts[:2], notes=tuple(texts[2:]), tag=tag)
    blocks = {f"p-{number:04}": text for number, text in enumerate(texts, 1)}
    assert all(blocks[it.block][it.start : it.end] == it.text and it.text.strip() == it.text != "" for it in entities)
    assert all(a.block != b.block or a.end <= b.start for a, b in pairwise(entities))
    assert {it.ref for it in entities if it.ref} == {it.id for it in register}
    assert all(it.ref is None for it in entities if it.kind is EntityKind.DATE)
    assert all(it.ref or it.certainty is Certainty.LOW for it in entities if it.kind is not EntityKind.DATE)
    assert tagged(*texts[:2], notes=tuple(texts[2:]), tag=tag) == (entities, register)


def test_a_model_adds_what_lists_do_not_have(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": "GPE", "pattern": "the Zanth"}, {"label": "CARDINAL", "pattern": "two"}]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # spaCy types a component as any callable
    nlp.to_disk(tmp_path / "toy")
    tag = Tag("en", str(tmp_path / "toy"))
    entities, _ = tagged("They left the Zanth in two days for Seoul.", tag=tag)
    assert [(it.text, it.kind) for it in entities] == [("Zanth", EntityKind.PLACE), ("Seoul", EntityKind.PLACE)]
    assert json.loads((tmp_path / "toy" / "meta.json").read_text())["version"] in tag.application.version


def test_another_version_of_a_model_is_another_stage(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "toy")
    before = Tag("en", str(tmp_path / "toy"))
    meta = json.loads((tmp_path / "toy" / "meta.json").read_text()) | {"version": "9.9"}
    (tmp_path / "toy" / "meta.json").write_text(json.dumps(meta))
    assert Tag("en", str(tmp_path / "toy")) != before


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingDependency, match="xx_no_such_model"):
        Tag("en", "xx_no_such_model")


def test_a_language_without_lists_has_no_names_and_is_no_error() -> None:
    entities, register = tagged("Der Gesandte verließ Seoul am 25. Juni 1950.", tag=Tag("de"))
    assert [(it.text, it.date and it.date.when) for it in entities] == [("25. Juni 1950", "1950-06-25")]
    assert register == ()
    assert tagged("Miles Romam venit.", tag=Tag("zz")) == ((), ())


def test_what_an_editor_added_is_enrolled_and_what_nothing_names_goes() -> None:
    entities, register = tagged("Rhee met Seoul, then Quorl, on June 29, 1950.")
    added = Entity("e-x", EntityKind.PERSON, "p-0001", 21, 26, "Quorl", Certainty.HIGH, by="ed-anna")
    undated = Entity("e-y", EntityKind.DATE, "p-0001", 31, 44, "June 29, 1950", Certainty.HIGH, by="ed-anna")
    kept = [entity for entity in entities if entity.text == "Rhee"]
    again, anew = Tag().enrolled([*kept, added, undated], register)
    assert [referent.name for referent in anew] == ["Syngman Rhee", "Quorl"]
    assert [entity.ref for entity in again] == ["person-syngman-rhee", "person-quorl", None]
    assert again[2].date and again[2].date.when == "1950-06-29"


def test_no_name_goes_from_the_text_into_a_note_or_from_one_paragraph_into_the_next() -> None:
    entities, _ = tagged("They met Secretary Dean", "Acheson went home.", notes=("Acheson, Present, 12.",))
    assert "Dean Acheson" not in {it.text for it in entities}
    assert all("\n" not in it.text and it.block for it in entities)
