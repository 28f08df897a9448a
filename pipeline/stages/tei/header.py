"""The header: what the edition is of, who made it, under what terms; nothing that is not known."""

import re
from collections.abc import Iterator

from pipeline.model.volume import Change, Metadata
from pipeline.stages.tei.agents import AUTHOR
from pipeline.stages.tei.atlas import pictured
from pipeline.stages.tei.declarations import encoding
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import Element, append, element
from pipeline.stages.tei.source import source
from pipeline.stages.tei.temporal import w3c

LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "la": "Latin",
    "nl": "Dutch",
    "pt": "Portuguese",
}
"""Names of languages by their tags; another is named by its tag."""

SENTENCE = "Unpublished working edition."


def language(metadata: Metadata) -> str:
    """Return the tag of the text's language, `und` where what is given is none."""
    return metadata.language if LANGUAGE.fullmatch(metadata.language) else "und"


def header(edition: Edition) -> Element:
    """Return the `teiHeader` of the edition."""
    described = element(
        "fileDesc",
        None,
        _titles(edition),
        _extent(edition),
        _publication(edition),
        source(edition),
    )
    made = element("teiHeader", None, described, encoding(edition), _profile(edition.volume.metadata))
    return append(made, *_revisions(edition))


def _titles(edition: Edition) -> Element:
    """Return title, authors, and everybody who had a hand in the edition."""
    metadata = edition.volume.metadata
    title = element("title", None, metadata.title or edition.volume.id.strip() or "untitled")
    return element("titleStmt", None, title, *_authors(edition), *_responsible(edition))


def _authors(edition: Edition) -> Iterator[Element]:
    """Yield the authors; where none is known and words in the text are his all the same, one without a name."""
    names = list(edition.volume.metadata.author)
    if not names and edition.volume.text.interpolations:
        names = ["not stated"]
    for number, name in enumerate(names):
        yield element("author", {"xml:id": AUTHOR if number == 0 else None}, name)


def _responsible(edition: Edition) -> Iterator[Element]:
    """Yield a statement for each program, each person, and each name that nobody has described."""
    agents, volume = edition.agents, edition.volume
    for application in volume.applications:
        task = application.description.strip() or "a part of the digitisation"
        name = element("name", {"ref": agents.pointer(application.id)}, application.name.strip() or application.id)
        yield element("respStmt", None, element("resp", None, task), name)
    for person in volume.editors:
        task, name = "correction of the text and its mark-up", element("persName", None, person.name or person.id)
        yield element("respStmt", {"xml:id": agents.names[person.id]}, element("resp", None, task), name)
    for agent in agents.undeclared:
        resp, name = element("resp", None, "a part of the digitisation"), element("name", None, agent or "unnamed")
        yield element("respStmt", {"xml:id": agents.names[agent]}, resp, name)


def _extent(edition: Edition) -> Element:
    """Return how many pages the edition has, and how many pictures they were on."""
    pages = edition.atlas.pages
    images = len({(page.surface.scan, page.surface.frame_number) for page in pages if pictured(page)})
    return element("extent", None, _measure("page", len(pages)), ", ", _measure("image", images))


def _measure(unit: str, quantity: int) -> Element:
    """Return a count of something."""
    words = f"{quantity} {unit}{'' if quantity == 1 else 's'}"
    return element("measure", {"unit": unit, "quantity": str(quantity)}, words)


def _publication(edition: Edition) -> Element:
    """Return who publishes the edition and under what terms; that it is unpublished where nobody does."""
    metadata = edition.volume.metadata
    if not metadata.archive:
        terms = [element("p", None, "Terms of use: ", metadata.licence)] if metadata.licence else []
        return element("publicationStmt", None, element("p", None, SENTENCE), *terms)
    number = element("idno", {"type": "local"}, edition.volume.id)
    return element(
        "publicationStmt", None, element("publisher", None, metadata.archive), number, *_licence(metadata.licence)
    )


def _licence(licence: str) -> Iterator[Element]:
    """Yield the terms of use, if there are any."""
    if licence:
        url = licence if re.fullmatch(r"https?://[\w./~%?=&#:+-]+", licence, re.ASCII) else None
        yield element("availability", None, element("licence", {"target": url}, licence))


def _profile(metadata: Metadata) -> Element:
    """Return the language of the text."""
    tag = language(metadata)
    name = LANGUAGES.get(tag.split("-")[0].lower(), tag) if tag != "und" else "undetermined"
    return element("profileDesc", None, element("langUsage", None, element("language", {"ident": tag}, name)))


def _revisions(edition: Edition) -> Iterator[Element]:
    """Yield the history of the edition, the last change first."""
    changes = sorted(edition.volume.changes, key=lambda change: change.when, reverse=True)
    if changes:
        yield element("revisionDesc", None, *(_change(change, edition) for change in changes))


def _change(change: Change, edition: Edition) -> Element:
    """Return one change."""
    attributes = {"who": edition.agents.pointer(change.who), "when": w3c(change.when)}
    return element("change", attributes, change.what)
