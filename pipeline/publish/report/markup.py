"""HTML in which nothing that was read on a page can be anything but text."""

import re
from html import escape

from pipeline.model.geometry import Box

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""What no HTML file may hold: an engine may read anything."""

VOID = frozenset({"img", "br", "meta", "rect", "polyline"})


class Markup(str):
    """Text that is HTML already; any other is escaped before it stands in a page."""

    __slots__ = ()


def element(name: str, attributes: dict[str, str] | None = None, *children: str) -> Markup:
    """Return an element; an attribute that is "" is left out, except an empty `alt`, which says: only decoration."""
    stated = {key: value for key, value in (attributes or {}).items() if value or key == "alt"}
    opening = name + "".join(f' {key}="{_safe(value)}"' for key, value in stated.items())
    if name in VOID:
        return Markup(f"<{opening}/>")
    return Markup(f"<{opening}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Return several parts as one, each as text unless it is markup."""
    return Markup("".join(child if isinstance(child, Markup) else _safe(child) for child in children))


def drawn_box(name: str, box: Box) -> Markup:
    """Return a box of a page as a part of a drawing; `name` says how the style sheet shows it."""
    place = {"x": f"{box.left:.0f}", "y": f"{box.top:.0f}", "width": f"{box.width:.0f}", "height": f"{box.height:.0f}"}
    return element("rect", {"class": name, **place})


def _safe(text: str) -> str:
    """Return text as it may stand between tags or in an attribute."""
    return escape(CONTROL.sub("\ufffd", text))
