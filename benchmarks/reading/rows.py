"""The tables: what is told of a group of chapters, in Markdown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.evaluation import Hits, Measure
from pipeline.evaluation.measure import added

Cell = Callable[[Sequence[Measure]], str]
NOTHING = "–"
"""Stands where the truth has nothing of a kind."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is told of each group."""

    title: str
    cell: Cell


def _sum(measures: Sequence[Measure], name: str, part: str | None) -> Measure | None:
    """Return a measure; the sum over all its parts where `part` is None."""
    return next(iter(added(_merged(it) for it in measures if it.name == name and part in (None, it.part))), None)


def _merged(measure: Measure) -> Measure:
    return replace(measure, part="")


def scores(name: str, part: str | None = "") -> Cell:
    """Return precision and recall in per cent."""

    def cell(measures: Sequence[Measure]) -> str:
        found = _sum(measures, name, part)
        if not isinstance(found, Hits) or not (found.wanted or found.found):
            return NOTHING
        return f"{found.precision:.1%} / {found.recall:.1%}"

    return cell


def f1(name: str, part: str | None = "") -> Cell:
    """Return the harmonic mean of precision and recall."""

    def cell(measures: Sequence[Measure]) -> str:
        found = _sum(measures, name, part)
        return f"{found.f1:.3f}" if isinstance(found, Hits) and (found.wanted or found.found) else NOTHING

    return cell


def share(name: str, part: str | None = "") -> Cell:
    """Return how many of how many are right."""

    def cell(measures: Sequence[Measure]) -> str:
        found = _sum(measures, name, part)
        return f"{found.right} of {found.wanted}" if isinstance(found, Hits) and found.wanted else NOTHING

    return cell


def rate(name: str, part: str | None = "", of: tuple[str, str] | None = None) -> Cell:
    """Return errors in per cent, of what the measure itself or another one says there was to get right."""

    def cell(measures: Sequence[Measure]) -> str:
        found = _sum(measures, name, part)
        base = _sum(measures, *of) if of else found
        if found is None or base is None or isinstance(found, Hits) or isinstance(base, Hits):
            return NOTHING
        return f"{found.errors / max(1, base.of):.2%}" if base.of else NOTHING

    return cell


def table(first: str, columns: Sequence[Column], groups: Iterable[tuple[str, Sequence[Measure]]]) -> str:
    """Return a table of Markdown, a row a group."""
    heads = [first, *(column.title for column in columns)]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for name, measures in groups:
        lines.append("| " + " | ".join([name, *(column.cell(measures) for column in columns)]) + " |")
    return "\n".join(lines)
