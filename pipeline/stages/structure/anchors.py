"""The notes' calls and beginnings put together: the scheme is chosen, what is left over is tried again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.model.text import Point
from pipeline.stages.structure.alignment import Alignment, align
from pipeline.stages.structure.book import Book, Stretch
from pipeline.stages.structure.double_calls import parted
from pipeline.stages.structure.footnotes import Start
from pipeline.stages.structure.labels import Scheme, Signs
from pipeline.stages.structure.markers import CALLING, Call, stray
from pipeline.stages.structure.marks import Pair
from pipeline.stages.structure.search import LATER_PAGE

SCHEMES = (
    Scheme(Signs.NUMBER, by_page=False),
    Scheme(Signs.NUMBER, by_page=True),
    Scheme(Signs.SYMBOL, by_page=True),
    Scheme(Signs.LETTER, by_page=True),
    Scheme(Signs.LETTER, by_page=False),
)
"""The commonest first: it wins where the marks do not tell."""

MISREAD = 2.0
"""From this cost on a superscript was read as another label: it may be noise, and the true one a stray sign."""
BETTER = 0.5
"""What a stray sign must cost less than such a superscript."""
STRAY_LIMIT = 2.3
"""What a stray sign may cost at most: a sign behind a word that no word ends in is just allowed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A note's label, its call in the body, and the line that it begins with; None for what was not found."""

    label: str
    call: Call | None
    start: Start | None
    end: int
    """Where the note's text goes on behind its label, in its first line."""
    cost: float
    again: bool = False
    """Whether the note before bears the same label in a sequence in which each stands once."""


def anchors(book: Book, found: Sequence[Call], starts: Sequence[Start]) -> tuple[Anchor, ...]:
    """Return all notes and calls in the order of their labels, stray signs put in where a superscript is missing."""
    found, main = parted(found, starts, _decoded(found, starts))
    again = [False, *(one.place == other.place != 0 for one, other in pairwise(main.pairs))]
    paired = [
        replace(_anchor(main.scheme, pair, found, starts), again=same and not main.scheme.by_page)
        for pair, same in zip(main.pairs, again, strict=False)
    ]
    mended = _with_strays(book, main, paired)
    return (*mended, *_left_over(main, found))


def _decoded(found: Sequence[Call], starts: Sequence[Start]) -> Alignment:
    """Return the alignment under the scheme that explains the marks best."""
    calls, begins = [call.mark for call in found], [start.mark for start in starts]
    said = [mark.readings[0].label for mark in (*calls, *begins)]
    likely = [scheme for scheme in SCHEMES if scheme.signs is not Signs.LETTER or any(map(scheme.has, said))]
    return min((align(calls, begins, scheme) for scheme in likely), key=lambda alignment: alignment.cost)


def _anchor(scheme: Scheme, pair: Pair, found: Sequence[Call], starts: Sequence[Start]) -> Anchor:
    """Return what a pair of ordinals stands for."""
    call = None if pair.marker is None else found[pair.marker]
    start = None if pair.start is None else starts[pair.start]
    if pair.place == 0 and start:
        return Anchor(start.mark.readings[0].label, call, start, start.mark.readings[0].end, pair.cost)
    end = start.mark.best(scheme, pair.place)[1].end if start else 0
    return Anchor(scheme.label(pair.place), call, start, end, pair.cost)


def _left_over(main: Alignment, found: Sequence[Call]) -> Iterator[Anchor]:
    """Yield the calls that were taken for none."""
    used = {pair.marker for pair in main.pairs}
    for number, call in enumerate(found):
        if number not in used:
            label = call.mark.readings[0].label
            yield Anchor(label if main.scheme.place(label) else "", call, None, 0, call.mark.dismissal)


def _with_strays(book: Book, main: Alignment, paired: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors with stray signs for calls where the marks of the neighbours leave room for one."""
    order = {line: number for number, line in enumerate(_calling_lines(book))}
    mended = list(paired)
    for number, anchor in enumerate(mended):
        if anchor.start and main.pairs[number].place and _doubtful(main, number, anchor):
            before = [_position(order, each) for each in mended[:number] if each.call]
            after = [_position(order, each) for each in mended[number + 1 :] if each.call]
            room = (max(before, default=(-1, 0)), min(after, default=(len(order), 0)))
            place = main.pairs[number].place
            mended[number] = _with_stray(book, anchor, _Room(main.scheme, place, room, order))
    return mended


def _doubtful(main: Alignment, number: int, anchor: Anchor) -> bool:
    """Tell whether a note's call was not found, or was read as another label than that of its ordinal pair."""
    return not anchor.call or anchor.call.mark.best(main.scheme, main.pairs[number].place)[0] >= MISREAD


@dataclass(frozen=True, slots=True)
class _Room:
    """Where the call of one label may stand: between two (line's ordinal, offset)."""

    scheme: Scheme
    place: int
    between: tuple[tuple[int, int], tuple[int, int]]
    order: Mapping[str, int]

    def holds(self, point: Point) -> bool:
        """Tell whether a place in the text is in the room."""
        return self.between[0] < (self.order[point.line], point.offset) < self.between[1]

    def cost(self, call: Call) -> float:
        """Return what it costs to take a stray sign for the call."""
        return call.mark.best(self.scheme, self.place)[0]


def _with_stray(book: Book, anchor: Anchor, room: _Room) -> Anchor:
    """Return the anchor with the likeliest stray sign, or as it is if none is likely."""
    assert anchor.start is not None  # noqa: S101  the caller asks for notes only
    page = anchor.start.mark.page
    signs = [
        (room.cost(call) + LATER_PAGE * (stretch.page < page), order, call)
        for order, (stretch, call) in enumerate(_strays(book, page))
        if room.holds(call.point)
    ]
    limit = STRAY_LIMIT if not anchor.call else anchor.cost - BETTER
    if not signs or min(signs)[0] > min(STRAY_LIMIT, limit):
        return anchor
    cost, _, call = min(signs, key=lambda sign: sign[:2])
    return replace(anchor, call=call, cost=cost)


def _strays(book: Book, page: int) -> Iterator[tuple[Stretch, Call]]:
    """Yield the stray signs of a page and the one before it."""
    for stretch in book.stretches:
        if stretch.zone.kind in CALLING and page - 1 <= stretch.page <= page:
            context = ""
            for line_id in stretch.zone.lines:
                line = book.lines[line_id]
                for call in stray(line, stretch, context):
                    yield stretch, call
                context += line.text + " "


def _calling_lines(book: Book) -> Iterator[str]:
    """Yield the lines that notes are called in, in reading order."""
    for stretch in book.stretches:
        if stretch.zone.kind in CALLING:
            yield from stretch.zone.lines


def _position(order: Mapping[str, int], anchor: Anchor) -> tuple[int, int]:
    """Return the (line's ordinal, offset) of an anchor that has a call."""
    assert anchor.call is not None  # noqa: S101  the caller asks for calls only
    return order[anchor.call.point.line], anchor.call.point.offset
