"""The parts of the product find by themselves what is theirs; the product sees a volume as a whole."""

from benchmarks.names.finders import lists, product, rules
from benchmarks.names.passage import Passage
from pipeline.stages.tag import Tag

TEXT = "General Zebulon Quist left South Korea on 3 May 1951."


def test_lists_know_countries_by_their_longest_names_and_no_generals() -> None:
    (found,) = lists([Passage(TEXT)])
    assert [(TEXT[start:end], label) for start, end, label in found] == [("South Korea", "PLACE")]


def test_rules_know_generals_and_dates() -> None:
    (found,) = rules([Passage(TEXT)])
    names = {(TEXT[start:end], label) for start, end, label in found}
    assert names >= {("Zebulon Quist", "PERSON"), ("3 May 1951", "DATE")}


def test_the_product_finds_names_where_they_stand_whatever_white_space_there_is() -> None:
    text = TEXT.replace("South Korea", "South\n  Korea")
    (found,) = product([Passage(text)], Tag())
    assert ("South\n  Korea", "PLACE") in {(text[start:end], label) for start, end, label in found}


def test_a_family_name_is_known_all_over_its_volume() -> None:
    said = "In the end Quist was seen no more."
    some = [Passage(TEXT, volume="v"), Passage(said, note=True, volume="v")]
    first, second = product(some, Tag())
    assert len(first) > 1
    assert ("Quist", "PERSON") in {(said[start:end], label) for start, end, label in second}


def test_what_notes_cite_is_named_by_the_product_and_names_in_titles_are_part_of_them() -> None:
    note = "Zebulon Quist, Letters from France (London: Hodder, 1921), 12."
    (found,) = product([Passage(note, note=True)], Tag())
    names = {(note[start:end], label) for start, end, label in found}
    assert {("Zebulon Quist", "PERSON"), ("Letters from France", "WORK"), ("1921", "DATE")} <= names
    assert ("France", "PLACE") not in names
