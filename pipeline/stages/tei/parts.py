"""Paragraphs that a block quotation interrupts: which part of one paragraph each is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.model.flow import Flow
from pipeline.model.text import Block, Division, Figure, Paragraph, Table, Text
from pipeline.stages.tei.atlas import Atlas
from pipeline.stages.tei.characters import SPACE


def fragments(text: Text, atlas: Atlas) -> dict[str, str]:
    """Return `I`, `M` or `F` (initial, medial, final) by the ids of paragraphs that are part of one."""
    found: dict[str, str] = {}
    for division in text.divisions:
        for blocks in _of(division):
            for before, after in pairwise(_visible(blocks, atlas)):
                if isinstance(before, Paragraph) and isinstance(after, Paragraph) and after.continues:
                    found[before.id] = "M" if before.id in found else "I"
                    found[after.id] = "F"
    return found


def _of(division: Division) -> Iterator[Sequence[Block]]:
    """Yield the blocks of a division and of those below it."""
    yield division.blocks
    for below in division.divisions:
        yield from _of(below)


def _visible(blocks: Sequence[Block], atlas: Atlas) -> Iterator[Block]:
    """Yield the blocks between which paragraphs go on: no quotations, nothing that floats, nothing without words."""
    for block in blocks:
        if isinstance(block, Figure | Table):
            continue
        words = not isinstance(block, Paragraph) or Flow.of(block.runs, atlas.lines).text.strip(SPACE)
        if words and not (isinstance(block, Paragraph) and block.quotation):
            yield block
