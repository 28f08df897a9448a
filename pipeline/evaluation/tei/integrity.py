"""Whether an edition holds together in itself: what points nowhere, what is there twice, what is empty."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluation.tei.document import XML_ID, Element, every, first, name_of, pointers

POINTING = ("facs", "target", "ref", "resp", "who", "hand", "corresp", "next", "prev", "ana", "decls", "sameAs", "wit")
"""Attributes that point to ids."""

MEANT_TO_HOLD = ("note", "p", "head", "persName", "placeName", "orgName", "fw", "unclear", "div")
"""Elements that say nothing when they are empty."""

OURS = "scan2tei"
"""How our own editions call the program that made them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold."""

    measure: str
    message: str


@dataclass(frozen=True, slots=True)
class Integrity:
    """What was looked at, and what does not hold."""

    pointers: int
    ids: int
    elements: int
    """Those that are meant to hold something."""
    faults: tuple[Fault, ...]
    ours: bool
    """Whether the edition says that this program made it, so that all of its rules apply."""


def integrity(root: Element) -> Integrity:
    """Return how an edition holds together."""
    ids = Counter(str(element.get(XML_ID)) for element in root.iter() if element.get(XML_ID))
    pointing = [(element, name) for element in _all(root) for name in pointers(element, *POINTING)]
    holders = list(every(root, *MEANT_TO_HOLD))
    faults = (
        *(_dangling(element, name) for element, name in pointing if name not in ids),
        *(Fault("ids", f"The id {name} is given {count} times.") for name, count in ids.items() if count > 1),
        *(_empty(element) for element in holders if _says_nothing(element)),
    )
    ours = any(it.get("ident") == OURS for it in every(root, "application"))
    return Integrity(len(pointing), sum(ids.values()), len(holders), faults, ours)


def _all(root: Element) -> Iterable[Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _dangling(element: Element, name: str) -> Fault:
    return Fault("pointers", f"{_where(element)} points to #{name}, which is not there.")


def _empty(element: Element) -> Fault:
    return Fault("empty", f"{_where(element)} is empty.")


def _says_nothing(element: Element) -> bool:
    if "".join(map(str, element.itertext())).strip():
        return False
    inside = name_of(element) == "div" and len(element)
    return not inside and all(first(element, name) is None for name in ("gap", "graphic", "space"))


def _where(element: Element) -> str:
    name = element.get(XML_ID)
    line = f" in line {element.sourceline}" if element.sourceline else ""
    return f"<{name_of(element)}{f' {name}' if name else ''}>{line}"
