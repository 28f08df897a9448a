"""A stretch of text whose names are known, as the corpora have them."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FOREIGN = "MISC"
"""The label of what a corpus marks as a name of a kind that we have not: learnt as such, and dropped when names are
given out."""

Span = tuple[int, int, str]
"""Start and end in characters, and label: PERSON, PLACE, ORG, GROUP, EVENT, WORK, DATE or FOREIGN."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, usually a sentence or a paragraph, with its names; no two overlap."""

    text: str
    spans: tuple[Span, ...] = ()
    note: bool = False
    """Whether it stands at the foot of a page."""
    volume: str = ""
    """The volume that it is part of, which comes as one; "" where it stands alone."""

    def with_more(self, spans: Iterable[Span]) -> "Passage":
        """Return the passage with those of some spans that lie over none of its own, nor over one another."""
        kept = list(self.spans)
        for span in spans:
            if not any(span[0] < other[1] and other[0] < span[1] for other in kept):
                kept.append(span)
        return replace(self, spans=tuple(sorted(kept)))


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file of JSON lines, which may be gzipped.

    A line has `text`, `entities` (lists of start, end, label), and perhaps `missing` (start, end of names of a kind
    that we have not) and `kind`, which is `note` for a footnote.
    """
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            read = json.loads(line)
            foreign = ((start, end, FOREIGN) for start, end, *_ in read.get("missing", ()))
            known = Passage(read["text"], (), read.get("kind") == "note")
            named = known.with_more((start, end, label) for start, end, label in read.get("entities", ()))
            yield named.with_more(foreign)
