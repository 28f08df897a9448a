"""The truth of scans (gt.json): every word with its kind of zone, and every mark of the reader's pen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.evaluation.alignment import align
from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.result import Spot
from pipeline.evaluation.stream import Beginning
from pipeline.evaluation.witness import FORME, Kind, Piece, Region, Surface
from pipeline.model.geometry import Box, Points

Json = Mapping[str, Any]

WORDS = {
    **{"main": Kind.BODY, "heading": Kind.HEADING, "caption": Kind.CAPTION, "footnote": Kind.NOTE},
    **{"note_label": Kind.NOTE, "marker": Kind.BODY, "running_head": Kind.HEAD, "page_number": Kind.NUMBER},
    **{"block_quotation": Kind.BODY, "drop_capital": Kind.BODY, "endnote": Kind.NOTE, "margin_print": Kind.MARGIN},
    **{"table": Kind.TABLE, "catch_word": Kind.SIGNATURE, "signature_mark": Kind.SIGNATURE},
}
"""What the zones of words are called here."""

MARKS = {"margin_hand": Kind.HAND, "figure": Kind.FIGURE}
"""What other zones are called here; the single strokes of a pen are not compared."""

TOLD = frozenset({*WORDS.values(), *MARKS.values()})

RUNNING = ("main", "block_quotation", "drop_capital")
"""Zones of the running text."""

NOTES = ("footnote", "endnote")

SOFT = "\u2010"
"""The hyphen that only the end of a line called for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a scan; `page` is the printed page."""

    text: str
    zone: str
    page: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the scans of a chapter."""

    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]
    surfaces: tuple[Surface, ...]

    @classmethod
    def of(cls, scans: Sequence[Json], level: Normalisation) -> "Ground":
        """Return what a gt.json says."""
        words = tuple(_word(word, scan) for scan in scans for word in scan["words"])
        hands = tuple(_hand(zone, scan, level) for scan in scans for zone in scan["zones"] if _is_hand(zone))
        return cls(words, (*_forme(words, level), *hands), tuple(_surface(scan) for scan in scans))

    def beginnings(self, body: str, labels: tuple[str, ...]) -> tuple[Beginning, ...]:
        """Return where pages begin in the body; without words, only in which order."""
        if not self.words:
            return tuple(Beginning(label, 0) for label in labels)
        text, starts = _joined([word for word in self.words if word.zone in RUNNING])
        laid = align(text, body)
        places = {page: laid.to_edition(at).before for page, at in starts.items()}
        # A page without any text of the body begins where the next does.
        following, found = len(body), list[Beginning]()
        for label in reversed(labels):
            following = places.get(label, following)
            found.append(Beginning(label, following))
        return tuple(reversed(found))

    def over(self, notes: tuple[str, ...]) -> frozenset[int]:
        """Return the numbers of the notes that run over pages."""
        text, starts = _joined([word for word in self.words if word.zone in NOTES])
        whole, begins = " ".join(notes), [0]
        for note in notes:
            begins.append(begins[-1] + len(note) + 1)
        laid = align(text, whole)
        turns = [laid.to_edition(at) for at in list(starts.values())[1:]]
        # A page that begins within a note, and not between two, has the note run over to it.
        inside = ((number, turn.before, turn.behind) for number in range(len(notes)) for turn in turns)
        return frozenset(n for n, low, high in inside if low > begins[n] + 1 and high < begins[n + 1] - 1)


def _word(word: Json, scan: Json) -> Word:
    return Word(str(word["text"]), str(word["zone"]), str(word["page"]), _spot(word, scan))


def _spot(region: Json, scan: Json) -> Spot:
    box = Box.around(Box(x, y, x, y) for x, y in region["polygon"])
    return Spot(scan["image"], box, scan["width"], scan["height"])


def _is_hand(zone: Json) -> bool:
    return bool(zone["type"] == "margin_hand")


def _hand(zone: Json, scan: Json, level: Normalisation) -> Piece:
    return Piece(Kind.HAND, level.whole(str(zone.get("text", ""))), 0, _spot(zone, scan))


def _forme(words: Sequence[Word], level: Normalisation) -> list[Piece]:
    """Return the running heads, page numbers, catchwords and signatures, page by page."""
    groups: dict[tuple[str, str], list[Word]] = {}
    for word in words:
        if WORDS.get(word.zone) in FORME:
            groups.setdefault((word.page, word.zone), []).append(word)
    return [
        Piece(
            WORDS[group[0].zone],
            level.whole(" ".join(word.text for word in group)),
            0,
            replace(group[0].spot, box=Box.around(word.spot.box for word in group)),
        )
        for group in groups.values()
    ]


def _joined(words: Sequence[Word]) -> tuple[str, dict[str, int]]:
    """Return words as a text, and where each page begins in it."""
    text, starts, glued = "", dict[str, int](), True
    parts: list[str] = []
    length = 0
    for word in words:
        text = ("" if glued else " ") + word.text.removesuffix(SOFT)
        starts.setdefault(word.page, length)
        parts.append(text)
        length += len(text)
        glued = word.text.endswith(SOFT)
    return "".join(parts), starts


def _surface(scan: Json) -> Surface:
    regions = [Region(WORDS[it["zone"]], _points(it), word=True) for it in scan["words"] if it["zone"] in WORDS]
    regions += [Region(MARKS[it["type"]], _points(it)) for it in scan["zones"] if it["type"] in MARKS]
    return Surface(scan["image"], scan["width"], scan["height"], tuple(regions), TOLD)


def _points(region: Json) -> Points:
    return tuple((float(x), float(y)) for x, y in region["polygon"])
