"""The measurement of reading sums up what evaluations count, and keeps what it has made."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from benchmarks.press import FAMILIES
from benchmarks.press.faces import installed
from benchmarks.press.matrix import Trial, trials
from benchmarks.reading.bed import Chapter, bed, faults, groups
from benchmarks.reading.peers import PEERS, Absent
from benchmarks.reading.plain_tei import written
from benchmarks.reading.product import Edition, righted
from benchmarks.reading.rows import NOTHING, Column, f1, rate, scores, share, table
from benchmarks.reading.tables import TABLES
from pipeline.evaluation import Errors, Hits, evaluate
from pipeline.evaluation.glossary import BY_NAME

needs_face = pytest.mark.skipif(not installed(FAMILIES), reason="no book face is installed (such as fonts-ebgaramond)")


def trial(**changes: object) -> Trial:
    (dealt,) = trials(1, seed=2, pages=1)
    job = replace(dealt.job, opening=False)
    low = replace(dealt.impression, dpi=150, drop=(), twice=(), swap=(), upside=())
    return replace(dealt, job=job, impression=low, **{"fault": ""} | changes)  # type: ignore[arg-type]  # the caller's to get right


def test_a_table_has_a_row_a_group_and_a_cell_a_column() -> None:
    measures = (Hits("markers", "", 3, 4, 6), Errors("characters", "body", 1, 200), Errors("lost", "", 2, 50))
    columns = (
        Column("P / R", scores("markers")),
        Column("F1", f1("markers")),
        Column("markers", share("markers")),
        Column("CER", rate("characters", "body")),
        Column("links", f1("links")),
    )
    assert table("group", columns, [("all", measures)]).splitlines() == [
        "| group | P / R | F1 | markers | CER | links |",
        "|---|---|---|---|---|---|",
        f"| all | 75.0% / 50.0% | 0.600 | 3 of 6 | 0.50% | {NOTHING} |",
    ]


def test_parts_are_added_up_where_all_are_asked_for() -> None:
    measures = (Hits("zones", "body", 1, 1, 1), Hits("zones", "note", 0, 1, 1))
    assert f1("zones", None)(measures) == "0.500"


def test_where_the_truth_has_nothing_nothing_is_said() -> None:
    assert all(column.cell(()) == NOTHING for _, columns in TABLES for column in columns)


def test_the_measures_of_the_tables_are_those_of_an_evaluation(tmp_path: Path) -> None:
    assert {"characters", "markers", "links", "joined", "paragraphs", "lost", "foreign", "zones"} <= set(BY_NAME)


@needs_face
def test_a_chapter_is_printed_once(tmp_path: Path) -> None:
    (first,) = bed([trial()], tmp_path)
    before = [path.stat().st_mtime_ns for path in first.pictures]
    (again,) = bed([trial()], tmp_path)
    assert first == again
    assert before
    assert [path.stat().st_mtime_ns for path in again.pictures] == before


@needs_face
def test_another_order_of_the_same_name_is_printed_anew(tmp_path: Path) -> None:
    (first,) = bed([trial()], tmp_path)
    pixels = first.pictures[0].read_bytes()
    (other,) = bed([replace(trial(), job=replace(trial().job, shuffle=7))], tmp_path)
    assert other.pictures[0].read_bytes() != pixels


@needs_face
def test_a_program_that_reads_nothing_has_missed_the_body(tmp_path: Path) -> None:
    (chapter,) = bed([trial(condition="clean")], tmp_path)
    gold = evaluate(written(["nothing at all"], tmp_path / "poor.xml"), chapter.truth).measure("characters", "body")
    assert isinstance(gold, Errors)
    assert gold.errors > 0.5 * gold.of
    assert faults(chapter) == ()


@needs_face
def test_clean_and_degraded_chapters_are_told_apart_at_300_dpi_only() -> None:
    dealt = [replace(one, fault="") for one in trials(26, seed=4, pages=1)]
    told = {(one.condition, one.impression.dpi): groups(one) for one in dealt}
    assert "clean, 300 dpi" in told["clean", 300]
    assert "degraded, 300 dpi" in told["worn", 300]
    assert not any("," in group for group in told["worn", 150])


@needs_face
@pytest.mark.parametrize(("fault", "counted"), [("", True), ("drop", True), ("twice", False), ("swap", False)])
def test_the_text_of_pages_in_another_order_than_the_book_is_not_counted(fault: str, counted: bool) -> None:
    assert bool(groups(trial(fault=fault))) is counted


def test_what_a_program_says_is_tei_with_its_paragraphs(tmp_path: Path) -> None:
    path = written(["One para-\ngraph.\n\nAn\x0cother & more."], tmp_path / "peer.xml")
    texts = [p.text for p in etree.parse(path).getroot().iter("{*}p")]
    assert texts == ["One paragraph.", "Another & more."]


@pytest.mark.parametrize("name", ["ocrmypdf", "rapidocr"])
def test_a_program_that_is_not_there_says_how_to_get_it(name: str, tmp_path: Path) -> None:
    Image.new("L", (40, 40), 255).save(tmp_path / "0001.png")
    with pytest.raises(Absent, match="pip install"):
        PEERS[name].read(tmp_path / "0001.png", tmp_path / "bin")


def test_the_scans_of_a_chapter_come_in_their_order(tmp_path: Path) -> None:
    for name in ("0002.jpg", "0001.tif", "gold.json"):
        (tmp_path / name).touch()
    chapter = Chapter("one", tmp_path, tmp_path, ("all",))
    assert [path.name for path in chapter.pictures] == ["0001.tif", "0002.jpg"]


@pytest.mark.parametrize(("levels", "right"), [((10, 20, 30), 0), ((30, 20, 10), 1)])
def test_a_scan_was_set_upright_if_its_lines_are_read_from_below(
    tmp_path: Path, levels: tuple[int, ...], right: int
) -> None:
    zones = "".join(f'<zone type="line" ulx="0" uly="{y}" lrx="9" lry="{y + 5}"/>' for y in levels)
    surface = f'<surface><graphic url="0001.jpg"/>{zones}</surface>'
    (tmp_path / "one.xml").write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{surface}</TEI>')
    (tmp_path / "0001.jpg").touch()
    (tmp_path / "gold.json").write_text('{"upside_down": [1]}')
    chapter = Chapter("one", tmp_path, tmp_path, ("all",), "upside")
    edition = Edition(tmp_path / "one.xml", tmp_path / "report.json")
    assert righted(chapter, edition) == Hits("faults", "upside down", right, right, 1)
