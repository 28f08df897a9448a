"""The book faces that marker pages are set in: openly licensed, found on the machine, none kept here."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/share/texmf/fonts"))
"""Where Debian's packages put type."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of type: its files by pattern, and the Debian package and licence that it comes with."""

    name: str
    pattern: str
    package: str
    licence: str

    @property
    def files(self) -> tuple[Path, ...]:
        """The font files in a fixed order; MissingFont where there are none."""
        return _files(self)


class MissingFont(Exception):
    """A face is not installed; the message names the Debian package that has it."""


OFL = "SIL OFL 1.1"
GUST = "GUST Font License (LPPL 1.3c)"
GPL = "GPL with the font exception"

SEEN = (
    Family("EB Garamond", "EBGaramond*-*.otf", "fonts-ebgaramond", OFL),
    Family("Junicode Two", "JunicodeTwoBeta-*.otf", "fonts-junicode", OFL),
    Family("Linux Biolinum", "LinBiolinum_R*.otf", "fonts-linuxlibertine", f"{GPL} or {OFL}"),
    Family("Caladea", "Caladea-*.ttf", "fonts-crosextra-caladea", OFL),
    Family("DejaVu Serif", "DejaVuSerif*.ttf", "fonts-dejavu-core", "Bitstream Vera, public domain"),
    Family("Gentium Book Basic", "GenBkBas*.ttf", "fonts-sil-gentium-basic", OFL),
    Family("Gentium", "Gentium-*.ttf", "fonts-sil-gentium", OFL),
    Family("Liberation Serif", "LiberationSerif-*.ttf", "fonts-liberation", GPL),
    Family("Liberation Sans", "LiberationSans-*.ttf", "fonts-liberation", GPL),
    Family("TeX Gyre Bonum", "texgyrebonum-[!m]*.otf", "fonts-texgyre", GUST),
    Family("TeX Gyre Pagella", "texgyrepagella-[!m]*.otf", "fonts-texgyre", GUST),
    Family("TeX Gyre Schola", "texgyreschola-[!m]*.otf", "fonts-texgyre", GUST),
    Family("TeX Gyre Termes", "texgyretermes-[!m]*.otf", "fonts-texgyre", GUST),
    Family("Latin Modern Roman", "lmroman1?-*.otf", "fonts-lmodern", GUST),
    Family("Cardo", "Cardo*.ttf", "fonts-cardo", OFL),
    Family("Goudy Bookletter 1911", "GoudyBookletter1911.otf", "fonts-goudybookletter", "public domain"),
    Family("Baskervald ADF", "BaskervaldADF*.otf", "fonts-adf-baskervald", GPL),
    Family("GFS Didot", "GFSDidot*.otf", "fonts-gfs-didot", OFL),
    Family("GFS Artemisia", "GFSArtemisia*.otf", "fonts-gfs-artemisia", OFL),
    Family("FreeSerif", "FreeSerif*.otf", "fonts-freefont-otf", GPL),
    Family("Gotico-Antiqua", "*-Cicero12.otf", "fonts-gotico-antiqua", OFL),
)
"""What the network learns from."""

UNSEEN = (
    Family("Linux Libertine", "LinLibertine_R*.otf", "fonts-linuxlibertine", f"{GPL} or {OFL}"),
    Family("Old Standard", "OldStandard-*.ttf", "fonts-oldstandard", "SIL OFL 1.0"),
)
"""What it is tried on."""


@cache
def _files(family: Family) -> tuple[Path, ...]:
    found = [file for folder in FOLDERS for file in folder.rglob(family.pattern)]
    if not found:
        raise MissingFont(f"{family.name} is not installed: apt-get install {family.package}")
    return tuple(sorted(found, key=lambda file: file.name))
