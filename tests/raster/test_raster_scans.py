"""Upright pixels cut out of a scan by a frame."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.errors import UnreadableScan
from pipeline.model.geometry import Box, Frame
from pipeline.model.page import Surface
from pipeline.raster import Scans
from pipeline.raster.warp import warped
from pipeline.stages.acquire.cut import Cut, halves, oriented, straight, turned

PICTURE = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5


def test_a_whole_shift_keeps_every_pixel() -> None:
    assert np.array_equal(warped(PICTURE, Frame.shift(3, 2), (4, 3)), PICTURE[2:5, 3:7])


def test_what_lies_beyond_the_scan_is_paper() -> None:
    page = warped(np.full((6, 8), 200, dtype=np.uint8), Frame.shift(-2, -2), (12, 10))
    assert page.min() == page.max() == 200


@pytest.mark.parametrize("orientation", range(1, 9))
def test_right_angles_keep_every_pixel(orientation: int) -> None:
    cut = oriented(orientation, 8, 6)
    page = warped(PICTURE, cut.frame, (cut.width, cut.height))
    assert sorted(page.ravel()) == sorted(PICTURE.ravel())
    for x, y in ((0, 0), (3, 1), (cut.width - 1, cut.height - 1)):
        across, down = cut.frame.point(x + 0.5, y + 0.5)
        assert page[y, x] == PICTURE[int(down), int(across)]


cuts = st.builds(
    lambda orientation, quarters, degrees: straight(turned(oriented(orientation, 800, 600), 90 * quarters), degrees),
    st.integers(1, 8),
    st.integers(0, 3),
    st.floats(-10, 10).map(lambda degrees: round(degrees, 3)),
)


@given(cuts, st.floats(0, 600), st.floats(0, 600))
def test_every_place_of_a_page_goes_to_the_scan_and_comes_back(cut: Cut, x: float, y: float) -> None:
    assert cut.frame.inverse().point(*cut.frame.point(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(cuts)
def test_a_page_made_level_holds_all_of_its_scan(cut: Cut) -> None:
    page = Box(0, 0, cut.width, cut.height).grown(1.001)
    assert all(page.holds(*cut.frame.inverse().point(*corner)) for corner in Box(0, 0, 800, 600).corners)


@given(st.floats(250, 550), st.floats(-3, 3), st.floats(-3, 3))
def test_two_pages_of_a_spread_hold_all_of_its_outer_edges(gutter: float, left: float, right: float) -> None:
    for cut, x in zip(halves(Cut.all_of(800, 600), gutter, (left, right)), (0, 800), strict=True):
        page = Box(0, 0, cut.width, cut.height).grown(1.001)
        assert all(page.holds(*cut.frame.inverse().point(x, y)) for y in (0, 600))


def surface(frame: Frame, width: int, height: int) -> Surface:
    return Surface("s0001", "1.png", "", width, height, 80, 60, None, frame)


def test_a_crop_is_what_lies_in_a_box_of_the_upright_page(tmp_path: Path) -> None:
    picture = np.full((60, 80), 255, dtype=np.uint8)
    picture[20:40, 10:30] = 0
    Image.fromarray(picture).save(tmp_path / "1.png")
    quarter = oriented(6, 80, 60)
    page = surface(quarter.frame, quarter.width, quarter.height)
    crop = Image.open(BytesIO(Scans(tmp_path).crop(page, Box(20, 10, 40, 30))))
    assert crop.size == (20, 20)
    assert np.asarray(crop).max() < 30


def test_a_crop_beside_the_page_is_empty(tmp_path: Path) -> None:
    Image.new("L", (80, 60)).save(tmp_path / "1.png")
    assert Scans(tmp_path).crop(surface(Frame(), 80, 60), Box(90, 0, 99, 9)) == b""


def test_a_transcript_has_no_pixels(tmp_path: Path) -> None:
    assert Scans(tmp_path).grey(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None)).shape == (0, 0)
    assert Scans(tmp_path).crop(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), Box(0, 0, 9, 9)) == b""


def test_the_pixels_of_a_page_may_be_wiped_without_harm_to_the_scan(tmp_path: Path) -> None:
    Image.new("L", (80, 60), 0).save(tmp_path / "1.png")
    page = surface(Frame(), 80, 60)
    Scans(tmp_path).grey(page)[:] = 255
    assert Scans(tmp_path).grey(page).max() == 0


def test_a_scan_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableScan, match=r"1\.png is no plain file .* gone"):
        Scans(tmp_path).grey(surface(Frame(), 80, 60))


def test_a_scan_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    Image.new("L", (80, 60), 0).save(tmp_path / "1.png")
    assert Scans(tmp_path).grey(surface(Frame(), 80, 60)).max() == 0
    Image.new("L", (80, 60), 255).save(tmp_path / "1.png", optimize=True, compress_level=1)
    assert Scans(tmp_path).grey(surface(Frame(), 80, 60)).min() == 255
