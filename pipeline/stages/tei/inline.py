"""Running text: words with the lines, pages, notes and names in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.model.flow import Flow
from pipeline.model.page import Page
from pipeline.model.stream import Stream
from pipeline.model.text import Join, Marginal, Note
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element, words, write
from pipeline.stages.tei.notes import continued, line_beginning, margin_note, printed_note
from pipeline.stages.tei.pages import page_beginning
from pipeline.stages.tei.plan import Attached
from pipeline.stages.tei.spans import Stretch


@dataclass(frozen=True, slots=True)
class Event:
    """Elements that stand at an offset of the running text, `order` deciding between those at the same one."""

    offset: int
    order: tuple[int, int]
    elements: tuple[Element, ...]
    spaced: bool = False
    """Whether white space precedes, so that each element may have a line of its own."""


@dataclass(slots=True)
class Pen:
    """Writes into the innermost open element."""

    open: list[Element] = field(default_factory=list)

    def text(self, text: str) -> None:
        """Write text."""
        write(self.open[-1], text)

    def put(self, event: Event) -> None:
        """Write the elements of an event."""
        for number, made in enumerate(event.elements):
            if event.spaced and number:
                self.text("\n")
            append(self.open[-1], made)

    def start(self, stretch: Stretch) -> None:
        """Open an element."""
        made = element(stretch.tag, stretch.attributes)
        append(self.open[-1], made)
        self.open.append(made)

    def end(self) -> None:
        """Close the innermost element."""
        self.open.pop()


def fill(parent: Element, stream: Stream, edition: Edition) -> Element:
    """Write the text of a stream into `parent`, and return it: every word once, white space only where print has it."""
    if not stream.runs:
        return parent
    flow = Flow.of(stream.runs, edition.atlas.lines)
    events = sorted(_events(stream, flow, edition), key=lambda event: (event.offset, event.order))
    stretches = edition.annotations.get(stream.id, [])
    text = _broken(flow.text, events, stretches)
    pen, at = Pen([parent]), 0
    for offset in _offsets(flow.text, events, stretches):
        pen.text(text[at:offset].replace("\0", ""))
        at = offset
        for _ in [stretch for stretch in stretches if stretch.end == offset]:
            pen.end()
        for event in [event for event in events if event.offset == offset]:
            pen.put(event)
        for stretch in sorted((s for s in stretches if s.start == offset), key=lambda s: -s.end):
            pen.start(stretch)
    return parent


def _offsets(text: str, events: list[Event], stretches: list[Stretch]) -> list[int]:
    """Return, in order, the offsets at which anything but text has to be written, and the end."""
    edges = {edge for stretch in stretches for edge in (stretch.start, stretch.end)}
    return sorted({*edges, *(event.offset for event in events), len(text)})


def _broken(text: str, events: list[Event], stretches: list[Stretch]) -> str:
    """Return the text with a line feed for each space at a line's end, and NUL for brackets that @rend stands for."""
    characters = list(text.replace("\0", "\ufffd"))
    for event in events:
        if event.spaced:
            characters[event.offset - 1] = "\n"
    for stretch in stretches:
        if stretch.brackets:
            characters[stretch.start] = characters[stretch.end - 1] = "\0"
    return "".join(characters)


def _events(stream: Stream, flow: Flow, edition: Edition) -> Iterator[Event]:
    """Yield the beginnings of lines and pages in a stream, and the notes in it."""
    for number in range(len(stream.runs)):
        join = stream.runs[number - 1].join if number else None
        elements = tuple(_line_break(stream, number, join, edition))
        if elements:
            yield Event(flow.pieces[number].offset, (number, -1), elements, join is Join.SPACE)
    for order, (spot, note) in enumerate(edition.plan.attached.get(stream.id, ())):
        yield Event(spot.offset, (spot.run, order), (attached(note, edition),))


def _line_break(stream: Stream, number: int, join: Join | None, edition: Edition) -> Iterator[Element]:
    """Yield what stands before a run: the beginning of its page, if within a paragraph, and of its line."""
    divided = join in (Join.SOFT, Join.HARD)
    if number:
        for page in edition.plan.before.get((stream.id, number), ()):
            yield from page_beginning(page, edition, divided)
            yield from loose(page, edition)
        yield from continued(stream, number, divided, edition)
    if edition.plan.whereabouts.begins(stream, number):
        yield line_beginning(stream.runs[number].line, join, edition)


def loose(page: Page, edition: Edition) -> Iterator[Element]:
    """Yield the notes on a page that have no place in the running text."""
    for note in edition.plan.loose.get(page.id, ()):
        yield attached(note, edition)


def attached(note: Attached, edition: Edition) -> Element:
    """Return the element of a printed note or of one in the margin."""
    if isinstance(note, Marginal):
        return margin_note(note, edition)
    return printed_note(note, _paragraphs(note, edition), edition)


def _paragraphs(note: Note, edition: Edition) -> list[Element]:
    """Return the paragraphs of a note that have words."""
    made = [
        fill(element("p", {"xml:id": paragraph.id}), Stream(paragraph.id, paragraph.runs, note), edition)
        for paragraph in note.paragraphs
    ]
    return [paragraph for paragraph in made if words(paragraph)]
