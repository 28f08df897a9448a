"""Citations as `bibl`: what is cited, part by part, and what short words point to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.citation import HERE, Citation, CitationKind, Part, PartKind
from pipeline.stages.tei.agents import MACHINE, Agents
from pipeline.stages.tei.spans import Stretch
from pipeline.stages.tei.temporal import w3c

WORK = "printed-work"
"""The id of the description of the printed work in the header."""

TAGS: dict[PartKind, tuple[str, str | None]] = {
    PartKind.AUTHOR: ("author", None),
    PartKind.EDITOR: ("editor", None),
    PartKind.TRANSLATOR: ("editor", None),
    PartKind.TITLE: ("title", "level"),
    PartKind.PLACE: ("pubPlace", None),
    PartKind.PUBLISHER: ("publisher", None),
    PartKind.DATE: ("date", "when"),
    PartKind.EDITION: ("edition", None),
    PartKind.SCOPE: ("biblScope", "unit"),
    PartKind.RANGE: ("citedRange", "unit"),
    PartKind.REPOSITORY: ("orgName", None),
    PartKind.NUMBER: ("idno", "type"),
    PartKind.POINTER: ("ref", None),
}
"""The TEI element of a part, and the attribute that has its value."""

VALUES: dict[str, re.Pattern[str]] = {
    "level": re.compile("[amjsu]"),
    "unit": re.compile("[a-z]+"),
    "type": re.compile("[A-Za-z]+"),
}
"""What an attribute may say."""

PAGE = re.compile(r"[\w.]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """The elements of one citation: the whole, and its parts in their order."""

    whole: Stretch
    parts: tuple[Stretch, ...] = ()


def references(citations: Iterable[Citation], agents: Agents) -> dict[str, list[Reference]]:
    """Return the elements of citations by the id of their block."""
    found: dict[str, list[Reference]] = {}
    for citation in citations:
        found.setdefault(citation.block, []).append(_reference(citation, agents))
    return found


def _reference(citation: Citation, agents: Agents) -> Reference:
    """Return the elements of a citation: a `bibl`, or a `ref` to another note."""
    meant = WORK if citation.target == HERE else citation.target
    target = f"#{meant}" if meant and meant != citation.id else None
    said = {"resp": agents.pointer(MACHINE), "cert": citation.certainty.value}
    if citation.kind is CitationKind.NOTE:
        attributes = {"xml:id": citation.id, "target": target, **said}
        return Reference(Stretch(citation.start, citation.end, "ref", attributes))
    # A short title that points to nothing may be any kind of work.
    kind = None if citation.kind is CitationKind.SHORT else citation.kind.value
    whole = {"xml:id": citation.id, "type": kind, "corresp": target, **said}
    parts = tuple(stretch for part in citation.parts for stretch in _part(part, target))
    return Reference(Stretch(citation.start, citation.end, "bibl", whole), parts)


def _part(part: Part, target: str | None) -> Iterator[Stretch]:
    """Yield the element of a part; one that points to nothing is none."""
    tag, name = TAGS[part.kind]
    attributes: dict[str, str | None] = {}
    if part.kind is PartKind.DATE:
        attributes = {"when": w3c(part.value)}
    elif name and VALUES[name].fullmatch(part.value):
        attributes = {name: part.value}
    elif name:
        return
    if part.kind is PartKind.RANGE:
        attributes |= _ends(part)
    yield from _particular(part, Stretch(part.start, part.end, tag, attributes), target)


def _particular(part: Part, stretch: Stretch, target: str | None) -> Iterator[Stretch]:
    """Yield the element of a part with what is particular to its kind."""
    special = {PartKind.TRANSLATOR: ("role", "translator"), PartKind.REPOSITORY: ("type", "repository")}
    if part.kind in special:
        name, value = special[part.kind]
        stretch.attributes[name] = value
    if part.kind is PartKind.POINTER:
        stretch.attributes["target"] = target
    if part.kind is not PartKind.POINTER or target:
        yield stretch


def _ends(part: Part) -> dict[str, str | None]:
    """Return where a range begins and ends, as far as it is told and does not run backwards."""
    first, last = (end if PAGE.fullmatch(end) else None for end in (part.first, part.last))
    backwards = first and last and first.isdigit() and last.isdigit() and int(first) > int(last)
    return {} if backwards else {"from": first, "to": last}
