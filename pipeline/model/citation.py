"""Citations in the running text: what is cited, which words say so, and what a short one means."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.vocabulary import Certainty


class CitationKind(StrEnum):
    """What is cited; the values stand in @type of the edition."""

    BOOK = "book"
    ARTICLE = "article"
    CHAPTER = "chapter"
    NEWSPAPER = "newspaper"
    THESIS = "thesis"
    INTERVIEW = "interview"
    LETTER = "letter"
    ARCHIVE = "archive"
    WEB = "web"
    DOCUMENT = "document"
    """An official paper by its number: of a parliament, a government, an international body."""
    SHORT = "short"
    """A work by its short title, or by `Ibid.`, `op. cit.`, `loc. cit.`"""
    NOTE = "note"
    """No work, but another note of this volume."""


class PartKind(StrEnum):
    """What a part of a citation says."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    TITLE = "title"
    """Its value is TEI's level: a, m, j, s or u."""
    PLACE = "place"
    PUBLISHER = "publisher"
    DATE = "date"
    """Its value is a year where that is all."""
    EDITION = "edition"
    SCOPE = "scope"
    """A volume, an issue or a part of the work; its value is the unit."""
    RANGE = "range"
    """What is cited of the work; its value is the unit."""
    REPOSITORY = "repository"
    NUMBER = "number"
    """A number or shelf-mark in an archive, a library or a series; its value is what kind of number."""
    POINTER = "pointer"
    """The words that stand for another citation or note: `Ibid.`, `note 12`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch [start, end) of a citation's block."""

    kind: PartKind
    start: int
    end: int
    value: str = ""
    first: str = ""
    """Of a range: where it begins, as printed."""
    last: str = ""
    """Of a range: where it ends, in full (`58` after 856 is 858); "" where that is not said (`45 ff.`)."""


HERE = "volume"
"""The target of a citation that points to another chapter of the printed volume."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch [start, end) of a block's running text that cites something."""

    id: str
    kind: CitationKind
    block: str
    start: int
    end: int
    text: str
    """What stands there: redundant on purpose."""
    parts: tuple[Part, ...]
    """In the order of the text, none over another, all within the citation."""
    certainty: Certainty
    reason: str
    """Why, in words for an editor."""
    target: str | None = None
    """Id of the citation or note that is meant, or `HERE`."""
