"""The rules: what an expert checks in an edition and a grammar cannot say."""

from functools import cache

from lxml import etree
from lxml.isoschematron import Schematron  # type: ignore[import-not-found]  # the stubs leave it out

from pipeline.stages.validate.schemas import schema
from pipeline.stages.validate.violation import Violation

SVRL = "{http://purl.oclc.org/dsdl/svrl}"


@cache
def _rules() -> Schematron:
    """Return the compiled rules: once a process."""
    return Schematron(etree.parse(schema("scan2tei.sch")), store_report=True)


def failures(root: etree._Element) -> tuple[Violation, ...]:
    """Return the rules that a file breaks, in the order of the file."""
    rules = _rules()
    if rules.validate(root):
        return ()
    failed = rules.validation_report.iter(f"{SVRL}failed-assert")
    return tuple(sorted((_violation(entry, root) for entry in failed), key=lambda v: (v.line, v.rule)))


def _violation(entry: etree._Element, root: etree._Element) -> Violation:
    """Return one broken rule."""
    message = " ".join(etree.tostring(entry, method="text", encoding="unicode").split())
    return Violation(entry.get("id") or "rule", _line(entry.get("location") or "", root), message)


def _line(location: str, root: etree._Element) -> int:
    """Return the line of the element that an SVRL location names, 0 if it names none."""
    found = root.getroottree().xpath(location) if location else []
    first = found[0] if isinstance(found, list) and found else None
    line = first.sourceline if isinstance(first, etree._Element) else None
    return line if isinstance(line, int) else 0
