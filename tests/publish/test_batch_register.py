"""The register of a batch: one entry a person over the volumes, where the evidence allows, whatever their order."""

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.errors import BadInput
from pipeline.publish.register import Entry, Joined, encoded, entries, joined, page
from pipeline.publish.register.edition import local

TEI_ALL = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "tei_all.rng"


def person(volume: str, name: str, **known: object) -> Entry:
    """Return an entry as an edition has it."""
    identifier = f"person-{name.lower().replace(' ', '-').replace('é', 'e')}"
    if " " not in name:
        identifier += f".{local(volume)}"
    return Entry(volume, str(known.pop("id", identifier)), "person", "", name, count=1, **known)  # type: ignore[arg-type]


def ids(*some: Entry) -> list[str]:
    return [f"{it.id}: {' '.join(entry.volume for entry in it.entries)}" for it in joined(some)]


def test_the_same_full_name_is_one_person_and_keeps_the_id() -> None:
    assert ids(person("a", "Syngman Rhee"), person("b", "Syngman Rhée")) == ["person-syngman-rhee: a b"]


def test_a_family_name_alone_is_nobody_of_another_volume() -> None:
    found = ids(person("a", "Syngman Rhee"), person("b", "Rhee"), person("c", "Rhee"))
    assert found == ["person-rhee.b: b", "person-rhee.c: c", "person-syngman-rhee: a"]


def test_a_full_variant_joins_and_initials_do_not() -> None:
    one = person("a", "Harry S. Truman", variants=("Harry Truman", "H. Truman", "Truman"))
    assert len(ids(one, person("b", "Harry Truman"))) == 1
    assert len(ids(one, person("b", "H. Truman"))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"idnos": (("viaf", "1"),)}, {"idnos": (("viaf", "2"),)}),
        ({"born": 1800}, {"born": 1890}),
        ({"years": (1610, 1620)}, {"years": (1945, 1950)}),
    ],
)
def test_homonyms_stay_apart_by_numbers_births_and_times(one: dict[str, object], other: dict[str, object]) -> None:
    found = ids(person("a", "John Smith", **one), person("b", "John Smith", **other), person("c", "John Smith"))
    assert found == ["person-john-smith: a", "person-john-smith-2: b", "person-john-smith-3: c"]


def test_the_same_number_joins_whatever_the_names_are() -> None:
    mao = person("b", "Mao Tse-tung", idnos=(("viaf", "7"),))
    assert len(ids(person("a", "Mao Zedong", idnos=(("viaf", "7"),)), mao)) == 1


def test_an_id_of_an_authority_joins_too() -> None:
    assert len(ids(person("a", "Paul Vorn", id="our-17"), person("b", "P. Vorn", id="our-17"))) == 1


KNOWN = st.fixed_dictionaries(
    {},
    optional={
        "years": st.sampled_from([(1600, 1610), (1950, 1953), (1940, 1960)]),
        "born": st.sampled_from([1600, 1890]),
        "idnos": st.sampled_from([(("viaf", "1"),), (("viaf", "2"),), (("gnd", "3"),)]),
        "variants": st.sampled_from([("Anna Berg",), ("Berg",), ("Otto Vorn", "O. Vorn")]),
    },
)
PEOPLE = st.builds(
    lambda volume, name, known: person(volume, name, **known),
    st.sampled_from("abcd"), st.sampled_from(("Anna Berg", "Berg", "Otto Vorn", "Vorn", "A. Berg")), KNOWN,
)  # fmt: skip


@given(st.lists(PEOPLE, max_size=12, unique_by=lambda it: (it.volume, it.id)), st.integers(0, 99))
@settings(max_examples=200, deadline=None)
def test_the_order_of_volumes_is_no_matter_ids_are_unique_and_nobody_is_lost(some: list[Entry], seed: int) -> None:
    register = joined(some)
    mixed = random.Random(seed).sample(some, len(some))  # noqa: S311 - any order will do
    assert joined(mixed) == register
    assert len({it.id for it in register}) == len(register)
    assert sorted((e.volume, e.id) for it in register for e in it.entries) == sorted((e.volume, e.id) for e in some)
    assert all(len({entry.volume for entry in it.entries}) == len(it.entries) for it in register)
    assert all(len(it.entries) == 1 for it in register if it.first.alone and not it.idnos)


EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson><person xml:id="person-anna-berg"><persName>Anna Berg</persName><persName type="sort">Berg, Anna</persName>
<persName type="variant">Berg</persName><idno type="viaf">1</idno></person></listPerson>
<listOrg><org xml:id="group-soviet" type="group"><orgName>Soviet</orgName></org></listOrg></standOff>
<text><body><p><persName ref="#person-anna-berg">Anna Berg</persName> (1890–1960) left in
<date when="1950-06">June</date>;
<persName ref="#person-anna-berg">Be</persName><persName ref="#person-anna-berg" prev="#x">rg</persName> and
<rs type="group" ref="#group-soviet">Soviets</rs>.</p></body></text></TEI>"""


def test_an_edition_tells_names_numbers_times_and_how_often() -> None:
    anna, soviet = entries("a", EDITION.encode())
    assert (anna.name, anna.sorting, anna.variants, anna.idnos) == (
        "Anna Berg",
        "Berg, Anna",
        ("Berg",),
        (("viaf", "1"),),
    )
    assert (anna.count, anna.years, anna.born) == (2, (1950, 1950), 1890)
    assert (soviet.kind, soviet.type, soviet.count) == ("org", "group", 1)


def test_an_edition_that_is_no_xml_is_named() -> None:
    with pytest.raises(BadInput, match="volume-7"):
        entries("volume-7", b"<TEI>")


def made() -> tuple[list[str], list[Joined]]:
    """Return the register of two volumes, one with markup in its name."""
    second = [person("b & <c>", "Vorn"), person("b & <c>", "Anna Berg", sorting="Berg, Anna")]
    return ["a", "b & <c>"], joined([*entries("a", EDITION.encode()), *second])


def test_the_register_says_who_is_where_and_sorts_those_apart_of_whom_little_is_known() -> None:
    tree = etree.fromstring(encoded(*made()))
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    targets = tree.xpath("//t:person[@xml:id='person-anna-berg']/t:note/t:ptr/@target", namespaces=names)
    assert targets == ["a/a.xml#person-anna-berg", "b%20%26%20%3Cc%3E/b%20%26%20%3Cc%3E.xml#person-anna-berg"]
    assert tree.xpath("//t:listPerson[@type='unidentified']/t:person/t:persName/text()", namespaces=names) == ["Vorn"]
    assert tree.xpath("//t:org/@type", namespaces=names) == ["group"]


@pytest.mark.skipif(not TEI_ALL.is_file() or shutil.which("jing") is None, reason="tei_all.rng or jing is not here")
def test_the_register_is_tei_even_if_it_is_empty(tmp_path: Path) -> None:
    paths = [tmp_path / "full.xml", tmp_path / "empty.xml"]
    paths[0].write_bytes(encoded(*made()))
    paths[1].write_bytes(encoded([], []))
    run = subprocess.run(["jing", TEI_ALL, *paths], capture_output=True, text=True, check=False)
    assert run.stdout == ""


def test_the_page_links_to_the_reports_and_nothing_in_it_is_markup_but_ours() -> None:
    shown = page(*made()).decode()
    assert 'href="a/report.html#names"' in shown and "Berg, Anna" in shown
    assert "<c>" not in shown and "b &amp; &lt;c&gt;" in shown
    assert not re.search(r"<script|\son\w+=", shown)
