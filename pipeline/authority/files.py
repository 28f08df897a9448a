"""Which files of names there are, and what they say together."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from pipeline.authority.joining import joined
from pipeline.authority.table import table
from pipeline.authority.tei_lists import tei_lists
from pipeline.errors import BadArguments, BadInput, FileAccess
from pipeline.model.authority import Authority, Entry

FOLDER = "authorities"
"""Beside the scans of a volume: everything in it is read."""

TABLES = frozenset({".csv", ".tsv"})
LISTS = frozenset({".xml", ".tei"})
SPREADSHEETS = frozenset({".xls", ".xlsx", ".ods", ".numbers"})
"""What is meant for a list of names, but is no text."""

MOST_BYTES = 256 * 1024 * 1024
"""No list that people keep is larger; what is would fill the memory before it is found to be none."""


def authority(folder: Path, given: Iterable[Path] = ()) -> Authority:
    """Return what the lists in `folder`/authorities and those given say, each file once.

    BadArguments if one that is given is not there; BadInput, naming file and row, if one is not what it should be;
    FileAccess if one may not be read.
    """
    beside = _within(folder / FOLDER) if (folder / FOLDER).is_dir() else []
    paths = list({path.resolve(): path for path in (*beside, *_given(given))}.values())
    if not paths:
        return Authority()
    contents = [(path, _content(path)) for path in paths]
    seen = blake2b(digest_size=12)
    for path, content in contents:
        seen.update(blake2b(path.name.encode(errors="surrogatepass") + b"\0" + content).digest())
    return Authority(joined(_entries(path, content) for path, content in contents), seen.hexdigest())


def _given(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that are given, those of a folder in their order."""
    for path in paths:
        if path.is_dir():
            yield from _within(path)
        elif path.exists():
            yield path
        else:
            raise BadArguments(f"--authority {path} does not exist: give a table (.csv) or a TEI file (.xml) of names.")


def _within(folder: Path) -> list[Path]:
    """Return the lists in a folder, by name; whatever else lies there is passed over, but not a spreadsheet."""
    wanted = TABLES | LISTS | SPREADSHEETS
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in wanted)
    except OSError as error:
        raise FileAccess(f"{folder} cannot be read ({error.strerror}): check its permissions.") from error
    return [path for path in found if not path.name.startswith((".", "~"))]


def _content(path: Path) -> bytes:
    """Return the bytes of a list."""
    if path.suffix.lower() in SPREADSHEETS:
        raise BadInput(f"{path} is a spreadsheet: save it as CSV (UTF-8), and take that.")
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path} is larger than {MOST_BYTES // 1024**2} MB: no list of names is.")
        return path.read_bytes()
    except OSError as error:
        raise FileAccess(f"{path} cannot be read ({error.strerror}): check its permissions.") from error


def _entries(path: Path, content: bytes) -> tuple[Entry, ...]:
    """Return what a list says."""
    if path.suffix.lower() in LISTS:
        return tei_lists(path, content)
    if path.suffix.lower() in TABLES:
        return table(path, content)
    raise BadInput(f"{path} is neither a table (.csv, .tsv) nor a TEI file (.xml): name it for what it is.")
