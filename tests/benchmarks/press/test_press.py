"""The press keeps the exact truth of what it prints."""

from collections import Counter
from dataclasses import replace
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
    Hand,
    Impression,
    Job,
    Label,
    Manner,
    Notes,
    Scrawl,
    Sheet,
    copy_for,
    degrade,
    typeset,
)
from benchmarks.press.faces import Face, MissingFont, find, installed
from benchmarks.press.scan import Scan
from benchmarks.press.truth import Json, gold, ground

faces = installed(FAMILIES)
hands = installed(HANDS)
needs_face = pytest.mark.skipif(not faces, reason="no book face is installed (such as fonts-ebgaramond)")
needs_hand = pytest.mark.skipif(not hands, reason="no handwriting is installed (such as fonts-breip)")

LOW = Impression(dpi=150)
SHORT = Path(__file__).with_name("short.txt")


def page(**changes: object) -> Job:
    """Return a job that prints a page or a few of a short chapter."""
    job = Job(family=faces[0] if faces else "garamond", manuscript=SHORT, lines=20, limit=1)
    return replace(job, **changes)  # type: ignore[arg-type]  # the fields are the caller's to get right


def printed(job: Job, impression: Impression) -> tuple[tuple[Sheet, ...], tuple[Scan, ...], list[Json]]:
    sheets = typeset(job)
    scans = degrade(sheets, impression)
    return sheets, scans, ground(scans, [f"{number}.jpg" for number in range(len(scans))])


def darkest(scan: Scan, polygon: list[list[float]]) -> int:
    xs, ys = zip(*polygon, strict=True)
    return int(scan.image[int(min(ys)) : int(max(ys)) + 1, int(min(xs)) : int(max(xs)) + 1].min())


@needs_face
def test_every_word_of_the_truth_lies_on_ink() -> None:
    _, (scan,), (found,) = printed(page(), replace(CLEAN, dpi=150, skew=1.5, curl=1.0))
    assert len(found["words"]) > 100
    assert all(darkest(scan, word["polygon"]) < 150 for word in found["words"])


@needs_face
def test_between_the_lines_there_is_paper() -> None:
    _, (scan,), (found,) = printed(page(leading=26.0), replace(CLEAN, dpi=150, skew=1.5))
    word = next(word for word in found["words"] if word["zone"] == "main")
    below = [[x, y + 0.13 * 150] for x, y in word["polygon"][2:]]
    assert darkest(scan, [*below, *([x, y + 3] for x, y in below)]) > 200


@needs_face
def test_each_note_is_called_once_and_stands_once_at_the_foot() -> None:
    job = page(limit=3, notes=Notes(start=9))
    sheets, scans, found = printed(job, LOW)
    truth = gold(sheets, scans, copy_for(job))
    words = [word for scan in found for word in scan["words"]]
    markers = Counter(word["text"] for word in words if word["zone"] == "marker")
    assert markers == Counter(word["text"] for word in words if word["zone"] == "note_label")
    assert markers == Counter(list(truth["notes"]))
    assert set(markers) == {"9", "10", "11", "12"}


@needs_face
def test_the_lines_of_a_page_are_its_paragraphs() -> None:
    job = page()
    sheets, scans, (found,) = printed(job, LOW)
    truth = gold(sheets, scans, copy_for(job))
    read = " ".join(word["text"] for word in found["words"] if word["zone"] == "main").replace("\u2010 ", "")
    blocks = " ".join(block["text"] for block in truth["blocks"])
    for note in truth["notes"]:
        blocks = blocks.replace(f"⟦{note}⟧", "")
    assert read.split()[:-1] == blocks.split()[: len(read.split()) - 1]


@needs_face
def test_the_same_seed_gives_the_same_pixels_and_another_gives_others() -> None:
    _, first, _ = printed(page(), LOW)
    _, again, _ = printed(page(), LOW)
    _, other, _ = printed(page(), replace(LOW, seed=2))
    assert np.array_equal(first[0].image, again[0].image)
    assert not np.array_equal(first[0].image, other[0].image)


@needs_face
@needs_hand
@settings(max_examples=5)
@given(st.integers(1, 10**6), st.sampled_from(list(Manner)), st.sampled_from([212, 213]))
def test_whatever_a_reader_writes_lies_inside_the_picture_and_on_ink(seed: int, manner: Manner, first: int) -> None:
    hand = Hand(hands[0], (Scrawl("why not?", manner),), underlines=1)
    _, (scan,), (found,) = printed(page(seed=seed, first_page=first, hand=hand), replace(CLEAN, dpi=150, skew=1.0))
    height, width = scan.image.shape
    for zone in found["zones"]:
        assert all(0 <= x <= width and 0 <= y <= height for x, y in zone["polygon"])
        assert darkest(scan, zone["polygon"]) < 200
    assert {zone["type"] for zone in found["zones"]} >= {"margin_hand", "pen_underline"}


@needs_face
def test_a_page_that_was_not_scanned_leaves_a_gap_and_none_of_its_words() -> None:
    job = page(limit=3, first_page=10)
    sheets = typeset(job)
    scans = degrade(sheets, replace(LOW, drop=(11,)))
    truth = gold(sheets, scans, copy_for(job))
    assert truth["page_numbers"] == [10, 12]
    assert [block["pages"] for block in truth["blocks"] if block["type"] == "missing_pages"] == [[11]]
    assert set(truth["notes"]) == {label for sheet in (sheets[0], sheets[2]) for _, label in sheet.notes}


@needs_face
def test_scans_can_be_doubled_and_disordered() -> None:
    job = page(limit=3, first_page=11)
    scans = degrade(typeset(job), replace(LOW, spread=False, swap=(1,), twice=(2,)))
    assert [scan.views[0].sheet.number for scan in scans] == [12, 11, 11, 13]


@needs_face
@pytest.mark.parametrize("label", list(Label))
def test_notes_counted_by_page_begin_anew_on_every_page(label: Label) -> None:
    sheets = typeset(page(limit=4, notes=Notes(Count.PAGE, label=label)))
    labels = [[label for _, label in sheet.notes] for sheet in sheets if sheet.notes]
    assert len(labels) > 1
    assert all(found == [str(number) for number in range(1, len(found) + 1)] for found in labels)


@needs_face
def test_a_shuffled_chapter_has_every_sentence_and_every_note_of_the_first() -> None:
    plain, other = copy_for(page()), copy_for(page(shuffle=3))
    assert plain.blocks != other.blocks
    words = [Counter(" ".join(block.text for block in copy.blocks).split()) for copy in (plain, other)]
    assert words[0] == words[1]


def test_a_missing_face_is_named_with_the_package_that_has_it() -> None:
    with pytest.raises(MissingFont, match="apt-get install"):
        find(Face("No Such Face At All", "fonts-nowhere"))


def test_no_font_is_kept_in_the_repository() -> None:
    root = Path(__file__).parents[3] / "benchmarks"
    assert not [path for path in root.rglob("*") if path.suffix in (".ttf", ".otf", ".woff2")]
