"""Passages that two versions of a text have in common, found by runs of words that each of them holds once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

RUN = 3
"""Words: more than half of the threes occur once in a chapter; of twos too few do, and fours are seldom read right."""

STRAY = 50
"""Words by which the distance to the run before may differ within one passage: three lines lost or put in."""

MOVED = 8
"""Words: fewer that stand elsewhere are chance, such as a title that is cited in another sentence."""

REACH = 80
"""Letters: a moved passage is taken to reach to the beginning or end of its paragraph if that is so near."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the gold and where it is in the edition; offsets of letters."""

    gold: int
    gold_end: int
    start: int
    end: int

    def meets(self, other: "Passage") -> bool:
        """Tell whether two passages share letters on either side."""
        gold = self.gold < other.gold_end and other.gold < self.gold_end
        return gold or (self.start < other.end and other.start < self.end)


Words = list[tuple[int, int]]
"""Where the words of a text begin and end."""


def in_order(gold: str, edition: str) -> list[Passage]:
    """Return stretches that are the same in both texts, in an order in which both have them."""
    kept, _ = _chains(gold, edition)
    found: list[Passage] = []
    for passage in kept:
        last = found[-1] if found else None
        if last and passage.gold - passage.start == last.gold - last.start and passage.gold <= last.gold_end + 1:
            found[-1] = replace(last, gold_end=passage.gold_end, end=passage.end)
        elif last is None or (passage.gold >= last.gold_end and passage.start >= last.end):
            found.append(passage)
    return found


def out_of_order(gold: str, edition: str, gold_cuts: Sequence[int], cuts: Sequence[int]) -> list[Passage]:
    """Return the passages that the edition has in another place; the cuts are where paragraphs begin."""
    fixed, others = _chains(gold, edition)
    moved: list[Passage] = []
    for chain in others:
        passage = Passage(chain[0].gold, chain[-1].gold_end, chain[0].start, chain[-1].end)
        if gold.count(" ", passage.gold, passage.gold_end) + 1 >= MOVED:
            near = [run for run in (*fixed, *moved) if run.meets(_widened(passage, REACH))]
            if not any(run.meets(passage) for run in near):
                moved.append(_grown(passage, near, _Texts(gold, edition, gold_cuts, cuts)))
    return moved


@dataclass(frozen=True, slots=True)
class _Texts:
    gold: str
    edition: str
    gold_cuts: Sequence[int]
    cuts: Sequence[int]


def _widened(passage: Passage, by: int) -> Passage:
    return Passage(passage.gold - by, passage.gold_end + by, passage.start - by, passage.end + by)


def _grown(passage: Passage, near: list[Passage], texts: _Texts) -> Passage:
    """Return a moved passage with the ragged ends that runs of words do not reach."""
    whole = _to_cuts(passage, texts)
    if not any(run.meets(whole) for run in near):
        return whole
    gold, start, gold_end, end = passage.gold, passage.start, passage.gold_end, passage.end
    while gold and start and texts.gold[gold - 1] == texts.edition[start - 1] and not _taken(gold - 1, start - 1, near):
        gold, start = gold - 1, start - 1
    return Passage(gold, gold_end, start, end)


def _taken(gold: int, start: int, near: list[Passage]) -> bool:
    return any(run.meets(Passage(gold, gold + 1, start, start + 1)) for run in near)


def _to_cuts(passage: Passage, texts: _Texts) -> Passage:
    """Return a passage that reaches to the beginning and end of its paragraph, if these are near on both sides."""
    gold, start = _before(passage.gold, texts.gold_cuts), _before(passage.start, texts.cuts)
    if passage.gold - gold > REACH or passage.start - start > REACH:
        gold, start = passage.gold, passage.start
    gold_end = _behind(passage.gold_end, texts.gold_cuts, len(texts.gold))
    end = _behind(passage.end, texts.cuts, len(texts.edition))
    if gold_end - passage.gold_end > REACH or end - passage.end > REACH:
        gold_end, end = passage.gold_end, passage.end
    gold_end -= texts.gold[gold_end - 1] == " "
    return Passage(gold, gold_end, start, end - (texts.edition[end - 1] == " "))


def _before(at: int, cuts: Sequence[int]) -> int:
    number = bisect_right(cuts, at)
    return cuts[number - 1] if number else 0


def _behind(at: int, cuts: Sequence[int], length: int) -> int:
    number = bisect_left(cuts, at)
    return cuts[number] if number < len(cuts) else length


def _chains(gold: str, edition: str) -> tuple[list[Passage], list[list[Passage]]]:
    """Return the runs that both texts have in the same order, and the others, those that hang together as one chain."""
    ours, theirs = _words(gold), _words(edition)
    once, there = _once(gold, ours), _once(edition, theirs)
    pairs = sorted((place, there[run]) for run, place in once.items() if run in there)
    kept = _longest([place for _, place in pairs], len(theirs))
    rank = {place: number for number, place in enumerate(sorted(place for _, place in pairs))}
    chains: list[list[tuple[int, int]]] = [[]]
    for number, pair in enumerate(pairs):
        if number in kept or (chains[-1] and not _goes_on(chains[-1][-1], pair, rank)):
            chains.append([])
        if number not in kept:
            chains[-1].append(pair)
    others = [[_passage(pair, ours, theirs) for pair in chain] for chain in chains if chain]
    return [_passage(pairs[number], ours, theirs) for number in sorted(kept)], others


def _goes_on(last: tuple[int, int], pair: tuple[int, int], rank: dict[int, int]) -> bool:
    """Tell whether a run goes on a passage: it is the next one in both texts, and not far off."""
    return rank[pair[1]] == rank[last[1]] + 1 and abs((pair[1] - last[1]) - (pair[0] - last[0])) <= STRAY


def _words(text: str) -> Words:
    return [match.span() for match in re.finditer(r"\S+", text)]


def _once(text: str, words: Words) -> dict[str, int]:
    """Return the runs of words that occur once, and the number of their first word."""
    found: dict[str, int] = {}
    for number in range(len(words) - RUN + 1):
        run = text[words[number][0] : words[number + RUN - 1][1]]
        found[run] = -1 if run in found else number
    return {run: number for run, number in found.items() if number >= 0}


def _passage(pair: tuple[int, int], ours: Words, theirs: Words) -> Passage:
    gold, edition = pair
    return Passage(ours[gold][0], ours[gold + RUN - 1][1], theirs[edition][0], theirs[edition + RUN - 1][1])


def _longest(places: list[int], length: int) -> set[int]:
    """Return the numbers of the places that together are the longest ascending row; all lie below `length`.

    A Fenwick tree over the words of the edition holds the best row of what ends before a word.
    """
    tree: list[tuple[int, int]] = [(0, -1)] * (length + 2)
    before: list[int] = []
    best = (0, -1)
    for number, place in enumerate(places):
        count, last = _highest(tree, place)
        before.append(last)
        best = max(best, (count + 1, number))
        _raise(tree, place + 1, (count + 1, number))
    kept: set[int] = set()
    number = best[1]
    while number >= 0:
        kept.add(number)
        number = before[number]
    return kept


def _highest(tree: list[tuple[int, int]], place: int) -> tuple[int, int]:
    """Return the best row of what ends before a word."""
    best = (0, -1)
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _raise(tree: list[tuple[int, int]], place: int, reached: tuple[int, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], reached)
        place += place & -place
