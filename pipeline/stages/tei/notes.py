"""Notes: printed ones at their markers, those in the margins, and lines as they stand in a zone."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model.page import Page, Zone
from pipeline.model.stream import Stream
from pipeline.model.text import Join, Marginal, Note
from pipeline.model.vocabulary import Certainty, ZoneKind
from pipeline.stages.tei.agents import ENGINE, HAND, MACHINE
from pipeline.stages.tei.atlas import break_id, pictured
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Content, Element, element


def marker_id(note: Note) -> str:
    """Return the id of the zone of a note's marker."""
    return f"{note.id}-marker"


def marker_page(note: Note, edition: Edition) -> Page | None:
    """Return the page on which the facsimile draws a note's marker; None if there is no picture of it."""
    page = edition.atlas.page_of.get(note.at.line) if note.at and note.marker else None
    return page if page and pictured(page) else None


def printed_note(note: Note, paragraphs: list[Element], edition: Edition) -> Element:
    """Return a printed note; one of which only the marker was found holds a gap, and is not anchored."""
    anchored = note.anchored and bool(paragraphs)
    marker = f"#{marker_id(note)}" if marker_page(note, edition) else None
    doubted = not anchored or not note.label.strip() or note.certainty is not Certainty.HIGH
    attributes = {
        "xml:id": note.id,
        "n": note.label.strip() or None,
        "place": "bottom",
        "type": "authorial",
        "anchored": None if anchored else "false",
        "cert": note.certainty.value if doubted else None,
        "resp": edition.agents.pointer(MACHINE) if doubted else None,
        "facs": " ".join(filter(None, (marker, edition.atlas.facs(*note.zones)))) or None,
    }
    missing = element("gap", {"reason": "noteNotFound", "resp": edition.agents.pointer(MACHINE)})
    label = [_label(edition.plan.labels[note.id], edition)] if note.id in edition.plan.labels else []
    return element("note", attributes, *label, *(paragraphs or [missing]))


def _label(words: str, edition: Edition) -> Element:
    """Return what was read where the number of a note stands, and is not that number."""
    return element("label", {"cert": "low", "resp": edition.agents.pointer(ENGINE)}, words)


def margin_note(note: Marginal, edition: Edition) -> Element:
    """Return a note in the margin: the reader's in his hand, with what was made out of it."""
    zone = edition.atlas.zones[note.zone]
    reader = zone.kind is ZoneKind.HANDWRITING
    attributes = {
        "xml:id": note.id,
        "type": "marginalia",
        "subtype": "reader" if reader else "printed",
        "place": zone.place.value if zone.place else "margin",
        "hand": f"#{HAND}" if reader else None,
        "anchored": "false" if reader else None,
        "target": edition.line_pointer(note.target),
        "facs": edition.atlas.facs(zone.id, *edition.atlas.drawn_marks(zone.mark)),
    }
    words = zone_lines(zone, edition)
    if reader and words:
        words = _handwritten(words, zone, edition)
    return element("note", attributes, *(words or [_illegible(edition)]))


def _illegible(edition: Edition) -> Element:
    """Return the gap that stands for writing of which nothing was read."""
    attributes = {"reason": "illegible", "unit": "chars", "extent": "unknown", "resp": edition.agents.pointer(ENGINE)}
    return element("gap", attributes)


def _unclear(agent: str, edition: Edition, *words: Content) -> Element:
    """Return the element round what was read of handwriting: by an engine, or by whoever wrote a transcript."""
    attributes = {"reason": "eccentric_ductus", "cert": "low", "resp": edition.agents.pointer(agent)}
    return element("unclear", attributes, *words)


QUOTED = re.compile(r'("[^"]+"|“[^“”]+”)')
"""What a description of handwriting quotes of it: `in the left margin: "why?" with an arrow`."""


def _handwritten(words: list[Content], zone: Zone, edition: Edition) -> list[Content]:
    """Return what is known of handwriting: what an engine made of it, or a transcript's description of it.

    In a description only the quoted words are the reader's; the rest is whoever wrote the transcript.
    """
    if any(edition.atlas.lines[name].confidence is not None for name in zone.lines):
        return [_unclear(ENGINE, edition, *words)]
    pieces = [piece for part in words for piece in (QUOTED.split(part) if isinstance(part, str) else [part])]
    if not any(isinstance(piece, str) and QUOTED.fullmatch(piece) for piece in pieces):
        return [_unclear(MACHINE, edition, *words)]
    return [made for piece in pieces for made in _quotation(piece, edition)]


def _quotation(piece: Content, edition: Edition) -> list[Content]:
    """Return a quotation as its marks and unclear words; anything else as it is."""
    if isinstance(piece, str) and QUOTED.fullmatch(piece):
        return [piece[0], _unclear(MACHINE, edition, piece[1:-1]), piece[-1]]
    return [piece]


def zone_lines(zone: Zone, edition: Edition) -> list[Content]:
    """Return the lines of a zone that are in no stream, each an `lb` with its words behind it."""
    return lines_left(zone.lines, edition)


def lines_left(lines: Iterable[str], edition: Edition) -> list[Content]:
    """Return what no stream has of some lines, each an `lb` with its words behind it."""
    made: list[Content] = []
    for name in lines:
        for number, run in enumerate(edition.plan.rests.get(name, ())):
            if made:
                made.append("\n")
            if number == 0 and name not in edition.plan.whereabouts.runs:
                made.append(line_beginning(name, None, edition))
            made.append(edition.atlas.lines[name].text[run.start : run.end])
    return made


def line_beginning(line: str, join: Join | None, edition: Edition) -> Element:
    """Return the `lb` of a line, which says how the line before goes on into it."""
    divided = join in (Join.SOFT, Join.HARD)
    drawn = edition.atlas.facs(line)
    return element(
        "lb",
        {
            "xml:id": None if drawn else line,
            "break": "no" if divided else None,
            "rend": "hyphen" if join is Join.SOFT else None,
            "facs": drawn,
        },
    )


def continued(stream: Stream, number: int, divided: bool, edition: Edition) -> Iterator[Element]:
    """Yield the milestone where a note runs on to the next page."""
    if stream.note is None:
        return
    before, page = (edition.atlas.page_of[stream.runs[n].line] for n in (number - 1, number))
    if page.id != before.id:
        attributes = {
            "unit": "page",
            "n": edition.atlas.number(page) or None,
            "break": "no" if divided else None,
            "corresp": f"#{break_id(page)}",
        }
        yield element("milestone", attributes)
