"""Image files as they are stored."""

import os
from pathlib import Path
from struct import pack

import numpy as np
import pytest
from PIL import Image

from pipeline.errors import UnreadableScan
from pipeline.raster import images

HALF = np.repeat(np.array([[0, 128, 255]], dtype=np.uint8), 2, axis=0)


@pytest.mark.parametrize("suffix", ["tif", "png", "jp2", "webp", "jpg"])
def test_every_kind_of_image_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"1.{suffix}"
    Image.fromarray(np.full((40, 30), 77, dtype=np.uint8)).convert("RGB").save(path)
    pixels = images.pixels(path, 0)
    assert pixels.shape == (40, 30)
    assert np.abs(pixels.astype(int) - 77).max() <= 2


@pytest.mark.parametrize(
    "image",
    [
        Image.fromarray(HALF),
        Image.fromarray(HALF.astype(np.uint16) * 257),
        Image.fromarray(HALF.astype(np.uint16) * 16),
        Image.fromarray(HALF.astype(np.int32) * 257),
        Image.fromarray(HALF.astype(np.float32) / 255),
        Image.fromarray(HALF).convert("RGB"),
        Image.fromarray(HALF).convert("P"),
        Image.merge("LA", [Image.fromarray(HALF), Image.new("L", (3, 2), 255)]),
    ],
    ids=["8 bits", "16 bits", "12 bits of 16", "32 bits", "floating", "colour", "palette", "opaque"],
)
def test_any_depth_becomes_eight_bits_of_grey(tmp_path: Path, image: Image.Image) -> None:
    image.save(tmp_path / "1.tif")
    assert np.abs(images.pixels(tmp_path / "1.tif", 0).astype(int) - HALF).max() <= 1


def test_what_is_transparent_is_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(tmp_path / "1.png")
    assert images.pixels(tmp_path / "1.png", 0).min() == 255


def test_more_pixels_than_the_limit_are_refused_from_the_header(tmp_path: Path) -> None:
    Image.new("L", (100, 100)).save(tmp_path / "1.png")
    with pytest.raises(UnreadableScan, match=r"1\.png is too large to be a page \(100 × 100 pixels\)"):
        images.pixels(tmp_path / "1.png", 0, limit=9_999)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"II*\0\x08\0\0\0", b"hello"])
def test_what_is_no_image_is_said_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "1.tif").write_bytes(content)
    assert images.frames(tmp_path / "1.tif") == (0,)
    with pytest.raises(UnreadableScan, match=r"1\.tif is (empty|broken)"):
        images.pixels(tmp_path / "1.tif", 0)


def test_a_scan_may_be_a_link_to_one_that_lies_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    Image.new("L", (20, 30), 200).save(tmp_path / "store" / "a.png")
    (tmp_path / "1.png").symlink_to(tmp_path / "store" / "a.png")
    assert images.pixels(tmp_path / "1.png", 0).shape[:2] == (30, 20)


def test_devices_and_pipes_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tif")
    (tmp_path / "link.tif").symlink_to("/dev/zero")
    for name in ("pipe.tif", "link.tif", "gone.tif"):
        with pytest.raises(UnreadableScan, match="is no plain file"):
            images.pixels(tmp_path / name, 0)


def tiff(directories: int, *, last_leads_to: int = 0) -> bytes:
    """Return a TIFF of one white pixel, that often; the last directory leads to an offset."""
    size = 2 + 9 * 12 + 4
    written = b"II*\0" + pack("<I", 8)
    for number in range(1, directories + 1):
        tags = [
            (256, 1),
            (257, 1),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, 8 + directories * size),
            (277, 1),
            (278, 1),
            (279, 1),
        ]
        onward = 8 + number * size if number < directories else last_leads_to
        written += pack("<H", 9) + b"".join(pack("<HHII", tag, 4, 1, value) for tag, value in tags) + pack("<I", onward)
    return written + b"\xff"


def test_a_chain_of_directories_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "1.tif").write_bytes(tiff(3, last_leads_to=8))
    assert images.frames(tmp_path / "1.tif") == (0, 1, 2)


def test_more_pictures_than_any_volume_has_are_refused(tmp_path: Path) -> None:
    (tmp_path / "1.tif").write_bytes(tiff(images.FRAME_LIMIT + 1))
    with pytest.raises(UnreadableScan, match="more than 5000 pictures"):
        images.frames(tmp_path / "1.tif")


def test_the_first_broken_picture_of_a_tiff_is_listed_so_that_it_fails_by_name(tmp_path: Path) -> None:
    (tmp_path / "1.tif").write_bytes(tiff(3, last_leads_to=10_000))
    assert images.frames(tmp_path / "1.tif")[:3] == (0, 1, 2)


def test_thumbnails_are_no_pages(tmp_path: Path) -> None:
    Image.new("L", (8, 8)).save(tmp_path / "1.tif")
    thumbnail = Image.new("L", (2, 2))
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}  # how Pillow takes the tags of one frame
    Image.new("L", (8, 8)).save(tmp_path / "1.tif", save_all=True, append_images=[thumbnail])
    assert images.frames(tmp_path / "1.tif") == (0,)
