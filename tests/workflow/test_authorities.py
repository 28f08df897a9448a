"""The archivist's own lists of names on the whole road: into the edition, and from one edition into the next."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.main import scan2tei
from pipeline.errors import BadInput
from pipeline.store import Store
from pipeline.workflow import Job, digitise, sources

CHAPTER = "In 1951 the delegates met Wendelin Ostrander at Uijongbu. Nobody saw Ostrander again.\n"
PEOPLE = 'name,kind,id,wikidata\n"Ostrander, Wendelin",person,ostrander_w,Q42\n'


def volume(folder: Path, name: str = "chapter") -> Path:
    made = folder / "raw_scans" / name
    made.mkdir(parents=True)
    (made / "transcript.txt").write_text(CHAPTER, encoding="utf-8")
    return made


def job(folder: Path, output: Path, *lists: Path) -> Job:
    return Job(sources([folder])[0], output, spacy_model="none", lists=lists)


def refs(edition: Path) -> list[str]:
    return re.findall(r'<persName[^>]* ref="#([^"]+)"', edition.read_text(encoding="utf-8"))


def test_the_lists_beside_the_scans_give_names_their_ids_and_numbers(tmp_path: Path) -> None:
    folder = volume(tmp_path)
    (folder / "authorities").mkdir()
    (folder / "authorities" / "people.csv").write_text(PEOPLE, encoding="utf-8")
    outcome = digitise(job(folder, tmp_path / "out"))
    edition = tmp_path / "out" / "chapter" / "chapter.xml"
    assert outcome.violations == ()
    assert refs(edition) == ["ostrander_w", "ostrander_w"]
    entry = re.search(r'<person xml:id="ostrander_w">.*?</person>', edition.read_text(encoding="utf-8"), re.DOTALL)
    assert entry is not None
    assert '<idno type="wikidata">Q42</idno>' in entry[0]


def test_a_changed_list_has_the_names_looked_for_again_and_nothing_else(tmp_path: Path) -> None:
    folder, people = volume(tmp_path), tmp_path / "people.csv"
    store = Store(tmp_path / "out" / "chapter")
    people.write_text(PEOPLE, encoding="utf-8")
    digitise(job(folder, tmp_path / "out", people))
    assert digitise(job(folder, tmp_path / "out", people)).worked == 0
    kept = {path: path.stat().st_mtime_ns for path in (store.folder / "stages").rglob("*.json")}
    people.write_text(PEOPLE.replace("Q42", "Q43"), encoding="utf-8")
    digitise(job(folder, tmp_path / "out", people))
    changed = {path.parent.name for path, at in kept.items() if path.stat().st_mtime_ns != at}
    assert "tag" in changed
    assert changed <= {"tag", "volume", "outcome"}
    assert "Q43" in store.edition.read_text(encoding="utf-8")


def test_the_edition_of_one_volume_is_the_authority_of_the_next(tmp_path: Path) -> None:
    first, second = volume(tmp_path, "one"), volume(tmp_path, "two")
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    digitise(job(first, tmp_path / "out", people))
    edition = tmp_path / "out" / "one" / "one.xml"
    outcome = digitise(job(second, tmp_path / "out", edition))
    after = tmp_path / "out" / "two" / "two.xml"
    assert outcome.violations == ()
    assert refs(after) == refs(edition)
    assert "Q42" in after.read_text(encoding="utf-8")


def test_two_who_fit_are_told_in_the_report(tmp_path: Path) -> None:
    folder, people = volume(tmp_path), tmp_path / "people.csv"
    people.write_text(f"{PEOPLE}Wendelin Ostrander,person,,Q44\n", encoding="utf-8")
    outcome = digitise(job(folder, tmp_path / "out", people))
    report = Path(outcome.report).read_text(encoding="utf-8")
    assert "two entries of the authority fit (people.csv, row 2, people.csv, row 3)" in report
    assert "Q42" not in Path(outcome.edition).read_text(encoding="utf-8")


def test_a_list_that_cannot_be_read_stops_the_volume_with_a_sentence(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,kind\nSomebody,town\n", encoding="utf-8")
    with pytest.raises(BadInput, match="row 2: the kind 'town' is not known"):
        digitise(job(volume(tmp_path), tmp_path / "out", people))


def test_the_command_takes_lists_and_says_what_they_are() -> None:
    for command in ("run", "correct"):
        told = CliRunner().invoke(scan2tei, [command, "--help"]).output
        assert "--authority FILE" in told
        assert "`authorities` beside the scans" in " ".join(told.split())
