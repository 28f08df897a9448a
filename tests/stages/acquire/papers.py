"""Scans and PDFs made for one test: sheets of print, turned, joined and damaged as the test says."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import numpy as np
import pikepdf
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.page import Page
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, Source, pictures, sources

LETTERS = "aaaaabcdeeeeeeefghhiiiiklllmnnnnnoooooprrrrsssstttttuvwyy"
SIZE = 600, 900
"""Width and height of a sheet in pixels."""


def sheet(lines: int = 26, seed: int = 1, size: tuple[int, int] = SIZE, *, letter: int = 20) -> Image.Image:
    """Return a white sheet with lines of made-up words between two margins."""
    image = Image.new("L", size, 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(letter)
    random = Random(seed)  # noqa: S311  # made-up words, no secrets
    for row in range(lines):
        line = ""
        while draw.textlength(line, font=font) < size[0] - 8 * letter:
            line += "".join(random.choices(LETTERS, k=random.randint(2, 8))) + " "
        draw.text((3 * letter, (3 + 1.4 * row) * letter), line.strip(), fill=0, font=font)
    return image


def joined(left: Image.Image, right: Image.Image) -> Image.Image:
    """Return two sheets side by side."""
    both = Image.new("L", (left.width + right.width, left.height), 255)
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    return both


def shadowed(spread: Image.Image, at: float, depth: int = 120) -> Image.Image:
    """Return a spread with the shadow of its fold at a part of its width."""
    x = np.arange(spread.width) - at * spread.width
    dark = depth * np.exp(-0.5 * (x / (0.012 * spread.width)) ** 2)
    return Image.fromarray(np.clip(np.asarray(spread, dtype=np.float64) - dark, 0, 255).astype(np.uint8))


def tilted(image: Image.Image, degrees: float) -> Image.Image:
    """Return an image whose lines run down to the right by some degrees."""
    return image.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def volume(folder: Path) -> Source:
    """Return the one volume at a path."""
    (source,) = sources([folder])
    return source


def acquired(path: Path) -> tuple[Page, ...]:
    """Return all pages of the one volume at a path."""
    source = volume(path)
    acquire = Acquire(Scans(source.folder))
    return tuple(page for picture in pictures(source) for page in acquire(picture))


def pdf(path: Path, contents: Iterable[str], box: tuple[float, ...] = (0, 0, 600, 800), rotate: int = 0) -> Path:
    """Write a PDF with a page for each stream of drawing commands; its fonts are /F and the slanted /S."""
    with pikepdf.new() as document:
        for content in contents:
            fonts = pikepdf.Dictionary(F=_font("Times-Roman"), S=_font("Times-Italic"))
            resources = pikepdf.Dictionary(Font=fonts, XObject=pikepdf.Dictionary())
            page = pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=pikepdf.Array(list(box)),
                Rotate=rotate,
                Resources=resources,
                Contents=document.make_stream(content.encode("latin-1")),
            )
            document.pages.append(pikepdf.Page(document.make_indirect(page)))
        document.save(path)
    return path


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def scanned_pdf(path: Path, image: Image.Image, box: tuple[float, ...], extra: str = "") -> Path:
    """Write a PDF of one page that an image fills, with more drawing commands after it."""
    left, bottom, right, top = box
    draw = f"q {right - left} 0 0 {top - bottom} {left} {bottom} cm /I Do Q {extra}"
    pdf(path, [draw], box)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        stream = document.make_stream(image.convert("L").tobytes())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = image.width, image.height, 8
        stream.ColorSpace = pikepdf.Name.DeviceGray
        document.pages[0].Resources.XObject.I = stream
        document.save(path)
    return path
