"""Elements of the TEI namespace: how they are made, laid out and written."""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from pipeline.stages.tei.characters import SPACE, legal

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

NAMESPACES: dict[str | None, str] = {None: TEI}

Element = etree._Element
Content = Element | str
Attributes = Mapping[str, str | None]

CONTAINERS = frozenset(
    f"{{{TEI}}}{name}"
    for name in re.findall(
        r"\w+",
        """
        TEI teiHeader fileDesc titleStmt respStmt publicationStmt availability sourceDesc biblStruct analytic monogr
        imprint msDesc msIdentifier physDesc handDesc handNote encodingDesc editorialDecl correction hyphenation
        quotation interpretation segmentation normalization classDecl taxonomy category appInfo application
        profileDesc langUsage revisionDesc facsimile surface zone standOff listPerson listPlace listOrg listEvent
        listBibl person place org event listAnnotation annotation text body div quote figure table row
        """,
    )
)
"""Elements that hold no text of their own in our editions: white space may be added in these and in no others."""


def element(tag: str, attributes: Attributes | None = None, *content: Content) -> Element:
    """Return a TEI element; attributes without a value are left out, illegal characters replaced."""
    # The stubs do not know that None names the default namespace.
    made = etree.Element(f"{{{TEI}}}{tag}", nsmap=NAMESPACES)  # type: ignore[arg-type]
    for name, value in (attributes or {}).items():
        if value:
            made.set(_qualified(name), legal(value))
    return append(made, *content)


def _qualified(name: str) -> str:
    """Return an attribute's name as lxml has it."""
    return f"{{{XML}}}{name[4:]}" if name.startswith("xml:") else name


def append(parent: Element, *content: Content) -> Element:
    """Put text and elements at the end of `parent`, and return it."""
    for part in content:
        if isinstance(part, str):
            write(parent, part)
        else:
            parent.append(part)
    return parent


def write(parent: Element, text: str) -> None:
    """Put text behind all that `parent` holds."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + legal(text)
    else:
        parent.text = (parent.text or "") + legal(text)


def lay_out(node: Element, depth: int = 0) -> Element:
    """Indent the containers below `node`, and every line break inside mixed content where text has one."""
    if node.tag not in CONTAINERS:
        _lay_out_mixed(node, "\n" + "  " * (depth + 1))
    elif len(node):
        node.text = "\n" + "  " * (depth + 1)
        for child in node:
            lay_out(child, depth + 1)
            child.tail = node.text
        node[-1].tail = "\n" + "  " * depth
    return node


def _lay_out_mixed(node: Element, margin: str) -> None:
    """Indent what stands behind the line breaks of running text: white space stays white space."""
    node.text = node.text and node.text.replace("\n", margin)
    for child in node:
        _lay_out_mixed(child, margin)
        child.tail = child.tail and child.tail.replace("\n", margin)


def written(root: Element, instructions: Iterable[str] = ()) -> bytes:
    """Return the file: declaration, processing instructions, the laid out tree; UTF-8, line feeds."""
    prolog = ['<?xml version="1.0" encoding="UTF-8"?>', *instructions]
    return ("\n".join(prolog) + "\n").encode() + etree.tostring(lay_out(root), encoding="UTF-8") + b"\n"


def words(node: Element) -> str:
    """Return all text in an element, without white space at its ends."""
    return etree.tostring(node, method="text", encoding="unicode", with_tail=False).strip(SPACE)
