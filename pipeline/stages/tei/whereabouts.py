"""Where in the running text the parts of lines stand."""

from dataclasses import dataclass

from pipeline.model.flow import Flow
from pipeline.model.page import Line
from pipeline.model.stream import Stream, streams
from pipeline.model.text import Point, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a stream: within one of its runs, at an offset of its running text."""

    stream: Stream
    run: int
    offset: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Which streams run through which lines."""

    lines: dict[str, Line]
    runs: dict[str, list[tuple[Stream, int]]]
    """By the id of a line: the streams and the numbers of their runs, in the order of the line."""

    @classmethod
    def of(cls, text: Text, lines: dict[str, Line]) -> "Whereabouts":
        """Return the whereabouts of a text."""
        runs: dict[str, list[tuple[Stream, int]]] = {}
        for stream in streams(text):
            for number, run in enumerate(stream.runs):
                runs.setdefault(run.line, []).append((stream, number))
        for through in runs.values():
            through.sort(key=lambda pair: pair[0].runs[pair[1]].start)
        return cls(lines, runs)

    def begins(self, stream: Stream, number: int) -> bool:
        """Tell whether the line of a run begins with it: none runs through the line before."""
        first, its_number = self.runs[stream.runs[number].line][0]
        return first.id == stream.id and its_number == number

    def spot(self, point: Point) -> Spot | None:
        """Return where a point stands; one between two runs belongs to the earlier; None if no stream has it."""
        for stream, number in self.runs.get(point.line, ()):
            run = stream.runs[number]
            if run.start <= point.offset <= run.end:
                piece = Flow.of(stream.runs, self.lines).pieces[number]
                return Spot(stream, number, piece.offset + min(point.offset, piece.end) - piece.start)
        return None

    def near(self, point: Point) -> Spot | None:
        """Return the spot of a point or, where that is in no stream, the one closest to it on its line."""
        runs = [stream.runs[number] for stream, number in self.runs.get(point.line, ())]
        offsets = [min(max(point.offset, run.start), run.end) for run in runs]
        best = min(offsets, key=lambda offset: abs(offset - point.offset), default=point.offset)
        return self.spot(Point(point.line, best))
