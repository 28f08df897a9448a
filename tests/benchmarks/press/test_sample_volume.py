"""The sample volume that is kept in the repository agrees with the truth beside the tests."""

import json
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from benchmarks.press import FAMILIES, HANDS, degrade, typeset, write
from benchmarks.press.faces import installed
from benchmarks.press.sample import IMPRESSION, JOB, folders
from pipeline.model.volume import Metadata

ROOT = Path(__file__).parents[3]
PICTURES, TRUTH = folders(ROOT)
LIMIT = 6_000_000
"""Bytes that the sample may weigh, because everybody who clones the repository carries it."""


def truth(name: str) -> Any:  # JSON as it comes
    return json.loads((TRUTH / name).read_text(encoding="utf-8"))


def test_every_picture_opens_at_the_size_the_truth_says() -> None:
    scans = truth("gt.json")
    assert [scan["image"] for scan in scans] == sorted(path.name for path in PICTURES.glob("*.jpg"))
    for scan in scans:
        with Image.open(PICTURES / scan["image"]) as picture:
            picture.load()
            assert picture.size == (scan["width"], scan["height"])
            assert picture.mode == "L"


def test_its_pages_are_those_of_the_edition_with_one_missing() -> None:
    edition = truth("gold.json")
    numbers = [number for scan in truth("gt.json") for number in scan["pages"]]
    assert numbers == edition["page_numbers"]
    missing = [number for block in edition["blocks"] if block["type"] == "missing_pages" for number in block["pages"]]
    assert sorted([*numbers, *missing]) == list(range(numbers[0], numbers[-1] + 1))
    assert len(missing) == 1


def test_every_note_is_called_where_it_says() -> None:
    edition = truth("gold.json")
    text = "".join(block.get("text", "") for block in edition["blocks"])
    assert len(edition["notes"]) >= 12
    assert all(text.count(f"⟦{label}⟧") == 1 for label in edition["notes"])
    assert text.count("⟦") == len(edition["notes"])


def test_it_shows_all_that_a_newcomer_should_see() -> None:
    edition, scans = truth("gold.json"), truth("gt.json")
    kinds = [block["type"] for block in edition["blocks"]]
    zones = [zone for scan in scans for zone in scan["zones"]]
    assert (kinds.count("heading"), kinds.count("figure"), kinds.count("missing_pages")) == (2, 1, 1)
    assert {zone["type"] for zone in zones} == {"margin_hand", "pen_arrow", "pen_underline", "figure"}
    assert {zone["place"] for zone in zones if zone["type"] == "margin_hand"} == {"margin-left", "margin-right"}
    assert {zone["rotation"] for zone in zones if zone["type"] == "margin_hand"} > {0}
    assert any("[" in block["text"] for block in edition["blocks"] if block["type"] == "p")


def test_a_note_runs_on_to_the_next_page() -> None:
    pages = [scan_page(scan, number) for scan in truth("gt.json") for number in scan["pages"]]
    assert any(words and words[0]["zone"] == "footnote" for words in pages)


def scan_page(scan: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Return the words at the foot of a page; the first is its note's label unless a note has run on."""
    return [word for word in scan["words"] if word["page"] == number and word["zone"] in ("footnote", "note_label")]


def test_its_metadata_are_fields_of_the_model() -> None:
    with (PICTURES / "volume.toml").open("rb") as file:
        stated = tomllib.load(file)
    assert set(stated) <= {field.name for field in fields(Metadata)}


@pytest.mark.skipif(
    JOB.family not in installed(FAMILIES) or JOB.hand.face not in installed(HANDS),
    reason="the sample's faces are not installed (fonts-linuxlibertine, fonts-sjfonts)",
)
def test_printed_again_it_is_the_same_to_the_last_word_and_pen_stroke(tmp_path: Path) -> None:
    sheets = typeset(JOB)
    write(JOB, sheets, degrade(sheets, IMPRESSION), tmp_path, tmp_path)
    for name in ("gold.json", "gt.json"):
        assert (tmp_path / name).read_bytes() == (TRUTH / name).read_bytes()


def test_it_is_light_enough_to_be_cloned() -> None:
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < LIMIT
