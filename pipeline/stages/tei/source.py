"""What is known of the printed work and of the copy that was scanned."""

import re
from collections.abc import Iterator

from pipeline.model.citation import HERE
from pipeline.model.volume import Metadata
from pipeline.stages.tei.agents import HAND
from pipeline.stages.tei.citations import WORK
from pipeline.stages.tei.edition import Edition
from pipeline.stages.tei.elements import XML, Content, Element, element
from pipeline.stages.tei.temporal import w3c

RANGE = re.compile(r"(\w+)\s*[-–]\s*(\w+)")


def source(edition: Edition) -> Element:
    """Return the `sourceDesc`: the work, and the copy where there is something to be said of it."""
    metadata = edition.volume.metadata
    copy = [_copy(edition)] if edition.atlas.hands or metadata.repository or metadata.shelfmark else []
    work = _work(metadata)
    if any(citation.target == HERE for citation in edition.volume.citations):
        work.set(f"{{{XML}}}id", WORK)
    return element("sourceDesc", None, work, *copy)


def _work(metadata: Metadata) -> Element:
    """Return the description of the printed work."""
    host = metadata.book or metadata.journal
    if not (metadata.title or host):
        return element("bibl", None, "A printed work that has not been described.")
    if not host:
        return element("biblStruct", None, _monograph("m", metadata.title, metadata.author, metadata))
    level = "m" if metadata.book else "j"
    if not metadata.title:
        return element("biblStruct", None, _monograph(level, host, metadata.author, metadata))
    part = element(
        "analytic", None, element("title", {"level": "a"}, metadata.title), *_named("author", metadata.author)
    )
    return element("biblStruct", None, part, _monograph(level, host, (), metadata))


def _monograph(level: str, title: str, authors: tuple[str, ...], metadata: Metadata) -> Element:
    """Return a book or journal: title, number, people, imprint."""
    people = [*_named("author", authors), *_named("editor", metadata.editor)]
    imprint = list(_imprint(metadata)) or [element("date", None, "not stated")]
    return element(
        "monogr",
        None,
        element("title", {"level": level}, title),
        *([element("idno", {"type": "ISBN"}, metadata.isbn)] if metadata.isbn else ()),
        *people,
        element("imprint", None, *imprint),
    )


def _imprint(metadata: Metadata) -> Iterator[Element]:
    """Yield place, publisher, date, volume and pages, those that are known."""
    yield from _named("pubPlace", [metadata.place])
    yield from _named("publisher", [metadata.publisher])
    if metadata.date:
        yield element("date", {"when": w3c(metadata.date)}, metadata.date)
    if metadata.volume:
        yield element("biblScope", {"unit": "volume"}, metadata.volume)
    if metadata.pages:
        ends = RANGE.fullmatch(metadata.pages.strip())
        span = {"from": ends[1], "to": ends[2]} if ends else {}
        yield element("biblScope", {"unit": "page", **span}, metadata.pages)


def _named(tag: str, names: list[str] | tuple[str, ...]) -> list[Element]:
    """Return an element for each name that is not empty."""
    return [element(tag, None, name) for name in names if name]


def _copy(edition: Edition) -> Element:
    """Return the description of the copy: who holds it, and the hand that wrote in it."""
    metadata = edition.volume.metadata
    holder = [*_named("repository", [metadata.repository]), *_named("idno", [metadata.shelfmark])]
    identifier = element("msIdentifier", None, *(holder or [element("msName", None, "The copy that was scanned")]))
    hand = [element("physDesc", None, element("handDesc", None, _hand(metadata)))] if edition.atlas.hands else []
    return element("msDesc", None, identifier, *hand)


def _hand(metadata: Metadata) -> Element:
    """Return the description of the reader's hand."""
    words: Content = f"Notes and marks by {metadata.reader or 'a reader who is not known'}, added to the printed page."
    return element("handNote", {"xml:id": HAND, "scope": "minor"}, element("p", None, words))
