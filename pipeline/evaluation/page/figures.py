"""The figures: a table of what is wrong, and one of what was found."""

from collections.abc import Sequence

from pipeline.evaluation.glossary import TERMS
from pipeline.evaluation.lines import FOUND, WRONG, cells, is_told, title
from pipeline.evaluation.measure import Errors, Hits, Measure
from pipeline.evaluation.page.places import anchor
from pipeline.evaluation.result import Evaluation
from pipeline.publish.report.markup import Markup, element, joined


def figures(evaluation: Evaluation) -> Markup:
    """Return both tables; a part of which there is nothing is left out."""
    told = [measure for measure in evaluation.measures if is_told(measure)]
    shown = {it.measure for it in evaluation.disagreements}
    hits = [it for it in told if isinstance(it, Hits)]
    errors = [it for it in told if isinstance(it, Errors)]
    return element(
        "section",
        {"aria-labelledby": "figures"},
        element("h2", {"id": "figures"}, "All figures"),
        _table("What is found or not", FOUND, hits, shown) if hits else "",
        _table("What is wrong", WRONG, errors, shown) if errors else "",
        _meanings({measure.name for measure in told}),
    )


def _table(caption: str, heads: tuple[str, ...], rows: Sequence[Measure], shown: set[str]) -> Markup:
    """Return a table of measures; those that something is shown of lead there."""
    head = element("tr", None, *(element("th", {"scope": "col"}, it) for it in ("measure", *heads)))
    body = element("tbody", None, *(_row(measure, measure.name in shown and not measure.perfect) for measure in rows))
    table = element("table", None, element("caption", None, caption), element("thead", None, head), body)
    return element("div", {"class": "wide figures", "tabindex": "0", "role": "region", "aria-label": caption}, table)


def _row(measure: Measure, shown: bool) -> Markup:
    name = element("a", {"href": f"#{anchor(measure.name)}"}, title(measure)) if shown else joined(title(measure))
    row = (element("td", None, cell) for cell in cells(measure))
    return element("tr", {"class": "" if measure.perfect else "bad"}, element("th", {"scope": "row"}, name), *row)


def _meanings(names: set[str]) -> Markup:
    """Return what the measures mean."""
    terms = [term for term in TERMS if term.name in names]
    pairs = [part for it in terms for part in (element("dt", None, it.title), element("dd", None, it.meaning))]
    return element("details", None, element("summary", None, "What each line means"), element("dl", None, *pairs))
