"""The folder of one volume below output/: stages that may go at any time, an edition, corrections that never go."""

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from pipeline.errors import FileAccess
from pipeline.store.codec import Undecodable, decode, encode


@dataclass(frozen=True, slots=True)
class Store:
    """Where a volume's results lie: `folder` is output/<volume>."""

    folder: Path

    @property
    def edition(self) -> Path:
        """The TEI."""
        return self.folder / f"{self.folder.name}.xml"

    @property
    def violations(self) -> Path:
        """What the edition breaks, in words; there only while it breaks something."""
        return self.folder / "violations.txt"

    @property
    def report(self) -> Path:
        """What became of every page, for people."""
        return self.folder / "report.html"

    @property
    def corrections(self) -> Path:
        """The folder of journals; no command ever deletes it."""
        return self.folder / "corrections"

    def applied(self, path: Path) -> Path:
        """Return where a file of corrections is kept once its corrections are in the journal."""
        return self.corrections / "applied" / f"{self.digest(path)}{path.suffix}"

    def stage_names(self) -> tuple[str, ...]:
        """Return the stages that have left something, in alphabetical order."""
        stages = self.folder / "stages"
        return tuple(sorted(path.name for path in stages.iterdir())) if stages.is_dir() else ()

    def digest(self, path: Path) -> str:
        """Return what identifies a file's bytes; "" if there is no such file."""
        return blake2b(path.read_bytes(), digest_size=12).hexdigest() if path.is_file() else ""

    def set_aside(self, path: Path) -> Path:
        """Rename a file that a person may have changed to a name that is free, and return that."""
        numbers = (path.with_name(f"{path.stem}.kept-{number}{path.suffix}") for number in count(1))
        free = next(name for name in numbers if not name.exists())
        try:
            return path.rename(free)
        except OSError as error:
            raise _refused(error, path) from error

    def latest(self, stage: str, key: str, kind: Any) -> Any | None:
        """Return what a stage stored last under a key, whatever it was made from; None if nothing is readable."""
        stored = self._stored(stage, key)
        return _decoded(kind, stored) if stored else None

    def load(self, stage: str, key: str, kind: Any, fingerprint: str) -> Any | None:
        """Return what a stage stored under a key, if it was made from what `fingerprint` says; else None."""
        stored = self._stored(stage, key)
        return _decoded(kind, stored) if stored and stored.get("fingerprint") == fingerprint else None

    def save(self, stage: str, key: str, kind: Any, value: Any, fingerprint: str) -> None:
        """Store a value under a key, whole or not at all."""
        stored = {"fingerprint": fingerprint, "value": encode(kind, value)}
        text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
        self.write(self._path(stage, key), text.encode(errors="surrogatepass"))

    def write(self, path: Path, content: bytes) -> bool:
        """Write a file whole or not at all; return whether it changed anything. FileAccess if refused."""
        try:
            if path.is_file() and path.read_bytes() == content:
                return False
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content)
        except OSError as error:
            raise _refused(error, path) from error
        return True

    def drop_pictures_but_of(self, page: Path) -> None:
        """Delete the report's pictures that a page of HTML shows no longer."""
        shown = page.read_text(encoding="utf-8")
        for picture in (self.folder / page.stem).glob("*.jpg"):
            if picture.name not in shown:
                picture.unlink(missing_ok=True)

    def keep_only(self, stage: str, keys: frozenset[str]) -> None:
        """Forget what a stage stored of pages that the volume no longer has."""
        for path in (self.folder / "stages" / stage).glob("*.json"):
            if path.stem not in keys:
                path.unlink(missing_ok=True)

    def clean(self) -> int:
        """Delete all that can be made again from the scans, but not the edition; return how many files went."""
        stages = self.folder / "stages"
        files = sum(1 for path in stages.rglob("*") if path.is_file()) if stages.is_dir() else 0
        try:
            if stages.is_dir():
                shutil.rmtree(stages)
        except OSError as error:
            raise _refused(error, stages) from error
        return files

    def _stored(self, stage: str, key: str) -> dict[str, Any] | None:
        """Return what lies under a key; None if nothing does, or what a crash or another version left."""
        path = self._path(stage, key)
        try:
            stored = json.loads(path.read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        except OSError as error:
            raise _refused(error, path) from error
        return stored if isinstance(stored, dict) else None

    def _path(self, stage: str, key: str) -> Path:
        return self.folder / "stages" / stage / f"{key}.json"


def _decoded(kind: Any, stored: dict[str, Any]) -> Any | None:
    """Return the value that was stored; None if another version wrote it."""
    try:
        return decode(kind, stored["value"])
    except (Undecodable, KeyError):
        return None


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file, force it to disk, and put it in the file's place in one step."""
    beside = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refused(error: OSError, path: Path) -> FileAccess:
    return FileAccess(f"{path} cannot be read or written ({error.strerror}): check its permissions and the free space.")
