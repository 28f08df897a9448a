"""The text of a program that gives nothing but text, as the simplest TEI: its pages, and paragraphs at blank lines."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree

NAMESPACE = "http://www.tei-c.org/ns/1.0"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
"""Signs that XML cannot hold, form feeds above all."""
DIVIDED = re.compile(r"(?<=\w)[-‐¬]\n(?=[a-zà-ÿ])")


def written(pages: Sequence[str], path: Path) -> Path:
    """Write the text of pages as TEI, words mended that a hyphen divides before a small letter; return the path."""
    root = etree.Element(f"{{{NAMESPACE}}}TEI")
    title = _below(_below(_below(_below(root, "teiHeader"), "fileDesc"), "titleStmt"), "title")
    title.text = path.stem
    body = _below(_below(root, "text"), "body")
    for paragraph in (text for page in pages for text in _paragraphs(page)):
        _below(body, "p").text = paragraph
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return path


def _below(above: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(above, f"{{{NAMESPACE}}}{name}")


def _paragraphs(page: str) -> Iterable[str]:
    mended = DIVIDED.sub("", CONTROL.sub("", page))
    return (" ".join(part.split()) for part in re.split(r"\n\s*\n", mended) if part.strip())
