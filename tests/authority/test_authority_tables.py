"""Tables of names: what archivists write in spreadsheets is understood, and what is wrong is told with its row."""

from pathlib import Path

import pytest

from pipeline.authority import authority
from pipeline.errors import BadArguments, BadInput, FileAccess
from pipeline.model.authority import Entry
from pipeline.model.vocabulary import EntityKind


def read(tmp_path: Path, content: str | bytes, name: str = "names.csv") -> tuple[Entry, ...]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return authority(tmp_path / "volume", [path]).entries


def test_a_row_is_a_thing_with_its_names_and_numbers(tmp_path: Path) -> None:
    (entry,) = read(
        tmp_path,
        "name,kind,variants,id,wikidata,idno:our-archive,dates,note,x-shelf\n"
        '"Rhee, Syngman",person,Yi Sŭng-man | 李承晩,person-rhee,Q1234,R 17,1875–1965,the president,B2\n',
    )
    assert entry == Entry(
        EntityKind.PERSON,
        "Rhee, Syngman",
        ("Yi Sŭng-man", "李承晩"),
        "person-rhee",
        (("wikidata", "Q1234"), ("our-archive", "R 17")),
        1875,
        "names.csv, row 2",
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("name;kind\nSeoul;place\n", "a.csv"),
        ("name\tkind\nSeoul\tplace\n", "a.tsv"),
        ("﻿name,kind\r\nSeoul,Place\r\n\r\n", "a.CSV"),
        ("name\nSeoul\n", "places.csv"),
        ('"name"\n  Seoul \n,\n', "Places.csv"),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(tmp_path: Path, content: str, name: str) -> None:
    assert [(it.kind, it.name) for it in read(tmp_path, content, name)] == [(EntityKind.PLACE, "Seoul")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Q8663", "Q8663"),
        ("https://www.wikidata.org/wiki/Q8663", "Q8663"),
        ("http://www.wikidata.org/entity/Q8663", "Q8663"),
    ],
)
def test_a_number_may_be_given_as_its_web_address(tmp_path: Path, written: str, number: str) -> None:
    assert read(tmp_path, f"name,kind,wikidata\nKorean War,event,{written}\n")[0].idnos == (("wikidata", number),)


@pytest.mark.parametrize(
    ("dates", "since"),
    [("1875–1965", 1875), ("b. 1875", 1875), ("-1965", None), ("d. 1965", None), ("fl. 1850", None), ("44 BC", None)],
)
def test_the_first_year_is_that_of_birth_where_the_dates_say_so(tmp_path: Path, dates: str, since: int | None) -> None:
    assert read(tmp_path, f"name,kind,dates\nSomebody,person,{dates}\n")[0].since == since


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,kind,wikidta\nSeoul,place,Q1\n", "row 1: the column 'wikidta' is not known. Did you mean 'wikidata'"),
        ("name,kind,zzz\nSeoul,place,Q1\n", "row 1: .* The columns are: name, kind"),
        ("title,kind\nSeoul,place\n", "row 1: .*(Did you mean|The columns are)"),
        ("kind,variants\nplace,Seoul\n", "row 1: there is no column 'name'"),
        ("", "row 1: there is no column 'name'"),
        ("name,name\nSeoul,Busan\n", "row 1: two columns are named 'name'"),
        ("name,kind\nSeoul,place\n,place\n", "row 3: it has no name"),
        ("name,kind\nSeoul,town\n", "row 2: the kind 'town' is not known"),
        ("name\nSeoul\n", "row 2: it has no kind"),
        ("name,kind\nSeoul,place,Q1\n", "row 2: it has 3 columns, the first row 2"),
        ("name,kind,wikidata\nSeoul,place,1835848\n", "row 2: wikidata has '1835848'"),
        ("name,kind,dates\nRhee,person,long ago\n", "row 2: dates has 'long ago', which has no year"),
        ('name,kind\n"Seoul,place\n', "Are quotation marks open"),
        ("name,kind,id\nA,org,x-1\nB,org,x-1\n", "the id x-1 stands in names.csv, row 2 and in names.csv, row 3"),
        ("name,kind\nS\xe9oul,place\n".encode("latin-1"), "row 2: this is not UTF-8"),
        ("name,kind\nSe\0oul,place\n", "is no text"),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_file_and_row(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said) as told:
        read(tmp_path, content)
    assert "names.csv" in str(told.value)


def test_what_is_no_list_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"people\.xlsx is a spreadsheet: save it as CSV"):
        read(tmp_path, "", "people.xlsx")
    with pytest.raises(BadInput, match="neither a table"):
        read(tmp_path, "", "people.doc")
    with pytest.raises(BadArguments, match="does not exist"):
        authority(tmp_path, [tmp_path / "nowhere.csv"])


def test_a_folder_that_is_named_as_a_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "authorities" / "odd.csv").mkdir(parents=True)
    with pytest.raises(FileAccess, match=r"odd\.csv"):
        authority(tmp_path)


def test_the_lists_beside_the_scans_are_read_without_being_named(tmp_path: Path) -> None:
    folder = tmp_path / "authorities"
    folder.mkdir()
    (folder / "places.csv").write_text("name\nSeoul\n", encoding="utf-8")
    (folder / "README.md").write_text("ours", encoding="utf-8")
    (folder / ".~lock.places.csv").write_text("x", encoding="utf-8")
    given = tmp_path / "people.csv"
    given.write_text("name,kind\nSyngman Rhee,person\n", encoding="utf-8")
    found = authority(tmp_path, [given, folder / "places.csv"])
    assert [it.name for it in found.entries] == ["Seoul", "Syngman Rhee"]
    assert authority(tmp_path, [folder]).digest == authority(tmp_path).digest != found.digest
    assert authority(tmp_path / "elsewhere").digest == ""


def test_another_content_or_name_of_a_list_is_another_digest(tmp_path: Path) -> None:
    digests = set()
    one, other = "name,kind\nA,org\n", "name,kind\nB,org\n"
    for name, content in (("a.csv", one), ("a.csv", other), ("b.csv", other)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        digests.add(authority(tmp_path, [tmp_path / name]).digest)
    assert len(digests) == 3


def test_lists_that_speak_of_one_thing_are_joined(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "name,kind,wikidata,dates\nMao Zedong,person,Q5816,1893\nJohn Smith,person,,1800\nAnn Lee,person,,\n"
        "Ann Lee,person,,\n",
        encoding="utf-8",
    )
    (tmp_path / "b.csv").write_text(
        "name,kind,id,wikidata,gnd,dates\nMao Tse-tung,person,mao-1,Q5816,118577425,\nJohn Smith,person,,,,1900\n"
        "Ann Lee,person,,,,\n",
        encoding="utf-8",
    )
    mao, *others = authority(tmp_path, [tmp_path / "a.csv", tmp_path / "b.csv"]).entries
    assert (mao.name, mao.variants, mao.id, mao.since) == ("Mao Zedong", ("Mao Tse-tung",), "mao-1", 1893)
    assert mao.idnos == (("wikidata", "Q5816"), ("gnd", "118577425"))
    assert [it.name for it in others] == ["John Smith", "Ann Lee", "Ann Lee", "John Smith", "Ann Lee"]


@pytest.mark.parametrize("column", ["idno:", "idno:our archive", "idno:a<b"])
def test_a_column_of_numbers_says_in_one_word_whose_they_are(tmp_path: Path, column: str) -> None:
    with pytest.raises(BadInput, match=r"row 1: the column .* must say in one word whose numbers it has"):
        read(tmp_path, f"name,kind,{column}\nAnn Roe,person,5\n")
