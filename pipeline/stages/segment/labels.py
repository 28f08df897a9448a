"""The labels that printed notes begin with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model.page import Line

NUMBERED = re.compile(r"[(\[]?(\d{1,3})(?:[.,)\]]*\s+(?=\S)|[.)\]]+(?=\S)|(?=[A-Z“\"‘]))")
LETTERED = re.compile(r"[^\w\s]?([a-z])(?:[.)\]]+\s*|\s+)(?=[A-Z“\"‘])")
SYMBOL = re.compile(r"([*†‡§‖¶]{1,3})\s*(?=\S)")
UNREAD = re.compile(r"(?:[^\w\s“\"(\[—–…]{1,2}|[“\"][*°®©™^~•»<>¢])\s*(?=[A-Z“\"‘«])")
"""What engines make of a small raised figure: a quotation mark, a degree sign, a stroke."""

ABBREVIATED = re.compile(
    r"(?:^|[\s(\[])(?:[Nn]r|[Nn]os?|pp?|[Vv]ols?|fols?|ff?|cf|Cf|eds?|Bd|sec|art|ch|Rep|St|Dr|Mrs?)\.$"
)
"""A line that ends in one of these goes on, mostly with a number."""

SYMBOLS = frozenset("*†‡§‖¶")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORT = 3.0
"""x-heights by which the last line of a note is shorter than the longest, if it does not end as a sentence does."""


@dataclass(frozen=True, slots=True)
class Label:
    """How a note begins."""

    text: str
    number: int | None
    sure: bool
    """Whether it was seen raised, or can hardly be anything else."""


def label(line: Line) -> Label | None:
    """Return the label that a line begins with, None if it does not look like the first line of a note."""
    raised = next((marker for marker in line.markers if marker.at == 0), None)
    if raised is not None:
        return Label(raised.label, int(raised.label) if raised.label.isdecimal() else None, True)
    if found := NUMBERED.match(line.text):
        return Label(found[1], int(found[1]), False)
    if found := SYMBOL.match(line.text):
        return Label(found[1], None, True)
    if found := LETTERED.match(line.text):
        return Label(found[1], None, False)
    return Label("", None, False) if UNREAD.match(line.text) else None


def openings(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the indices of the lines at which notes begin.

    Bare numbers count where they go on from one another, because a number at the head of a line may as well be a
    year or a page; of several ways to go on the one with the most labels is taken.
    """
    labels = [label(line) for line in lines]
    sure = {index for index, each in enumerate(labels) if each and each.number is None and (each.sure or index == 0)}
    fresh = {index for index in range(len(lines)) if index == 0 or _is_last(index - 1, lines)}
    if any(each.text[0] in SYMBOLS for each in labels if each and each.text):
        # A dagger is read as some small letter, and no sentence begins with one of those.
        sure |= {index for index in fresh if (each := labels[index]) and each.text.islower()}
    lettered = _lettered(labels, fresh)
    # Among symbols and letters a number is a label only where a sentence has ended: else it is a volume or a page.
    free = fresh if sure or lettered else set(range(len(lines)))
    counted = _longest([(n, each.number) for n, each in enumerate(labels) if n in free and each and each.number])
    if len(counted) == 1:  # one number alone is in no sequence that speaks for it
        counted = {n: number for n, number in counted.items() if n in fresh}
    places = max(counted, lettered, key=len)
    return tuple(sorted({*places, *sure, *(_unread(labels, places) & fresh)}))


def _lettered(labels: Sequence[Label | None], fresh: set[int]) -> dict[int, int]:
    """Return the longest run of letters that go on from one another where notes may begin: a by itself, or two."""
    read = ((n, each.text) for n, each in enumerate(labels) if n in fresh and each and each.text in LETTERS)
    run = _longest([(n, LETTERS.index(letter) + 1) for n, letter in read if letter])
    return run if len(run) > 1 or 1 in run.values() else {}


def _is_last(index: int, lines: Sequence[Line]) -> bool:
    """Tell whether a line may be the last of a note: a sentence ends there, or it is short."""
    line = lines[index]
    ended = ends(line) and not ABBREVIATED.search(line.text)
    return ended or max(each.box.right for each in lines) - line.box.right > SHORT * (line.x_height or 0) > 0


def ends(line: Line) -> bool:
    """Tell whether a line ends as a sentence does."""
    return line.text.rstrip("”\"’')]»0123456789* ").endswith((".", "?", "!", ":"))


def _longest(numbers: list[tuple[int, int]]) -> dict[int, int]:
    """Return by their indices the longest run of numbers each of which is one or two above that before it.

    Two above, because a label between them may not have been read; a run that is all one number counts its first.
    """
    best: dict[int, tuple[float, dict[int, int]]] = {}
    for index, number in numbers:
        ways: list[tuple[float, dict[int, int]]] = [(0.0, {})]
        ways += [
            (best[earlier][0] - (0.3 if number - before > 1 else 0.0), best[earlier][1])
            for earlier, before in numbers
            if earlier < index and 0 < number - before <= 2
        ]
        score, path = max(ways, key=lambda way: way[0])
        best[index] = (score + 1 + (0.1 if index == 0 else 0.0), {**path, index: number})
    return max(best.values(), key=lambda way: way[0])[1] if best else {}


def _unread(labels: Sequence[Label | None], places: dict[int, int]) -> set[int]:
    """Return the indices of labels that were seen and not read, where none are counted or one is left out.

    `places` are those that are counted, by their indices.
    """
    seen = {index for index, each in enumerate(labels) if each and not each.text}
    if not places:
        return seen
    ordered = sorted(places)
    holes = {*range(ordered[0]), *range(ordered[-1] + 1, len(labels))}
    for before, after in pairwise(ordered):
        if places[after] - places[before] > 1:
            holes.update(range(before, after))
    return seen & holes
