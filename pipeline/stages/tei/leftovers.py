"""What no block of the text takes up: forme work and margins, and words that would be lost."""

import re
from collections.abc import Iterator

from pipeline.model.page import Line
from pipeline.model.text import Note, Run
from pipeline.stages.tei.streams import Whereabouts


def rest(line: Line, whereabouts: Whereabouts, labels: dict[str, list[Note]]) -> tuple[Run, ...]:
    """Return the stretches of a line that no stream runs through, labels of notes and markers not counted."""
    return tuple(run for run in _gaps(line, whereabouts) if not _label(run, line, whereabouts, labels))


def _gaps(line: Line, whereabouts: Whereabouts) -> Iterator[Run]:
    """Yield what lies before, between and behind the runs through a line, without the spaces at its ends."""
    at = 0
    taken = [stream.runs[number] for stream, number in whereabouts.runs.get(line.id, ())]
    for start, end in [*((run.start, run.end) for run in taken), (len(line.text), len(line.text))]:
        words = line.text[at:start]
        if words.strip():
            yield Run(line.id, at + len(words) - len(words.lstrip()), at + len(words.rstrip()))
        at = max(at, end)


def _label(gap: Run, line: Line, whereabouts: Whereabouts, labels: dict[str, list[Note]]) -> bool:
    """Tell whether what is left over is the label of a note that begins right behind it, or the marker of one."""
    words = line.text[gap.start : gap.end]
    return (" " not in words and _note_follows(gap, line, whereabouts)) or _marks(words, gap, labels)


def _note_follows(gap: Run, line: Line, whereabouts: Whereabouts) -> bool:
    """Tell whether the next run through the line is the beginning of a note."""
    for stream, number in whereabouts.runs.get(line.id, ()):
        if stream.runs[number].start >= gap.end:
            return number == 0 and stream.note is not None and stream.id == stream.note.paragraphs[0].id
    return False


def _marks(words: str, gap: Run, labels: dict[str, list[Note]]) -> bool:
    """Tell whether the words are the marker of a note that is attached where they stand."""
    bare = re.sub(r"[\W_]*(\w+|[*†‡§‖¶]+)[\W_]*", r"\1", words)
    ends = (gap.start - 1, gap.start, gap.end)
    return any(note.label == bare and note.at and note.at.offset in ends for note in labels.get(gap.line, ()))
