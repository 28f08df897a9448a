"""Words of the running text, each with its neighbours and the place on the page that it was read at."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.flow import HYPHENS, Flow
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.text import Text

WORD = re.compile(rf"(?<![{HYPHENS}\w])[^\W_]+(?:['’][^\W_]+)*(?![{HYPHENS}\w])")
"""A word; the parts of one that is put together with a hyphen are none, because lists have few of them."""

ENDS = frozenset('.!?:;“"‘—–')
"""Signs after which a capital is no name."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word where it stands; `line`, `start` and `end` are those of its part before a line's end divides it."""

    text: str
    before: str
    """The word before it, "" at the beginning of a paragraph."""
    after: str
    opens: bool
    """Whether it begins a sentence, so that its capital says nothing."""
    certainty: float
    """How likely it was read rightly; of the least sure part. 1 where the text was given."""
    line: str = ""
    start: int = 0
    end: int = 0


def occurrences(text: Text, lines: Mapping[str, Line]) -> Iterator[Occurrence]:
    """Yield the words of all paragraphs, headings and notes, in the order of the text."""
    for paragraph in text.paragraphs():
        if paragraph.runs:
            yield from of_flow(Flow.of(paragraph.runs, lines), lines)


def of_flow(flow: Flow, lines: Mapping[str, Line]) -> Iterator[Occurrence]:
    """Yield the words of running text."""
    found = list(WORD.finditer(flow.text))
    for number, match in enumerate(found):
        before = found[number - 1][0] if number else ""
        after = found[number + 1][0] if number + 1 < len(found) else ""
        first, last = flow.point(match.start()), flow.point(match.end() - 1)
        end = last.offset + 1 if last.line == first.line else len(lines[first.line].text)
        yield Occurrence(
            match[0],
            before,
            after,
            _opens(flow.text, match.start()),
            min(certainty(lines[point.line], point.offset) for point in (first, last)),
            first.line,
            first.offset,
            end,
        )


def _opens(text: str, at: int) -> bool:
    """Tell whether what stands at an offset begins a sentence."""
    before = text[:at].rstrip()
    return not before or before[-1] in ENDS or (before[-1] in "’”)" and before[-2:-1] in ENDS)


def certainty(line: Line, offset: int) -> float:
    """Return how sure the word at an offset of a line is."""
    at = 0
    for word in line.words:
        at += len(word.text) + 1
        if offset < at:
            return 1.0 if word.confidence is None else word.confidence
    return 1.0


def box(line: Line, start: int, end: int) -> Box:
    """Return the box of the words of a line that a stretch of its text touches; the line's if there are none."""
    at, touched = 0, []
    for word in line.words:
        if at < end and at + len(word.text) > start:
            touched.append(word.box)
        at += len(word.text) + 1
    return Box.around(touched) if touched else line.box


def pages_of(pages: Iterable[Page]) -> dict[str, str]:
    """Return the id of the page that each line is on."""
    return {line.id: page.id for page in pages for line in page.lines}


def near(found: Sequence[Occurrence], number: int, reach: int) -> tuple[Occurrence, ...]:
    """Return the words on either side of one."""
    return (*found[max(0, number - reach) : number], *found[number + 1 : number + 1 + reach])
