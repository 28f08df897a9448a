"""Pages cut out of images."""

from math import atan2, degrees
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import UnreadableScan
from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, pictures, turned
from tests.stages.acquire.papers import SIZE, acquired, joined, shadowed, sheet, tilted, volume


def angle(page: Page) -> float:
    return degrees(atan2(page.surface.frame.d, page.surface.frame.a))


def test_a_straight_page_keeps_its_pixels(tmp_path: Path) -> None:
    sheet().save(tmp_path / "1.png", dpi=(300, 300))
    (page,) = acquired(tmp_path)
    surface = page.surface
    assert (surface.id, surface.scan, surface.width, surface.height) == ("s0001", "1.png", *SIZE)
    assert np.array_equal(Scans(tmp_path).grey(surface), np.asarray(sheet()))


@pytest.mark.parametrize("slant", [-5.5, -1.3, -0.3, 0.4, 2.75, 6.0])
def test_a_tilted_page_is_made_level_to_a_tenth_of_a_degree(tmp_path: Path, slant: float) -> None:
    tilted(sheet(), slant).save(tmp_path / "1.png")
    (page,) = acquired(tmp_path)
    assert angle(page) == pytest.approx(slant, abs=0.1)


def test_a_page_that_lies_nearly_level_keeps_its_pixels(tmp_path: Path) -> None:
    slanted = tilted(sheet(), 0.12)
    slanted.save(tmp_path / "1.png")
    (page,) = acquired(tmp_path)
    assert np.array_equal(Scans(tmp_path).grey(page.surface), np.asarray(slanted))


def test_nothing_of_a_tilted_page_is_cut_off(tmp_path: Path) -> None:
    tilted(sheet(), 3).save(tmp_path / "1.png")
    (page,) = acquired(tmp_path)
    back = page.surface.frame.inverse()
    for corner in Box(0, 0, *SIZE).corners:
        x, y = back.point(*corner)
        assert -1 <= x <= page.surface.width + 1
        assert -1 <= y <= page.surface.height + 1


def test_a_spread_is_split_between_its_pages(tmp_path: Path) -> None:
    joined(sheet(seed=1), sheet(seed=2)).save(tmp_path / "1.png")
    left, right = acquired(tmp_path)
    assert (left.id, right.id) == ("s0001a", "s0001b")
    assert left.surface.width + right.surface.width == 2 * SIZE[0]
    assert left.surface.width == pytest.approx(SIZE[0], abs=40)
    assert right.surface.frame.point(0, 0) == (left.surface.width, 0)
    assert left.surface.digest != right.surface.digest


def test_a_spread_is_split_where_the_fold_is_darkest(tmp_path: Path) -> None:
    shadowed(joined(sheet(seed=1), sheet(seed=2)), 0.49).save(tmp_path / "1.jpg", quality=95)
    left, _ = acquired(tmp_path)
    assert left.surface.width == pytest.approx(0.49 * 2 * SIZE[0], abs=10)


def test_each_page_of_a_spread_has_its_own_slant(tmp_path: Path) -> None:
    joined(tilted(sheet(seed=1), 0.9), tilted(sheet(seed=2), -0.6)).save(tmp_path / "1.png")
    left, right = acquired(tmp_path)
    assert angle(left) == pytest.approx(0.9, abs=0.1)
    assert angle(right) == pytest.approx(-0.6, abs=0.1)


@pytest.mark.parametrize("blank", ["left", "right"])
def test_a_spread_with_a_blank_page_is_split(tmp_path: Path, blank: str) -> None:
    sheets = [Image.new("L", SIZE, 255), sheet()]
    joined(*(sheets if blank == "left" else sheets[::-1])).save(tmp_path / "1.png")
    assert len(acquired(tmp_path)) == 2


def test_a_landscape_page_is_not_split(tmp_path: Path) -> None:
    sheet(lines=16, size=(1000, 640)).save(tmp_path / "1.png")
    assert len(acquired(tmp_path)) == 1


