"""The page itself: it runs no script, and loads nothing."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.evaluation.glossary import TERMS
from pipeline.evaluation.lines import left_out
from pipeline.evaluation.page.crops import Crop, Crops
from pipeline.evaluation.page.figures import figures
from pipeline.evaluation.page.places import places
from pipeline.evaluation.result import Disagreement, Evaluation, Spot
from pipeline.publish.report.document import document
from pipeline.publish.report.markup import Markup, element, joined


def page(evaluation: Evaluation, crops: Crops) -> bytes:
    """Return the page of an evaluation, with the parts of scans that `crops` finds."""
    found = _in_order(evaluation.disagreements)
    shown = crops.of(it.spot for it in found if it.spot)
    body = joined(_opening(evaluation), figures(evaluation), *_sections(found, shown))
    return document(f"{evaluation.edition} against {evaluation.gold}", "data:", body, "pipeline.evaluation.page")


def _in_order(disagreements: Iterable[Disagreement]) -> list[Disagreement]:
    """Return the disagreements measure by measure; what is said of structure first, of single letters last."""
    order = [term.name for term in TERMS if term.name != "characters"] + ["characters"]
    return sorted(disagreements, key=lambda it: order.index(it.measure))


def _opening(evaluation: Evaluation) -> Markup:
    """Return what was compared, and how."""
    count = len(evaluation.disagreements)
    said = "Edition and gold agree in everything." if not count else f"Edition and gold differ in {_counted(count)}."
    return element(
        "header",
        None,
        element("p", {"class": "quiet"}, "An edition against its gold"),
        element("h1", None, Path(evaluation.edition).name),
        element("p", None, _code(evaluation.edition), " against ", _code(evaluation.gold)),
        element("p", None, left_out(evaluation)) if evaluation.silent else "",
        element("p", {"class": "verdict bad" if count else "verdict good", "role": "status"}, said),
        element("p", {"class": "quiet"}, f"What both texts went through before: {evaluation.normalisation}."),
    )


def _code(text: str) -> Markup:
    return element("code", None, text)


def _counted(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _sections(found: list[Disagreement], shown: dict[Spot, Crop]) -> Iterable[Markup]:
    """Yield a section for each measure that something is shown of."""
    for term in (*(it for it in TERMS if it.name != "characters"), *(it for it in TERMS if it.name == "characters")):
        here = [it for it in found if it.measure == term.name]
        if here:
            yield places(term, here, shown)
