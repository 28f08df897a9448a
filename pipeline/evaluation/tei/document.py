"""A TEI file as a tree, and what every reader of it asks of an element."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.errors import BadInput

Element = etree._Element

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def parsed(path: Path, content: bytes) -> Element:
    """Return the root of a file that may come from anybody; BadInput if it is no XML or draws in other files.

    An id that is given twice is no hindrance here: it is counted.
    """
    # huge_tree stays off: its limits are what keeps a hostile file small.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{path} is no well-formed XML ({error.msg}): mend it, or name another file.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput(f"{path} begins with a DOCTYPE, which may draw in other files: take it away.")
    if first(root, "text") is None and first(root, "surface") is None:
        raise BadInput(f"{path} has neither <text> nor <facsimile>: name an edition in TEI.")
    return root


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def every(root: Element, *names: str) -> Iterator[Element]:
    """Yield all elements of some names below `root` and itself, in the order of the file."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))


def first(root: Element, name: str) -> Element | None:
    """Return the first element of a name; None if there is none."""
    return next(every(root, name), None)


def pointers(element: Element, *attributes: str) -> list[str]:
    """Return the ids within the file that some attributes of an element point to."""
    words = " ".join(element.get(attribute, "") for attribute in attributes).split()
    return [word[1:] for word in words if word.startswith("#") and len(word) > 1]


def attribute(element: Element, name: str) -> str:
    """Return an attribute in lower case, "" if it is not there."""
    return element.get(name, "").lower()
