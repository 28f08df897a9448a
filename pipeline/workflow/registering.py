"""One register for all editions of a folder: who of one volume is who of another."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadInput, FileAccess
from pipeline.publish.register import Entry, encoded, entries, joined, page
from pipeline.store import Store

REGISTER = "register"
"""Name of the files beside the folders of the volumes."""


@dataclass(frozen=True, slots=True)
class Registered:
    """The register that was written."""

    path: Path
    volumes: int
    entries: int
    shared: int
    """Entries that more than one volume names."""
    refused: tuple[str, ...] = ()
    """Why editions could not be read, in words; their volumes are not in the register."""


def register(output: Path) -> Registered:
    """Write the register of all editions that lie in a folder, as TEI and as a page, and return what it holds.

    It follows from the editions alone: which volume was digitised first, and by how many processes, is no matter.
    """
    volumes: list[str] = []
    found: list[Entry] = []
    refused: list[str] = []
    for edition in editions(output):
        try:
            found += entries(edition.stem, _content(edition))
            volumes.append(edition.stem)
        except (BadInput, FileAccess) as error:
            refused.append(str(error))
    made = joined(found)
    store, path = Store(output), output / f"{REGISTER}.xml"
    store.write(path, encoded(volumes, made))
    store.write(path.with_suffix(".html"), page(volumes, made))
    return Registered(path, len(volumes), len(made), sum(len(it.entries) > 1 for it in made), tuple(refused))


def register_due(output: Path) -> bool:
    """Tell whether a folder has several editions, and one that is newer than their register."""
    path, found = output / f"{REGISTER}.xml", editions(output)
    written = path.stat().st_mtime if path.is_file() else 0.0
    return len(found) > 1 and any(edition.stat().st_mtime > written for edition in found)


def editions(output: Path) -> list[Path]:
    """Return the editions in a folder, by their names."""
    folders = sorted(output.iterdir()) if output.is_dir() else []
    return [edition for folder in folders if (edition := Store(folder).edition).is_file()]


def _content(edition: Path) -> bytes:
    try:
        return edition.read_bytes()
    except OSError as error:
        raise FileAccess(f"{edition} cannot be read ({error.strerror}): check its permissions.") from error
