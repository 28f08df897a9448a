"""What is printed on a scan, where somebody has written it down: `gt.json`, words with polygons and their zones."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from pipeline.model.geometry import Box
from pipeline.model.page import Marker, Page, Surface

PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A printed line, or a superscript marker (`zone` is then "marker"), in pixels of the page."""

    zone: str
    text: str
    box: Box


@dataclass(slots=True)
class Tally:
    """Counts over pages."""

    characters: int = 0
    errors: int = 0
    markers: int = 0
    found: int = 0
    right: int = 0
    false: int = 0
    stray: int = 0


def lines_by_page(folder: Path) -> dict[tuple[str, int], list[dict[str, object]]]:
    """Return the words of each page of the scans, by scan and the page's place on it; {} where there is no truth."""
    path = folder / "gt.json"
    if not path.is_file():
        return {}
    scans = json.loads(path.read_text("utf-8"))
    return {
        (scan["image"], place): [word for word in scan["words"] if word["page"] == number]
        for scan in scans
        for place, number in enumerate(scan["pages"])
    }


def true_lines(words: list[dict[str, object]], surface: Surface) -> Iterator[TrueLine]:
    """Yield the lines that words stand in; a line ends where the next word stands further left or lower."""
    back = surface.frame.inverse()
    row: list[tuple[str, str, Box]] = []
    for word in words:
        xs, ys = zip(*(back.point(*corner) for corner in word["polygon"]), strict=True)  # type: ignore[attr-defined]
        zone, box = str(word["zone"]), Box(min(xs), min(ys), max(xs), max(ys))
        if row and (zone == "marker" or _new(row[-1], zone, box)):
            yield _line(row)
            row = []
        row.append((str(word["text"]), zone, box))
    if row:
        yield _line(row)


def _new(before: tuple[str, str, Box], zone: str, box: Box) -> bool:
    """Tell whether a word begins a line."""
    lower = abs(box.centre[1] - before[2].centre[1]) > 0.7 * box.height
    return before[1] != zone or box.left < before[2].left or lower


def _line(row: list[tuple[str, str, Box]]) -> TrueLine:
    """Return the line of words."""
    return TrueLine(row[0][1], plain(" ".join(text for text, _, _ in row)), Box.around(box for _, _, box in row))


def plain(text: str) -> str:
    """Return text with the simplest quotes and dashes."""
    return re.sub(r"\s+", " ", text.translate(PLAIN)).strip()


def count(tally: Tally, page: Page, truth: list[TrueLine]) -> None:
    """Add to the tally how well a page was read."""
    words = [word for line in page.lines if line.mark is None for word in line.words]
    markers = [(line.markers.index(m), m) for line in page.lines if line.mark is None for m in line.markers]
    used: set[int] = set()
    notes = [line for line in truth if line.zone == "footnote"]
    for line in truth:
        if line.zone == "marker":
            _count_marker(tally, line, [marker for _, marker in markers])
            continue
        here = [n for n, word in enumerate(words) if n not in used and line.box.grown(15).holds(*word.box.centre)]
        here = [n for n in here if line.box.top <= words[n].box.centre[1] <= line.box.bottom]
        used.update(here)
        read = plain(" ".join(words[n].text for n in sorted(here, key=lambda n: words[n].box.left)))
        label = "".join(m.label for _, m in markers if m.at == 0 and line.box.grown(10).holds(*m.box.centre))
        wanted = line.text.removeprefix(label) if line.zone == "footnote" else line.text
        tally.characters += len(wanted)
        tally.errors += Levenshtein.distance(wanted, read)
    tally.stray += len(words) - len(used)
    true = [line.box for line in truth if line.zone == "marker"]
    for _, marker in markers:
        in_note = marker.at == 0 and any(note.box.grown(10).holds(*marker.box.centre) for note in notes)
        tally.false += not in_note and not any(_same(marker, box) for box in true) and marker.confidence >= 0.5


def _count_marker(tally: Tally, line: TrueLine, markers: list[Marker]) -> None:
    """Count a marker of the text as found and as rightly read."""
    hits = [marker for marker in markers if _same(marker, line.box)]
    tally.markers += 1
    tally.found += bool(hits)
    tally.right += any(marker.label == line.text for marker in hits)


def _same(marker: Marker, box: Box) -> bool:
    """Tell whether a marker stands where one was printed."""
    return marker.box.shared(box) > 0.2 or box.shared(marker.box) > 0.2
