"""The truth of a volume: what its edition must hold, and where every word lies in the pixels of its scans."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from benchmarks.press.copy import Gap
from benchmarks.press.manuscript import Manuscript
from benchmarks.press.scan import Scan, View
from benchmarks.press.sheet import SOFT_HYPHEN, Passage, Printed, Sheet
from pipeline.model.geometry import Box, Points

Json = dict[str, Any]


@dataclass(slots=True)
class Growing:
    """A block or note while its lines come in."""

    kind: str
    key: str
    text: str = ""
    gap: Gap = Gap.END
    pages: list[int] = field(default_factory=list)

    def add(self, passage: Passage, page: int) -> None:
        """Take in one more line."""
        self.text += (" " if self.text and self.gap is Gap.SPACE else "") + passage.text
        self.gap = passage.gap
        if page not in self.pages:
            self.pages.append(page)


def gold(sheets: Sequence[Sheet], scans: Sequence[Scan], manuscript: Manuscript) -> Json:
    """Return the chapter as an edition of what was scanned must hold it."""
    numbers = [view.sheet.number for scan in scans for view in scan.views]
    kept = [sheet for sheet in sheets if sheet.number in numbers]
    ids = _ids(sheets)
    grown = list(_grown(kept))
    notes = {ids[g.key]: _noted(g, sheets) for g in grown if g.kind == "note"}
    called = [(key, label, sheet.number) for sheet in kept for key, label in sheet.notes]
    hand = [" ".join(pen.text.split()) for sheet in kept for pen in sheet.pens if pen.zone == "margin_hand"]
    return {
        "title": manuscript.title,
        "author": manuscript.author,
        "first_page": numbers[0],
        "blocks": [_block(g, ids) for g in grown if g.kind != "note"],
        "notes": notes,
        "note_labels": {ids[key]: {"label": label, "page": page} for key, label, page in called},
        "handwriting": hand,
        "page_numbers": numbers,
        "missing_pages": [sheet.number for sheet in sheets[: sheets.index(kept[-1])] if sheet not in kept],
    }


def _ids(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return a name for every note: its label where no other has it, its ordinal where one does."""
    called = [note for sheet in sheets for note in sheet.notes]
    labels = [label for _, label in called]
    unique = len(set(labels)) == len(labels) and all(label.isalnum() for label in labels)
    return {key: label if unique else f"n{number}" for number, (key, label) in enumerate(called, 1)}


def _grown(kept: Sequence[Sheet]) -> Iterator[Growing]:
    """Yield blocks and notes, each where its first line stands; what a missing page broke comes in two."""
    found: dict[tuple[str, str, int], Growing] = {}
    part, before = 0, None
    for sheet in kept:
        if before is not None and sheet.number > before + 1:
            part += 1
            found["missing_pages", "", part] = Growing("missing_pages", "", pages=list(range(before + 1, sheet.number)))
        before = sheet.number
        for passage in sheet.passages:
            name = (passage.kind, passage.key, part)
            found.setdefault(name, Growing(passage.kind, passage.key)).add(passage, sheet.number)
    yield from found.values()


def _block(grown: Growing, ids: Mapping[str, str]) -> Json:
    if grown.kind == "missing_pages":
        return {"type": "missing_pages", "pages": grown.pages}
    text = grown.text + ("-" if grown.gap is Gap.SOFT else "")
    for key, name in ids.items():
        text = text.replace(f"⟦{key}⟧", f"⟦{name}⟧")
    if grown.kind == "figure":
        return {"type": "figure", "caption": text, "page": grown.pages[0]}
    return {"type": grown.kind, "text": text}


def _noted(grown: Growing, sheets: Iterable[Sheet]) -> str:
    """Return a note's text without the label before it."""
    label = next(label for sheet in sheets for key, label in sheet.notes if key == grown.key)
    return grown.text.removeprefix(label).removeprefix(".").lstrip()


def ground(scans: Sequence[Scan], names: Sequence[str]) -> list[Json]:
    """Return, scan by scan, every word and every mark with its polygon."""
    return [
        {
            "image": name,
            "width": scan.image.shape[1],
            "height": scan.image.shape[0],
            "pages": [view.sheet.number for view in scan.views],
            "zones": [zone for view in scan.views for zone in _zones(view)],
            "words": [word for view in scan.views for word in _words(view)],
        }
        for scan, name in zip(scans, names, strict=True)
    ]


def _zones(view: View) -> Iterator[Json]:
    page = view.sheet.number
    for pen in view.sheet.pens:
        polygon = _rounded(view.geometry.polygon(pen.box))
        zone: Json = {"type": pen.zone, "text": " ".join(pen.text.split()), "polygon": polygon}
        if pen.zone == "margin_hand":
            zone |= {"place": pen.place, "rotation": pen.rotation}
        else:
            zone["course"] = _rounded(tuple(view.geometry.point(x, y) for x, y in pen.points))
        yield zone | {"page": page}
    for picture in view.sheet.pictures:
        yield {"type": "figure", "text": "", "polygon": _rounded(view.geometry.polygon(picture.box)), "page": page}


def _words(view: View) -> Iterator[Json]:
    joins = _soft_rows(view.sheet)
    for (row, _, zone), group in groupby(view.sheet.printed, key=lambda p: (p.row, p.word, p.zone)):
        letters: list[Printed] = list(group)
        text = "".join(piece.text for piece in letters)
        if joins.get(row) is letters[-1]:
            text = text[:-1] + SOFT_HYPHEN
        box = Box.around(piece.box for piece in letters)
        polygon = _rounded(view.geometry.polygon(box))
        yield {"text": text, "zone": zone, "page": view.sheet.number, "polygon": polygon}


def _soft_rows(sheet: Sheet) -> dict[int, Printed]:
    """Return, for the lines that end in a soft hyphen, what carries it."""
    texts = [p for p in sheet.printed if p.zone not in ("running_head", "page_number")]
    last = {now.row: now for now, after in pairwise([*texts, None]) if now and (after is None or after.row != now.row)}
    rows = sorted(last)
    return {row: last[row] for row, passage in zip(rows, sheet.passages, strict=True) if passage.gap is Gap.SOFT}


def _rounded(points: Points) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in points]