def test_the_columns_of_a_landscape_page_are_no_spread(tmp_path: Path) -> None:
    page = Image.new("L", (1060, 640), 255)
    for x in (0, 460):
        page.paste(sheet(lines=18, seed=x, size=(600, 640)).crop((60, 0, 540, 640)), (60 + x, 0))
    page.save(tmp_path / "1.png")
    assert len(acquired(tmp_path)) == 1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_or_its_head_is_turned_upright(tmp_path: Path, turn: int) -> None:
    upright = sheet()
    upright.rotate(turn, expand=True).save(tmp_path / "1.png")
    (page,) = acquired(tmp_path)
    assert (page.surface.width, page.surface.height) == SIZE
    assert np.array_equal(Scans(tmp_path).grey(page.surface), np.asarray(upright))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pixels_are_counted_as_stored_whatever_exif_says(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = sheet().transpose(STORED_AS[orientation]) if orientation > 1 else sheet()
    stored.save(tmp_path / "1.png", exif=exif)
    (page,) = acquired(tmp_path)
    assert (page.surface.scan_width, page.surface.scan_height) == stored.size
    assert np.array_equal(Scans(tmp_path).grey(page.surface), np.asarray(sheet()))


STORED_AS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def test_a_blank_page_is_left_as_it_is(tmp_path: Path) -> None:
    Image.new("L", (900, 600), 250).save(tmp_path / "1.png")
    (page,) = acquired(tmp_path)
    assert (page.surface.width, page.surface.height, page.surface.dpi) == (900, 600, None)


@pytest.mark.parametrize(("stated", "known"), [(300, 300), (200, 200), (4800, None), (1, None)])
def test_a_resolution_that_cannot_be_is_reckoned_from_the_print(tmp_path: Path, stated: int, known: int | None) -> None:
    sheet(letter=30).save(tmp_path / "1.png", dpi=(stated, stated))
    (page,) = acquired(tmp_path)
    assert page.surface.dpi is not None
    assert page.surface.dpi == pytest.approx(known, abs=0.1) if known else 150 < page.surface.dpi < 600


def test_every_frame_of_a_tiff_is_a_picture(tmp_path: Path) -> None:
    first, *others = (sheet(seed=seed) for seed in range(3))
    first.save(tmp_path / "1.tif", save_all=True, append_images=others)
    sheet(seed=9).save(tmp_path / "2.png")
    pages = acquired(tmp_path)
    assert [(page.id, page.surface.frame_number) for page in pages] == [
        ("s0001", 0),
        ("s0002", 1),
        ("s0003", 2),
        ("s0004", 0),
    ]
    assert np.array_equal(Scans(tmp_path).grey(pages[2].surface), np.asarray(sheet(seed=2)))


def test_the_same_scan_has_the_same_digest_and_another_has_another(tmp_path: Path) -> None:
    sheet(seed=1).save(tmp_path / "1.png")
    before, again = acquired(tmp_path)[0].surface.digest, acquired(tmp_path)[0].surface.digest
    sheet(seed=2).save(tmp_path / "1.png")
    assert before == again != acquired(tmp_path)[0].surface.digest


def test_a_broken_scan_fails_alone(tmp_path: Path) -> None:
    sheet().save(tmp_path / "1.png")
    whole = (tmp_path / "1.png").read_bytes()
    (tmp_path / "2.png").write_bytes(whole[: len(whole) // 2])
    sheet().save(tmp_path / "3.png")
    source = volume(tmp_path)
    acquire = Acquire(Scans(source.folder))
    first, second, third = pictures(source)
    assert acquire(first)
    assert acquire(third)
    with pytest.raises(UnreadableScan, match=r"2\.png is broken"):
        acquire(second)


@pytest.mark.parametrize(("turn", "said"), [(90, "left side"), (180, "on its head"), (270, "right side"), (0, "")])
def test_a_spread_that_does_not_stand_upright_is_turned_split_and_told(tmp_path: Path, turn: int, said: str) -> None:
    joined(sheet(seed=1), sheet(seed=2)).rotate(turn, expand=True).save(tmp_path / "1.png")
    pages = acquired(tmp_path)
    assert [page.id for page in pages] == ["s0001a", "s0001b"]
    assert pages[0].surface.height > pages[0].surface.width
    found = list(turned(pages, Scans(tmp_path)))
    assert [said in finding.message for finding in found] == [True] * bool(turn)


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_that_says_how_it_is_held_is_not_told(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    sheet().transpose(STORED_AS[orientation]).save(tmp_path / "1.png", exif=exif)
    assert list(turned(acquired(tmp_path), Scans(tmp_path))) == []
