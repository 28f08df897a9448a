"""The numbers of a volume."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from pipeline.model.finding import FindingKind
from pipeline.model.page import Line, Page
from pipeline.model.text import Heading, PageGap, Paragraph
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Volume


@dataclass(frozen=True, slots=True)
class Summary:
    """What a volume holds, counted."""

    pages: int
    failed: int
    missing: int
    words: int
    confidence: float | None
    """Mean of the engine's confidences, 0 to 1, by the length of the words; None where nothing was read by one."""
    paragraphs: int
    headings: int
    markers: int
    """Places in the text that call a note."""
    notes: int
    """Notes printed on the pages."""
    anchored: int
    """Notes that stand at their markers."""
    marginals: int
    orphans: int
    """Corrections that no longer find their place."""
    entities: tuple[tuple[str, int], ...]
    """How often each kind of name was found."""
    citations: int

    @classmethod
    def of(cls, volume: Volume) -> Self:
        """Return the numbers of a volume."""
        lines = [line for page in volume.pages for line in page.lines]
        blocks, notes = list(volume.text.blocks()), volume.text.notes
        kinds = Counter(entity.kind for entity in volume.entities)
        return cls(
            pages=len(volume.pages),
            failed=sum(page.failure is not None for page in volume.pages),
            missing=sum(block.quantity or 1 for block in blocks if isinstance(block, PageGap)),
            words=sum(len(line.words) for line in lines),
            confidence=confidence(lines),
            paragraphs=sum(isinstance(block, Paragraph) for block in blocks),
            headings=sum(isinstance(block, Heading) for block in blocks),
            markers=sum(note.anchored or not note.paragraphs for note in notes),
            notes=sum(bool(note.paragraphs) for note in notes),
            anchored=sum(note.anchored and bool(note.paragraphs) for note in notes),
            marginals=len(volume.text.marginals),
            orphans=sum(finding.kind is FindingKind.ORPHAN_CORRECTION for finding in volume.findings),
            entities=tuple((str(kind), kinds[kind]) for kind in EntityKind if kinds[kind]),
            citations=len(volume.citations),
        )


def confidence(lines: Iterable[Line]) -> float | None:
    """Return the mean confidence of the words of some lines, by their length; None if none has one."""
    words = [word for line in lines for word in line.words if word.confidence is not None]
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / letters if letters else None


def label_of(volume: Volume, page: Page) -> str:
    """Return the printed number of a page, in brackets if it is inferred; "" where there is none."""
    for number in volume.text.page_numbers:
        if number.page == page.id and number.label:
            return f"[{number.label}]" if number.inferred else number.label
    return ""
