"""volume.toml: what an archivist says of a volume."""

import tomllib
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import BadConfig, FileAccess
from pipeline.model.arrangement import Arrangement, stretches
from pipeline.model.volume import Metadata

FILE_NAME = "volume.toml"
SCANS = "scans"
"""The table that speaks of the scans and not of the book."""


def metadata(folder: Path, volume_id: str) -> Metadata:
    """Return what `folder`/volume.toml says; a volume without one has its id for a title.

    BadConfig if the file is no TOML, or has a key or a value that we do not know.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Metadata(title=volume_id)
    stated: dict[str, Any] = {key: _value(path, key, value) for key, value in _read(path).items() if key != SCANS}
    return replace(Metadata(title=volume_id), **stated)


def arrangement(folder: Path) -> Arrangement:
    """Return what `folder`/volume.toml says of the order of the scans; BadConfig where it is not understood."""
    path = folder / FILE_NAME
    stated = _read(path).get(SCANS, {}) if path.is_file() else {}
    if not isinstance(stated, dict):
        raise BadConfig(f'{path}: scans must be a table, such as [scans] with order = "1-3, 6-7, 4-5, 8-" below it.')
    return Arrangement(**{key: _ranges(path, key, value) for key, value in stated.items()})


def _ranges(path: Path, key: str, value: object) -> str:
    """Return a list of scans once it is understood."""
    known = [field.name for field in fields(Arrangement)]
    if key not in known:
        raise BadConfig(f"{path} has a key '{key}' under [scans] that is not known.{_guess(key, known)}")
    try:
        stretches(str(value))
    except ValueError as error:
        raise BadConfig(
            f'{path}: {key} under [scans] has "{error}", which is no scan: write it like "1-3, 7b, 4-6, 8-"'
            " (scans count from 1; a and b are the left and right page of a spread)."
        ) from error
    return str(value)


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} is no valid TOML ({error}): mend that line or take it out.") from error
    except OSError as error:
        raise FileAccess(f"{path} cannot be read ({error.strerror}): check its permissions.") from error


def _value(path: Path, key: str, value: object) -> str | tuple[str, ...]:
    """Return the value as its field wants it: a list of names, or a text (a year may be written as a number)."""
    known = {field.name: field.default for field in fields(Metadata)}
    if key not in known:
        raise BadConfig(f"{path} has a key '{key}' that is not known.{_guess(key, list(known))}")
    if isinstance(known[key], tuple):
        names = value if isinstance(value, list) else [value]
        if all(isinstance(name, str) for name in names):
            return tuple(str(name) for name in names)
        raise BadConfig(f'{path}: {key} must be a name or a list of names, such as ["Jane Doe"].')
    if isinstance(value, list | dict | bool):
        raise BadConfig(f'{path}: {key} must be a text in quotation marks, such as "Seoul".')
    return str(value)


def _guess(key: str, known: list[str]) -> str:
    close = get_close_matches(key, known, 1)
    return f" Did you mean '{close[0]}'?" if close else f" The keys are: {', '.join(known)}."
