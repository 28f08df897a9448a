"""The truth of a chapter (gold.json): its blocks, and its notes at the places where they are called."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.evaluation.plain import Normalisation
from pipeline.evaluation.stream import Gap, Scribe, Stream
from pipeline.evaluation.truth.ground import Ground
from pipeline.evaluation.witness import Aspect, Kind, Note, Piece, Witness

Json = Mapping[str, Any]

MARK = re.compile("⟦(\\w+)⟧")
"""Where a note is called."""


def chapter(gold: Json, scans: Sequence[Json], level: Normalisation) -> Witness:
    """Return what is true of a chapter; `scans` is gt.json, () where there is none.

    KeyError, TypeError and AttributeError if it is no such truth.
    """
    body, pieces, calls = _body(gold["blocks"], level)
    ground = Ground.of(scans, level)
    texts = {key: level.whole(text) for key, text in gold["notes"].items()}
    over = ground.over(tuple(texts.values()))
    notes = tuple(
        Note(_label(gold, key), Stream(text, (0,)), calls.get(key), number in over)
        for number, (key, text) in enumerate(texts.items())
    )
    begun = ground.beginnings(body.text, tuple(str(number) for number in gold.get("page_numbers", ())))
    stream = Stream(body.text, body.paragraphs, begun, body.gaps)
    figures = sum(block["type"] == "figure" for block in gold["blocks"])
    hands = gold.get("handwriting", ()) if not scans else ()
    pieces += [Piece(Kind.HAND, level.whole(str(text)), 0) for text in hands]
    pieces += [Piece(Kind.MARGIN, level.whole(str(note["text"])), 0) for note in gold.get("margin_notes", ())]
    return Witness(stream, notes, (*pieces, *ground.pieces), figures, ground.surfaces, _silence(gold, scans))


def _label(gold: Json, key: str) -> str:
    return str(gold.get("note_labels", {}).get(key, {}).get("label", key))


def _body(blocks: Sequence[Json], level: Normalisation) -> tuple[Stream, list[Piece], dict[str, int]]:
    """Return the running text, what stands between its paragraphs, and where notes are called."""
    scribe, pieces, calls = Scribe(level), list[Piece](), dict[str, int]()
    for block in blocks:
        scribe.space()
        kind, text = block["type"], str(block.get("text", block.get("caption", "")))
        if kind == "missing_pages":
            scribe.gaps.append(Gap(scribe.here, len(block.get("pages", ())) or 1))
        elif kind == "p":
            # What goes on after a quotation or table begins no paragraph.
            scribe.paragraphs += [] if block.get("continues") else [scribe.here]
            _write(text, scribe, calls)
        elif kind == "table":
            cells = " ".join(str(cell) for row in block["rows"] for cell in row)
            captions = [Piece(Kind.CAPTION, level.whole(text), scribe.here)] if text else []
            pieces += [*captions, Piece(Kind.TABLE, level.whole(cells), scribe.here)]
        else:
            calls |= {match[1]: scribe.here for match in MARK.finditer(text)}
            piece = Kind.CAPTION if kind == "figure" else Kind.HEADING
            pieces.append(Piece(piece, level.whole(MARK.sub("", text)), scribe.here))
    return scribe.stream(), pieces, calls


def _write(text: str, scribe: Scribe, calls: dict[str, int]) -> None:
    """Write a paragraph down, without the marks in it."""
    for number, part in enumerate(MARK.split(text)):
        if number % 2:
            calls[part] = scribe.here
        else:
            scribe.write(part)


def _silence(gold: Json, scans: Sequence[Json]) -> frozenset[Aspect]:
    """Return what such a truth says nothing about."""
    silent = {Aspect.NAMES}
    if not gold.get("page_numbers"):
        silent |= {Aspect.NUMBERS}
    if not scans:
        silent |= {Aspect.FORME, Aspect.PAGES, Aspect.ZONES, Aspect.RUNNING}
    if not scans and "handwriting" not in gold:
        silent |= {Aspect.HAND}
    return frozenset(silent)
