"""Passages that were marked by hand for this project, as in `{{Jane Austen|PERSON}} lived in {{Bath|PLACE}}`."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.borrowed import expanded
from benchmarks.names.passage import Passage, Span

FOLDER = Path(__file__).with_name("marked")
"""Files of passages, one a paragraph; lines that begin with `#` say where they are from, with `@` refer to corpora."""
LEARNT_OF_OURS = ("notes", "prose")
"""Those that a pipeline learns from; the others try it."""
MARK = re.compile(r"\{\{([^{}|]+)\|([A-Z]+)\}\}")


def marked(path: Path, corpora: Path | None = None) -> Iterator[Passage]:
    """Yield the passages of a file, borrowed ones if their corpus is there; those of `notes` stood at a page's foot."""
    lines = (line for line in expanded(path, corpora).splitlines() if not line.startswith("#"))
    for paragraph in "\n".join(lines).split("\n\n"):
        if paragraph.strip():
            yield _passage(" ".join(paragraph.split()), path.stem == "notes")


def _passage(source: str, note: bool) -> Passage:
    """Return a passage without its marks, and where they stood."""
    spans: list[Span] = []
    text, last = "", 0
    for match in MARK.finditer(source):
        text += source[last : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text, last = text + match[1], match.end()
    return Passage(text + source[last:], tuple(spans), note)
