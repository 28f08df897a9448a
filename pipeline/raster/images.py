"""Image files: what their headers say, and their grey pixels exactly as they are stored."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, log2
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.errors import FileAccess, UnreadableScan

PIXEL_LIMIT = 250_000_000
"""Because a map of A1 at 600 dpi has 280 million, a page never has as many, and a file of 1 kB may claim any number."""

SIDE_LIMIT = 32_000
"""Because OpenCV's warps count pixels of a row in 16 bits."""

FRAME_LIMIT = 5_000
"""Because no volume has more leaves, and a damaged or hostile file may claim any number."""

SUFFIXES = frozenset({".tif", ".tiff", ".jpg", ".jpeg", ".jpe", ".png", ".jp2", ".j2k", ".jpx", ".jpf", ".webp"})
"""File names that announce an image, in lower case."""

FORMATS = ("TIFF", "JPEG", "PNG", "JPEG2000", "WEBP")
"""All that Pillow may try: no format that runs a program or that nobody scans to."""

_ORIENTATION = 0x0112
_SUBFILE_TYPE = 254
_REDUCED_OR_MASK = 0b101
"""Bits of a TIFF's NewSubfileType: thumbnails and masks are no pages."""

_BROKEN = (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, OverflowError, EOFError, RuntimeError)
"""What Pillow raises on files that are not what they claim to be."""


@dataclass(frozen=True, slots=True)
class Header:
    """What an image file says of one of its pictures; sizes are those of the pixels as stored."""

    width: int
    height: int
    dpi: float | None
    orientation: int
    """As EXIF has it: 1 is upright, 3 upside down, 6 and 8 lie on a side, even ones of 2 to 7 are mirrored."""


def frames(path: Path) -> tuple[int, ...]:
    """Return the numbers of the pictures in an image file, from 0; thumbnails and masks left out.

    Of a broken file the first picture that cannot be opened is the last, so that it fails by name.
    UnreadableScan if there are more than any volume has.
    """
    numbers: list[int] = []
    try:
        with _image(path) as image:
            numbers.extend(_directories(image))
    except (UnreadableScan, FileAccess):
        numbers.append(numbers[-1] + 1 if numbers else 0)
    if len(numbers) > FRAME_LIMIT:
        raise UnreadableScan(f"{path.name} holds more than {FRAME_LIMIT} pictures: split it into volumes.")
    return tuple(numbers)


def _directories(image: Image.Image) -> Iterator[int]:
    """Yield the numbers of the pictures of an open image; a chain that runs back into itself ends."""
    if image.format != "TIFF":
        yield 0
        return
    for number in range(FRAME_LIMIT + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        if not _reduced(image, number):
            yield number


def _reduced(image: Image.Image, number: int) -> bool:
    """Tell whether the open directory of a TIFF is a thumbnail or a mask of another."""
    tags = getattr(image, "tag_v2", {})
    return number > 0 and bool(tags.get(_SUBFILE_TYPE, 0) & _REDUCED_OR_MASK)


def header(path: Path, frame_number: int, limit: int = PIXEL_LIMIT) -> Header:
    """Return what the file says of a picture; UnreadableScan if that is no image or too large a one."""
    with _image(path) as image:
        image.seek(frame_number)
        _check_size(path, image.size, limit)
        orientation = image.getexif().get(_ORIENTATION, 1)
        return Header(*image.size, _dpi(image), orientation if orientation in range(1, 9) else 1)


def pixels(path: Path, frame_number: int, limit: int = PIXEL_LIMIT) -> NDArray[np.uint8]:
    """Return a picture's pixels as stored, shape (height, width), 0 black to 255 white; UnreadableScan if broken."""
    with _image(path) as image:
        image.seek(frame_number)
        _check_size(path, image.size, limit)
        image.draft("L", None)
        return _grey(image)


@contextmanager
def _image(path: Path) -> Iterator[Image.Image]:
    """Open an image of a known kind; whatever goes wrong inside is UnreadableScan or FileAccess."""
    check_readable(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise _too_large(path) from error
    except MemoryError as error:
        raise _too_large(path) from error
    except _BROKEN as error:
        why = str(error).replace(str(path), path.name)
        raise UnreadableScan(f"{path.name} is broken or no image of a known kind ({why}): scan it anew.") from error


def check_readable(path: Path) -> None:
    """Raise UnreadableScan for what is no plain file or empty, FileAccess for what we may not read."""
    if not path.is_file():
        raise UnreadableScan(f"{path.name} is no plain file (a pipe, a device, or gone): put the scan there.")
    try:
        empty = path.stat().st_size == 0
        path.open("rb").close()
    except OSError as error:
        raise FileAccess(f"{path.name} cannot be read: {error.strerror}.") from error
    if empty:
        raise UnreadableScan(f"{path.name} is empty: copy or scan it anew.")


def _check_size(path: Path, size: tuple[int, int], limit: int) -> None:
    """Raise UnreadableScan for pictures that would not fit into memory or through a warp."""
    if size[0] * size[1] > limit or max(size) > SIDE_LIMIT:
        raise _too_large(path, f"{size[0]} × {size[1]} pixels")


def _too_large(path: Path, size: str = "its size") -> UnreadableScan:
    return UnreadableScan(f"{path.name} is too large to be a page ({size}): scan or save it at a lower resolution.")


def _dpi(image: Image.Image) -> float | None:
    """Return the horizontal resolution that the file states."""
    try:
        stated = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return None
    return round(stated, 2) if 0 < stated < float("inf") else None


def _grey(image: Image.Image) -> NDArray[np.uint8]:
    """Return any kind of pixel as 8 bits of grey, what is transparent as white paper."""
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        return _stretched(np.asarray(image, dtype=np.float64))
    if image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info:
        on_paper = Image.new("RGBA", image.size, "white")
        on_paper.alpha_composite(image.convert("RGBA"))
        image = on_paper
    if image.mode in {"CMYK", "YCbCr", "LAB", "HSV", "P"}:
        image = image.convert("RGB")
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _stretched(deep: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return pixels of more than 8 bits as 8: full scale is 1.0, or the least number of bits that holds them all."""
    top = float(np.nanmax(deep, initial=0.0))
    full = 1.0 if top <= 1.0 else 2.0 ** max(8, ceil(log2(top + 1))) - 1
    return np.clip(np.nan_to_num(deep) * (255.0 / full), 0, 255).astype(np.uint8)
