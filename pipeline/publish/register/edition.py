"""What an edition says of those whom it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.errors import BadInput

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

Element = etree._Element

KINDS = {"person": "persName", "place": "placeName", "org": "orgName", "event": "eventName", "bibl": "title"}
"""The element of an entry, and that of its names."""

DATED = ("when", "from", "to", "notBefore", "notAfter")

LIVED = re.compile(r"^\s*\((?:born\s|b\.\s)?(1\d{3}|20\d\d)\s?[–-]\s?(?:\d{4})?\)")
"""Years of birth and death behind a name."""

NEAR = ("p", "head", "note")
"""What is told in one of these is told of one time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something in the register of one edition."""

    volume: str
    id: str
    kind: str
    """The element: `person`, `place`, `org`, `event`, `bibl`."""
    type: str
    """`group`, or ""."""
    name: str
    sorting: str = ""
    variants: tuple[str, ...] = ()
    idnos: tuple[tuple[str, str], ...] = ()
    count: int = 0
    """How often it is named."""
    years: tuple[int, int] | None = None
    """The first and the last year that are told where it is named; None if none are."""
    born: int | None = None

    @property
    def alone(self) -> bool:
        """Whether only a family name or an acronym is known, as its id says: nobody of another volume."""
        return self.id.endswith(f".{local(self.volume)}")


def local(volume: str) -> str:
    """Return what the ids end with that mean something in one volume only."""
    return re.sub(r"[^\w-]+", "-", volume)


def entries(volume: str, content: bytes) -> list[Entry]:
    """Return the entries of an edition's register, in its order; BadInput if it is no well-formed XML.

    The file may have been changed by anybody: nothing outside it is read.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(
            f"{volume}: the edition is no well-formed XML ({error.msg}): mend it, or make it anew."
        ) from error
    evidence = _Evidence.of(root)
    found = (child for stand_off in root.iter(f"{TEI}standOff") for part in stand_off for child in part)
    return [_entry(volume, it, evidence) for it in found if _name(it) in KINDS and it.get(XML_ID) and _names(it)]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the text says of entries, by their ids."""

    counts: Counter[str]
    years: dict[str, list[int]]
    births: dict[str, list[int]]

    @classmethod
    def of(cls, root: Element) -> "_Evidence":
        """Return what the names in a text say of what they refer to."""
        evidence = cls(Counter(), defaultdict(list), defaultdict(list))
        told: dict[Element, list[int]] = {}
        for text in root.iter(f"{TEI}text"):
            for named in text.iter():
                if isinstance(named.tag, str) and named.get("ref", "").startswith("#") and not named.get("prev"):
                    evidence._note(named, told)
        return evidence

    def _note(self, named: Element, told: dict[Element, list[int]]) -> None:
        """Note one name: that it is there, the years told beside it, and those of a life right behind it."""
        entry = named.get("ref", "")[1:]
        self.counts[entry] += 1
        lived = LIVED.match(named.tail or "")
        if lived:
            self.births[entry].append(int(lived[1]))
        block = next((it for it in named.iterancestors() if _name(it) in NEAR), None)
        if block is not None:
            self.years[entry] += told.setdefault(block, list(_years(block)))


def _years(block: Element) -> Iterator[int]:
    """Yield the years that the dates of a paragraph tell."""
    for date in block.iter(f"{TEI}date"):
        for value in (date.get(name, "") for name in DATED):
            if re.match(r"\d{4}", value):
                yield int(value[:4])


def _entry(volume: str, element: Element, evidence: _Evidence) -> Entry:
    """Return one entry."""
    name = str(element.get(XML_ID))
    names, years, births = _names(element), evidence.years.get(name), evidence.births.get(name)
    return Entry(
        volume,
        name,
        _name(element),
        element.get("type", ""),
        next((text for text, kind in names if kind not in ("variant", "sort")), names[0][0]),
        next((text for text, kind in names if kind == "sort"), ""),
        tuple(text for text, kind in names if kind == "variant"),
        tuple((it.get("type", ""), _text(it)) for it in element.iter(f"{TEI}idno")),
        evidence.counts[name],
        (min(years), max(years)) if years else None,
        births[0] if births and len(set(births)) == 1 else None,
    )


def _names(element: Element) -> list[tuple[str, str]]:
    """Return the names of an entry with their @type."""
    children = element.iterchildren(f"{TEI}{KINDS[_name(element)]}")
    return [(_text(it), it.get("type", "")) for it in children if _text(it)]


def _text(element: Element) -> str:
    return " ".join("".join(str(it) for it in element.itertext()).split())


def _name(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
