"""What was made of the pages: notes at their markers, readings put right."""

from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Line
from pipeline.model.text import Heading, Note, Paragraph
from pipeline.model.volume import Volume
from pipeline.publish.report.markup import Markup, element

BEFORE, BEGINNING = 40, 70
"""Characters shown before a marker and of a note: enough to tell whether they belong together."""


def notes(volume: Volume) -> Markup:
    """Return the section of notes: a table in which an eye runs down and sees what does not fit."""
    if not volume.text.notes:
        return Markup("")
    lines = lines_of(volume.pages)
    flows = [Flow.of(it.runs, lines) for it in volume.text.blocks() if isinstance(it, Paragraph | Heading)]
    rows = [_row(note, flows, lines) for note in volume.text.notes]
    heads = [element("th", {"scope": "col"}, text) for text in ("Note", "stands after", "begins", "state")]
    return element(
        "section",
        {"aria-labelledby": "notes"},
        element("h2", {"id": "notes"}, "Notes"),
        element(
            "div",
            {"class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": "notes"},
            element("table", None, element("thead", None, element("tr", None, *heads)), element("tbody", None, *rows)),
        ),
    )


def _row(note: Note, flows: list[Flow], lines: dict[str, Line]) -> Markup:
    """Return one note as a row."""
    text = " ".join(Flow.of(it.runs, lines).text for it in note.paragraphs)
    beginning = text if len(text) <= BEGINNING else f"{text[:BEGINNING].rpartition(' ')[0]} …"
    return element(
        "tr",
        {"class": "" if note.anchored and text else "bad"},
        element("th", {"scope": "row"}, note.label or "–"),
        element("td", None, _before(note, flows)),
        element("td", None, beginning or "–"),
        element("td", None, _state(note)),
    )


def _before(note: Note, flows: list[Flow]) -> str:
    """Return what stands before a note's marker; "–" where none was found."""
    if not note.anchored or note.at is None:
        return "–"
    for flow in flows:
        offset = flow.offset(note.at)
        if offset is not None:
            before = flow.text[max(0, offset - BEFORE) : offset]
            return f"… {before.partition(' ')[2]}" if offset > BEFORE else before
    return "–"


def _state(note: Note) -> str:
    """Return how a note is attached, in words."""
    if not note.paragraphs:
        return "a marker, but no note"
    if not note.anchored:
        return "a note, but no marker"
    return f"at its marker, certainty {note.certainty}"


def readings(volume: Volume) -> Markup:
    """Return the section of lines that editors put right."""
    if not volume.readings:
        return Markup("")
    entries = [
        element(
            "li",
            None,
            element("del", None, it.was),
            " ",
            element("ins", None, it.now),
            " ",
            element("code", None, it.line),
        )
        for it in volume.readings
    ]
    heading = element("h2", {"id": "readings"}, "Readings put right")
    return element("section", {"aria-labelledby": "readings"}, heading, element("ul", None, *entries))
