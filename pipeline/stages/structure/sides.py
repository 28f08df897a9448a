"""On which side of the leaf pages stand: heads, or the places of numbers, that alternate from page to page tell."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.model.geometry import Box
from pipeline.model.page import Page, Zone
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.courses import Printed

ALIKE = 0.75
"""Likeness of two readings of one running head, at least."""
FEWEST_LETTERS = 4
"""Of a running head: fewer may be anything."""
EVENLY = (0.25, 0.75)
"""Part of the pages that stand on one side: where nearly all bear the same, the others are misread."""
OUTER = 0.2
"""Part of the page's width that a number at its outer edge is away from the middle of its print, at least."""
LEFT, RIGHT = "left", "right"


def sides(pages: Sequence[Page], printed: Sequence[Printed | None]) -> dict[int, bool]:
    """Return by ordinal whether the number of a page is odd as far as its side tells; nothing of pages like others.

    What is on one side is told by the running heads, or by where the numbers stand; which side is that of odd numbers
    is told by the numbers that are read, and where none is, it is anybody's guess: only that they differ counts.
    """
    heads = _alternating(_grouped([_head(page) for page in pages]))
    found = heads or _alternating([_place(page, each) for page, each in zip(pages, printed, strict=True)])
    votes = [
        (course.offset % 2 == 1) is found[ordinal]
        for ordinal, each in enumerate(printed)
        for course in (each.courses(0) if each and ordinal in found else ())
    ]
    other = 2 * sum(votes) < len(votes)
    return {ordinal: side is not other for ordinal, side in found.items()}


def _head(page: Page) -> str:
    """Return the letters of a page's running head."""
    lines = {line.id: line for line in page.lines}
    words = (lines[each].text for zone in page.zones if zone.kind is ZoneKind.HEADER for each in zone.lines)
    letters = "".join(sign for sign in " ".join(words).casefold() if sign.isalpha())
    return letters if len(letters) >= FEWEST_LETTERS else ""


def _grouped(heads: Sequence[str]) -> list[str]:
    """Return for each head the first that is like it."""
    groups = {"": ""}
    for head in heads:
        if head not in groups:
            groups[head] = next((first for first in dict.fromkeys(groups.values()) if _alike(head, first)), head)
    return [groups[head] for head in heads]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _place(page: Page, printed: Printed | None) -> str:
    """Return at which edge of its print the number of a page stands, "" if in the middle."""
    zone = next((zone for zone in page.zones if printed and zone.id == printed.zone), None)
    if zone is None or zone.kind is not ZoneKind.PAGE_NUMBER:
        return ""
    print_ = Box.around(each.box for each in page.zones if _is_print(each))
    away = (zone.box.centre[0] - print_.centre[0]) / max(1.0, print_.width)
    return "" if abs(away) < OUTER else LEFT if away < 0 else RIGHT


def _is_print(zone: Zone) -> bool:
    return zone.kind not in (ZoneKind.MARGINALIA, ZoneKind.HANDWRITING, ZoneKind.FIGURE)


def _alternating(labels: Sequence[str]) -> dict[int, bool]:
    """Return the side of each page with a label, if the commonest label comes again and again between others.

    The title of a chapter does not come back once it was another's turn: so what returns alternates.
    """
    told = [(ordinal, label) for ordinal, label in enumerate(labels) if label]
    if not told:
        return {}
    common, count = Counter(label for _, label in told).most_common(1)[0]
    evenly = EVENLY[0] <= count / len(told) <= EVENLY[1]
    return {ordinal: label == common for ordinal, label in told} if evenly and _returns(told) else {}


def _returns(told: Sequence[tuple[int, str]]) -> bool:
    """Tell whether any label comes back after another."""
    seen: set[str] = set()
    before = ""
    for _, label in told:
        if label != before and label in seen:
            return True
        seen.add(label)
        before = label
    return False
