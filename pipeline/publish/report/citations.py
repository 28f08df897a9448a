"""What the notes cite, work by work, and what short citations point to."""

from collections.abc import Sequence

from pipeline.model.citation import HERE, Citation, CitationKind
from pipeline.model.text import Note
from pipeline.model.volume import Volume
from pipeline.publish.report.markup import Markup, element


def citations(volume: Volume) -> Markup:
    """Return the section of citations, in the order of the notes; nothing if none was found."""
    if not volume.citations:
        return Markup("")
    heading = element("h2", {"id": "citations"}, "Citations")
    head = element("tr", None, *(element("th", {"scope": "col"}, it) for it in ("Note", "cites", "as", "which means")))
    rows = (_row(citation, volume) for citation in volume.citations)
    table = element("table", None, element("thead", None, head), element("tbody", None, *rows))
    wide = {"class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": "citations"}
    return element("section", {"aria-labelledby": "citations"}, heading, element("div", wide, table))


def _row(citation: Citation, volume: Volume) -> Markup:
    """Return a citation: where it stands, its words, what it is, what it points to."""
    sure = "" if citation.certainty == "high" else f", certainty {citation.certainty}"
    cells = (citation.text, f"{_kind(citation)}{sure}", _meant(citation, volume))
    label = element("th", {"scope": "row"}, _label(citation, volume.text.notes))
    attributes = {"title": f"{citation.id}: {citation.reason}"}
    return element("tr", attributes, label, *(element("td", None, cell) for cell in cells))


def _kind(citation: Citation) -> str:
    """Return what is cited, in a word."""
    return "short title" if citation.kind is CitationKind.SHORT else str(citation.kind)


def _label(citation: Citation, notes: Sequence[Note]) -> str:
    """Return the number of the note that a citation stands in, or that it stands in the text."""
    return next((note.label for note in notes if citation.block in {it.id for it in note.paragraphs}), "in the text")


def _meant(citation: Citation, volume: Volume) -> str:
    """Return what a citation points to, in words."""
    if citation.target == HERE:
        return "another chapter of this volume"
    for other in volume.citations:
        if other.id == citation.target:
            return other.text
    return next((f"note {note.label}" for note in volume.text.notes if note.id == citation.target), "")
