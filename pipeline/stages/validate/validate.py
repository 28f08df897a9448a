"""The whole check of a file: can it be read, does it follow the grammar, does it keep the rules."""

import re

from lxml import etree

from pipeline.stages.validate.relax_ng import breaches
from pipeline.stages.validate.schematron import failures
from pipeline.stages.validate.violation import Violation


def violations(tei: bytes) -> tuple[Violation, ...]:
    """Return all that is wrong with a TEI file, the grammar first; () if it is valid.

    The file may come from anybody: no entity is resolved, nothing is fetched. MissingDependency if our schemas
    are not where they should be.
    """
    # huge_tree stays off: its limits are what keeps a hostile file small.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(tei, parser)
    except etree.XMLSyntaxError as error:
        return (_unreadable(error),)
    if root.getroottree().docinfo.internalDTD is not None:
        return (
            Violation("doctype", 1, "The file begins with a DOCTYPE, which may draw in other files. Take it away."),
        )
    return (*breaches(root), *failures(root))


def _unreadable(error: etree.XMLSyntaxError) -> Violation:
    """Return why a file cannot be read at all; libxml2 does not read on where an id is given twice."""
    if found := re.match(r"ID (\S+) already defined", error.msg):
        message = (
            f"The id “{found[1]}” is given to more than one element. Give each its own, so that pointers are clear."
        )
        return Violation("id-once", error.lineno or 0, message)
    return Violation("well-formed", error.lineno or 0, f"The file is no well-formed XML: {error.msg}. Mend it there.")
