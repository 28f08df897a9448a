"""Notes made by hand, and what is cited in them."""

from collections.abc import Iterable

from pipeline.model.citation import Citation, PartKind
from pipeline.model.entity import Entity
from pipeline.model.flow import whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.text import Division, Note, Paragraph, Text
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite import Cite

NOWHERE = Box(0, 0, 0, 0)


def volume(notes: Iterable[str], body: str = "Some prose.") -> tuple[Page, Text]:
    """Return a page with a paragraph `p-0` and notes `n-1`, `n-2` of one paragraph each: `p-1`, `p-2`."""
    texts = (body, *notes)
    lines = [Line(f"l-{n}", NOWHERE, tuple(Word(word, NOWHERE) for word in it.split())) for n, it in enumerate(texts)]
    blocks = [Paragraph(f"p-{n}", (whole(line),)) for n, line in enumerate(lines)]
    made = [Note(f"n-{n}", str(n), (it,), None, False, Certainty.LOW) for n, it in enumerate(blocks[1:], 1)]
    page = Page(Surface("s0001", "a.txt", "", 0, 0, 0, 0, None), lines=tuple(lines))
    return page, Text((Division("div-1", None, (blocks[0],)),), tuple(made))


def cited(*notes: str, body: str = "Some prose.", entities: tuple[Entity, ...] = ()) -> tuple[Citation, ...]:
    """Return what some notes cite."""
    page, text = volume(notes, body)
    return Cite()([page], text, entities)


def said(citation: Citation) -> list[tuple[str, str]]:
    """Return the parts of a citation: their kinds, with the level of a title or the unit of a number, and words."""
    return [
        (f"{it.kind} {it.value}" if named(it.kind) else str(it.kind), words(citation, it.start, it.end))
        for it in citation.parts
    ]


def named(kind: PartKind) -> bool:
    return kind in (PartKind.TITLE, PartKind.SCOPE, PartKind.RANGE, PartKind.NUMBER)


def words(citation: Citation, start: int, end: int) -> str:
    return citation.text[start - citation.start : end - citation.start]
