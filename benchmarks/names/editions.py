"""TEI editions whose names people have put right, as passages: what is tagged there is the truth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from benchmarks.names.passage import Passage, Span

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
BLOCKS = frozenset(("p", "head", "ab", "l", "item", "cell"))
"""What holds running text; so does a note that has none of these."""
OUTSIDE = frozenset(("note", "fw", "figDesc", "standOff", "del", "orig", "sic"))
"""What is no part of the text around it."""
BREAKS = frozenset(("lb", "pb", "cb", "milestone", "gb"))
KINDS = {
    "persName": "PERSON", "author": "PERSON", "editor": "PERSON", "placeName": "PLACE", "geogName": "PLACE",
    "settlement": "PLACE", "country": "PLACE", "region": "PLACE", "pubPlace": "PLACE", "orgName": "ORG",
    "publisher": "ORG", "title": "WORK", "date": "DATE",
}  # fmt: skip
TYPES = {
    "person": "PERSON", "place": "PLACE", "org": "ORG", "group": "GROUP", "event": "EVENT", "work": "WORK",
}  # fmt: skip
"""Of `name` and `rs`."""


def edition(path: Path) -> Iterator[Passage]:
    """Yield the blocks of an edition as one volume, its notes where they stand; names in names are left out."""
    root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for text in root.iter(f"{TEI}text"):
        for element in text.iter(etree.Element):
            if _is_block(element):
                yield _Block.of(element).passage(path.stem, note=_note(element) is not None)


def _is_block(element: etree._Element) -> bool:
    """Tell whether an element holds text of the author's own, not a reader's in the margin."""
    note = _note(element)
    if note is not None and note.get("type") == "marginalia":
        return False
    if _name(element) == "note":
        return not any(_name(child) in BLOCKS for child in element)
    return _name(element) in BLOCKS and not any(_name(child) in BLOCKS for child in element)


def _note(element: etree._Element) -> etree._Element | None:
    """Return the note that an element is, or stands in."""
    while element is not None and _name(element) != "note":
        element = element.getparent()  # type: ignore[assignment]  # lxml's stubs know of no end
    return element


def _name(element: etree._Element) -> str:
    """Return the name of an element of TEI, "" for comments and others."""
    return element.tag.removeprefix(TEI) if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Block:
    """The text of a block as it grows, and its names."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    @classmethod
    def of(cls, element: etree._Element) -> "_Block":
        block = cls()
        block._walk(element)
        return block

    def passage(self, volume: str, *, note: bool) -> Passage:
        """Return the block with its outermost names."""
        longest = sorted(self.spans, key=lambda span: (span[0] - span[1], span))
        return Passage(self.text, (), note, volume).with_more(longest)

    def _walk(self, element: etree._Element) -> None:
        start = len(self.text)
        self._say(element.text or "")
        for child in element:
            name = _name(child)
            if name in BREAKS and child.get("break") != "no":
                self._say(" ")
            elif name and name not in OUTSIDE:
                self._walk(child)
            self._say(child.tail or "")
        self._named(element, start)

    def _say(self, text: str) -> None:
        """Add text, any white space of it as one space."""
        said = re.sub(r"\s+", " ", text)
        self.text += said.lstrip() if not self.text or self.text.endswith(" ") else said

    def _named(self, element: etree._Element, start: int) -> None:
        """Note the name that an element is, without space around it."""
        kind = TYPES.get(element.get("type", "")) if _name(element) in ("name", "rs") else KINDS.get(_name(element))
        words = self.text[start:]
        start, end = start + len(words) - len(words.lstrip()), len(self.text.rstrip())
        if kind and start < end:
            self.spans.append((start, end, kind))
