"""Notes in which somebody marked what they cite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.borrowed import expanded

MARK = re.compile(r"⟦(?P<kind>\w+) |(?P<closed>⟧)|\{(?P<part>\w+):(?P<value>\w*)\||(?P<ended>\})")

Stretch = tuple[str, int, int]
"""What it is, where it starts and ends."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A note, its citations and their parts, in the order in which they end."""

    text: str
    citations: tuple[Stretch, ...]
    parts: tuple[Stretch, ...]
    """Each by its kind and its value: `title a`, `range page`, `author`."""


def marked(line: str) -> Marked:
    """Return the note that a line holds; ValueError if its marks do not match."""
    text, citations, parts, opened, at = "", list[Stretch](), list[Stretch](), list[tuple[str, int]](), 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark["closed"] or mark["ended"]:
            if not opened:
                raise ValueError(f"a mark is closed that was not opened: {line}")
            what, start = opened.pop()
            (parts if mark["ended"] else citations).append((what, start, len(text)))
        else:
            opened.append((mark["kind"] or f"{mark['part']} {mark['value']}".strip(), len(text)))
    if opened:
        raise ValueError(f"a mark is left open: {line}")
    return Marked(text + line[at:], tuple(citations), tuple(parts))


def notes(path: Path, corpora: Path | None = None) -> Iterator[Marked]:
    """Yield the notes of a file, borrowed ones if their corpus is there; lines that begin with # are remarks."""
    for line in expanded(path, corpora).splitlines():
        if line.strip() and not line.startswith("#"):
            yield marked(line)
