"""Where a printed chapter's markers stand, what its notes say, and which of them run over pages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.geometry import Box


@dataclass(frozen=True, slots=True)
class TrueMarker:
    """A marker in the text, in pixels of its scan."""

    scan: str
    box: Box
    label: str
    note: str
    """Key of the note that it calls."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is printed."""

    name: str
    markers: tuple[TrueMarker, ...]
    notes: dict[str, str]
    """Their texts, by key."""
    running: tuple[str, ...]
    """Keys of the notes that go on on another page."""

    @classmethod
    def read(cls, folder: Path) -> "Chapter":
        """Return the truth that lies beside the scans, in `gold.json` and `gt.json`."""
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        scans = json.loads((folder / "gt.json").read_text(encoding="utf-8"))
        words = [(scan["image"], word) for scan in scans for word in scan["words"]]
        named = gold.get("note_labels") or {key: {"label": key} for key in gold["notes"]}
        labels = [(key, str(each["label"])) for key, each in named.items()]
        markers = tuple(_markers(words, labels))
        return cls(folder.name, markers, gold["notes"], tuple(_running([word for _, word in words], list(named))))


def _markers(words: Sequence[tuple[str, dict[str, Any]]], labels: Sequence[tuple[str, str]]) -> Iterator[TrueMarker]:
    """Yield the markers in order; two on one word are printed as one piece, and share its width by their length."""
    left = list(labels)
    for scan, word in words:
        text, box = word["text"], _box(word["polygon"])
        reached = 0 if word["zone"] == "marker" else len(text)
        while reached < len(text):
            key, label = left.pop(0)
            edges = [box.left + box.width * end / len(text) for end in (reached, reached + len(label))]
            reached += len(label)
            yield TrueMarker(scan, Box(edges[0], box.top, edges[1], box.bottom), label, key)


def _box(polygon: Sequence[Sequence[float]]) -> Box:
    xs, ys = zip(*polygon, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _running(words: Sequence[dict[str, Any]], keys: Sequence[str]) -> Iterator[str]:
    """Yield the notes whose words go on before the first label of a page."""
    begun, page = 0, None
    for word in words:
        if word["zone"] == "note_label":
            begun, page = begun + 1, word["page"]
        elif word["zone"] == "footnote" and word["page"] != page and begun:
            page = word["page"]
            yield keys[begun - 1]
