"""Names and dates: found at their words, and of their kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.evaluation.alignment import Alignment, align
from pipeline.evaluation.comparing.comparison import Comparison, Said, context
from pipeline.evaluation.measure import Hits
from pipeline.evaluation.result import Disagreement, Spot
from pipeline.evaluation.stream import Name, Stream
from pipeline.evaluation.witness import Aspect, Witness

STRICT, OVERLAP = "names strict", "names overlap"


@dataclass(frozen=True, slots=True)
class _Text:
    """A stretch of text that both sides have."""

    laid: Alignment
    gold: Stream
    edition: Stream
    spot: Spot | None = None


def names(sides: Comparison) -> Said:
    """Yield, kind by kind, how many names have exactly the right words, and how many share some.

    Kinds that the gold never marks are not measured: its encoder did not mean to.
    """
    if not sides.gold.tells(Aspect.NAMES):
        return
    kinds = _kinds(sides.gold)
    counts: dict[str, Counter[str]] = {measure: Counter() for measure in (STRICT, OVERLAP)}
    wanted, found = Counter[str](), Counter[str]()
    for text in _texts(sides, kinds):
        wanted.update(name.kind for name in text.gold.names)
        found.update(name.kind for name in text.edition.names)
        for measure in (STRICT, OVERLAP):
            pairs = _pairs(text, measure)
            counts[measure].update(text.gold.names[one].kind for one in pairs)
            if measure == STRICT:
                yield from _differ(text, pairs)
    for measure in (STRICT, OVERLAP):
        yield Hits(measure, "", counts[measure].total(), found.total(), wanted.total())
        for kind in sorted(kinds):
            yield Hits(measure, kind, counts[measure][kind], found[kind], wanted[kind])


def _kinds(gold: Witness) -> frozenset[str]:
    return frozenset(name.kind for stream in (gold.body, *(it.stream for it in gold.notes)) for name in stream.names)


def _texts(sides: Comparison, kinds: frozenset[str]) -> Iterator[_Text]:
    """Yield the body and the notes; names in notes that only one side has are wanted, or found, in vain."""
    ours, theirs = sides.gold.notes, sides.edition.notes
    streams = [(ours[one].stream, theirs[other].stream, theirs[other].spot) for one, other in sides.notes.both]
    streams += [(ours[one].stream, Stream(), ours[one].spot) for one in sides.notes.lost]
    streams += [(Stream(), theirs[other].stream, theirs[other].spot) for other in sides.notes.added]
    yield _Text(sides.body, sides.gold.body, _of_kinds(sides.edition.body, kinds))
    for stream, their, spot in streams:
        yield _Text(align(stream.text, their.text), stream, _of_kinds(their, kinds), spot)


def _of_kinds(stream: Stream, kinds: frozenset[str]) -> Stream:
    return replace(stream, names=tuple(name for name in stream.names if name.kind in kinds))


def _pairs(text: _Text, measure: str) -> dict[int, int]:
    """Return which name is which, by their numbers; the nearest are matched first."""
    theirs = [(name, _reach(text, name)) for name in text.edition.names]
    near = sorted(
        (abs(start - name.start) + abs(end - name.end), one, other)
        for other, (their, (start, end)) in enumerate(theirs)
        for one, name in _candidates(text.gold.names, start, end)
        if name.kind == their.kind and (measure == OVERLAP or _is_exact(text, name, their))
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, one, other in near:
        if one not in pairs and other not in used:
            pairs[one] = other
            used.add(other)
    return pairs


def _candidates(names: Sequence[Name], start: int, end: int) -> Iterator[tuple[int, Name]]:
    """Yield the names of the gold that share letters with a stretch of it."""
    return ((number, name) for number, name in enumerate(names) if name.start < end and start < name.end)


def _reach(text: _Text, name: Name) -> tuple[int, int]:
    """Return where a name of the edition begins and ends in the gold."""
    return text.laid.to_gold(name.start).behind, text.laid.to_gold(name.end).before


def _is_exact(text: _Text, name: Name, their: Name) -> bool:
    return text.laid.distance(their.start, name.start) == 0 and text.laid.distance(their.end, name.end) == 0


def _differ(text: _Text, pairs: dict[int, int]) -> Iterator[Disagreement]:
    """Yield the names that only one side has, or with other words or of another kind."""
    for number, name in enumerate(text.gold.names):
        if number not in pairs:
            words = text.gold.text[name.start : name.end]
            there = text.laid.to_edition(name.start).behind
            before, after = context(text.gold.text, name.start, name.end)
            said = f"This is a name of the kind {name.kind}, and is not marked so in the edition."
            yield Disagreement(STRICT, name.kind, said, words, "", before, after, text.edition.spot(there) or text.spot)
    for number, name in enumerate(text.edition.names):
        if number not in set(pairs.values()):
            words = text.edition.text[name.start : name.end]
            before, after = context(text.edition.text, name.start, name.end)
            said = f"The edition marks this as a name of the kind {name.kind}, and the gold does not."
            spot = text.edition.spot(name.start) or text.spot
            yield Disagreement(STRICT, name.kind, said, "", words, before, after, spot)
