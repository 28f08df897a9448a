"""What the edition says of its own making: principles, words for zones, programs."""

import re
from collections.abc import Iterator

from pipeline.model.vocabulary import ZONE_WORDS, ZoneKind
from pipeline.model.volume import Application
from pipeline.stages.tei.agents import xml_name
from pipeline.stages.tei.atlas import pictured
from pipeline.stages.tei.characters import illegal
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element

VERSION = re.compile(r"\d+[a-z]*\d*(\.\d+[a-z]*\d*){0,3}", re.ASCII)
"""What TEI takes as the version of an application."""

OTHER_ZONES = {
    "line": "A line of print or of handwriting.",
    "marker": "The marker that calls a note.",
    "mark": "A mark of the reader's pen whose course was not recorded.",
}


def encoding(edition: Edition) -> Element:
    """Return the `encodingDesc` of the edition."""
    made = element("encodingDesc", None, _principles(edition))
    if any(pictured(page) for page in edition.atlas.pages):
        made.append(_zone_types())
    if edition.volume.applications:
        made.append(element("appInfo", None, *(_application(a, edition) for a in edition.volume.applications)))
    return made


def _principles(edition: Edition) -> Element:
    """Return what was done to the text, and what was not."""
    made = element("editorialDecl")
    for tag, attributes, sentences in _sections(edition):
        append(made, element(tag, attributes, element("p", None, sentences)))
    return made


def _sections(edition: Edition) -> Iterator[tuple[str, dict[str, str | None], str]]:
    """Yield each section of the editorial declaration: its element, attributes and words."""
    yield "correction", {"method": "silent"}, _correction(edition)
    yield (
        "hyphenation",
        {"eol": "some"},
        (
            "A hyphen at the end of a line that only divides a word is left out, and the line's beginning says so: "
            'lb with break="no" and rend="hyphen". A hyphen that belongs to the word is kept.'
        ),
    )
    yield "quotation", {"marks": "all"}, _quotation(edition)
    yield "segmentation", {}, _segmentation(edition)
    yield "interpretation", {}, _interpretation(edition)
    replaced = sum(illegal(line.text) for line in edition.atlas.lines.values())
    if replaced:
        yield "normalization", {}, f"Characters that XML cannot hold were replaced by U+FFFD: {replaced}."


def _correction(edition: Edition) -> str:
    """Return where the text comes from, and what was corrected in it."""
    count = len(edition.volume.readings)
    mended = (
        f"Misreadings of the engine are put right without mark-up; {count} of them, with who and when, are listed in "
        "standOff."
        if count
        else "Nobody has corrected it."
    )
    return f"{_origin(edition)} {mended} Errors of the printed source are left as they are."


def _origin(edition: Edition) -> str:
    """Return whether the text was read by machine or came with the scans."""
    read = [bool(page.surface.width and not page.surface.layer) for page in edition.volume.pages if page.lines]
    if not any(read):
        return "The text was taken over as it came, from a transcript or with the scans."
    doubt = f"words that it was less than {edition.style.doubtful:.0%} sure of are marked as unclear."
    if all(read):
        return f"The text is as the machine read it; {doubt}"
    return f"The text is as the machine read it or, in part, as it came with the scans; where the machine read, {doubt}"


def _segmentation(edition: Edition) -> str:
    """Return how paragraphs, pages and notes are parted, and paragraphs round block quotations if there are any."""
    usual = (
        "Paragraphs are put together by machine across lines, pages, figures and notes. A page begins at the exact "
        "word. Notes stand where their markers stand, and the markers themselves are left out of the text."
    )
    if not edition.fragments:
        return usual
    return f"{usual} A paragraph that goes on after a block quotation is in parts, the first I and the last F."


def _quotation(edition: Edition) -> str:
    """Return what was done to quotation marks, and to brackets within quotations if there are any."""
    marks = "Quotation marks are kept as printed."
    if not edition.volume.text.interpolations:
        return marks
    return f"{marks} Words in brackets within a quotation are the author's: supplied, rend standing for the brackets."


def _interpretation(edition: Edition) -> str:
    """Return who tagged names, dates and citations, if anybody has."""
    names = "Names and dates are not tagged."
    if edition.volume.entities:
        names = "Names and dates are tagged; resp says by which program or person, cert how sure they are."
    if not edition.volume.citations:
        return names
    return f"{names} {CITATIONS}"


CITATIONS = (
    "Citations are bibl, divided as far as that is certain by rules; corresp points from a short one to the one that "
    "it means, or to the description of the printed work where another of its chapters is meant."
)


def _zone_types() -> Element:
    """Return the words for zones: PAGE-XML's, and what SegmOnto calls the same."""
    words = {ZONE_WORDS[kind].tei: ZONE_WORDS[kind].segmonto.split(":")[0] for kind in reversed(ZoneKind)}
    named = {name: f"{segmonto} in the words of SegmOnto." for name, segmonto in reversed(words.items())}
    categories = (
        element("category", {"xml:id": f"zone.{name}"}, element("catDesc", None, sentence))
        for name, sentence in {**named, **OTHER_ZONES}.items()
    )
    return element("classDecl", None, element("taxonomy", {"xml:id": "zone-types"}, *categories))


def _application(application: Application, edition: Edition) -> Element:
    """Return a program or model with its version, in full in its label where TEI takes only a part of it."""
    found = VERSION.search(application.version)
    attributes = {
        "xml:id": edition.agents.names[application.id],
        "ident": xml_name(application.id, "app-"),
        "version": found[0] if found else "0",
    }
    label = element("label", None, f"{application.name} {application.version}".strip() or application.id)
    described = [element("desc", None, application.description)] if application.description.strip() else []
    return element("application", attributes, label, *described)
