"""What a reader sees of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model.finding import Finding
from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Line, Page
from pipeline.model.text import Heading, Note, PageGap, Paragraph, Point, Text
from pipeline.stages.structure import Structure
from tests.builders import Printer


@dataclass(frozen=True, slots=True)
class Reading:
    """A text beside the lines it is made of."""

    text: Text
    findings: tuple[Finding, ...]
    lines: dict[str, Line]

    @classmethod
    def of(cls, *printers: Printer) -> "Reading":
        return cls.of_pages([printer.page() for printer in printers])

    @classmethod
    def of_pages(cls, pages: Sequence[Page]) -> "Reading":
        text, findings = Structure()(pages)
        return cls(text, findings, lines_of(pages))

    def words(self, block: Paragraph | Heading) -> str:
        return Flow.of(block.runs, self.lines).text

    @property
    def paragraphs(self) -> list[str]:
        return [self.words(block) for block in self.text.blocks() if isinstance(block, Paragraph)]

    @property
    def headings(self) -> list[str]:
        return [self.words(block) for block in self.text.blocks() if isinstance(block, Heading)]

    @property
    def gaps(self) -> list[int | None]:
        return [block.quantity for block in self.text.blocks() if isinstance(block, PageGap)]

    @property
    def labels(self) -> list[str]:
        return [number.label for number in self.text.page_numbers]

    def note(self, label: str) -> Note:
        return next(note for note in self.text.notes if note.label == label)

    def note_text(self, label: str) -> list[str]:
        return [self.words(paragraph) for paragraph in self.note(label).paragraphs]

    def before(self, point: Point | None) -> str:
        """The running text up to a point."""
        for block in self.text.blocks():
            if isinstance(block, Paragraph | Heading) and point:
                flow = Flow.of(block.runs, self.lines)
                offset = flow.offset(point)
                if offset is not None:
                    return flow.text[:offset]
        raise AssertionError(f"{point} is not in the running text")
