"""What editors decided about a volume, one JSON object a line, only ever added to."""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import BadConfig, FileAccess
from pipeline.model.correction import Act, Correction, Target
from pipeline.store.codec import Undecodable, decode, encode

FILE_NAME = "corrections.jsonl"

TORN = "torn"
"""Key of the line that says: the line before is what a crash left of a correction."""


@dataclass(frozen=True, slots=True)
class Entries:
    """All that a journal holds."""

    corrections: tuple[Correction, ...] = ()
    """By their time, then their id; each once."""
    torn: tuple[str, ...] = ()
    """Where a crash cut a line short, as `file, line 7`: what stands there was never acknowledged, and is kept."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The folder of an edition's corrections: `output/<volume>/corrections`. Nothing in it is ever changed."""

    folder: Path

    def read(self) -> Entries:
        """Return what all files of the journal hold.

        BadConfig, naming file and line, for what is no correction; FileAccess if a file cannot be read.
        """
        corrections: dict[str, Correction] = {}
        torn: list[str] = []
        for path in sorted(self.folder.glob("*.jsonl")):
            for place, entry in _entries(path):
                if entry is None:
                    torn.append(place)
                else:
                    corrections.setdefault(entry.id, entry)
        ordered = sorted(corrections.values(), key=lambda correction: (correction.at, correction.id))
        return Entries(tuple(ordered), tuple(torn))

    def append(self, corrections: Iterable[Correction]) -> None:
        """Add corrections; when this returns, they are on the disk. FileAccess if the system refuses.

        One writer at a time: others wait.
        """
        lines = [json.dumps(encode(Correction, it), ensure_ascii=False, sort_keys=True) for it in corrections]
        path = self.folder / FILE_NAME
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("ab+") as journal:
                fcntl.flock(journal, fcntl.LOCK_EX)
                journal.write((_mend(path) + "".join(f"{line}\n" for line in lines)).encode())
                journal.flush()
                os.fsync(journal.fileno())
            _settle(self.folder)
        except OSError as error:
            raise FileAccess(
                f"{path} cannot be written ({error.strerror}): nothing is lost but what was new."
            ) from error


def _mend(path: Path) -> str:
    """Return what has to be written first where a crash cut the last line short."""
    content = path.read_bytes()
    return f'\n{{"{TORN}": true}}\n' if content and not content.endswith(b"\n") else ""


def _settle(folder: Path) -> None:
    """Make sure that a new file's name is on the disk as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _entries(path: Path) -> Iterator[tuple[str, Correction | None]]:
    """Yield each entry of a file and where it stands; None where a crash cut it short."""
    lines = _lines(path)
    for number, line in enumerate(lines, 1):
        place = f"{path}, line {number}"
        if _is_torn(lines, number):
            yield place, None
        elif line.strip() and _mark_of_tear(line) is False:
            yield place, _correction(place, line)


def _lines(path: Path) -> list[str]:
    """Return the lines of a file; what follows the last line's end is one more."""
    try:
        return path.read_bytes().decode(errors="replace").split("\n")
    except OSError as error:
        raise FileAccess(f"{path} cannot be read ({error.strerror}): check its permissions.") from error


def _is_torn(lines: list[str], number: int) -> bool:
    """Tell whether a line, counted from 1, is what a crash left: the last without an end, or one marked so."""
    if number == len(lines):
        return bool(lines[-1].strip())
    return _mark_of_tear(lines[number])


def _mark_of_tear(line: str) -> bool:
    """Tell whether a line says that the one before it is torn."""
    return line == f'{{"{TORN}": true}}'


def _correction(place: str, line: str) -> Correction:
    """Return the correction of a line; BadConfig, in words, if it is none."""
    try:
        stored = json.loads(line)
    except ValueError as error:
        raise BadConfig(f"{place}, is no JSON ({error}): mend it or move it out of the journal.") from error
    _check(place, stored)
    try:
        correction: Correction = decode(Correction, stored)
    except Undecodable as error:
        raise BadConfig(f"{place}, is no correction ({error}): mend it or move it out of the journal.") from error
    return correction


def _check(place: str, stored: Any) -> None:
    """Raise BadConfig for keys and acts that are not known."""
    if not isinstance(stored, dict):
        raise BadConfig(f"{place}, is no correction: it must be a JSON object.")
    target = stored.get("target", {})
    known = [(stored, Correction), (target if isinstance(target, dict) else {}, Target)]
    for part, kind in known:
        strange = sorted(set(part) - {field.name for field in fields(kind)})
        if strange:
            raise BadConfig(f"{place}, has a key “{strange[0]}” that is not known.")
    if stored.get("act") not in list(Act):
        raise BadConfig(f"{place}, asks for “{stored.get('act')}”, which is none of {', '.join(Act)}.")
