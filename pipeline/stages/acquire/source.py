"""Finding the volumes that a user means by a path."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadInput, FileAccess, NotAVolume, Scan2TeiError
from pipeline.raster import documents, images

TRANSCRIPT_SUFFIXES = frozenset({".txt", ".md"})
AUTHORITIES = "authorities"
"""Folder of a volume that holds the editor's own lists of names, never scans."""
_NO_TRANSCRIPTS = frozenset({"readme", "license", "licence", "copying", "changelog", "notice"})
"""Names of text files that speak of the folder, not of the book."""


_NOT_IN_NAMES = re.compile(
    "[^-A-Za-z0-9_."
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c\u05d0-\u05ea"
    "\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]+"
)
"""What no volume's id holds: Latin, Greek, Cyrillic, Hebrew, Japanese, Chinese and Korean letters stay, as far as
they are letters in every edition of XML (1.0, appendix B)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A volume as it was supplied: its id, the folder it lies in, and its scans by name, in natural order."""

    id: str
    folder: Path
    scans: tuple[str, ...]

    @property
    def settings(self) -> Path | None:
        """The volume.toml beside the scans; None where there is none."""
        path = self.folder / "volume.toml"
        return path if path.is_file() else None


Found = Source | Scan2TeiError
"""A volume, or why there is none where one should be."""


def sources(paths: Iterable[Path]) -> tuple[Source, ...]:
    """Return the volumes that the paths hold, each once; raises the first NotAVolume, BadInput or FileAccess."""
    found = survey(paths)
    for refused in found:
        if isinstance(refused, Scan2TeiError):
            raise refused
    return tuple(source for source in found if isinstance(source, Source))


def survey(paths: Iterable[Path]) -> tuple[Found, ...]:
    """Return the volumes that the paths hold, each once, and among them why a path or folder holds none."""
    taken: dict[str, Source] = {}
    found = [_told_apart(found, taken) for path in paths for found in _attempt(_below, Path(path))]
    return tuple(dict.fromkeys(found))


def _told_apart(found: Found, taken: dict[str, Source]) -> Found:
    """Return what was found, or that an other volume has the same name; names differ in more than their case."""
    other = taken.setdefault(found.id.casefold(), found) if isinstance(found, Source) else found
    if other == found or isinstance(found, Scan2TeiError) or isinstance(other, Scan2TeiError):
        return found
    here, there = found.folder / found.scans[0], other.folder / other.scans[0]
    return BadInput(f"Two volumes are named {found.id} ({there} and {here}): rename one; only the first is digitised.")


def _attempt(look: Callable[[Path], tuple[Found, ...]], path: Path) -> tuple[Found, ...]:
    """Return what is found at a path, or why looking there failed."""
    try:
        return look(path)
    except Scan2TeiError as error:
        return (error,)


def _below(path: Path) -> tuple[Found, ...]:
    """Return the volumes at a path."""
    if path.is_dir():
        return _in_folder(path)
    if not path.exists():
        raise NotAVolume(f"{path} does not exist: give a folder of scans, an image, a PDF or a transcript.")
    if not _is_scan(path):
        raise NotAVolume(f"{path} is neither an image, a PDF nor a transcript (.txt, .md).")
    return (Source(volume_id(path.stem), path.parent, (path.name,)),)


def _in_folder(folder: Path) -> tuple[Found, ...]:
    """Return the volume that a folder is, or those that it holds; NotAVolume if there is none."""
    found = _found(folder)
    if not found:
        raise NotAVolume(f"{folder} holds no images, no PDF and no transcript: put the scans of a volume into it.")
    return found


def _found(folder: Path) -> tuple[Found, ...]:
    """Return the volume that a folder is, or those that it holds, or none.

    Beside images, text files (also in folders below) are somebody's notes; PDFs or more images are a riddle.
    """
    # Links are followed once: two folders that are linked into one another would lead on for ever.
    below = [path for path in _folders(folder) if not (folder.is_symlink() and path.is_symlink())]
    within = tuple(found for path in below for found in _attempt(_found, path))
    pictures = _files(folder, _is_image)
    pdfs = _files(folder, _is_pdf)
    if not pictures:
        return _single(folder, pdfs or _files(folder, _is_transcript), alone=not within) + within
    rivals = pdfs + tuple(other.folder for other in within if isinstance(other, Source) and not _is_typed(other))
    if rivals:
        riddle = f"{folder} holds images and also {rivals[0].name}: which is the volume? Move one away."
        return (NotAVolume(riddle), *within)
    return (Source(volume_id(_name(folder)), folder, tuple(path.name for path in pictures)),)


def _is_typed(source: Source) -> bool:
    """Tell whether a volume is a transcript."""
    return _is_transcript(Path(source.scans[0]))


def _single(folder: Path, files: tuple[Path, ...], *, alone: bool) -> tuple[Source, ...]:
    """Return a volume for each PDF or transcript; one alone has the name of its folder."""
    if alone and len(files) == 1:
        return (Source(volume_id(_name(folder)), folder, (files[0].name,)),)
    return tuple(Source(volume_id(path.stem), folder, (path.name,)) for path in files)


def _name(folder: Path) -> str:
    """Return the name of a folder, also of `.`."""
    return folder.name or folder.resolve().name


def _is_image(path: Path) -> bool:
    return path.suffix.lower() in images.SUFFIXES


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == documents.SUFFIX


def _is_scan(path: Path) -> bool:
    return _is_image(path) or _is_pdf(path) or _is_transcript(path)


def _is_transcript(path: Path) -> bool:
    return path.suffix.lower() in TRANSCRIPT_SUFFIXES and path.stem.lower() not in _NO_TRANSCRIPTS


def _entries(folder: Path) -> Iterator[Path]:
    """Yield what is visible in a folder; FileAccess if it may not be read."""
    try:
        yield from (path for path in folder.iterdir() if not path.name.startswith((".", "~")))
    except OSError as error:
        raise FileAccess(f"{folder} cannot be read: {error.strerror}.") from error


def _files(folder: Path, wanted: Callable[[Path], bool]) -> tuple[Path, ...]:
    """Return the files of a folder that pass a test, in natural order; pipes too, to be refused by name."""
    return tuple(sorted((p for p in _entries(folder) if wanted(p) and not p.is_dir()), key=natural))


def _folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders in a folder that may hold volumes; a link that leads up, and so in a circle, is none."""
    here = folder.resolve()
    folders = (path for path in _entries(folder) if path.is_dir() and not here.is_relative_to(path.resolve()))
    return tuple(sorted((path for path in folders if path.name != AUTHORITIES), key=natural))


def natural(path: Path) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """Return a key that sorts as people count: f2 before f10, case aside."""
    parts = re.findall(r"\d+|\D+", unicodedata.normalize("NFC", path.name).casefold())
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts), path.name


def volume_id(name: str) -> str:
    """Return a name that is both an XML name and a file name on every system."""
    kept = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFKC", name)).strip("-.")
    return kept if kept[:1].isalpha() or kept[:1] == "_" else f"v-{kept}".rstrip("-")
