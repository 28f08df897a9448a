"""Texts in which people marked the dates and said what they mean.

A line is a paragraph, an empty line ends a text, a line with a `#` is a remark, one with a `*` a note at the foot.
A date stands as `[June 25, 1950=1950-06-25]`; its value is in EDTF (ISO 8601-2, level 1): `1950/1953` lasts from one
to the other, `[1950..1953]` lies between them, `1830~` is about that year; `-` is a date of which no value is sure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.borrowed import expanded
from pipeline.model.entity import DateValue

MARK = re.compile(r"\[([^\[\]=]+)=((?:\[[^\]]*\]|[^\[\]])+)\]")

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Date:
    """A date [start, end) of a paragraph, and its value in EDTF."""

    start: int
    end: int
    words: str
    value: str

    @property
    def kind(self) -> str:
        """What sort of date it is, by its value."""
        if self.value == NOTHING:
            return "no sure value"
        if not re.search(r"\d{3}|[MDCLXVI]{4}|centur", self.words):
            return "year of the story"
        if self.value.endswith("~"):
            return "about"
        if "/" in self.value:
            return "from–to"
        if ".." in self.value:
            return "within limits"
        return {4: "year", 7: "month", 10: "day"}[len(self.value)]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a text with its dates."""

    text: str
    dates: tuple[Date, ...]
    note: bool = False


def texts(path: Path, corpora: Path | None = None) -> Iterator[list[Paragraph]]:
    """Yield the texts of a file, each as its paragraphs; borrowed ones if their corpus is there."""
    lines = [line for line in expanded(path, corpora).splitlines() if not line.startswith("#")]
    for text in "\n".join(lines).split("\n\n"):
        if text.strip():
            yield [_paragraph(line) for line in text.strip().splitlines()]


def _paragraph(line: str) -> Paragraph:
    """Return a paragraph without its marks."""
    line, note = (line[1:].strip(), True) if line.startswith("*") else (line, False)
    dates, text, done = [], "", 0
    for match in MARK.finditer(line):
        text += line[done : match.start()]
        dates.append(Date(len(text), len(text) + len(match[1]), match[1], match[2]))
        text, done = text + match[1], match.end()
    return Paragraph(text + line[done:], tuple(dates), note)


def notation(value: DateValue | None) -> str:
    """Return a value in EDTF."""
    if value is None:
        return NOTHING
    about = "~" if value.precision else ""
    if value.when:
        return f"{value.when}{about}"
    if value.start or value.end:
        return f"{value.start or ''}{about}/{value.end or ''}{about}"
    return f"[{value.not_before or ''}..{value.not_after or ''}]"
