"""Several volumes have one register, whatever the order in which they were digitised."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from pipeline.cli.main import scan2tei
from pipeline.errors import BadArguments
from pipeline.workflow import Job, digitise, register, register_due, sources

TEI, XML_ID = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"

VOLUMES = {
    "alpha": "Ambassador Harald Vorn wrote. Senator Quill met Vorn in May 1950.",
    "beta": "General Harald Vorn rode in June 1951; Senator Quill walked.",
    "gamma": "In 1640 General Harald Vorn died.",
}


def batch(folder: Path, order: Sequence[str]) -> Path:
    """Return the folder of the editions of some volumes, digitised in an order."""
    for name in order:
        volume = folder / "raw" / name
        volume.mkdir(parents=True)
        (volume / "text.txt").write_text(VOLUMES[name], encoding="utf-8")
        (source,) = sources([volume])
        digitise(Job(source, folder / "output", spacy_model="none"))
    return folder / "output"


def test_one_full_name_is_one_entry_and_a_family_name_or_another_century_is_not(tmp_path: Path) -> None:
    output = batch(tmp_path, list(VOLUMES))
    assert register_due(output)
    registered = register(output)
    assert (registered.volumes, registered.shared, registered.refused) == (3, 1, ())
    assert not register_due(output)
    people = etree.parse(registered.path).iter(f"{TEI}person")
    found = {it.get(XML_ID): [pointer.get("target") for pointer in it.iter(f"{TEI}ptr")] for it in people}
    assert found == {
        "person-harald-vorn": ["alpha/alpha.xml#person-harald-vorn", "beta/beta.xml#person-harald-vorn"],
        "person-harald-vorn-2": ["gamma/gamma.xml#person-harald-vorn"],
        "person-quill.alpha": ["alpha/alpha.xml#person-quill.alpha"],
        "person-quill.beta": ["beta/beta.xml#person-quill.beta"],
    }


def test_the_order_of_the_volumes_makes_no_difference_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    written = [register(batch(tmp_path / str(n), order)).path.read_bytes() for n, order in enumerate(
        (list(VOLUMES), list(reversed(VOLUMES)))
    )]  # fmt: skip
    assert written[0] == written[1]
    again = register(tmp_path / "0" / "output").path
    assert again.read_bytes() == written[0]


def test_an_edition_that_is_no_xml_any_more_is_named_and_the_others_are_registered(tmp_path: Path) -> None:
    output = batch(tmp_path, ["alpha", "beta"])
    (output / "beta" / "beta.xml").write_text("<TEI>", encoding="utf-8")
    registered = register(output)
    assert registered.volumes == 1
    assert "beta: the edition is no well-formed XML" in registered.refused[0]


def test_a_register_that_somebody_changed_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    output = batch(tmp_path, ["alpha", "beta"])
    made = register(output)
    written = made.path.read_bytes()
    assert (made.kept, register(output).kept) == ("", "")
    made.path.write_bytes(written + b"<!-- mine -->")
    kept = Path(register(output).kept)
    assert kept.read_bytes() == written + b"<!-- mine -->"
    assert kept.name == "register.kept-1.xml"
    assert made.path.read_bytes() == written
    assert register(output).kept == ""


def test_a_correction_leaves_the_register_pointing_at_what_is_there(tmp_path: Path) -> None:
    output = batch(tmp_path, ["alpha", "beta"])
    path = register(output).path
    edition = output / "alpha" / "alpha.xml"
    (quill,) = etree.parse(edition).iterfind(".//*[@ref='#person-quill.alpha']")
    assert b"alpha.xml#person-quill.alpha" in path.read_bytes()
    fixes = tmp_path / "fixes.toml"
    fixes.write_text(f'by = "Ann"\n[[correction]]\nact = "drop"\ntarget = "{quill.get(XML_ID)}"\n', encoding="utf-8")
    arguments = ["correct", str(tmp_path / "raw" / "alpha"), str(fixes), "-o", str(output)]
    done = CliRunner().invoke(scan2tei, arguments, standalone_mode=False)
    assert "register: 2 volumes" in done.output
    assert b"person-quill.alpha" not in edition.read_bytes()
    assert b"person-quill.alpha" not in path.read_bytes()


def test_the_command_writes_it_and_says_where(tmp_path: Path) -> None:
    output = batch(tmp_path, ["alpha", "beta"])
    done = CliRunner().invoke(scan2tei, ["register", "-o", str(output)], standalone_mode=False)
    assert "register: 2 volumes, 3 entries, 1 named in more than one" in done.output
    assert (output / "register.html").is_file()
    empty = CliRunner().invoke(scan2tei, ["register", "-o", str(tmp_path / "none")], standalone_mode=False)
    assert isinstance(empty.exception, BadArguments)


def test_a_batch_has_its_register_and_a_single_volume_none(tmp_path: Path) -> None:
    batch(tmp_path, ["alpha"])
    one, output = tmp_path / "raw" / "alpha", tmp_path / "new"
    options = ["-o", str(output), "--spacy-model", "none", "-q", "-j1"]
    assert CliRunner().invoke(scan2tei, ["run", str(one), *options], standalone_mode=False).exception is None
    assert not (output / "register.xml").exists()
    batch(tmp_path, ["beta"])
    assert (
        CliRunner().invoke(scan2tei, ["run", str(tmp_path / "raw"), *options], standalone_mode=False).exception is None
    )
    assert (output / "register.xml").is_file()


@pytest.mark.parametrize("name", ["alpha", "beta"])
def test_an_edition_says_the_same_id_as_the_register(tmp_path: Path, name: str) -> None:
    output = batch(tmp_path, ["alpha", "beta"])
    register(output)
    edition = (output / name / f"{name}.xml").read_text(encoding="utf-8")
    assert 'ref="#person-harald-vorn"' in edition
    assert f'ref="#person-quill.{name}"' in edition
