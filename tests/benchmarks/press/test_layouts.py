"""Whatever is laid out on a page, the press knows where it stands and what an edition must make of it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.press import (
    CLEAN,
    FAMILIES,
    HANDS,
    Count,
    Dress,
    Furniture,
    Hand,
    Impression,
    Job,
    Matter,
    Notes,
    Numeral,
    Place,
    copy_for,
    degrade,
    typeset,
    write,
)
from benchmarks.press.faces import has, installed
from benchmarks.press.labels import roman
from benchmarks.press.manuscript import PROSE
from benchmarks.press.matrix import LAYOUTS, laid_out, trials
from benchmarks.press.scan import Scan
from benchmarks.press.truth import Json, gold, ground

faces = installed(FAMILIES)
hands = installed(HANDS)
pytestmark = pytest.mark.skipif(not faces, reason="no book face is installed (such as fonts-ebgaramond)")

SHORT = Path(__file__).with_name("drawer.txt")
LOW = replace(CLEAN, dpi=150, spread=False)


def page(**changes: object) -> Job:
    """Return a job that prints a few pages of a short chapter."""
    job = Job(family=faces[0] if faces else "garamond", manuscript=SHORT, lines=24, limit=3)
    return replace(job, **changes)  # type: ignore[arg-type]  # the fields are the caller's to get right


def printed(job: Job, impression: Impression = LOW) -> tuple[Json, list[Json], tuple[Scan, ...]]:
    """Return gold.json, gt.json and the scans."""
    sheets = typeset(job)
    scans = degrade(sheets, impression)
    names = [f"{number}.jpg" for number in range(len(scans))]
    return gold(sheets, scans, copy_for(job)), ground(scans, names), scans


def texts(scans: list[Json], zone: str) -> list[str]:
    return [word["text"] for scan in scans for word in scan["words"] if word["zone"] == zone]


def darkest(scan: Scan, polygon: list[list[float]]) -> int:
    xs, ys = zip(*polygon, strict=True)
    return int(scan.image[int(min(ys)) : int(max(ys)) + 1, int(min(xs)) : int(max(xs)) + 1].min())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_word_lies_on_ink_and_no_two_lie_on_one_another(layout: str) -> None:
    _, found, scans = printed(laid_out(page(), LAYOUTS[layout]))
    for scan, truth in zip(scans, found, strict=True):
        boxes = []
        for word in truth["words"]:
            assert darkest(scan, word["polygon"]) < 160
            (left, top), _, (right, bottom), _ = word["polygon"]
            middle = (top + bottom) / 2
            boxes.append((left + 1, right - 1, middle - 1, middle + 1))
        for number, (left, right, top, bottom) in enumerate(boxes):
            apart = (r <= left or l >= right or b <= top or t >= bottom for l, r, t, b in boxes[:number])  # noqa: E741  # left, right
            assert all(apart)


@pytest.mark.parametrize("layout", ["quotations", "columns", "old", "inset", "endnotes", "sides", "numbered"])
def test_the_words_of_the_pages_are_those_of_the_blocks(layout: str) -> None:
    edition, found, _ = printed(laid_out(page(limit=0), LAYOUTS[layout]))
    body = "".join(
        ("" if zone == "drop_capital" else " ") + text if zone != "drop_capital" else " " + text
        for zone, text in ((w["zone"], w["text"]) for scan in found for w in scan["words"])
        if zone in ("main", "block_quotation", "drop_capital")
    )
    blocks = " ".join(block["text"] for block in edition["blocks"] if block["type"] == "p")
    for note in edition["notes"]:
        blocks = blocks.replace(f"⟦{note}⟧", "")
    assert body.replace("\u2010 ", "").replace(" ", "") == blocks.replace(" ", "")


def test_a_paragraph_goes_on_after_its_quotation() -> None:
    edition, found, _ = printed(page(matter=Matter(quotations=1, verses=1)))
    flags = [(bool(b.get("quote")), bool(b.get("continues"))) for b in edition["blocks"] if b["type"] == "p"]
    assert flags.count((True, False)) == 2
    assert all(after == (False, True) for now, after in pairwise(flags) if now[0])
    assert [block["lines"] for block in edition["blocks"] if block.get("verse")] == [
        ["High the water,", "low the corn."]
    ]
    assert "corn." in texts(found, "block_quotation")


def test_headings_are_not_divided() -> None:
    sheets = typeset(page(columns=2, measure=2.4, opening=True, limit=0))
    lines = [passage for sheet in sheets for passage in sheet.passages if passage.kind == "heading"]
    assert len(lines) > 2
    assert not any(passage.gap == "soft" for passage in lines)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_its_rows_of_cells(ruled: bool) -> None:
    edition, found, _ = printed(page(matter=Matter(tables=1, ruled=ruled)))
    (table,) = (block for block in edition["blocks"] if block["type"] == "table")
    assert table["caption"] == "Fords by depth"
    assert table["rows"] == [["Ford", "Feet"], ["Upper mill", "3"], ["Lower mill", "11"]]
    assert texts(found, "table") == [
        "Fords",
        "by",
        "depth",
        "Ford",
        "Feet",
        "Upper",
        "mill",
        "3",
        "Lower",
        "mill",
        "11",
    ]


def test_side_notes_stand_outside_the_text() -> None:
    sheets = typeset(page(matter=Matter(sides=True)))
    sides = [(sheet, word) for sheet in sheets for word in sheet.printed if word.zone == "margin_print"]
    assert sides
    assert all(word.box.right < sheet.measure.left or word.x > sheet.measure.right for sheet, word in sides)


def test_every_fifth_line_is_numbered() -> None:
    _, found, _ = printed(page(furniture=Furniture(numbered=5), limit=1))
    assert texts(found, "line_number") == ["5", "10", "15", "20"][: len(texts(found, "line_number"))] != []


def test_a_catchword_is_the_first_word_of_the_next_page() -> None:
    sheets = typeset(page(furniture=Furniture(catchwords=True)))
    caught = [next(word.text for word in sheet.printed if word.zone == "catch_word") for sheet in sheets[:-1]]
    firsts = [next(word.text for word in sheet.printed if word.zone in ("main", "heading")) for sheet in sheets[1:]]
    assert caught == firsts


def test_a_note_runs_over_two_page_breaks() -> None:
    sheets = typeset(page(lines=16, measure=2.4, limit=0, notes=Notes(tallest=2)))
    pages: dict[str, set[int]] = {}
    for sheet in sheets:
        for passage in sheet.passages:
            if passage.kind == "note":
                pages.setdefault(passage.key, set()).add(sheet.number)
    longest = max(pages.values(), key=len)
    assert len(longest) >= 3
    assert max(longest) - min(longest) == len(longest) - 1


def test_notes_at_the_end_stand_under_a_heading_of_their_own() -> None:
    edition, found, _ = printed(page(limit=0, notes=Notes(place=Place.END)))
    assert edition["blocks"][-1] == {"type": "heading", "text": "Notes"}
    assert len(edition["notes"]) == 4
    assert not texts(found, "footnote")
    assert texts(found, "endnote")


def test_a_note_has_several_paragraphs() -> None:
    edition, _, _ = printed(page(limit=0))
    assert [text.count("\n") for text in edition["notes"].values()].count(1) == 1


@pytest.mark.parametrize(("count", "labels"), [(Count.LETTERS, "abc"), (Count.SYMBOLS, "*†‡")])
def test_letters_and_symbols_begin_anew_on_every_page(count: Count, labels: str) -> None:
    for sheet in typeset(page(notes=Notes(count))):
        assert [label for _, label in sheet.notes] == list(labels[: len(sheet.notes)])


@pytest.mark.parametrize(
    ("dress", "shown"), [(Dress.PLAIN, "xii"), (Dress.BRACKETS, "[xii]"), (Dress.DASHES, "– xii –")]
)
def test_preliminaries_have_roman_numbers(dress: Dress, shown: str) -> None:
    furniture = Furniture(numeral=Numeral.ROMAN, dress=dress)
    edition, found, _ = printed(page(furniture=furniture, first_page=12, limit=1))
    assert edition["page_numbers"] == ["xii"] == found[0]["pages"]
    assert " ".join(texts(found, "page_number")) == shown


@given(st.integers(1, 399))
def test_a_roman_number_is_written_with_no_sign_four_times(number: int) -> None:
    worth = {"c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
    signs = [worth[sign] for sign in roman(number)] + [0]
    assert sum(now if now >= after else -now for now, after in pairwise(signs)) == number
    assert not any(sign * 4 in roman(number) for sign in worth)


@settings(max_examples=5)
@given(st.floats(0.1, 1), st.floats(0, 1), st.booleans(), st.sampled_from([11, 12]))
def test_words_lie_on_ink_however_the_page_is_bent_or_turned(
    squeeze: float, curl: float, upside: bool, first: int
) -> None:
    bent = replace(LOW, squeeze=squeeze, curl=curl, upside=(1,) if upside else (), bitonal=True)
    _, (found,), (scan,) = printed(page(limit=1, first_page=first), bent)
    assert all(darkest(scan, word["polygon"]) == 0 for word in found["words"] if word["text"].isalnum())
    tops = [word["polygon"][0][1] - word["polygon"][2][1] for word in found["words"]]
    assert all((top > 0) == upside for top in tops)


def test_black_and_white_scans_are_delivered_as_such(tmp_path: Path) -> None:
    job = page(limit=1)
    sheets = typeset(job)
    (scan,) = scans = degrade(sheets, replace(Impression(dpi=150), bitonal=True))
    write(job, sheets, scans, tmp_path, tmp_path)
    assert set(np.unique(scan.image)) == {0, 255}
    assert (tmp_path / "0001.tif").stat().st_size < 100_000


def test_what_was_done_wrong_at_the_scanner_is_told() -> None:
    wrong = replace(LOW, swap=(2,), twice=(1,), upside=(4,))
    edition, _, scans = printed(page(), wrong)
    assert [scan.upside for scan in scans] == [False, False, False, True]
    assert (edition["upside_down"], edition["doubled"], edition["disordered"]) == ([4], [2], [4])


@pytest.mark.skipif(not hands, reason="no handwriting is installed (such as fonts-breip)")
def test_a_reader_marks_passages_and_writes_between_lines() -> None:
    hand = Hand(hands[0], underscored=1, brackets=1, strokes=1, between=("sic",))
    _, found, _ = printed(page(hand=hand, stamp="Bibliotheca"))
    zones = [(zone["type"], zone.get("place", "")) for scan in found for zone in scan["zones"]]
    zones.remove(("figure", ""))
    assert sorted(zones) == [
        ("margin_hand", "between-lines"),
        ("pen_bracket", ""),
        ("pen_stroke", ""),
        ("pen_underline", ""),
        ("stamp", ""),
    ]


@pytest.mark.parametrize("prose", sorted(PROSE.glob("*.txt")), ids=lambda path: path.stem)
def test_each_prose_calls_all_its_notes_and_has_a_full_drawer(prose: Path) -> None:
    manuscript = copy_for(Job(manuscript=prose))
    text = " ".join(block.text for block in manuscript.blocks)
    assert all(text.count(f"[^{key}]") == 1 for key, _ in manuscript.notes)
    assert text.count("{figure}") == 1
    drawer = manuscript.drawer
    assert (len(drawer.sides), len(drawer.quotations), len(drawer.tables)) >= (10, 2, 2)
    assert any(has(FAMILIES[face], prose.read_text(encoding="utf-8")) for face in faces)


def test_every_trial_of_a_matrix_can_be_set() -> None:
    for trial in trials(len(LAYOUTS), seed=3, pages=3):
        assert 1 <= len(typeset(trial.job)) <= 3
