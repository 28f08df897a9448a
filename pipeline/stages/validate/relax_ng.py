"""The grammar: which elements and attributes an edition may have, and where."""

from functools import cache

from lxml import etree

from pipeline.stages.validate.diagnosis import RULE, diagnosis
from pipeline.stages.validate.schemas import schema
from pipeline.stages.validate.violation import Violation


@cache
def _grammar() -> etree.RelaxNG:
    """Return the compiled grammar: once a process."""
    return etree.RelaxNG(etree.parse(schema("scan2tei.rng")))


def breaches(root: etree._Element) -> tuple[Violation, ...]:
    """Return where a file breaks the grammar."""
    grammar = _grammar()
    if grammar.validate(root):
        return ()
    return diagnosis(root) or _as_told(grammar)


def _as_told(grammar: etree.RelaxNG) -> tuple[Violation, ...]:
    """Return what libxml2 says, for files in which every element is right by itself and some are in wrong company."""
    told = sorted({(entry.line, entry.message) for entry in grammar.error_log})
    return tuple(
        Violation(RULE, line, f"The file breaks the grammar scan2tei.rng here or near: {message}.")
        for line, message in told
    )
