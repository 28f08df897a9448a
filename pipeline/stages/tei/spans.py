"""Stretches of running text that overlap as they like, made into elements that do not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """The element that goes round [start, end) of a running text."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    brackets: bool = False
    """Whether the first and the last character are brackets that the element itself stands for."""

    def crosses(self, other: "Stretch") -> bool:
        """Tell whether the two overlap with neither inside the other."""
        first, second = sorted((self, other), key=lambda stretch: (stretch.start, stretch.end))
        return first.start < second.start < first.end < second.end


def nested(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches of which none crosses another: each is cut where it would cross one that came before it.

    One that stands for its brackets cannot be cut: it is left out, and its brackets stay in the text as printed.
    """
    kept: list[Stretch] = []
    for stretch in stretches:
        cuts = _cuts(stretch, kept)
        if not cuts:
            kept.append(stretch)
        elif not stretch.brackets:
            kept.extend(_parts(stretch, cuts))
    return tuple(kept)


def _cuts(stretch: Stretch, kept: list[Stretch]) -> list[int]:
    """Return the offsets, in order, at which the stretch would cross one that is kept."""
    edges = {edge for other in kept if stretch.crosses(other) for edge in (other.start, other.end)}
    return sorted(edge for edge in edges if stretch.start < edge < stretch.end)


def _parts(stretch: Stretch, cuts: list[int]) -> list[Stretch]:
    """Return the stretch in pieces."""
    edges = [stretch.start, *cuts, stretch.end]
    return [replace(stretch, start=a, end=b) for a, b in pairwise(edges)]


def chained(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches in their order, parts that share an id told apart and chained to one another."""
    linked = list(stretches)
    places: dict[str, list[int]] = {}
    for place, stretch in enumerate(linked):
        name = stretch.attributes.get("xml:id")
        if name:
            places.setdefault(name, []).append(place)
    for name, own in places.items():
        for place, link in zip(own, _chain(name, [linked[place] for place in own]), strict=True):
            linked[place] = link
    return linked


def _chain(name: str, parts: list[Stretch]) -> list[Stretch]:
    """Return the parts of one element, each pointing to those before and behind it."""
    ids = [name, *(f"{name}.{number}" for number in range(2, len(parts) + 1))]
    links = zip(parts, ids, [None, *ids], [*ids[1:], None], strict=False)
    return [
        replace(part, attributes={**part.attributes, "xml:id": own, "next": _pointer(after), "prev": _pointer(before)})
        for part, own, before, after in links
    ]


def _pointer(name: str | None) -> str | None:
    """Return the pointer to an id."""
    return f"#{name}" if name else None


def trimmed(stretches: Iterable[Stretch], blank: Callable[[int], bool]) -> tuple[Stretch, ...]:
    """Return the stretches without blanks at their ends, those of nothing but blanks left out."""
    ends = (_trim(stretch, blank) for stretch in stretches)
    return tuple(stretch for stretch in ends if stretch.start < stretch.end)


def _trim(stretch: Stretch, blank: Callable[[int], bool]) -> Stretch:
    """Return the stretch without blanks at its ends."""
    start, end = stretch.start, stretch.end
    while start < end and blank(start):
        start += 1
    while start < end and blank(end - 1):
        end -= 1
    return replace(stretch, start=start, end=end)
