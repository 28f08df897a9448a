"""Citations, names, underlinings and doubts woven into one: everything nests, and every part stands in its `bibl`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.stages.tei.citations import Reference
from pipeline.stages.tei.spans import Stretch, nested

SAME = {"title": ("name", "work"), "orgName": ("orgName", None)}
"""Parts of a citation that are what a name is, and the element and @type of that name."""

SHARE = 0.5
"""A name that fills at least this share of such a part is the part; one that fills less stands within it."""


def woven(
    fixed: Sequence[Stretch], references: Iterable[Reference], loose: Iterable[Stretch], cuts: Iterable[int]
) -> tuple[Stretch, ...]:
    """Return stretches of which none crosses another.

    Names and interpolations are `fixed`: a citation that does not nest with them is left out. What is `loose` is cut
    where a citation or a part of one begins or ends. Numbers (`idno`) hold nothing but text: they are innermost, and
    parted at `cuts`, the places where lines begin and notes stand.
    """
    fixed = nested(fixed)
    kept = list(_nesting(references, fixed))
    fixed, parts = _merged(fixed, kept)
    edges = {edge for stretch in parts for edge in (stretch.start, stretch.end)}
    cut = (piece for stretch in loose for piece in parted(stretch, edges))
    together = nested((*(it for it in parts if it.tag != "idno"), *fixed, *cut))
    borders = {*cuts, *(edge for stretch in together for edge in (stretch.start, stretch.end))}
    return (*together, *(piece for it in parts if it.tag == "idno" for piece in parted(it, borders)))


def parted(stretch: Stretch, edges: Iterable[int]) -> list[Stretch]:
    """Return the stretch in the pieces that some edges within it make."""
    inner = sorted({edge for edge in edges if stretch.start < edge < stretch.end})
    return [replace(stretch, start=a, end=b) for a, b in pairwise((stretch.start, *inner, stretch.end))]


def _nesting(references: Iterable[Reference], fixed: Sequence[Stretch]) -> Iterator[Reference]:
    """Yield the citations that overlap no earlier one and nest with what is fixed, with the parts that do."""
    end = 0
    for reference in sorted(references, key=lambda it: (it.whole.start, -it.whole.end)):
        whole = reference.whole
        if whole.start >= end and all(_within(other, whole) or _apart(other, whole) for other in fixed):
            yield replace(reference, parts=tuple(_parts(reference, fixed)))
            end = whole.end


def _parts(reference: Reference, fixed: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the parts within a citation that overlap no earlier part, and nest with what is fixed."""
    end = reference.whole.start
    for part in sorted(reference.parts, key=lambda it: (it.start, -it.end)):
        nests = all(_within(other, part) or _apart(other, part) or _supplied(other, reference.whole) for other in fixed)
        if end <= part.start and part.end <= reference.whole.end and nests:
            yield part
            end = part.end


def _supplied(other: Stretch, whole: Stretch) -> bool:
    """Tell whether a citation stands within an interpolation."""
    return other.tag == "supplied" and _within(whole, other) and not _within(other, whole)


def _within(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.end <= other.start or other.end <= one.start


def _merged(fixed: Sequence[Stretch], kept: Iterable[Reference]) -> tuple[list[Stretch], list[Stretch]]:
    """Return the names that stay names, and the citations with their parts; a title takes up the name that it is."""
    names, made = list(fixed), []
    for reference in kept:
        made.append(reference.whole)
        for part in reference.parts:
            name = next((it for it in names if _is_same(it, part, names)), None)
            if name is not None:
                names.remove(name)
            made.append(part if name is None else replace(part, attributes=_both(part, name)))
    return names, made


def _both(part: Stretch, name: Stretch) -> dict[str, str | None]:
    """Return the attributes of a part and of the name that it is; its own @type stays."""
    return {**name.attributes, "type": None, **part.attributes}


def _is_same(name: Stretch, part: Stretch, names: Iterable[Stretch]) -> bool:
    """Tell whether a whole name is the same thing as the part that it stands in."""
    if SAME.get(part.tag) != (name.tag, name.attributes.get("type")) or not _within(name, part):
        return False
    whole = sum(other.attributes.get("xml:id") == name.attributes.get("xml:id") for other in names) == 1
    return whole and name.end - name.start >= SHARE * (part.end - part.start)
