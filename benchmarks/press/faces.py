"""Book faces and handwritings, found on the machine by fontconfig; none is kept here."""

import subprocess
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import ImageFont
from PIL import features as pillow

RAISED_SIZE = 0.62
"""A superscript is set in type of this part of the body's size, because that is what founders cut them to."""


class Style(StrEnum):
    """How a piece of text is set."""

    ROMAN = "Regular"
    ITALIC = "Italic"
    BOLD = "Bold"
    RAISED = "Raised"


@dataclass(frozen=True, slots=True)
class Face:
    """A family of type, and where it is had from."""

    family: str
    """As fontconfig knows it."""
    package: str
    """Debian package that holds it."""


FAMILIES = {
    "garamond": Face("EB Garamond", "fonts-ebgaramond"),
    "libertine": Face("Linux Libertine O", "fonts-linuxlibertine"),
    "pagella": Face("TeX Gyre Pagella", "fonts-texgyre"),
    "schola": Face("TeX Gyre Schola", "fonts-texgyre"),
    "termes": Face("TeX Gyre Termes", "fonts-texgyre"),
    "junicode": Face("Junicode Two Beta", "fonts-junicode"),
    "liberation": Face("Liberation Serif", "fonts-liberation"),
    "gentium": Face("Gentium Book Basic", "fonts-sil-gentium-basic"),
    "caladea": Face("Caladea", "fonts-crosextra-caladea"),
}
HANDS = {
    "breip": Face("Breip", "fonts-breip"),
    "delphine": Face("Delphine", "fonts-sjfonts"),
    "steve": Face("SteveHand", "fonts-sjfonts"),
    "kristi": Face("Kristi", "fonts-kristi"),
    "rufscript": Face("Rufscript", "fonts-rufscript"),
    "dkg": Face("DkgHandwriting", "fonts-dkg-handwriting"),
}


class MissingFont(Exception):
    """A face is not installed; the message names the Debian package that has it."""


@cache
def find(face: Face, style: Style = Style.ROMAN) -> Path:
    """Return the font file of a face; MissingFont where fontconfig knows only something like it."""
    want = Style.ROMAN if style is Style.RAISED else style
    pattern = f"{face.family}:style={want}"
    try:
        answer = subprocess.run(  # noqa: S603  # our own words, no shell
            ["fc-match", "-f", "%{family}|%{file}", pattern],  # noqa: S607  # wherever the machine keeps it
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except FileNotFoundError:
        raise MissingFont("fc-match is not installed: apt-get install fontconfig") from None
    families, _, path = answer.partition("|")
    if face.family not in families.split(","):
        raise MissingFont(f"the face {face.family} is not installed: apt-get install {face.package}")
    return Path(path)


@cache
def has(face: Face, text: str) -> bool:
    """Tell whether a face has all letters of a text."""
    codes = " ".join(f"{ord(letter):x}" for letter in sorted(set(text) - {"\n"}))
    order = ["fc-list", f":family={face.family}:style={Style.ROMAN}:charset={codes}"]
    answer = subprocess.run(order, capture_output=True, text=True, check=True)  # noqa: S603  # our own words, no shell
    return bool(answer.stdout)


@cache
def cut(face: Face, style: Style, size: float) -> ImageFont.FreeTypeFont:
    """Return the face at a size in pixels; a raised one is smaller by itself."""
    scale = RAISED_SIZE if style is Style.RAISED else 1.0
    return ImageFont.truetype(find(face, style), size * scale)


def figures(style: Style, oldstyle: bool = False) -> list[str] | None:
    """Return the OpenType features of a style: superscripts are lining figures in every face."""
    if not pillow.check("raqm"):
        return None
    return ["lnum"] if style is Style.RAISED else ["onum"] if oldstyle else None


def installed(faces: dict[str, Face]) -> tuple[str, ...]:
    """Return the names of those faces that this machine has."""
    return tuple(name for name, face in faces.items() if _there(face))


def _there(face: Face) -> bool:
    try:
        find(face)
    except MissingFont:
        return False
    return True
