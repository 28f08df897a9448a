"""The places where edition and gold differ, measure by measure."""

from pipeline.evaluation.glossary import Term
from pipeline.evaluation.page.crops import Crop
from pipeline.evaluation.result import Disagreement, Spot
from pipeline.publish.report.markup import Markup, drawn_box, element, joined

SHOWN = 60
"""Places of a measure that are shown at once, because nobody reads a longer list to its end; the others unfold."""


LONG = 500
"""Letters of a text that are shown from its beginning, and half as many from its end: a note, and not a page."""


def anchor(name: str) -> str:
    """Return the id of the section of a measure."""
    return f"m-{name.replace(' ', '-')}"


def places(term: Term, found: list[Disagreement], shown: dict[Spot, Crop]) -> Markup:
    """Return the section of one measure."""
    parts = list(dict.fromkeys(it.part for it in found))
    groups = [[it for it in found if it.part == part] for part in parts]
    return element(
        "section",
        {"aria-labelledby": anchor(term.name)},
        element("h2", {"id": anchor(term.name)}, f"{term.title} ({len(found)})"),
        element("p", {"class": "quiet"}, term.meaning),
        *(_group(group, shown, len(groups) > 1) for group in groups),
    )


def _group(found: list[Disagreement], shown: dict[Spot, Crop], headed: bool) -> Markup:
    """Return the places of one part of a measure."""
    entries = [_place(it, shown) for it in found]
    more = element("details", None, element("summary", None, f"{len(entries) - SHOWN} more"), _list(entries[SHOWN:]))
    return joined(
        element("h3", None, f"{found[0].part or 'others'} ({len(found)})") if headed else "",
        _list(entries[:SHOWN]),
        more if len(entries) > SHOWN else "",
    )


def _list(entries: list[Markup]) -> Markup:
    return element("ol", {"class": "findings"}, *entries)


def _place(found: Disagreement, shown: dict[Spot, Crop]) -> Markup:
    """Return one place: what is wrong, the scan, what the edition has and what the gold."""
    return element(
        "li",
        None,
        element("p", None, found.message),
        _picture(shown.get(found.spot)) if found.spot else "",
        _words(found),
        element("p", {"class": "quiet"}, _where(found.spot)) if found.spot else "",
    )


def _where(spot: Spot) -> str:
    return f"{spot.image.rpartition('/')[2]} at {spot.box.left:.0f},{spot.box.top:.0f}"


def _picture(crop: Crop | None) -> Markup:
    """Return the place on the scan, framed; nothing where the scan is not there."""
    if crop is None:
        return Markup("")
    size = {"width": str(crop.width), "height": str(crop.height)}
    image = element("img", {"src": crop.address, "alt": "The place on the scan, framed", **size})
    seen = crop.seen
    view = f"{seen.left:.0f} {seen.top:.0f} {seen.width:.0f} {seen.height:.0f}"
    framed = drawn_box("here", crop.meant)
    drawing = element("svg", {"viewBox": view, "aria-hidden": "true", "preserveAspectRatio": "none"}, framed)
    return element("div", {"class": "crop"}, image, drawing)


def _words(found: Disagreement) -> Markup:
    """Return what stands in both, with what stands between: of the edition struck out, of the gold underlined."""
    if not any((found.before, found.edition, found.gold, found.after)):
        return Markup("")
    edition, gold = shortened(found.edition), shortened(found.gold)
    said = (
        element("del", None, element("span", {"class": "aside"}, "edition: "), edition) if edition else "",
        " " if edition and gold else "",
        element("ins", None, element("span", {"class": "aside"}, " gold: "), gold) if gold else "",
    )
    words = said if found.gold != found.edition else (element("mark", None, gold),)
    return element("p", {"class": "read"}, found.before, *words, found.after)


def shortened(text: str) -> str:
    """Return a text without its middle, if it is long."""
    return text if len(text) <= 2 * LONG else f"{text[:LONG]} … {text[-LONG // 2 :]}"
