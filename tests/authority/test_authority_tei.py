"""TEI lists of names, and registers of earlier editions: what we write we read again."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.authority import authority
from pipeline.errors import BadInput
from pipeline.model.authority import Entry
from pipeline.model.entity import Referent
from pipeline.model.text import Text
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Metadata, Volume
from pipeline.stages import tei

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>'
TAIL = "</standOff></TEI>"

NAMES = st.text(string.ascii_letters + "éŏ’-. ,", min_size=1, max_size=20).map(lambda it: " ".join(it.split()) or "x")
KINDS = [kind for kind in EntityKind if kind is not EntityKind.DATE]


def read(tmp_path: Path, content: str | bytes) -> tuple[Entry, ...]:
    path = tmp_path / "register.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return authority(tmp_path / "volume", [path]).entries


@st.composite
def referents(draw: st.DrawFn) -> tuple[Referent, ...]:
    made = []
    for number in range(draw(st.integers(1, 5))):
        kind, name = draw(st.sampled_from(KINDS)), draw(NAMES)
        variants = tuple(sorted(draw(st.sets(NAMES, max_size=3)) - {name}))
        idnos = draw(st.sampled_from([(), (("wikidata", f"Q{number + 1}"),), (("gnd", "118607510"), ("own", "A 1"))]))
        made.append(Referent(f"thing-{number}", kind, name, variants, idnos))
    return tuple(made)


@given(referents())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_register_of_an_edition_is_an_authority_with_the_same_ids(
    tmp_path: Path, register: tuple[Referent, ...]
) -> None:
    encoded = tei.encode(Volume("v", Metadata(title="V"), (), Text(()), register=register), tei.Style())
    found = {it.id: it for it in read(tmp_path, encoded)}
    assert set(found) == {it.id for it in register}
    for referent in register:
        entry = found[referent.id]
        assert (entry.kind, entry.name, entry.idnos) == (referent.kind, referent.name, referent.idnos)
        assert set(referent.variants) <= set(entry.variants)


def test_a_name_in_parts_is_read_as_it_is_said(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path,
        f"""{HEAD}<listPerson><person xml:id="metternich"><persName type="variant">Clemens Metternich</persName>
        <persName><surname>Metternich</surname> <nameLink>von</nameLink> <forename>Klemens</forename></persName>
        <birth when="1773-05-15"/><death when="1859"/><idno>https://d-nb.info/gnd/118581465</idno>
        <idno type="VIAF">https://viaf.org/viaf/17231/</idno></person></listPerson>{TAIL}""",
    )
    assert (entry.name, entry.variants, entry.since) == ("Klemens von Metternich", ("Clemens Metternich",), 1773)
    assert entry.idnos == (("gnd", "118581465"), ("viaf", "17231"))


def test_lists_of_every_kind_are_read_also_within_one_another(tmp_path: Path) -> None:
    content = f"""{HEAD}<listPlace><place><placeName>Korea</placeName></place>
        <listPlace><place><settlement>Seoul</settlement></place></listPlace></listPlace>
        <listOrg><org type="group"><orgName>Koreans</orgName></org><org><orgName>NATO</orgName></org></listOrg>
        <listEvent><event when="1950"><label>Korean War</label></event></listEvent>{TAIL}"""
    found = {it.name: (it.kind, it.since) for it in read(tmp_path, content)}
    assert found == {
        "Korea": (EntityKind.PLACE, None),
        "Seoul": (EntityKind.PLACE, None),
        "Koreans": (EntityKind.GROUP, None),
        "NATO": (EntityKind.ORG, None),
        "Korean War": (EntityKind.EVENT, 1950),
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<TEI><listPerson>\n<person></TEI>", "row 2: this is no well-formed XML"),
        ("", "no well-formed XML"),
        ("<TEI/>", "has no listPerson"),
        (
            "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>\n<listPerson><person>&y;</person></listPerson>",
            "TYPE",
        ),
        (f"{HEAD}<listPerson>\n<person xml:id='a'/></listPerson>{TAIL}", "row 2: this person has no persName"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_name(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as told:
        read(tmp_path, content)
    assert "register.xml" in str(told.value)


def test_of_a_register_a_family_name_alone_is_nobody_in_another_volume(tmp_path: Path) -> None:
    place = '<note type="occurrences" n="1"><ptr target="#e-1"/></note>'
    path = tmp_path / "register.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
        f"<person><persName>Anna Berg</persName><persName type='variant'>Berg</persName>{place}</person>"
        f"<person><persName>Vorn</persName>{place}</person>"
        f"<person><persName>Tito</persName><idno type='viaf'>7</idno>{place}</person>"
        "<person><persName>Otto Hale</persName><persName type='variant'>Hale</persName></person>"
        f"</listPerson><listOrg><org><orgName>QRS</orgName>{place}</org></listOrg></standOff></TEI>",
        encoding="utf-8",
    )
    found = [it.names for it in authority(tmp_path / "scans", [path]).entries]
    assert found == [("Anna Berg",), ("Tito",), ("Otto Hale", "Hale")]
