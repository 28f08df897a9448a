"""The citations of a volume."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pipeline.model.citation import Citation, CitationKind
from pipeline.model.entity import Entity
from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Page
from pipeline.model.text import Note, Paragraph, Text
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.draft import Draft
from pipeline.stages.cite.pointing import Memory, numbered, ordered, pointed, renamed
from pipeline.stages.cite.reading import notes, prose
from pipeline.stages.cite.settling import settled


@dataclass(frozen=True, slots=True)
class Cite:
    """Finds what notes, and brackets in running text, cite; `language` is a BCP 47 tag, and only English is known."""

    name: ClassVar[str] = "cite"
    revision: ClassVar[int] = 4

    language: str = "en"

    def __call__(self, pages: Sequence[Page], text: Text, entities: Sequence[Entity]) -> tuple[Citation, ...]:
        """Return the citations, those of the notes first; none crosses a name, none overlaps another."""
        if self.language.split("-")[0] != "en":
            return ()
        lines = lines_of(pages)
        blocks = {block.id: Flow.of(block.runs, lines).text for block in text.paragraphs()}
        named: dict[str, list[Entity]] = {}
        for entity in entities:
            named.setdefault(entity.block, []).append(entity)
        found = [(position, block, draft) for position, block, draft in _drafts(blocks, named, text)]
        return tuple(_pointing(blocks, found, text.notes))


Placed = tuple[int, str, Draft]
"""The position of a note (the number of all notes for the body), the id of a block, and what it cites."""


def _drafts(blocks: dict[str, str], named: dict[str, list[Entity]], text: Text) -> Iterator[Placed]:
    """Yield what each block cites."""
    for position, block in ordered(text.notes):
        yield from ((position, block, draft) for draft in settled(notes(blocks[block]), named.get(block, ())))
    for paragraph in text.blocks():
        if isinstance(paragraph, Paragraph):
            words, names = blocks[paragraph.id], named.get(paragraph.id, ())
            yield from ((len(text.notes), paragraph.id, draft) for draft in settled(prose(words), names))


def _pointing(blocks: dict[str, str], found: Iterable[Placed], notes: Sequence[Note]) -> Iterator[Citation]:
    """Yield the citations numbered through, each with what it points to; those that cannot stand alone are left out."""
    memory, at, number = Memory(), -1, 0
    for position, block, read in found:
        for _ in range(at, position):
            memory.turn()
        at, words, name = position, blocks[block], f"bibl-{number + 1:04}"
        draft = renamed(words, read, memory)
        target = draft.target or pointed(words, draft, memory)
        if draft.kind is CitationKind.NOTE:
            target = numbered(draft, words[draft.end :], position, notes)
        if target is None and (draft.needs_target or draft.kind is CitationKind.NOTE):
            continue
        number += 1
        certainty = _sure(draft, target, memory)
        memory.add(name, words, draft, target)
        said = words[draft.start : draft.end]
        yield Citation(
            name, draft.kind, block, draft.start, draft.end, said, draft.parts, certainty, draft.reason, target
        )


def _sure(draft: Draft, target: str | None, memory: Memory) -> Certainty:
    """Return how sure a citation is: one that points to nothing is doubtful, and `Ibid.` after several works."""
    if draft.kind is not CitationKind.SHORT:
        return draft.certainty
    if target is None:
        return Certainty.LOW if draft.certainty is Certainty.HIGH else Certainty.MEDIUM
    return draft.certainty if draft.certainty is Certainty.MEDIUM or memory.clear else Certainty.MEDIUM
