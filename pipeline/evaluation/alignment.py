"""Two versions of a text laid side by side, letter by letter, also where passages have changed places.

Passages that stand in another place are laid beside their partners first; the rest is compared letter by letter between
runs of words that both texts hold once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.passages import Passage, in_order, out_of_order

NONE = -1
"""Stands for a letter that has no partner."""

ISLAND = 5
"""Letters: fewer that agree between two stretches that do not are chance, as `e` and ` of ` are."""

STRANGERS = 0.4
"""Two stretches less alike than this are not one, misread, but two: words of English chosen at random reach .3."""

SHORT = 8
"""Letters: of so few it cannot be told whether they are one word misread or two."""


@dataclass(frozen=True, slots=True)
class Op:
    """A stretch that is the same in both, or is not; either side may be empty."""

    same: bool
    gold: int
    gold_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are not the same in both; either side may be empty."""

    at: int
    """Offset in the gold."""
    gold: str
    start: int
    """Offset in the edition."""
    edition: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an offset of one text lies in the other: behind a letter, and before another."""

    before: int
    """Offset behind the nearest letter before that has a partner."""
    behind: int
    """Offset of the nearest letter behind that has one; greater than `before` where something is lost here."""
    torn: bool
    """Whether the two are no neighbours, because passages have changed places."""

    def away(self, at: int, side: str = "") -> int:
        """Return how many letters lie between this place and an offset.

        `side` says to what the offset belongs where passages have changed places: to what stands `before` it, to what
        stands `behind` it, or "" for either.
        """
        if not self.torn and self.before <= at <= self.behind:
            return 0
        if self.torn and side:
            return abs(at - (self.before if side == "before" else self.behind))
        return min(abs(at - self.before), abs(at - self.behind))


@dataclass(slots=True)
class Alignment:
    """Which letter of the gold is which of the edition."""

    gold: str
    edition: str
    partner: list[int] = field(default_factory=list)
    """For each letter of the gold, the offset of its partner in the edition; -1 where it has none."""
    source: list[int] = field(default_factory=list)
    """For each letter of the edition, the offset of its partner in the gold; -1 where it has none."""
    errors: int = 0
    """Letters to change, to add and to take away once moved passages are back in their places."""
    wrong_words: int = 0
    """The same, counted in words."""
    moved: tuple[Passage, ...] = ()
    """Passages that stand in another place."""
    differences: list[Difference] = field(default_factory=list)

    def to_gold(self, at: int) -> Place:
        """Return where an offset of the edition lies in the gold."""
        return _between(self.source, self.partner, at)

    def to_edition(self, at: int) -> Place:
        """Return where an offset of the gold lies in the edition."""
        return _between(self.partner, self.source, at)

    def distance(self, at: int, gold: int) -> int:
        """Return how many letters of the gold lie between an offset of the edition and one of the gold."""
        return self.to_gold(at).away(gold)


def _between(partners: list[int], sources: list[int], at: int) -> Place:
    before = next((partners[i] + 1 for i in range(min(at, len(partners)) - 1, -1, -1) if partners[i] != NONE), 0)
    behind = next((partners[i] for i in range(at, len(partners)) if partners[i] != NONE), len(sources))
    return Place(before, behind, before > behind or any(sources[i] != NONE for i in range(before, behind)))


def align(gold: str, edition: str, gold_cuts: Sequence[int] = (), cuts: Sequence[int] = ()) -> Alignment:
    """Return how two versions of a text lie to one another; the cuts are where paragraphs begin in them."""
    moved = tuple(out_of_order(gold, edition, gold_cuts, cuts))
    laid = Alignment(gold, edition, [NONE] * len(gold), [NONE] * len(edition), moved=moved)
    for passage in moved:
        _lay(laid, range(passage.gold, passage.gold_end), range(passage.start, passage.end))
    ours = _left(gold, sorted((passage.gold, passage.gold_end) for passage in moved))
    theirs = _left(edition, sorted((passage.start, passage.end) for passage in moved))
    _lay(laid, ours, theirs)
    laid.differences.sort(key=lambda it: (it.at, it.start))
    return laid


def _left(text: str, taken: list[tuple[int, int]]) -> Sequence[int]:
    """Return the offsets that lie in none of some stretches, one space where such a stretch was."""
    if not taken:
        return range(len(text))
    ends = [0, *(end for _, end in taken)]
    starts = [*(start for start, _ in taken), len(text)]
    left = [*chain.from_iterable(range(a, b) for a, b in zip(ends, starts, strict=True))]
    kept = [i for i, before in zip(left, [NONE, *left], strict=False) if text[i] != " " or text[before] != " "]
    kept = kept[1:] if kept and text[kept[0]] == " " else kept
    return kept[:-1] if kept and text[kept[-1]] == " " else kept


def _lay(laid: Alignment, ours: Sequence[int], theirs: Sequence[int]) -> None:
    """Compare some letters of both texts, given by their offsets in ascending order."""
    gold, edition = "".join(laid.gold[i] for i in ours), "".join(laid.edition[i] for i in theirs)
    ops = list(_ops(gold, edition))
    laid.errors += sum(max(op.gold_end - op.gold, op.end - op.start) for op in ops if not op.same)
    laid.wrong_words += Levenshtein.distance(gold.split(), edition.split())
    for op in _partners(ops, gold, edition):
        for number in range(op.gold_end - op.gold):
            one, other = ours[op.gold + number], theirs[op.start + number]
            laid.partner[one], laid.source[other] = other, one
    for op in _of_words(ops, gold, edition):
        at, start = _offset(ours, op.gold, len(laid.gold)), _offset(theirs, op.start, len(laid.edition))
        laid.differences.append(Difference(at, gold[op.gold : op.gold_end], start, edition[op.start : op.end]))


def _offset(letters: Sequence[int], number: int, length: int) -> int:
    return letters[number] if number < len(letters) else length


def _ops(gold: str, edition: str) -> Iterator[Op]:
    """Yield how one text becomes the other, from beginning to end; each change concerns as many letters as it says."""
    at, start = 0, 0
    for passage in (*in_order(gold, edition), Passage(len(gold), len(gold), len(edition), len(edition))):
        for code in Levenshtein.opcodes(gold[at : passage.gold], edition[start : passage.start]):
            same = code.tag == "equal"
            yield Op(same, at + code.src_start, at + code.src_end, start + code.dest_start, start + code.dest_end)
        yield Op(True, passage.gold, passage.gold_end, passage.start, passage.end)
        at, start = passage.gold_end, passage.end


def _partners(ops: Iterable[Op], gold: str, edition: str) -> Iterator[Op]:
    """Yield the stretches in which each letter is the partner of another, misread or not."""
    for sea in _seas(ops):
        whole = Op(False, sea[0].gold, sea[-1].gold_end, sea[0].start, sea[-1].end)
        if not sea[0].same and _are_strangers(gold[whole.gold : whole.gold_end], edition[whole.start : whole.end]):
            continue
        yield from (op for op in sea if op.same or op.gold_end - op.gold == op.end - op.start)


def _seas(ops: Iterable[Op]) -> Iterator[list[Op]]:
    """Yield the changes that lie together, with the chance letters between them, and what is the same each alone."""
    sea: list[Op] = []
    chance: list[Op] = []
    for op in ops:
        if not op.same:
            sea += [*chance, op]
            chance = []
        elif sea and op.gold_end - op.gold < ISLAND:
            chance.append(op)
        else:
            yield from (it for it in (sea, *([it] for it in chance), [op]) if it)
            sea, chance = [], []
    yield from (it for it in (sea, *([it] for it in chance)) if it)


def _are_strangers(gold: str, edition: str) -> bool:
    if min(len(gold), len(edition)) < SHORT:
        return False
    return Levenshtein.normalized_similarity(gold, edition) < STRANGERS


def _of_words(ops: Iterable[Op], gold: str, edition: str) -> Iterator[Op]:
    """Yield the changes as changes of whole words, those of neighbouring words as one."""
    last: Op | None = None
    for op in ops:
        if op.same:
            continue
        wide = _whole_words(op, gold, edition)
        if last and (wide.gold <= last.gold_end + 1 and wide.start <= last.end + 1):
            wide = Op(False, last.gold, max(last.gold_end, wide.gold_end), last.start, max(last.end, wide.end))
        elif last:
            yield last
        last = wide
    if last:
        yield last


def _whole_words(op: Op, gold: str, edition: str) -> Op:
    """Return a change with the letters of its words on both sides, which are the same in both texts."""
    before, behind = 0, 0
    while _same_letter(gold, edition, op.gold - before - 1, op.start - before - 1):
        before += 1
    while _same_letter(gold, edition, op.gold_end + behind, op.end + behind):
        behind += 1
    return Op(False, op.gold - before, op.gold_end + behind, op.start - before, op.end + behind)


def _same_letter(gold: str, edition: str, one: int, other: int) -> bool:
    if not (0 <= one < len(gold) and 0 <= other < len(edition)):
        return False
    return gold[one] == edition[other] and not gold[one].isspace()
