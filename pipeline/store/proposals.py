"""A file of corrections as a person writes it, in TOML.

    by = "Anna Berg"

    [[correction]]
    act = "read"                 # a line is misread
    target = "s0003-l012"        # its id in the edition
    now = "The whole line, as it is printed."

    [[correction]]
    act = "add"                  # a name was overlooked
    target = "p-0007"            # the paragraph
    quote = "Inchon"             # the words; and, if they stand there twice, `prefix`: the words right before
    now = "place"

The acts: `read` a line, set a `zone` to another kind, `anchor` a note behind the words `now`, `add`, `drop` or
`retype` a name, `undo` the correction whose id is the target.
"""

import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import BadConfig, FileAccess
from pipeline.model.amend import Proposal
from pipeline.model.correction import Act

KEYS = ("act", "target", "now", "quote", "prefix", "by", "at")
NEEDED = {
    Act.READ: ("target", "now"),
    Act.ZONE: ("target", "now"),
    Act.ANCHOR: ("target", "now"),
    Act.ADD: ("target", "quote", "now"),
    Act.DROP: ("target",),
    Act.RETYPE: ("target", "now"),
    Act.UNDO: ("target",),
}


def proposals(path: Path, at: str) -> tuple[Proposal, ...]:
    """Return what a file proposes; `at` (ISO 8601, UTC) is when, for those that do not say.

    BadConfig, naming the file and the correction, for what is not understood; FileAccess if it cannot be read.
    """
    stated = _read(path)
    strange = sorted(set(stated) - {"by", "correction"})
    if strange:
        raise BadConfig(f"{path} has a key “{strange[0]}” that is not known: it may have `by` and [[correction]].")
    entries = stated.get("correction", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadConfig(f"{path}: begin each correction with [[correction]].")
    common = {"at": at} | ({"by": stated["by"]} if "by" in stated else {})
    return tuple(_proposal(f"{path}, correction {number}", common | entry) for number, entry in enumerate(entries, 1))


def _read(path: Path) -> dict[str, Any]:
    """Return what the TOML says."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} is no valid TOML ({error}): mend that line.") from error
    except OSError as error:
        raise FileAccess(f"{path} cannot be read ({error.strerror}): check the name and its permissions.") from error


def _proposal(place: str, entry: dict[str, Any]) -> Proposal:
    """Return one proposal; BadConfig says what is wrong with it."""
    strange = sorted(set(entry) - set(KEYS))
    if strange:
        raise BadConfig(f"{place}, has a key “{strange[0]}” that is not known: use {', '.join(KEYS)}.")
    if entry.get("act") not in list(Act):
        raise BadConfig(f"{place}, asks for “{entry.get('act', '')}”, which is none of {', '.join(Act)}.")
    act = Act(entry["act"])
    missing = [key for key in ("by", *NEEDED[act]) if key not in entry]
    if missing:
        raise BadConfig(f"{place}, does not say `{missing[0]}`.")
    wrong = [key for key, value in entry.items() if not isinstance(value, str)]
    if wrong:
        raise BadConfig(f"{place}: `{wrong[0]}` must be a text in quotation marks.")
    return Proposal(**{**entry, "act": act})
