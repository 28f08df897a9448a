"""Pointers within the volume: another chapter of the book, another note."""

import re

from pipeline.model.citation import HERE, CitationKind, Part, PartKind
from pipeline.model.vocabulary import Certainty
from pipeline.stages.cite.draft import Draft, drafted
from pipeline.stages.cite.people import PEOPLE, each
from pipeline.stages.cite.shield import Shield

CHAPTER = re.compile(
    rf"(?:the\s)?(?:(?P<owner>{PEOPLE})(?:[’']s?)?\s(?:chapter|essay|contribution|article)s?|(?:chapter|essay|contribution|article)s?\sby\s(?P<by>{PEOPLE}))"
    r"(?:,\s[“\"][^“”\"]*[”\"],?)?\s(?:in|to)\s(?:(?P<here>(?:the\spresent|this)\s(?:volume|book|collection))|(?P<other>[Vv]ol(?:ume|\.)\s(?:[IVX]+|\d+)))"
)
"""`Ann Roe’s chapter in this volume`."""

NOTE = re.compile(
    r"(?P<words>(?:foot|end)?(?:note|n\.|nn\.)s?\s(?P<number>\d+|[*†‡§]))(?=\s(?:above|below|supra|infra)|[.,;)]|$)"
)
"""`note 12 above`."""


def chapter(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the chapter of the volume at hand that a stretch points to."""
    match = CHAPTER.search(shield.bare, start, end)
    if match is None:
        return None
    name = "owner" if match["owner"] else "by"
    at, people = match.start(name), re.sub(r"[’']s?$", "", match[name])
    where = Part(PartKind.POINTER, *match.span("here"))
    if match["other"]:
        where = Part(PartKind.SCOPE, *match.span("other"), value="volume")
    said = [*each(people, at, PartKind.AUTHOR), where]
    draft = drafted(
        CitationKind.CHAPTER,
        match.start(),
        said,
        Certainty.HIGH,
        "a chapter of this volume" if match["here"] else "a chapter of another volume",
    )
    return Draft(
        draft.kind,
        draft.start,
        draft.end,
        draft.parts,
        draft.certainty,
        draft.reason,
        target=HERE if match["here"] else None,
    )


def note(shield: Shield, start: int, end: int) -> Draft | None:
    """Return the note of the volume at hand that a stretch points to by its number."""
    match = NOTE.search(shield.text, start, end)
    if match is None:
        return None
    elsewhere = not re.match(r"\s(?:above|below|supra|infra)", shield.text[match.end() :])
    if elsewhere and match.start() > start:
        return None
    said = [Part(PartKind.POINTER, *match.span("words"), first=match["number"])]
    return drafted(CitationKind.NOTE, match.start(), said, Certainty.HIGH, "a note of this volume")
