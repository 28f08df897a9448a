"""Other programs on the same pages: each an adapter that gives the text of a picture, or says why it cannot."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import pytesseract
from PIL import Image

LIMIT = 600
"""Seconds that a program may take for one picture before it counts as hung."""


class Absent(Exception):
    """A program cannot be used here; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that reads a picture."""

    name: str
    read: Callable[[Path, Path], str]
    """Takes the picture and the folder of programs of another environment; Absent where it is not installed."""


def bare(picture: Path, _: Path) -> str:
    """Return what a script of ten lines gets out of pytesseract."""
    with Image.open(picture) as image:
        return str(pytesseract.image_to_string(image.convert("L")))


def ocrmypdf(picture: Path, programs: Path) -> str:
    """Return the sidecar text of OCRmyPDF, the page set straight and upright before."""
    program = programs / "ocrmypdf"
    if not program.exists():
        raise Absent(f"no ocrmypdf in {programs}: pip install ocrmypdf in an environment and name it with --peers-from")
    straight = ("--deskew", "--rotate-pages", "--jobs", "1", "--image-dpi", "300", "--output-type", "none")
    with TemporaryDirectory() as folder:
        sidecar = Path(folder) / "page.txt"
        _said([program, *straight, "--sidecar", sidecar, picture, "-"])
        return sidecar.read_text("utf-8")


RAPID = """
import sys
from rapidocr_onnxruntime import RapidOCR
found, _ = RapidOCR()(sys.argv[1])
print("\\n".join(text for _, text, _ in found or ()))
"""


def rapidocr(picture: Path, programs: Path) -> str:
    """Return the lines that RapidOCR finds, in its order."""
    if not list(programs.parent.glob("lib/*/site-packages/rapidocr_onnxruntime")):
        raise Absent(f"no RapidOCR in {programs}: pip install rapidocr-onnxruntime in an environment, name it likewise")
    return _said([programs / "python", "-c", RAPID, picture])


def gocr(picture: Path, _: Path) -> str:
    """Return what GOCR reads."""
    if which("gocr") is None:
        raise Absent("gocr is not installed: apt-get install gocr")
    with Image.open(picture) as image:
        grey = picture.with_suffix(".pgm")
        image.convert("L").save(grey)
    try:
        return _said(["gocr", grey])
    finally:
        grey.unlink()


PEERS = {
    "tesseract": Peer("bare pytesseract", bare),
    "ocrmypdf": Peer("OCRmyPDF", ocrmypdf),
    "rapidocr": Peer("RapidOCR", rapidocr),
    "gocr": Peer("GOCR", gocr),
}
HERE = Path(sys.executable).parent


def _said(command: Sequence[str | Path]) -> str:
    """Return what a program prints; Absent with its last words where it fails or hangs."""
    try:
        done = subprocess.run(  # noqa: S603  # the commands above, no shell
            list(map(str, command)), capture_output=True, text=True, timeout=LIMIT, check=True
        )
    except subprocess.CalledProcessError as failed:
        last = (failed.stderr.strip().splitlines() or ["no word"])[-1]
        raise Absent(f"{Path(command[0]).name} failed: {last}") from failed
    except subprocess.TimeoutExpired as late:
        raise Absent(f"{Path(command[0]).name} did not come back in {LIMIT} s") from late
    return done.stdout
