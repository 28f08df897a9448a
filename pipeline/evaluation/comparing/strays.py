"""Words that are not where they belong: foreign ones in the paragraphs, and those of the paragraphs that are gone."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rapidfuzz import fuzz

from pipeline.evaluation.alignment import NONE
from pipeline.evaluation.comparing.comparison import Comparison, Said, context
from pipeline.evaluation.measure import Errors
from pipeline.evaluation.result import Disagreement
from pipeline.evaluation.witness import FORME, Aspect, Kind, Witness

KINDS = (Kind.NOTE, Kind.HAND, Kind.MARGIN, Kind.CAPTION, Kind.HEADING, *FORME, Kind.TABLE)
"""Where foreign words may come from, or words of the body may have gone."""

TWICE, MARKER, UNKNOWN = "body, twice", "marker of a note", "nowhere in the gold"

SAME = 80
"""Of 100: words with this ratio to a part of another text are from there, but for misread letters."""

FEW = 8
"""Letters: so few may be found in any long text, and are from a short one only if they stand there as words."""

SHORT_TEXTS = (Kind.HAND, Kind.MARGIN, Kind.CAPTION, Kind.HEADING, *FORME)
"""Kinds of text in which a single word says something, as a page number does."""

SHARED = 0.3
"""Share of its words that a stretch has in common with a text that it is from: more than that is read without error,
and looking for the others letter by letter takes a hundred times as long."""

PIECE = 6
"""Words: stretches from several places are taken apart by so many, which tell where they are from, misread or not."""

AT_MARKER = 2
"""Letters between a marker and a sign that was left in the text for it."""


def foreign(sides: Comparison) -> Said:
    """Yield how many letters in paragraphs are not the body's, by where they come from."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    counts: Counter[str] = Counter()
    runs = (*_runs(sides.body.edition, sides.body.source), *_signs(sides))
    for origin, start, end in _judged(runs, sides.body.edition, lambda text, at: _origin(text, at, sides), UNKNOWN):
        text = sides.body.edition[start:end]
        counts[origin] += len(text)
        before, after = context(sides.body.edition, start, end)
        said = f"These words do not belong into the paragraph. Where they are from: {origin}."
        yield Disagreement("foreign", origin, said, "", text, before, after, sides.edition.body.spot(start))
    yield Errors("foreign", "", counts.total(), len(sides.body.gold))
    for origin in (*KINDS, MARKER, TWICE, UNKNOWN):
        yield Errors("foreign", str(origin), counts[origin], len(sides.body.gold))


def gone(sides: Comparison) -> Said:
    """Yield how many letters of the body are nowhere in the edition, and how many are elsewhere in it."""
    if not sides.gold.tells(Aspect.TEXT):
        return
    lost = strayed = 0
    runs = tuple(_runs(sides.body.gold, sides.body.partner))
    for kind, start, end in _judged(runs, sides.body.gold, lambda text, _: _kind(text, sides.edition) or "", ""):
        text = sides.body.gold[start:end]
        lost, strayed = lost + len(text) * (not kind), strayed + len(text) * bool(kind)
        before, after = context(sides.body.gold, start, end)
        said = f"These words of the body stand elsewhere in the edition: {kind}." if kind else "These words are lost."
        measure = "strayed" if kind else "lost"
        yield Disagreement(measure, "", said, text, "", before, after, sides.spot_of_gold(start))
    yield Errors("lost", "", lost, len(sides.body.gold))
    yield Errors("strayed", "", strayed, len(sides.body.gold))


def _judged(
    runs: Sequence[tuple[int, int]], text: str, judge: Callable[[str, int], str], unknown: str
) -> Iterator[tuple[str, int, int]]:
    """Yield what is said of each stretch; one of which nothing is known as a whole may be from several places."""
    for start, end in runs:
        whole = judge(text[start:end], start)
        words = [(start + a, start + b) for a, b in _words(text[start:end])]
        if whole != unknown or len(words) <= PIECE:
            yield whole, start, end
            continue
        pieces = [(words[n][0], words[min(n + PIECE, len(words)) - 1][1]) for n in range(0, len(words), PIECE)]
        said = [(judge(text[a:b], a), a, b) for a, b in pieces]
        for origin, group in groupby(said, key=lambda it: it[0]):
            together = list(group)
            yield origin, together[0][1], together[-1][2]


def _runs(text: str, partners: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of whole words of which no letter has a partner."""
    words = _words(text)
    alone = ((all(partners[i] == NONE for i in range(a, b)), a, b) for a, b in words)
    for without, run in groupby(alone, key=lambda it: it[0]):
        if without:
            stretch = list(run)
            yield stretch[0][1], stretch[-1][2]


def _words(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in text.split(" "):
        if word:
            yield at, at + len(word)
        at += len(word) + 1


def _signs(sides: Comparison) -> Iterator[tuple[int, int]]:
    """Yield the signs of markers that were left standing at the end of a word."""
    places = {(note.at, note.label) for note in sides.gold.notes if note.at is not None}
    for it in sides.body.differences:
        sign = it.edition.removeprefix(it.gold) if it.gold else ""
        end = it.at + len(it.gold)
        if sign != it.edition and any(abs(at - end) <= AT_MARKER and label == sign for at, label in places):
            yield it.start + len(it.gold), it.start + len(it.edition)


def _origin(text: str, start: int, sides: Comparison) -> str:
    """Return where foreign words come from."""
    place = sides.body.to_gold(start)
    called = ((note.label, note.at) for note in sides.gold.notes if note.at is not None)
    if any(label == text and place.away(at) <= AT_MARKER for label, at in called):
        return MARKER
    kind = _kind(text, sides.gold)
    if kind:
        return kind
    runs = _threes(text)
    return TWICE if runs and len(runs & _threes(sides.body.gold)) >= SHARED * len(runs) else UNKNOWN


def _kind(text: str, witness: Witness) -> Kind | None:
    """Return in which kind of text besides the body some words stand; None if in none."""
    if len(text) < FEW:
        found = (kind for kind in SHORT_TEXTS if any(f" {text} " in f" {it} " for it in witness.texts(kind)))
    else:
        found = (kind for kind in KINDS if _is_in(text, witness.texts(kind)))
    return next(found, None)


def _is_in(text: str, texts: tuple[str, ...]) -> bool:
    """Tell whether some words stand in one of some texts, but for misread letters."""
    if any(text in whole for whole in texts):
        return True
    words = frozenset(text.split())
    texts = tuple(whole for whole in texts if len(words & _words_of(whole)) >= SHARED * len(words))
    return any(fuzz.partial_ratio(text, whole) >= SAME for whole in texts if 2 * len(whole) >= len(text))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=4096)
def _threes(text: str) -> frozenset[str]:
    """Return the runs of three words of a text."""
    words = text.split()
    return frozenset(" ".join(words[n : n + 3]) for n in range(len(words) - 2))
