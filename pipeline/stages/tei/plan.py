"""What stands where in the text: beginnings of pages, notes at their points, words nobody claimed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from pipeline.model.page import Page
from pipeline.model.stream import Stream, cells, row_key
from pipeline.model.text import Figure, Heading, Marginal, Note, PageGap, Paragraph, Run, Table, Text
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.tei.atlas import Atlas
from pipeline.stages.tei.leftovers import misread, rest
from pipeline.stages.tei.whereabouts import Spot, Whereabouts

Key = tuple[str, int]
"""The id of a stream (or of a figure, or of a table's row) and the number of its run."""

Attached = Note | Marginal

MARGINS = frozenset({ZoneKind.MARGINALIA, ZoneKind.HANDWRITING})


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the encoder puts what is no part of the running text."""

    whereabouts: Whereabouts
    before: dict[Key, tuple[Page, ...]]
    """Pages that begin before a run."""
    after: tuple[Page, ...]
    """Pages that begin when all text is over."""
    attached: dict[str, tuple[tuple[Spot, Attached], ...]]
    """Notes of all kinds by the id of the stream that they stand in."""
    loose: dict[str, tuple[Attached, ...]]
    """Notes with no place in any stream, by the id of their page; "" where not even that is known."""
    rests: dict[str, tuple[Run, ...]]
    """What no stream runs through, by the id of its line."""
    labels: dict[str, str]
    """Words that were read where a note has its label, and are not that label, by the id of the note."""

    @classmethod
    def of(cls, text: Text, atlas: Atlas) -> "Plan":
        """Return the plan for a text."""
        whereabouts = Whereabouts.of(text, atlas.lines)
        before, after = beginnings(text, atlas)
        attached: dict[str, list[tuple[Spot, Attached]]] = {}
        loose: dict[str, list[Attached]] = {}
        notes: list[Attached] = [*text.notes, *text.marginals, *_overlooked(text, atlas)]
        for note in notes:
            spot = _settled(note, whereabouts)
            if spot:
                attached.setdefault(spot.stream.id, []).append((spot, note))
            else:
                loose.setdefault(_page(note, atlas), []).append(note)
        return cls(
            whereabouts,
            before,
            after,
            {name: tuple(notes) for name, notes in attached.items()},
            {name: tuple(notes) for name, notes in loose.items()},
            _rests(text, atlas, whereabouts),
            {note.id: words for line in atlas.lines.values() for note, words in misread(line, whereabouts)},
        )


def _rests(text: Text, atlas: Atlas, whereabouts: Whereabouts) -> dict[str, tuple[Run, ...]]:
    """Return what is left over of each line of which something is."""
    labels: dict[str, list[Note]] = {}
    for note in text.notes:
        if note.at:
            labels.setdefault(note.at.line, []).append(note)
    found = {line.id: rest(line, whereabouts, labels) for line in atlas.lines.values()}
    return {name: runs for name, runs in found.items() if runs}


def _overlooked(text: Text, atlas: Atlas) -> Iterator[Marginal]:
    """Yield a marginal note for every zone in a margin that the text says nothing of."""
    known = {marginal.zone for marginal in text.marginals}
    for zone in atlas.zones.values():
        if zone.kind in MARGINS and zone.id not in known:
            yield Marginal(f"m-{zone.id}", zone.id, None)


def _settled(note: Attached, whereabouts: Whereabouts) -> Spot | None:
    """Return the spot of a note in the body: one that is called from within another note stands behind that one."""
    seen, point = {note.id}, note.at
    while point is not None:
        spot = whereabouts.near(point)
        if spot is None or spot.stream.note is None:
            return spot
        if spot.stream.note.id in seen:
            return None
        seen.add(spot.stream.note.id)
        point = spot.stream.note.at
    return None


def _page(note: Attached, atlas: Atlas) -> str:
    """Return the id of the page that a note without a place belongs to, "" if nothing tells."""
    zones = (note.zone,) if isinstance(note, Marginal) else note.zones
    runs = () if isinstance(note, Marginal) else (run.line for p in note.paragraphs for run in p.runs)
    page = atlas.page_at((*zones, *runs, *([note.at.line] if note.at else ())))
    return page.id if page else ""


def beginnings(text: Text, atlas: Atlas) -> tuple[dict[Key, tuple[Page, ...]], tuple[Page, ...]]:
    """Return the pages that begin before each run, and those that begin when all text is over.

    A page begins before the first run on it behind which no text of an earlier page follows: a figure that
    stands before the paragraph it interrupts does not draw its page's beginning out of that paragraph.
    """
    stops = list(_stops(text, atlas))
    last = len(atlas.pages)
    ahead = list(accumulate((page if is_text else last for _, page, is_text in reversed(stops)), min))[::-1]
    before, begun = {}, 0
    for (key, page, _), earliest in zip(stops, ahead, strict=True):
        upto = min(page, earliest) + 1
        if upto > begun:
            before[key], begun = atlas.pages[begun:upto], upto
    return before, atlas.pages[begun:]


def _stops(text: Text, atlas: Atlas) -> Iterator[tuple[Key, int, bool]]:
    """Yield each run of the body, the position of its page, and whether it is running text."""
    for block in text.blocks():
        if isinstance(block, Paragraph | Heading):
            yield from ((key, page, True) for key, page in _run_stops(Stream(block.id, block.runs), atlas))
        elif isinstance(block, Figure):
            names = ([block.zone] if block.zone else []) + [run.line for run in block.caption]
            yield from ((key, page, False) for key, page in _stop(block.id, names, atlas))
        elif isinstance(block, Table):
            lines = [run.line for run in block.caption]
            yield from ((key, page, False) for key, page in _stop(block.id, lines, atlas))
            for row in range(len(block.rows)):
                names = [run.line for cell in cells(block, row) for run in cell.runs]
                yield from ((key, page, False) for key, page in _stop(row_key(block, row), names, atlas))
        elif not isinstance(block, PageGap):
            raise TypeError(block)


def _run_stops(stream: Stream, atlas: Atlas) -> Iterator[tuple[Key, int]]:
    """Yield the runs of a stream with the positions of their pages."""
    for number, run in enumerate(stream.runs):
        yield (stream.id, number), atlas.order[atlas.page_of[run.line].id]


def _stop(name: str, parts: list[str], atlas: Atlas) -> Iterator[tuple[Key, int]]:
    """Yield something that stands on one page, if that is known."""
    page = atlas.page_at(parts)
    if page:
        yield (name, 0), atlas.order[page.id]
