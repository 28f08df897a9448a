"""What to look at first: findings, the worst first, each with a picture of its place."""

from collections.abc import Sequence

from pipeline.model.finding import Finding, FindingKind
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.volume import Volume
from pipeline.publish.report.album import Album
from pipeline.publish.report.gathered import gathered, together
from pipeline.publish.report.markup import Markup, drawn_box, element, joined
from pipeline.publish.report.place import link_to

SHOWN = 40
"""Findings that are shown at once, because nobody reads a longer list to its end; the others unfold."""

DOUBTFUL_LINES, DOUBTFUL = 15, 0.75
"""The least certain lines are shown, if the engine was less sure of them than this: above it nearly every word
is right."""


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, the worst kind first, and those of a kind in the order of the pages."""
    order = list(FindingKind)
    return sorted(findings, key=lambda finding: order.index(finding.kind))


def attention(volume: Volume, album: Album) -> Markup:
    """Return the section of findings."""
    found = [finding for finding in ranked(volume.findings) if finding.kind is not FindingKind.SUGGESTION]
    entries = [
        _finding(volume, group[0], album) if len(group) == 1 else together(volume, group) for group in gathered(found)
    ]
    rest = element("details", None, element("summary", None, f"{len(entries) - SHOWN} more"), _list(entries[SHOWN:]))
    none = element("p", None, "Nothing. No doubt was left open; a glance at the pages below never hurts.")
    return element(
        "section",
        {"aria-labelledby": "first"},
        element("h2", {"id": "first"}, "What to look at first"),
        _list(entries[:SHOWN]) if entries else none,
        rest if len(entries) > SHOWN else "",
    )


def _list(entries: list[Markup]) -> Markup:
    return element("ol", {"class": "findings"}, *entries)


def _finding(volume: Volume, finding: Finding, album: Album) -> Markup:
    """Return one finding with its place."""
    page = next((page for page in volume.pages if page.id == finding.page), None)
    image = picture_of(page, finding.box, album) if page and finding.box else ""
    target = element("code", None, finding.target) if finding.target else ""
    return element(
        "li",
        None,
        element("p", None, element("b", {"class": "kind"}, finding.kind), " ", finding.message),
        element("p", {"class": "quiet"}, link_to(volume, page), " ", target) if page or finding.target else "",
        image,
    )


def picture_of(page: Page, box: Box, album: Album) -> Markup:
    """Return the place on the scan, framed, with what stands round it; nothing for a transcript."""
    picture = album.crop(page.surface, box)
    if picture is None:
        return Markup("")
    size = {"width": str(picture.width), "height": str(picture.height)}
    image = element("img", {"src": picture.path, "alt": "", "loading": "lazy", **size})
    seen = picture.seen
    view = f"{seen.left:.0f} {seen.top:.0f} {seen.width:.0f} {seen.height:.0f}"
    framed = drawn_box("here", box.grown(2))
    drawing = element("svg", {"viewBox": view, "aria-hidden": "true", "preserveAspectRatio": "none"}, framed)
    return element("div", {"class": "crop"}, image, drawing)


def doubtful_lines(volume: Volume, album: Album) -> Markup:
    """Return the section of the lines that the engine was least sure of."""
    worst = _worst(volume)
    entries = [_line(volume, page, line, album) for page, line in worst]
    return (
        element(
            "section",
            {"aria-labelledby": "lines"},
            element("h2", {"id": "lines"}, "The least certain lines"),
            element(
                "p",
                None,
                "What stands on the scan, and what was read there. Handwriting is left out: it is a guess anyway.",
            ),
            element("ol", {"class": "findings"}, *entries),
        )
        if entries
        else Markup("")
    )


def _worst(volume: Volume) -> list[tuple[Page, Line]]:
    """Return the printed lines that were read with the least confidence, worst first."""
    lines = [
        (line.confidence, page, line)
        for page in volume.pages
        for line in page.lines
        if line.mark is None and line.confidence is not None and line.confidence < DOUBTFUL
    ]
    return [(page, line) for _, page, line in sorted(lines, key=lambda it: (it[0], it[2].id))[:DOUBTFUL_LINES]]


def _line(volume: Volume, page: Page, line: Line, album: Album) -> Markup:
    """Return one line: its picture, its text, how sure the engine was."""
    sure = f"{line.confidence or 0:.0%} sure, "
    return element(
        "li",
        None,
        picture_of(page, line.box, album),
        element("p", {"class": "read"}, line.text),
        element("p", {"class": "quiet"}, joined(sure, link_to(volume, page), " ", element("code", None, line.id))),
    )
