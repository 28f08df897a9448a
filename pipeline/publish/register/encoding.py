"""The register of a batch as TEI: lists like those of an edition, each entry with the volumes that name it."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from lxml import etree

from pipeline import __version__
from pipeline.publish.register.edition import KINDS, XML_ID, Element
from pipeline.publish.register.joining import Joined

NAMESPACE = "http://www.tei-c.org/ns/1.0"

NAMESPACES: dict[str | None, str] = {None: NAMESPACE}

LISTS = {
    "person": "listPerson", "place": "listPlace", "org": "listOrg", "event": "listEvent", "bibl": "listBibl",
}  # fmt: skip

UNIDENTIFIED = "unidentified"
"""The @type of a list of those of whom one volume knows too little to find them in another."""


def encoded(volumes: Sequence[str], register: Sequence[Joined]) -> bytes:
    """Return the TEI file: the same bytes for the same entries."""
    root = _element("TEI", {}, _header(volumes), *_stand_off(register))
    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _stand_off(register: Sequence[Joined]) -> Iterator[Element]:
    """Yield the lists; a text that says so where there is nothing to list, because TEI wants something."""
    lists = list(_lists(register))
    nothing = _element("text", {}, _element("body", {}, _element("p", {}, "No volume names anybody or anything yet.")))
    yield _element("standOff", {}, *lists) if lists else nothing


def _lists(register: Sequence[Joined]) -> Iterator[Element]:
    """Yield the lists of each kind: whoever is known, then those who are of one volume only."""
    for kind, name in LISTS.items():
        for unidentified in (False, True):
            some = [it for it in register if it.first.kind == kind and it.first.alone is unidentified]
            if some:
                yield _element(name, {"type": UNIDENTIFIED} if unidentified else {}, *map(_entry, some))


def _entry(joined: Joined) -> Element:
    """Return one entry: its names, its numbers, and where it is named."""
    name = KINDS[joined.first.kind]
    sorting = [joined.sorting] * bool(joined.sorting)
    return _element(
        joined.first.kind,
        {XML_ID: joined.id, **({"type": joined.first.type} if joined.first.type else {})},
        _element(name, {}, joined.name),
        *(_element(name, {"type": "sort"}, it) for it in sorting),
        *(_element(name, {"type": "variant"}, it) for it in joined.variants),
        *(_element("idno", {"type": authority}, number) for authority, number in joined.idnos),
        *_occurrences(joined),
    )


def _occurrences(joined: Joined) -> Iterator[Element]:
    """Yield how often it is named in all, and in each volume."""
    places = [
        _element("ptr", {"n": str(it.count), "target": f"{address(it.volume)}#{it.id}"})
        for it in joined.entries
        if it.count
    ]
    if places:
        yield _element("note", {"type": "occurrences", "n": str(joined.count)}, *places)


def address(volume: str) -> str:
    """Return where the edition of a volume lies, seen from the register, as a URL."""
    return f"{quote(volume)}/{quote(volume)}.xml"


def _header(volumes: Sequence[str]) -> Element:
    """Return the header: what this is, and which editions it was made from."""
    title = _element("titleStmt", {}, _element("title", {}, "Register of names"))
    published = _element("publicationStmt", {}, _element("p", {}, "Made together with the editions that it lists."))
    sources = (_element("bibl", {}, _element("ref", {"target": address(it)}, it)) for it in volumes)
    source = _element("sourceDesc", {}, _element("listBibl", {}, *sources) if volumes else _element("p", {}, "None."))
    program = _element("application", {"ident": "scan2tei", "version": __version__}, _element("label", {}, "scan2tei"))
    description = _element("encodingDesc", {}, _element("appInfo", {}, program))
    return _element("teiHeader", {}, _element("fileDesc", {}, title, published, source), description)


def _element(name: str, attributes: dict[str, str], *content: Element | str) -> Element:
    """Return a TEI element."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=NAMESPACES)  # type: ignore[arg-type]  # stubs: no None
    for key, value in attributes.items():
        made.set(key, value)
    for part in content:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made
