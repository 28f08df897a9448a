"""Stretches of running text: paragraphs, headings, captions, cells, and the paragraphs of notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.text import Figure, Heading, Note, PageGap, Paragraph, Run, Table, Text


@dataclass(frozen=True, slots=True)
class Stream:
    """Runs that read on into one another, and the note that they belong to, if any."""

    id: str
    runs: tuple[Run, ...]
    note: Note | None = None


def caption(block: Figure | Table) -> Stream:
    """Return the caption of a figure or table."""
    return Stream(block.id, block.caption)


def row_key(table: Table, row: int) -> str:
    """Return the name of a row of a table."""
    return f"{table.id}.{row + 1}"


def cells(table: Table, row: int) -> tuple[Stream, ...]:
    """Return the cells of a row."""
    return tuple(Stream(f"{row_key(table, row)}.{n + 1}", runs) for n, runs in enumerate(table.rows[row]))


def streams(text: Text) -> Iterator[Stream]:
    """Yield everything that lines run through: the blocks in order, then the notes."""
    for block in text.blocks():
        if isinstance(block, Paragraph | Heading):
            yield Stream(block.id, block.runs)
        elif isinstance(block, Figure):
            yield caption(block)
        elif isinstance(block, Table):
            yield caption(block)
            for row in range(len(block.rows)):
                yield from cells(block, row)
        elif not isinstance(block, PageGap):
            raise TypeError(block)
    for note in text.notes:
        for paragraph in note.paragraphs:
            yield Stream(paragraph.id, paragraph.runs, note)
