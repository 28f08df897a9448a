"""The text of a note: its lines on one page or several, in paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.text import Paragraph
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.anchors import Anchor
from pipeline.stages.structure.book import Book
from pipeline.stages.structure.continuation import Junction
from pipeline.stages.structure.footnotes import Foot

INDENT = 0.9
"""In x-heights: a paragraph's first line begins so much further in; less is a ragged edge."""
FURTHEST = 6.0
"""In x-heights: what stands further in is no paragraph's first line, but a verse or a column."""
FLUSH = 0.5
"""In x-heights: lines that begin no further apart stand at one edge."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a note, and the anchor that it hangs on; None for what goes on with a note that was not scanned."""

    anchor: Anchor | None
    feet: tuple[Foot, ...]


def paragraphs(book: Book, note_id: str, body: Body) -> Iterator[Paragraph]:
    """Yield the paragraphs of a note: it begins anew only where a zone or an indented line does, after a sentence."""
    anchor = body.anchor
    first = {anchor.start.line: anchor.end} if anchor and anchor.start else {}
    groups: list[list[str]] = []
    for number, foot in enumerate(body.feet):
        zone = foot.first and bool(groups) and _begins(book, body.feet, number, groups[-1])
        if not groups or zone or (not foot.first and _indented(book, body.feet, number, groups[-1])):
            groups.append([])
        groups[-1].append(foot.line)
    for number, group in enumerate(groups, 1):
        if runs := book.runs(group, first):
            yield Paragraph(f"{note_id}-p{number}", runs)


def _begins(book: Book, feet: Sequence[Foot], number: int, lines: list[str]) -> bool:
    """Tell whether a zone without a label is a paragraph of its own."""
    zone = feet[number].stretch.zone
    if zone.kind is ZoneKind.FOOTNOTE_CONTINUED:
        return _stands_in(book, feet, number, lines)
    if zone.continues is not False:
        return False
    before, after = book.text(book.runs(lines)), book.text(book.runs(zone.lines))
    return not Junction(before, after, False).goes_on


def _stands_in(book: Book, feet: Sequence[Foot], number: int, before: list[str]) -> bool:
    """Tell whether what goes on at the foot of a page is set in, after a sentence, and its next line is not."""
    lines = [book.lines[foot.line] for foot in feet[number : number + 2]]
    size = lines[0].x_height
    if len(lines) == 1 or feet[number + 1].first or not size or not _printed(book, feet[number]):
        return False
    within = INDENT * size < lines[0].box.left - lines[1].box.left < FURTHEST * size
    return within and Junction(book.text(book.runs(before)), lines[0].text, False).ended


def _printed(book: Book, foot: Foot) -> bool:
    """Tell whether a line is print: those of a transcript stand nowhere."""
    return bool(book.pages[foot.stretch.page].surface.width)


def _indented(book: Book, feet: Sequence[Foot], number: int, before: list[str]) -> bool:
    """Tell whether a line stands further in than those round it, after the end of a sentence.

    Where every line but the first stands further in, that is the manner of the notes, and none of them is indented.
    """
    line, zone = book.lines[feet[number].line], feet[number].stretch.zone
    size = line.x_height
    others = [book.lines[foot.line] for foot in feet[1:] if foot.stretch.zone.id == zone.id and foot.line != line.id]
    if not size or not others or not _printed(book, feet[number]):
        return False
    edge = min(other.box.left for other in others)
    beside = (
        feet[number + 1 : number + 2] if number == 1 else (*feet[number - 1 : number], *feet[number + 1 : number + 2])
    )
    flush = all(book.lines[foot.line].box.left - edge < FLUSH * size for foot in beside if not foot.first)
    stands_in = INDENT * size < line.box.left - edge < FURTHEST * size
    return stands_in and flush and Junction(book.text(book.runs(before)), line.text, False).ended
