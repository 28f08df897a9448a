"""Lists of names in TEI: listPerson, listPlace, listOrg, listEvent, and the register of an earlier edition."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.authority.number import NUMBERINGS, authority_number
from pipeline.authority.table import since
from pipeline.errors import BadInput
from pipeline.model.authority import Entry
from pipeline.model.vocabulary import EntityKind

Element = etree._Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

ENTRIES = {
    "person": (EntityKind.PERSON, ("persName",)),
    "place": (EntityKind.PLACE, ("placeName", "settlement", "region", "country", "geogName")),
    "org": (EntityKind.ORG, ("orgName",)),
    "event": (EntityKind.EVENT, ("eventName", "label", "head")),
    "bibl": (EntityKind.WORK, ("title",)),
}
"""The element of an entry: its kind, and the elements of its names."""

LISTS = tuple(f"{{*}}{name}" for name in ("listPerson", "listPlace", "listOrg", "listEvent"))
REGISTERED = tuple(f"{{*}}standOff/{{*}}{name}" for name in ("listBibl",))
"""Bibliographies elsewhere are of what is cited, not of what is named."""

BEGINNINGS = {"person": ("birth",), "org": (), "place": (), "event": (), "bibl": ()}
"""The element whose date is that of a beginning."""

DATES = ("when", "notBefore", "from", "notAfter")
"""The attributes that may hold a year of birth, the exactest first; what begins before @to is not told by it."""


def tei_lists(path: Path, content: bytes) -> tuple[Entry, ...]:
    """Return the entries of a TEI file; BadInput if it is no XML, draws in other files or has no list."""
    root = _root(path, content)
    lists = [*root.iter(*LISTS), *(found for name in REGISTERED for found in root.iterfind(f".//{name}"))]
    if not lists:
        raise BadInput(f"{path} has no listPerson, listPlace, listOrg or listEvent: name a file that has a register.")
    return tuple(entry for found in lists for entry in _entries(path, found))


def _root(path: Path, content: bytes) -> Element:
    """Return the root of a file that may come from anybody: nothing outside it is read, no entity resolved."""
    # huge_tree stays off: its limits are what keeps a hostile file small.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        row = f", row {error.lineno}" if error.lineno else ""
        raise BadInput(f"{path}{row}: this is no well-formed XML ({error.msg}): mend it there.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(f"{path} begins with a DOCTYPE, which may draw in other files: take it away.")
    return root


def _entries(path: Path, found: Element) -> Iterator[Entry]:
    """Yield the entries that stand in a list itself; those of lists in it come when these are read."""
    for element in found:
        name = _name(element)
        if name in ENTRIES and not _of_one_volume(element, ENTRIES[name][1]):
            yield _entry(path, name, element)


def _entry(path: Path, name: str, element: Element) -> Entry:
    """Return one entry; BadInput if nothing names it."""
    kind, tags = ENTRIES[name]
    if name == "org" and element.get("type") == "group":
        kind = EntityKind.GROUP
    source = f"{path.name}, row {element.sourceline}"
    names = list(dict.fromkeys(it for it in _names(element, tags) if it))
    if _registered(element) and kind is EntityKind.PERSON:
        names = [*names[:1], *(it for it in names[1:] if " " in it)]
    if not names:
        raise BadInput(f"{path}, row {element.sourceline}: this {name} has no {tags[0]}: name it, or take it out.")
    numbers = tuple(dict.fromkeys(_numbers(element)))
    return Entry(kind, names[0], tuple(names[1:]), element.get(XML_ID, ""), numbers, _since(element, name), source)


def _registered(element: Element) -> bool:
    """Tell whether an entry stands in a register of ours, which tells where it is named."""
    return any(_name(it) == "note" and it.get("type") == "occurrences" for it in element)


def _of_one_volume(element: Element, tags: tuple[str, ...]) -> bool:
    """Tell whether a register has only a family name or an acronym for an entry: who bears it elsewhere is another."""
    names = [it for it in _names(element, tags) if it]
    bare = len(names) > 0 and " " not in names[0] and (_name(element) == "person" or names[0].isupper())
    named = _name(element) in ("person", "org") and bare
    return named and _registered(element) and not any(True for _ in _numbers(element))


def _names(element: Element, tags: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of an entry, a variant after the one that it goes by."""
    found = [child for tag in tags for child in element if _name(child) == tag]
    yield from map(_written, sorted(found, key=lambda child: child.get("type", "") in ("variant", "alt", "alternate")))


def _written(named: Element) -> str:
    """Return a name as it is said: `Syngman Rhee`, whichever of its parts is encoded first."""
    parts = {_name(child): _text(child) for child in reversed(named) if _text(child)}
    if "surname" in parts and "forename" in parts:
        given = [_text(child) for child in named if _name(child) == "forename"]
        return " ".join(
            it for it in (*given, parts.get("nameLink", ""), parts["surname"], parts.get("genName", "")) if it
        )
    return _text(named)


def _numbers(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the numbers of an entry, each with who gave it; a web address that tells needs no @type."""
    for idno in (child for child in element if _name(child) == "idno"):
        written, said = _text(idno), "-".join(idno.get("type", "").lower().split())
        told = said if said in NUMBERINGS or not re.match(r"https?://", written) else _by_address(written) or said
        number = authority_number(told, written) or written
        if number:
            yield told or "idno", number


def _by_address(written: str) -> str:
    """Return whose web address it is, "" if of nobody we know."""
    named = (name for name, it in NUMBERINGS.items() if re.match(rf"https?://(?:www\.)?{it.address}", written))
    return next(named, "")


def _since(element: Element, name: str) -> int | None:
    """Return the year in which somebody is born or something begins."""
    dated = [element] if name == "event" else [it for it in element if _name(it) in BEGINNINGS[name]]
    for found in dated:
        written = [found.get(attribute, "") for attribute in DATES] + [_text(found) if found is not element else ""]
        years = [since(it) for it in written if it and not it.startswith("-")]
        if years:
            return years[0]
    return None


def _text(element: Element) -> str:
    return " ".join("".join(str(it) for it in element.itertext()).split()) if _name(element) else ""


def _name(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
