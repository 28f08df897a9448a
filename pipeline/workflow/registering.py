"""One register for all editions of a folder: who of one volume is who of another."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadInput, FileAccess
from pipeline.publish.register import Entry, encoded, entries, joined, page
from pipeline.store import Store

REGISTER = "register"
"""Name of the files beside the folders of the volumes."""

SEAL = f".{REGISTER}.digest"
"""Name of the file that tells a register as it was written from one that somebody changed."""


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
    kept: str = ""
    """Where a register that somebody changed by hand was put before it was replaced; "" if there was none."""


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
    path, shared = output / f"{REGISTER}.xml", sum(len(it.entries) > 1 for it in made)
    kept = _written(Store(output), path, encoded(volumes, made))
    Store(output).write(path.with_suffix(".html"), page(volumes, made))
    return Registered(path, len(volumes), len(made), shared, tuple(refused), kept)


def _written(store: Store, path: Path, content: bytes) -> str:
    """Write the register; return where one that somebody changed by hand was put, "" if nobody did.

    What lies beside it tells: the digest of the register that was written last.
    """
    seal = path.with_name(SEAL)
    sealed = seal.read_bytes() if seal.is_file() else b""
    changed = path.is_file() and sealed != store.digest(path).encode()
    kept = str(store.set_aside(path)) if changed and path.read_bytes() != content else ""
    store.write(path, content)
    store.write(seal, store.digest(path).encode())
    return kept


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
