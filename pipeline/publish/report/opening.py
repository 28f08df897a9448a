"""How a report begins and ends: what this is, whether it is sound, its numbers, and how to go on."""

from collections.abc import Sequence
from typing import Protocol

from pipeline.model.volume import Volume
from pipeline.publish.report.markup import Markup, element, joined
from pipeline.publish.report.summary import Summary


class Broken(Protocol):
    """A rule that the edition breaks, as validation tells it."""

    @property
    def rule(self) -> str:
        """Name of the rule."""

    @property
    def line(self) -> int:
        """Line of the edition, counted from 1; 0 where it cannot be told."""

    @property
    def message(self) -> str:
        """What is wrong and what to do."""


def opening(volume: Volume, summary: Summary, violations: Sequence[Broken]) -> Markup:
    """Return the head of the report."""
    metadata = volume.metadata
    title = metadata.title or volume.id
    by = ", ".join(metadata.author)
    return element(
        "header",
        None,
        element("p", {"class": "quiet"}, "What became of the scans"),
        element("h1", None, title),
        element("p", None, by) if by else "",
        _verdict(summary, violations),
        _numbers(summary),
    )


def _verdict(summary: Summary, violations: Sequence[Broken]) -> Markup:
    """Return in one sentence whether all went well."""
    if violations:
        text = f"The edition breaks {_count(len(violations), 'rule')}: see below which."
    elif summary.failed:
        text = f"{_count(summary.failed, 'page')} failed; the edition of the others is valid."
    else:
        text = "Every page was read, and the edition is valid."
    lacking = _lacking(summary)
    state = "bad" if violations or summary.failed else "lacking" if lacking else "good"
    return element("p", {"class": f"verdict {state}", "role": "status"}, " ".join([text, *lacking]))


def _lacking(summary: Summary) -> list[str]:
    """Return what a sound edition would have besides, in sentences."""
    notes, markers = summary.notes - summary.anchored, summary.markers - summary.anchored
    return [
        *([f"The scans lack {_count(summary.missing, 'page')}."] if summary.missing else []),
        *([f"{_count(notes, 'note')} {'has' if notes == 1 else 'have'} no marker."] if notes else []),
        *([f"{_count(markers, 'marker')} {'has' if markers == 1 else 'have'} no note."] if markers else []),
    ]


def _count(number: int, thing: str) -> str:
    """Return `1 page`, `2 pages`."""
    return f"{number} {_things(number, thing)}"


def _things(number: int, thing: str) -> str:
    """Return the word for one thing or several."""
    return thing if number == 1 else f"{thing}s"


def _numbers(summary: Summary) -> Markup:
    """Return the numbers of the volume."""
    sure = f"{summary.confidence:.1%}" if summary.confidence is not None else "–"
    pairs = [
        (_things(summary.pages, "page"), f"{summary.pages}"),
        (f"{_things(summary.missing or 2, 'page')} missing", f"{summary.missing}" if summary.missing else "none"),
        ("words", f"{summary.words:,}"),
        ("sure of the words", sure),
        (_things(summary.headings, "heading"), f"{summary.headings}"),
        (_things(summary.paragraphs, "paragraph"), f"{summary.paragraphs}"),
        ("notes at their markers", f"{summary.anchored} of {max(summary.notes, summary.markers)}"),
        ("notes in the margins", f"{summary.marginals}"),
        ("names and dates", f"{sum(count for _, count in summary.entities):,}"),
        (_things(summary.citations, "citation"), f"{summary.citations:,}"),
    ]
    if summary.orphans:
        pairs.append(("corrections without a place", f"{summary.orphans}"))
    cells = [element("div", None, element("dt", None, term), element("dd", None, value)) for term, value in pairs]
    return element("dl", {"class": "numbers"}, *cells)


def rules(violations: Sequence[Broken]) -> Markup:
    """Return the section of rules that are broken."""
    if not violations:
        return Markup("")
    entries = [
        element(
            "li", None, it.message, " ", element("span", {"class": "quiet"}, _line(it), element("code", None, it.rule))
        )
        for it in violations
    ]
    heading = element("h2", {"id": "rules"}, "Rules that the edition breaks")
    return element("section", {"aria-labelledby": "rules"}, heading, element("ol", {"class": "findings"}, *entries))


def _line(violation: Broken) -> str:
    """Return where in the file a rule is broken."""
    return f"line {violation.line}, " if violation.line else ""


def onward(volume: Volume) -> Markup:
    """Return how to look at the edition and put right what is wrong."""
    name = f"{volume.id}.xml"
    steps = [
        joined(
            "The edition is ",
            element("a", {"href": name}, element("code", None, name)),
            ", TEI P5. Any XML editor opens it, and so does a text editor.",
        ),
        joined(
            "Every element has an id. ",
            _code(f"scan2tei explain {volume.id} ID"),
            " shows what stands behind it: the place on the scan, the engine, its confidence, the history.",
        ),
        joined(
            "Write down what is wrong as shown in the README, and ",
            _code(f"scan2tei correct {volume.id} FILE"),
            " puts it right; it stays right when the pages are read anew.",
        ),
        joined(
            _code(f"scan2tei validate {name}"), " tells whether a file that was changed by hand still keeps all rules."
        ),
    ]
    heading = element("h2", {"id": "onward"}, "How to go on")
    return element(
        "section",
        {"aria-labelledby": "onward"},
        heading,
        element("ul", None, *(element("li", None, it) for it in steps)),
    )


def _code(text: str) -> Markup:
    return element("code", None, text)
