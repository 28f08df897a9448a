"""What no block of the text takes up: forme work and margins, and words that would be lost."""

import re
from collections.abc import Iterator

from pipeline.model.page import Line
from pipeline.model.text import Note, Run
from pipeline.stages.tei.characters import SPACE
from pipeline.stages.tei.whereabouts import Whereabouts


def rest(line: Line, whereabouts: Whereabouts, labels: dict[str, list[Note]]) -> tuple[Run, ...]:
    """Return the stretches of a line that no stream runs through.

    Labels of notes and markers are not counted, nor signs beside the text: what was cut off there is dirt.
    """
    gaps = (gap for gap in _gaps(line, whereabouts) if not _is_dirt(gap, line, whereabouts))
    return tuple(gap for gap in gaps if not (labelled(gap, line, whereabouts) or _marks(gap, line, labels)))


def _is_dirt(gap: Run, line: Line, whereabouts: Whereabouts) -> bool:
    """Tell whether what is left over beside the text of a line holds no letter and no figure."""
    return line.id in whereabouts.runs and not any(sign.isalnum() for sign in line.text[gap.start : gap.end])


def _gaps(line: Line, whereabouts: Whereabouts) -> Iterator[Run]:
    """Yield what lies before, between and behind the runs through a line, without the spaces at its ends."""
    at = 0
    taken = [stream.runs[number] for stream, number in whereabouts.runs.get(line.id, ())]
    for start, end in [*((run.start, run.end) for run in taken), (len(line.text), len(line.text))]:
        words = line.text[at:start]
        if words.strip(SPACE):
            yield Run(line.id, at + len(words) - len(words.lstrip(SPACE)), at + len(words.rstrip(SPACE)))
        at = max(at, end)


def labelled(gap: Run, line: Line, whereabouts: Whereabouts) -> Note | None:
    """Return the note that begins right behind what is left over, if that is one word: its label."""
    if " " in line.text[gap.start : gap.end]:
        return None
    for stream, number in whereabouts.runs.get(line.id, ()):
        if stream.runs[number].start >= gap.end:
            first = number == 0 and stream.note is not None and stream.id == stream.note.paragraphs[0].id
            return stream.note if first else None
    return None


def misread(line: Line, whereabouts: Whereabouts) -> Iterator[tuple[Note, str]]:
    """Yield notes whose label was read as a word other than the number they were given, and that word."""
    for gap in _gaps(line, whereabouts):
        note, words = labelled(gap, line, whereabouts), line.text[gap.start : gap.end]
        # A glyph that is no letter and no figure is a mark on the page, and no word that could be lost.
        if note and _bare(words) != note.label and any(character.isalnum() for character in words):
            yield note, words


def _marks(gap: Run, line: Line, labels: dict[str, list[Note]]) -> bool:
    """Tell whether what is left over is the marker of a note that is attached where it stands."""
    bare, ends = _bare(line.text[gap.start : gap.end]), (gap.start - 1, gap.start, gap.end)
    return any(note.label == bare and note.at and note.at.offset in ends for note in labels.get(gap.line, ()))


def _bare(words: str) -> str:
    """Return the number or sign of a note without the stops and brackets round it."""
    return re.sub(r"[\W_]*(\w+|[*†‡§‖¶]+)[\W_]*", r"\1", words)
