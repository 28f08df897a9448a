"""What an edition says, taken from its TEI alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": "", "\u2010": "-"})


def plain(text: str) -> str:
    """Return text with quotation marks and dashes levelled and one space between words."""
    return " ".join(text.translate(PLAIN).split())


@dataclass
class Edition:
    """The parts that are measured; `notes` holds label, text and the words before the marker of each note, in order."""

    paragraphs: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    gaps: int = 0
    margins: list[str] = field(default_factory=list)
    """The zones of a reader's notes."""

    @classmethod
    def read(cls, path: Path) -> "Edition":
        """Return what the TEI at `path` says."""
        root = etree.parse(path).getroot()
        edition = cls()
        body = root.find(f".//{TEI}body")
        if body is not None:
            for element in body.iter(f"{TEI}p", f"{TEI}head"):
                edition._enter(element)
            edition.pages = [pb.get("n", "") for pb in body.iter(f"{TEI}pb")]
            edition.gaps = sum(gap.get("unit") == "page" for gap in body.iter(f"{TEI}gap"))
            edition.margins = [zone for note in body.iter(f"{TEI}note") for zone in _reader_zones(note)]
        return edition

    def _enter(self, element: etree._Element) -> None:
        if any(above.tag == f"{TEI}note" for above in element.iterancestors()):
            return
        if element.tag == f"{TEI}head":
            above = element.getparent()
            caption = above is not None and above.tag == f"{TEI}figure"
            (self.captions if caption else self.headings).append(plain(_joined(element)))
            return
        self.paragraphs.append(plain(_joined(element)))
        for note in element.iter(f"{TEI}note"):
            if note.get("place") == "bottom" and note.get("n"):
                before = plain(_before(element, note))[-15:]
                self.notes.append((note.get("n", ""), plain(_joined(note)), before))


def _reader_zones(note: etree._Element) -> list[str]:
    return note.get("facs", "").replace("#", "").split() if note.get("subtype") == "reader" else []


APART = {f"{TEI}{name}" for name in ("note", "fw", "figure", "figDesc")}
BREAK = "\x00"
"""Stands for a line's beginning inside a word, until the hyphen before it is gone."""


def _joined(element: etree._Element, stop: etree._Element | None = None) -> str:
    """Return the running text of an element, up to `stop` if that is given."""
    parts: list[str] = []
    for part in _parts(element, stop):
        if part is None:
            break
        parts.append(part)
    return re.sub(rf"[-¬]?\s*{BREAK}\s*", "", "".join(parts))


def _before(element: etree._Element, note: etree._Element) -> str:
    return _joined(element, note)


def _parts(element: etree._Element, stop: etree._Element | None) -> Iterator[str | None]:
    """Yield the pieces of text in order; None where `stop` stands."""
    yield element.text or ""
    for child in element:
        if child is stop:
            yield None
        if child.tag == f"{TEI}lb":
            yield BREAK if child.get("break") == "no" else " "
        elif child.tag == f"{TEI}supplied" and "bracket" in child.get("rend", ""):
            yield "["
            yield from _parts(child, stop)
            yield "]"
        elif child.tag not in APART and isinstance(child.tag, str):
            yield from _parts(child, stop)
        yield child.tail or ""
