"""Whom and what a volume names: the register as the index of a book, with what stayed open."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model.entity import Entity, Referent
from pipeline.model.flow import Flow, lines_of
from pipeline.model.page import Page
from pipeline.model.stream import streams
from pipeline.model.vocabulary import EntityKind
from pipeline.model.volume import Volume
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.summary import label_of

NAMED = 12
"""Names of a kind that are shown at once."""

PAGES = 8
"""Pages of a name that are shown: whoever is on more is nearly everywhere."""

HEADINGS = {
    EntityKind.PERSON: "Persons",
    EntityKind.PLACE: "Places",
    EntityKind.ORG: "Organisations",
    EntityKind.GROUP: "Peoples and groups",
    EntityKind.EVENT: "Events",
    EntityKind.WORK: "Works",
    EntityKind.DATE: "Dates",
}


@dataclass(frozen=True, slots=True)
class Index:
    """Where a volume names what."""

    volume: Volume
    mentions: Mapping[str, Sequence[Entity]]
    """The names of each entry of the register, in the order of the text."""
    pages: Mapping[str, Page]
    """The page of each name, by the name's id."""

    @classmethod
    def of(cls, volume: Volume) -> "Index":
        """Return the index of a volume."""
        mentions: dict[str, list[Entity]] = {}
        for entity in volume.entities:
            mentions.setdefault(entity.ref or "", []).append(entity)
        return cls(volume, mentions, dict(_pages(volume)))

    def named(self, referent: Referent) -> Sequence[Entity]:
        """Return the names of an entry."""
        return self.mentions.get(referent.id, ())

    def open(self, kind: EntityKind) -> list[Entity]:
        """Return the names of a kind that belong to no entry, because several may be meant."""
        return [it for it in self.mentions.get("", ()) if it.kind is kind is not EntityKind.DATE]


def _pages(volume: Volume) -> Iterator[tuple[str, Page]]:
    """Yield the id of each name with the page that it begins on."""
    lines = lines_of(volume.pages)
    home = {line.id: page for page in volume.pages for line in page.lines}
    wanted = {entity.block for entity in volume.entities}
    flows = {it.id: Flow.of(it.runs, lines) for it in streams(volume.text) if it.id in wanted and it.runs}
    for entity in volume.entities:
        if entity.block in flows:
            yield entity.id, home[flows[entity.block].point(entity.start).line]


def names(volume: Volume) -> Markup:
    """Return the section of names: the register by kinds, with how often each is named and on which pages."""
    index = Index.of(volume)
    parts = [part for kind in EntityKind if (part := _kind(kind, index))]
    if not parts:
        return Markup("")
    heading = element("h2", {"id": "names"}, "Names")
    return element("section", {"aria-labelledby": "names"}, heading, element("div", {"class": "columns"}, *parts))


def _kind(kind: EntityKind, index: Index) -> Markup:
    """Return the names of one kind, the most frequent first, then those that stayed open."""
    referents = [it for it in index.volume.register if it.kind is kind]
    ordered = sorted(referents, key=lambda it: (-len(index.named(it)), it.sorting or it.name))
    entries = [_entry(it, index) for it in ordered]
    more = element(
        "details", None, element("summary", None, f"{len(entries) - NAMED} more"), element("ul", None, *entries[NAMED:])
    )
    if not entries and not index.open(kind):
        return Markup("")
    return element(
        "div",
        None,
        element("h3", None, f"{HEADINGS[kind]} ({len(entries)})"),
        element("ul", None, *entries[:NAMED]),
        more if len(entries) > NAMED else "",
        _open(index.open(kind)),
    )


def _entry(referent: Referent, index: Index) -> Markup:
    """Return an entry: its name, how often it is named, how else, its numbers, and its pages."""
    own = referent.sorting or referent.name
    others = [name for name in referent.variants if name != own]
    also = f" (also {', '.join(others)})" if others else ""
    numbers = "".join(f" · {authority} {number}" for authority, number in referent.idnos)
    named = index.named(referent)
    about = element("span", {"class": "quiet"}, f" {len(named)}×{also}{numbers}", _where(named, index))
    return element("li", None, own, about)


def _where(named: Sequence[Entity], index: Index) -> Markup:
    """Return links to the pages of some names, each once."""
    pages = list({page.id: page for it in named if (page := index.pages.get(it.id))}.values())
    links = [element("a", {"href": f"#page-{it.id}"}, label_of(index.volume, it) or it.id) for it in pages[:PAGES]]
    parts = [part for link in links for part in (", ", link)][1:]
    return joined(" · ", *parts, " …" if len(pages) > PAGES else "") if len(index.volume.pages) > 1 else Markup("")


def _open(some: Sequence[Entity]) -> Markup:
    """Return the names of which it is not known whom they mean, each with why."""
    counts = Counter((it.text, it.reason.rpartition("; ")[2]) for it in some)
    entries = [
        element("li", None, text, element("span", {"class": "quiet"}, f" {count}×: {reason}"))
        for (text, reason), count in sorted(counts.items(), key=lambda it: (-it[1], it[0]))
    ]
    told = f"{len(some)} {'name' if len(some) == 1 else 'names'} of which it is open who or what is meant"
    return (
        element("details", None, element("summary", None, told), element("ul", None, *entries)) if some else Markup("")
    )
