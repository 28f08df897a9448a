"""The grammar: which elements and attributes an edition may have, and where."""

import re
from functools import cache

from lxml import etree

from pipeline.stages.validate.schemas import schema
from pipeline.stages.validate.violation import Violation

SAYINGS: tuple[tuple[str, str], ...] = (
    (r"Did not expect element (\S+) there", "<{0}> has no place here. Move it, or take it away."),
    (r"Did not expect text in element (\S+) content", "<{0}> may not hold text of its own. Put it into an element."),
    (r"Expecting an? (?:element )?(\S+), got (?:nothing|text)", "<{0}> is missing here. Add it."),
    (r"Expecting element (\S+), got (\S+)", "<{0}> should stand here, and <{1}> does. Put them into the right order."),
    (
        r"Invalid attribute (\S+) for element (\S+)",
        "<{1}> has an attribute {0} that it may not have, or a wrong value.",
    ),
    (r"Element (\S+) failed to validate attributes", "An attribute of <{0}> is missing, too many or wrong."),
    (r"Element (\S+) failed to validate content", "Something in <{0}> is missing, too many or in the wrong order."),
    (r"Extra element (\S+) in interleave", "<{0}> has no place here. Move it, or take it away."),
)
"""What libxml2 says of a file that breaks a RELAX NG grammar, and what we say instead."""


@cache
def _grammar() -> etree.RelaxNG:
    """Return the compiled grammar: once a process."""
    return etree.RelaxNG(etree.parse(schema("scan2tei.rng")))


def breaches(root: etree._Element) -> tuple[Violation, ...]:
    """Return where a file breaks the grammar, each place once."""
    grammar = _grammar()
    if grammar.validate(root):
        return ()
    # Of one fault libxml2 says several things about the same line, the most exact one first or last by its depth.
    found = {(entry.line, _said(entry.message)) for entry in grammar.error_log}
    return tuple(Violation("grammar", line, message) for line, message in sorted(found))


def _said(message: str) -> str:
    """Return the message in words for an archivist."""
    for pattern, saying in SAYINGS:
        found = re.search(pattern, message)
        if found:
            return saying.format(*found.groups())
    return f"The file breaks the grammar scan2tei.rng: {message}."
