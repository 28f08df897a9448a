"""The register of a batch as a page for people, in the style of the reports."""

from collections.abc import Sequence
from urllib.parse import quote

from pipeline.publish.register.edition import Entry
from pipeline.publish.register.joining import Joined
from pipeline.publish.report.document import document
from pipeline.publish.report.markup import Markup, element, joined

HEADINGS = {
    ("person", ""): "Persons",
    ("place", ""): "Places",
    ("org", ""): "Organisations",
    ("org", "group"): "Peoples and groups",
    ("event", ""): "Events",
    ("bibl", ""): "Works",
}


def page(volumes: Sequence[str], register: Sequence[Joined]) -> bytes:
    """Return the page; it runs no script and loads nothing."""
    links = [element("li", None, element("a", {"href": _report(it)}, it)) for it in volumes]
    shared = sum(len(it.entries) > 1 for it in register)
    told = f"{len(register)} entries from {len(volumes)} volumes; {shared} are named in more than one."
    header = element(
        "header",
        None,
        element("p", {"class": "quiet"}, "Whom and what the volumes name"),
        element("h1", None, "Register of names"),
        element("p", None, told, " ", element("a", {"href": "register.xml"}, "The same in TEI"), "."),
        element("details", None, element("summary", None, "The volumes"), element("ul", None, *links)),
    )
    return document("Register of names", "'none'", joined(header, *_sections(register)))


def _sections(register: Sequence[Joined]) -> list[Markup]:
    """Return a section for each kind, whoever is of one volume only at its end."""
    made = []
    for (kind, name), heading in HEADINGS.items():
        some = [it for it in register if (it.first.kind, it.first.type) == (kind, name)]
        known, alone = [it for it in some if not it.first.alone], [it for it in some if it.first.alone]
        identifier = heading.split()[0].lower()
        if some:
            made.append(
                element(
                    "section",
                    {"aria-labelledby": identifier},
                    element("h2", {"id": identifier}, f"{heading} ({len(some)})"),
                    _list(known),
                    element(
                        "details",
                        None,
                        element("summary", None, f"{len(alone)} of whom only a family name or letters are known"),
                        _list(alone),
                    )
                    if alone
                    else "",
                )
            )
    return made


def _list(some: Sequence[Joined]) -> Markup:
    return element("ul", {"class": "index"}, *map(_entry, some)) if some else Markup("")


def _entry(it: Joined) -> Markup:
    """Return an entry: how it is sorted, how else it is named, its numbers, and its volumes."""
    named = it.sorting or it.name
    others = [name for name in it.variants if name != named]
    also = f" (also {', '.join(others)})" if others else ""
    numbers = "".join(f" · {authority} {number}" for authority, number in it.idnos)
    where = [part for entry in it.entries for part in (" · ", _volume(entry))]
    return element("li", {"id": it.id}, named, element("span", {"class": "quiet"}, joined(also, numbers, *where)))


def _volume(entry: Entry) -> Markup:
    """Return a link to the names of a volume's report, and how often it names the entry."""
    return joined(element("a", {"href": f"{_report(entry.volume)}#names"}, entry.volume), f" {entry.count}×")


def _report(volume: str) -> str:
    return f"{quote(volume)}/report.html"
