"""Findings that are many of a kind, told together, so that they do not hide what is told beside them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.volume import Volume
from pipeline.publish.report.certificate import KINDS
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.place import link_to

FEW = 3
"""Findings of a kind that are shown one by one: an eye takes in so many."""

CHOSEN = 1 / 4
"""Gaps a page from which on the scans may be a choice of pages, of which nobody has lost any."""

A_CHOICE = "If these scans are pages chosen from a book, that is as it should be."


def gathered(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings that are told together, those of a kind following on one another."""
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        alike = list(group)
        if len(alike) > FEW and (kind in KINDS or kind is FindingKind.PAGE_MISSING):
            yield alike
        else:
            yield from ([finding] for finding in alike)


def together(volume: Volume, findings: Sequence[Finding]) -> Markup:
    """Return several findings of one kind as one entry: gaps as a list, orphans with a link to the certificate."""
    kind = findings[0].kind
    return _gaps(volume, findings) if kind is FindingKind.PAGE_MISSING else _certified(kind, findings)


def _gaps(volume: Volume, findings: Sequence[Finding]) -> Markup:
    """Return the gaps as a list."""
    pages = {page.id: page for page in volume.pages}
    entries = [element("li", None, it.message, " ", link_to(volume, pages.get(it.page or ""))) for it in findings]
    choice = len(findings) >= CHOSEN * len(volume.pages)
    return element(
        "li",
        None,
        element("p", None, _kind(findings[0].kind), f" Pages are missing at {len(findings)} places."),
        element("ul", None, *entries),
        element("p", {"class": "quiet"}, A_CHOICE) if choice else "",
    )


def _certified(kind: FindingKind, findings: Sequence[Finding]) -> Markup:
    """Return how many orphans there are, and where they are shown."""
    count = len({finding.page for finding in findings})
    where = f" {len(findings)} times on {count} pages: see the " if count > 1 else f" {len(findings)} times: see the "
    link = element("a", {"href": "#certificate"}, "certificate of the notes")
    return element("li", None, element("p", None, joined(_kind(kind), where, link, ".")))


def _kind(kind: FindingKind) -> Markup:
    return element("b", {"class": "kind"}, kind)
