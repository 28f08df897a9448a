"""The truth of a volume: what its edition must hold, and where every word lies in the pixels of its scans."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from benchmarks.press.copy import Gap
from benchmarks.press.manuscript import Kind, Manuscript
from benchmarks.press.scan import Scan, View
from benchmarks.press.sheet import SOFT_HYPHEN, Passage, Printed, Sheet
from pipeline.model.geometry import Box, Points

Json = dict[str, Any]
NOTES = (Kind.NOTE, Kind.ENDNOTE)


@dataclass(slots=True)
class Growing:
    """A block or note while its lines come in."""

    kind: Kind | None
    """None of pages that were not scanned."""
    key: str
    text: str = ""
    gap: Gap = Gap.END
    pages: list[int] = field(default_factory=list)

    def add(self, passage: Passage, page: int) -> None:
        """Take in one more line."""
        joint = {Gap.SPACE: " ", Gap.END: "\n"}.get(self.gap, "")
        self.text += (joint if self.text else "") + passage.text
        self.gap = passage.gap
        if page not in self.pages:
            self.pages.append(page)


def gold(sheets: Sequence[Sheet], scans: Sequence[Scan], manuscript: Manuscript) -> Json:
    """Return the chapter as an edition of what was scanned must hold it."""
    numbers = [view.sheet.number for scan in scans for view in scan.views]
    kept = [sheet for sheet in sheets if sheet.number in numbers]
    ids = _ids(sheets)
    grown = list(_grown(kept))
    notes = {ids[g.key]: _noted(g, sheets) for g in grown if g.kind in NOTES}
    called = [(key, label, _folio(sheet)) for sheet in kept for key, label in sheet.notes]
    hand = [" ".join(pen.text.split()) for sheet in kept for pen in sheet.pens if pen.zone == "margin_hand"]
    return {
        "title": manuscript.title,
        "author": manuscript.author,
        "first_page": _folio(scans[0].views[0].sheet),
        "blocks": _blocks([g for g in grown if g.kind not in (*NOTES, Kind.SIDE)], ids),
        "notes": notes,
        "note_labels": {ids[key]: {"label": label, "page": page} for key, label, page in called},
        "handwriting": hand,
        "page_numbers": [_folio(view.sheet) for scan in scans for view in scan.views],
        "missing_pages": [sheet.number for sheet in sheets[: sheets.index(kept[-1])] if sheet not in kept],
        **_asides(grown),
        **_faults(scans),
    }


def _folio(sheet: Sheet) -> int | str:
    """Return a page's number as it is printed: an int if it is in arabic figures."""
    return int(sheet.folio) if sheet.folio.isdigit() else sheet.folio


def _asides(grown: Sequence[Growing]) -> Json:
    """Return the notes that are printed in the margin, if there are any."""
    sides = [{"text": " ".join(g.text.split()), "page": g.pages[0]} for g in grown if g.kind is Kind.SIDE]
    return {"margin_notes": sides} if sides else {}


def _faults(scans: Sequence[Scan]) -> Json:
    """Return what was done wrong at the scanner: ordinals, from 1, of scans upside down, doubled or misplaced."""
    firsts = [scan.views[0].sheet.number for scan in scans]
    doubled = [n for n, number in enumerate(firsts, 1) if number in firsts[: n - 1]]
    faults = {
        "upside_down": [n for n, scan in enumerate(scans, 1) if scan.upside],
        "doubled": doubled,
        "disordered": [n for n, (a, b) in enumerate(pairwise(firsts), 2) if b < a],
    }
    return {name: found for name, found in faults.items() if found}


def _ids(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return a name for every note: its label where no other has it, its ordinal where one does."""
    called = [note for sheet in sheets for note in sheet.notes]
    labels = [label for _, label in called]
    unique = len(set(labels)) == len(labels) and all(label.isalnum() for label in labels)
    return {key: label if unique else f"n{number}" for number, (key, label) in enumerate(called, 1)}


def _grown(kept: Sequence[Sheet]) -> Iterator[Growing]:
    """Yield blocks and notes, each where its first line stands; what a missing page broke comes in two."""
    found: dict[tuple[Kind | None, str, int], Growing] = {}
    part, before = 0, None
    for sheet in kept:
        if before is not None and sheet.number > before + 1:
            part += 1
            found[None, "", part] = Growing(None, "", pages=list(range(before + 1, sheet.number)))
        before = sheet.number
        for passage in sheet.passages:
            name = (passage.kind, passage.key, part)
            found.setdefault(name, Growing(passage.kind, passage.key)).add(passage, sheet.number)
    yield from found.values()


def _blocks(grown: Sequence[Growing], ids: Mapping[str, str]) -> list[Json]:
    """Return the blocks; the caption of a table belongs to it."""
    captions = {g.key: g.text for g in grown if g.kind is Kind.TABLE and g.key.endswith("-caption")}
    return [_block(g, ids, captions) for g in grown if g.key not in captions]


def _block(grown: Growing, ids: Mapping[str, str], captions: Mapping[str, str]) -> Json:
    if grown.kind is None:
        return {"type": "missing_pages", "pages": grown.pages}
    text = grown.text + ("-" if grown.gap is Gap.SOFT else "")
    for key, name in ids.items():
        text = text.replace(f"⟦{key}⟧", f"⟦{name}⟧")
    level = " ".join(text.split())
    if grown.kind is Kind.FIGURE:
        return {"type": "figure", "caption": level, "page": grown.pages[0]}
    if grown.kind is Kind.TABLE:
        rows = [row.split("\t") for row in text.split("\n")]
        return {"type": "table", "caption": captions.get(f"{grown.key}-caption", ""), "rows": rows}
    if grown.kind is Kind.VERSE:
        return {"type": "p", "quote": True, "verse": True, "text": level, "lines": text.split("\n")}
    flag = {Kind.QUOTATION: {"quote": True}, Kind.CONTINUED: {"continues": True}}.get(grown.kind, {})
    return {"type": "heading" if grown.kind is Kind.HEADING else "p", **flag, "text": level}


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
            "pages": [_folio(view.sheet) for view in scan.views],
            "zones": [zone for view in scan.views for zone in _zones(view)],
            "words": [word for view in scan.views for word in _words(view)],
        }
        for scan, name in zip(scans, names, strict=True)
    ]


def _zones(view: View) -> Iterator[Json]:
    page = _folio(view.sheet)
    for pen in view.sheet.pens:
        polygon = _rounded(view.geometry.polygon(pen.box))
        zone: Json = {"type": pen.zone, "text": " ".join(pen.text.split()), "polygon": polygon}
        if pen.zone == "margin_hand":
            zone |= {"place": pen.place, "rotation": pen.rotation}
        elif pen.points:
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
        yield {"text": text, "zone": zone, "page": _folio(view.sheet), "polygon": polygon}


def _soft_rows(sheet: Sheet) -> dict[int, Printed]:
    """Return, for the lines that end in a soft hyphen, what carries it."""
    last = {letters.row: letters for letters in sheet.printed}
    return {passage.row: last[passage.row] for passage in sheet.passages if passage.gap is Gap.SOFT}


def _rounded(points: Points) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in points]
