"""Tesseract, the program: the only place that starts it, and that says in plain words when it cannot go on."""

import os
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pytesseract
from numpy.typing import NDArray

from pipeline.errors import EngineFailed, MissingDependency
from pipeline.stages.ocr.languages import TESSERACT_CODES

PAGE_SECONDS = 300
"""A page takes two to four seconds; a hundred times as long means that the engine hangs."""

MISSING_LANGUAGE = re.compile(r"(?:loading language '|opening data file \S*?)(\w+)(?:'|\.traineddata)")
"""What Tesseract says on stderr when a model is not there."""


def read(
    images: Sequence[NDArray[np.uint8]], languages: str, mode: int, dpi: float | None = None, **variables: str
) -> bytes:
    """Return the hOCR of grey images, one ocr_page each, read in one start of the engine.

    `mode` is the page segmentation mode, `variables` are engine settings. EngineFailed if it crashes, hangs or
    leaves no answer; MissingDependency if the program or a language is not installed.
    """
    _demand_installed(languages)
    os.environ["OMP_THREAD_LIMIT"] = "1"  # its threads wait for one another: on two cores they cost half of the time
    with TemporaryDirectory(prefix="scan2tei-") as folder:
        return _run(_listing(images, Path(folder)), languages, _config(mode, dpi, variables))


def _run(listing: Path, languages: str, config: str) -> bytes:
    """Return the hOCR that the engine writes for a list of images."""
    try:
        hocr: bytes = pytesseract.image_to_pdf_or_hocr(
            str(listing), lang=languages, config=config, timeout=PAGE_SECONDS, extension="hocr"
        )
    except pytesseract.TesseractNotFoundError:
        raise _no_program() from None
    except pytesseract.TesseractError as failure:
        raise _failed(str(failure.message), languages) from failure
    except RuntimeError as failure:  # what pytesseract raises when the time is up
        raise EngineFailed(f"Tesseract did not answer within {PAGE_SECONDS} seconds.") from failure
    except (OSError, UnicodeDecodeError) as failure:
        raise EngineFailed(f"Tesseract left no answer: {failure}.") from failure
    return hocr


def _listing(images: Sequence[NDArray[np.uint8]], folder: Path) -> Path:
    """Write the images as PGM, which costs no compression, and return the list of their names."""
    names = [folder / f"{number:04}.pgm" for number, _ in enumerate(images)]
    for name, image in zip(names, images, strict=True):
        cv2.imwrite(str(name), image)
    listing = folder / "images.txt"
    listing.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    return listing


def _config(mode: int, dpi: float | None, variables: dict[str, str]) -> str:
    """Return the engine's command line options."""
    resolution = f" --dpi {round(dpi)}" if dpi else ""
    return f"--psm {mode}{resolution}" + "".join(f" -c {name}={value}" for name, value in variables.items())


def _failed(message: str, languages: str) -> EngineFailed | MissingDependency:
    """Return what the engine's complaint means."""
    missing = MISSING_LANGUAGE.search(message)
    return _no_language(missing[1]) if missing else EngineFailed(f"Tesseract failed on {languages}: {message}")


def _demand_installed(languages: str) -> None:
    """Raise MissingDependency unless the engine and each language are there."""
    installed = languages_installed()
    for language in languages.split("+"):
        if language not in installed:
            raise _no_language(language)


def _no_language(language: str) -> MissingDependency:
    """Return the sentence for a model that is not there."""
    installed = ", ".join(sorted(languages_installed() - {"osd"})) or "none"
    known = language in TESSERACT_CODES.values()
    package = "tesseract-ocr-" + language.replace("_", "-")
    remedy = f"install Debian's {package}" if known else "no language that we know has that name; mend it"
    return MissingDependency(f"Tesseract has no model for the language {language!r} (it has {installed}): {remedy}.")


def _no_program() -> MissingDependency:
    """Return the sentence for a program that is not there."""
    return MissingDependency("Tesseract is not installed: install the Debian package tesseract-ocr.")


def tesseract_version() -> str:
    """Return the version of the engine, `5.3.0`; MissingDependency if it is not installed."""
    return _version(_program())


def languages_installed() -> frozenset[str]:
    """Return the engine's codes of the languages it has models for; MissingDependency if it is not installed."""
    return _languages(_program())


def _program() -> str:
    """Return the path of the engine."""
    program = shutil.which(str(pytesseract.pytesseract.tesseract_cmd))
    if program is None:
        raise _no_program()
    return program


@cache
def _version(program: str) -> str:
    """Return the version of the engine at a path, asked once a process."""
    try:
        return str(pytesseract.get_tesseract_version())
    except (SystemExit, pytesseract.TesseractError, UnicodeDecodeError) as failure:
        raise EngineFailed(f"{program} does not tell its version.") from failure


@cache
def _languages(program: str) -> frozenset[str]:
    """Return the languages of the engine at a path, asked once a process."""
    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractError, UnicodeDecodeError) as failure:
        raise EngineFailed(f"{program} does not tell its languages.") from failure
