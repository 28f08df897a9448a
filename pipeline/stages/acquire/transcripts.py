"""A transcript as a page without pixels: one line for each line of the file, its note marks as markers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from pipeline.errors import UnreadableScan
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Page, Surface, Word
from pipeline.stages.acquire.note_marks import Labels
from pipeline.stages.acquire.plain_text import content_of, plain_text

TEXT_SIZE = 1.0
"""Height of the letters where nothing is said of them, in rows."""
HEADING_SIZE = 1.5
"""Height of the letters of a line that markup calls a heading, because a heading is set larger."""
CAPTION_SIZE = 0.8
"""Height of the letters of a picture's caption in markup, because a caption is set smaller."""

HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"\s*(?:=|-){3,}\s*$")
IMAGE = re.compile(r"!\[(.*?)\](?:\([^)]*\)|\[[^\]]*\])")
LINK = re.compile(r"(?<!!)\[([^\[\]^][^\[\]]*)\]\([^()\s]+\)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
TOLD_NOTE = re.compile(r"(\[?)(?:foot)?note\s+(\d{1,3}|[a-z*†‡])\s*[:.]\s*(?=\S)(.*?)(\]?)$", re.I)
"""A note as transcribers for libraries write it: `[Footnote 6: See the chapter.]`."""
EMPHASIS = re.compile(r"(?<![^\s\"“‘'(\[—–-])(\*{1,3}|_{1,3})(?=\S)(.*?\S)\1(?!\w)")
"""Emphasis opens after a space or an opening sign: an asterisk after a word or a stop is a note's."""
BREAK = re.compile(r"<br\s*/?>|&nbsp;|\s{2,}$")
TAG = re.compile(r"</?(?:b|i|u|em|strong|sub|span|p|small)\b[^<>]*>|<sup>(?=[a-z]{2,3}</sup>)|(?<=[a-z]{2})</sup>")
"""HTML that says nothing of notes; an ordinal's ending is raised but no label."""

MARK = 0xF0000
"""First of the private characters that hold the place of a marker while a line is divided into words."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a line of the file says once its markup is taken off."""

    number: int
    column: int
    text: str
    size: float


def transcript_page(path: Path, surface_id: str) -> Page:
    """Return the whole transcript as one page whose lines are its surface's layer.

    Boxes are in columns and rows of the file, so that two lines with a blank line between them are more than
    one row apart. UnreadableScan if the file is no text or holds none, FileAccess if it cannot be read.
    """
    content = content_of(path)
    lines = transcript_lines(plain_text(content, path), surface_id)
    if not lines:
        raise UnreadableScan(f"{path.name} holds no words.")
    digest = blake2b(content, digest_size=16).hexdigest()
    return Page(Surface(surface_id, path.name, digest, 0, 0, 0, 0, None, layer=lines))


def transcript_lines(text: str, surface_id: str) -> tuple[Line, ...]:
    """Return the lines of a transcript that hold words, note marks taken out of them."""
    rows = tuple(_rows(text))
    labels = Labels.of(row.text for row in rows)
    lines: list[Line] = []
    loose: tuple[str, ...] = ()
    for row in rows:
        words, markers = _divided(row, labels)
        if words:
            own = tuple(Marker(label, _cell(row, 0, 0), 0) for label in loose)
            lines.append(_line(f"{surface_id}-l{len(lines) + 1:03d}", row, words, own + markers))
        loose = () if words else loose + tuple(marker.label for marker in markers)
    return _with_last_markers(tuple(lines), loose)


def _rows(text: str) -> Iterator[_Row]:
    """Yield the rows of the file that hold anything; a form feed counts as a blank line."""
    sources = text.replace("\f", "\n\n").split("\n")
    for number, source in enumerate(sources):
        column = len(source.expandtabs(4)) - len(source.expandtabs(4).lstrip())
        below = sources[number + 1] if number + 1 < len(sources) else ""
        if source.strip() and not UNDERLINE.match(source):
            alone = number == 0 or not sources[number - 1].strip()
            yield _row(number, column, source.strip(), alone and bool(UNDERLINE.match(below)))


def _row(number: int, column: int, source: str, underlined: bool) -> _Row:
    """Return a line without its markup, which its size and column tell instead."""
    heading, image = HEADING.match(source), IMAGE.fullmatch(source)
    quoted = source.startswith("> ")
    size = HEADING_SIZE if heading or underlined else CAPTION_SIZE if image else TEXT_SIZE
    text = heading[1] if heading else source[2:].lstrip() if quoted else source
    return _Row(number, column + 4 * quoted, _unmarked(text), size)


def _unmarked(text: str) -> str:
    """Return the words of a line without emphasis, links, images and escapes."""
    text = LINK.sub(r"\1", IMAGE.sub(r"\1", TAG.sub("", BREAK.sub(" ", text))))
    while (bare := EMPHASIS.sub(r"\2", text)) != text:
        text = bare
    told = TOLD_NOTE.match(text)
    if told:
        text = f"[^{told[2]}]: {told[3]}{'' if told[1] else told[4]}"
    return ESCAPE.sub(r"\1", text)


def _divided(row: _Row, labels: Labels) -> tuple[tuple[str, ...], tuple[Marker, ...]]:
    """Return the words of a line and the markers between its characters."""
    marks = labels.marks(row.text)
    held, end = "", 0
    for number, mark in enumerate(marks):
        held += row.text[end : mark.start] + chr(MARK + number)
        end = mark.end
        held += " " if number == 0 and mark.start == 0 else ""
    words: list[str] = []
    markers: list[Marker] = []
    for token in (held + row.text[end:]).split():
        offset = sum(map(len, words)) + len(words)
        word = ""
        for character in token:
            if MARK <= ord(character) < MARK + len(marks):
                at = offset + len(word) if word or not words else offset - 1
                markers.append(Marker(marks[ord(character) - MARK].label, _cell(row, at, 0), at))
            else:
                word += character
        words += [word] if word else []
    return tuple(words), tuple(markers)


def _line(line_id: str, row: _Row, words: tuple[str, ...], markers: tuple[Marker, ...]) -> Line:
    """Return the line that stands in a row of the file."""
    placed, column = [], 0
    for word in words:
        placed.append(Word(word, _cell(row, column, len(word))))
        column += len(word) + 1
    box = Box.around(word.box for word in placed)
    return Line(line_id, box, tuple(placed), markers, x_height=row.size)


def _cell(row: _Row, column: int, width: int) -> Box:
    """Return the place of some characters of a row, in columns and rows."""
    left = row.column + column
    return Box(left, row.number, left + width, row.number + 1)


def _with_last_markers(lines: tuple[Line, ...], labels: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines with the markers that stand alone at the end of the file put to the last of them."""
    if not lines or not labels:
        return lines
    last = lines[-1]
    place = Box(last.box.right, last.box.top, last.box.right, last.box.bottom)
    markers = tuple(Marker(label, place, len(last.text)) for label in labels)
    return (*lines[:-1], replace(last, markers=last.markers + markers))
