"""Words that may be misread or misprinted: the scan, what was read, what may be meant, and why."""

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.attention import picture_of
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.place import link_to

SHOWN = 30
"""Suggestions that are shown at once, the likeliest; the others unfold."""

CERTAIN = 0.99
"""No machine's guess is likelier, whatever rounding says."""


def suggestions(volume: Volume, album: Album) -> Markup:
    """Return the section of suggestions; nothing where there are none."""
    found = [finding for finding in volume.findings if finding.kind is FindingKind.SUGGESTION]
    if not found:
        return Markup("")
    entries = [_entry(volume, finding, album) for finding in found]
    more = element("details", None, element("summary", None, f"{len(entries) - SHOWN} more"), _list(entries[SHOWN:]))
    return element(
        "section",
        {"aria-labelledby": "suggestions"},
        element("h2", {"id": "suggestions"}, "Words that may be wrong"),
        element("p", None, "Misread, or misprinted: look at the scan. The edition has each as it was read."),
        _list(entries[:SHOWN]),
        more if len(entries) > SHOWN else "",
    )


def _list(entries: list[Markup]) -> Markup:
    return element("ol", {"class": "findings"}, *entries)


def _entry(volume: Volume, finding: Finding, album: Album) -> Markup:
    """Return one suggestion: the crop, both words, the reasons, the place."""
    page = next((page for page in volume.pages if page.id == finding.page), None)
    words = joined(element("del", None, finding.word), " ", element("ins", None, finding.instead))
    sure = f"{min(finding.probability, CERTAIN):.0%} likely, " if finding.probability is not None else ""
    return element(
        "li",
        None,
        picture_of(page, finding.box, album) if page and finding.box else "",
        element("p", {"class": "read"}, words),
        element("p", None, finding.message),
        element(
            "p",
            {"class": "quiet"},
            joined(sure, link_to(volume, page), " ", element("code", None, finding.target or "")),
        ),
    )
