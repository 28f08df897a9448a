"""Pages of PDFs: scanned, born digital, mixed, and broken."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest

from pipeline.errors import EncryptedPdf, UnreadableScan
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.raster import Scans
from pipeline.stages.acquire import doubts, pictures
from tests.stages.acquire.papers import acquired, joined, pdf, scanned_pdf, sheet, volume

LINES = (
    "BT /F 12 Tf 72 700 Td (The armistice was signed in July.) Tj /F 8 Tf 4 Ts (7) Tj"
    " /F 12 Tf 0 Ts ( Nobody won.) Tj ET",
    "BT /F 12 Tf 72 686 Td (It held through the winter, as the) Tj 0 -14 Td (delegates had hoped it would.) Tj ET",
    "BT /F 5 Tf 72 124 Td (7) Tj /F 9 Tf 4 -4 Td (See the text of the armistice, p. 4.) Tj ET",
)
PRINTED = "\n".join(LINES)


def texts(page: Page) -> list[str]:
    return [line.text for line in page.surface.layer]


def test_a_page_born_digital_brings_its_text(tmp_path: Path) -> None:
    (page,) = acquired(pdf(tmp_path / "a.pdf", [PRINTED]))
    assert texts(page) == [
        "The armistice was signed in July. Nobody won.",
        "It held through the winter, as the",
        "delegates had hoped it would.",
        "See the text of the armistice, p. 4.",
    ]
    assert (page.surface.width, page.surface.height, page.surface.dpi) == (2500, 3333, 300)


def test_small_raised_figures_are_markers_and_not_in_the_words(tmp_path: Path) -> None:
    (page,) = acquired(pdf(tmp_path / "a.pdf", [PRINTED]))
    called, *_, noted = page.surface.layer
    assert [(marker.label, called.text[: marker.at]) for marker in called.markers] == [
        ("7", "The armistice was signed in July.")
    ]
    assert [(marker.label, marker.at) for marker in noted.markers] == [("7", 0)]


TURNS = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 600 0", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 0 800"}
"""How programs draw on a page that is to be shown turned."""


@pytest.mark.parametrize("rotate", TURNS)
@pytest.mark.parametrize("corner", [(0, 0), (-30, 40)])
def test_every_word_of_a_text_layer_lies_on_its_ink(tmp_path: Path, rotate: int, corner: tuple[int, int]) -> None:
    x, y = corner
    lying = rotate in (90, 270)
    drawing = f"q 1 0 0 1 {x} {y} cm {TURNS[rotate]} cm 1 0 0 1 0 {-200 if lying else 0} cm {PRINTED} Q"
    (page,) = acquired(pdf(tmp_path / "a.pdf", [drawing], (x, y, x + 600, y + 800), rotate))
    ink = Scans(tmp_path).grey(page.surface)
    assert len(page.surface.layer) >= 3
    for line in page.surface.layer:
        for word in line.words:
            assert cut(ink, word.box).min() < 100
    everything = ink.copy()
    for line in page.surface.layer:
        cut(everything, line.box.grown(6))[:] = 255
    assert everything.min() > 200


def test_a_page_of_sideways_print_is_turned_and_read_like_a_scan(tmp_path: Path) -> None:
    rows = "(some words that are long enough for a line) Tj 0 -14 Td " * 36
    (page,) = acquired(pdf(tmp_path / "a.pdf", [f"BT /F 12 Tf 0 1 -1 0 60 60 Tm {rows} ET"]))
    assert page.surface.layer == ()
    assert page.surface.width > page.surface.height


def cut(ink: np.ndarray, box: Box) -> np.ndarray:
    return ink[round(box.top) : round(box.bottom), round(box.left) : round(box.right)]


def test_small_type_has_a_smaller_x_height_than_text(tmp_path: Path) -> None:
    (page,) = acquired(pdf(tmp_path / "a.pdf", [PRINTED]))
    heights = [line.x_height for line in page.surface.layer]
    assert heights[3] == pytest.approx(0.75 * (heights[0] or 0), rel=0.02)


def test_columns_are_lines_of_their_own(tmp_path: Path) -> None:
    column = "BT /F 12 Tf {x} 700 Td (left of the gap) Tj 0 -14 Td (and so is this) Tj ET"
    (page,) = acquired(pdf(tmp_path / "a.pdf", [f"{column.format(x=72)} {column.format(x=320)}"]))
    assert texts(page) == ["left of the gap", "and so is this"] * 2


def test_words_without_spaces_between_them_are_told_by_their_distance(tmp_path: Path) -> None:
    words = "BT /F 12 Tf 72 700 Td (one) Tj 22 0 Td (word) Tj 30 0 Td (after) Tj 28 0 Td (another) Tj ET"
    (page,) = acquired(pdf(tmp_path / "a.pdf", [words]))
    assert texts(page) == ["one word after another"]


def test_a_raised_ordinal_stays_in_its_word(tmp_path: Path) -> None:
    ordinal = "BT /F 12 Tf 72 700 Td (the 1) Tj /F 7 Tf 5 Ts (st) Tj /F 12 Tf 0 Ts ( of June) Tj ET"
    (page,) = acquired(pdf(tmp_path / "a.pdf", [ordinal]))
    assert texts(page) == ["the 1st of June"]
    assert page.surface.layer[0].markers == ()


def test_a_scanned_page_is_its_image_pixel_by_pixel(tmp_path: Path) -> None:
    image = sheet(letter=24)
    (page,) = acquired(scanned_pdf(tmp_path / "a.pdf", image, (0, 0, 216, 324)))
    assert (page.surface.width, page.surface.height, page.surface.dpi) == (*image.size, 200)
    assert np.abs(Scans(tmp_path).grey(page.surface).astype(int) - np.asarray(image)).max() <= 1


@pytest.mark.parametrize("mode", [0, 3])
def test_text_laid_over_a_scan_is_not_trusted(tmp_path: Path, mode: int) -> None:
    words = f"BT {mode} Tr /F 12 Tf 20 300 Td (What an engine once read here) Tj ET"
    (page,) = acquired(scanned_pdf(tmp_path / "a.pdf", sheet(), (0, 0, 432, 648), words))
    assert page.surface.layer == ()


def test_a_mixed_pdf_is_taken_page_by_page(tmp_path: Path) -> None:
    scanned_pdf(tmp_path / "a.pdf", sheet(), (0, 0, 432, 648))
    pdf(tmp_path / "b.pdf", [PRINTED, "BT 3 Tr /F 12 Tf 72 700 Td (not to be seen) Tj ET"])
    with pikepdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as both, pikepdf.open(tmp_path / "b.pdf") as b:
        both.pages.extend(b.pages)
        both.save(tmp_path / "a.pdf")
    scanned, digital, hidden = acquired(tmp_path / "a.pdf")
    assert scanned.surface.layer == () == hidden.surface.layer
    assert len(digital.surface.layer) == 4


def test_white_text_is_not_in_the_layer(tmp_path: Path) -> None:
    hidden = "BT 1 g /F 12 Tf 72 600 Td (white on white) Tj ET"
    (page,) = acquired(pdf(tmp_path / "a.pdf", [f"{PRINTED} {hidden}"]))
    assert "white on white" not in texts(page)


def test_a_scanned_spread_in_a_pdf_is_split(tmp_path: Path) -> None:
    spread = joined(sheet(seed=1), sheet(seed=2))
    left, right = acquired(scanned_pdf(tmp_path / "a.pdf", spread, (0, 0, 432, 324)))
    assert left.surface.width + right.surface.width == 1200


def test_a_digital_spread_shares_its_lines_between_its_pages(tmp_path: Path) -> None:
    rows = "".join(f"({word} and then some words go on) Tj 0 -14 Td " for word in ["first"] * 30)
    pages = " ".join(f"BT /F 12 Tf {x} 500 Td {rows} ET" for x in (72, 472))
    left, right = acquired(pdf(tmp_path / "a.pdf", [pages], (0, 0, 760, 560)))
    assert len(left.surface.layer) == len(right.surface.layer) == 30
    for page in (left, right):
        assert ids(page.surface.layer)[0] == f"{page.id}-l001"
        assert all(page.surface.box.holds(*line.box.centre) for line in page.surface.layer)


def ids(lines: tuple[Line, ...]) -> list[str]:
    return [line.id for line in lines]


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    pdf(tmp_path / "open.pdf", [PRINTED])
    with pikepdf.open(tmp_path / "open.pdf") as document:
        document.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    with pytest.raises(EncryptedPdf, match=r"a\.pdf wants a password"):
        pictures(volume(tmp_path / "a.pdf"))


def test_a_damaged_pdf_is_repaired_and_its_doubts_told(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "a.pdf", [PRINTED] * 3).read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: whole.rindex(b"startxref")])
    assert len(acquired(tmp_path / "a.pdf")) == 3
    assert not doubts(volume(tmp_path / "a.pdf")) or "damaged" in doubts(volume(tmp_path / "a.pdf"))[0].message


@pytest.mark.parametrize(
    ("content", "box", "sentence"),
    [
        ("", (0, 0, 1e8, 1e8), "too large to be a page"),
        ("/X Do", (0, 0, 600, 800), "draws itself within itself"),
        ("q Q " * 20_000_000, (0, 0, 600, 800), "more drawing commands than any page"),
    ],
    ids=["huge", "endless", "swollen"],
)
def test_a_page_that_cannot_be_drawn_is_refused(
    tmp_path: Path, content: str, box: tuple[float, ...], sentence: str
) -> None:
    pdf(tmp_path / "a.pdf", [content], box)
    with pikepdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as document:
        form = document.make_stream(b"/X Do /X Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 600, 800])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        document.pages[0].Resources.XObject.X = form
        document.save(tmp_path / "a.pdf")
    with pytest.raises(UnreadableScan, match=sentence):
        acquired(tmp_path / "a.pdf")


@pytest.mark.parametrize("content", [b"", b"<html>", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(UnreadableScan, match=r"a\.pdf is (empty|broken or no PDF)"):
        pictures(volume(tmp_path / "a.pdf"))
