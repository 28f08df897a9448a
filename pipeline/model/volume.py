"""A volume: what is scanned, who made it, and what has been found in it."""

from dataclasses import dataclass, field

from pipeline.model.citation import Citation
from pipeline.model.entity import Entity, Referent
from pipeline.model.finding import Finding
from pipeline.model.page import Page
from pipeline.model.text import Text


@dataclass(frozen=True, slots=True)
class Metadata:
    """What volume.toml says of the work and the copy; what is not known is empty, never invented."""

    title: str = ""
    author: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    """Who edited the printed book."""
    book: str = ""
    """Title of the book that the chapter stands in."""
    journal: str = ""
    place: str = ""
    publisher: str = ""
    date: str = ""
    """Year or ISO date of publication."""
    volume: str = ""
    pages: str = ""
    """Pages in the book, `266-287`."""
    isbn: str = ""
    language: str = "en"
    """BCP 47 tag of the text."""
    licence: str = ""
    """Under which the edition may be used: a URL or a sentence."""
    archive: str = ""
    """Who publishes the edition."""
    repository: str = ""
    """Who holds the copy that was scanned."""
    shelfmark: str = ""
    reader: str = ""
    """Who wrote in the margins, if known."""


@dataclass(frozen=True, slots=True)
class Application:
    """A program or model that had a hand in the edition."""

    id: str
    """As it is named by @resp: `scan2tei`, `tesseract`, `ner`."""
    name: str
    version: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who corrected the edition."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the edition's history: a run, or an editor's session."""

    who: str
    """Id of an application or a person."""
    when: str
    """ISO 8601, UTC."""
    what: str


@dataclass(frozen=True, slots=True)
class Volume:
    """Everything that is known of a volume, ready to be encoded."""

    id: str
    metadata: Metadata
    pages: tuple[Page, ...]
    text: Text
    entities: tuple[Entity, ...] = ()
    register: tuple[Referent, ...] = ()
    citations: tuple[Citation, ...] = ()
    findings: tuple[Finding, ...] = ()
    applications: tuple[Application, ...] = ()
    editors: tuple[Person, ...] = ()
    changes: tuple[Change, ...] = ()
    readings: "tuple[Reading, ...]" = field(default=())


@dataclass(frozen=True, slots=True)
class Reading:
    """A misreading of the engine that an editor put right; the page itself was right."""

    line: str
    was: str
    now: str
    by: str
    when: str
