"""The tables that are printed: beside one another, by kind, before and after a scan, and how fast."""

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.names.corpora import KINDS
from benchmarks.names.score import Score

Row = Sequence[str]
Scores = Mapping[str, Mapping[str, Score]]
"""What each finder reaches on each set."""


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def beside(scores: Scores) -> str:
    """Return the F1 of all kinds of every finder on every set, strict and, in brackets, by overlap."""
    finders, sets = list(scores), list(next(iter(scores.values()), {}))
    rows = ([name, _names(scores, name), *(_pair(scores[finder][name]) for finder in finders)] for name in sets)
    return table(["set", "names", *finders], rows)


def by_kind(scores: Mapping[str, Score]) -> str:
    """Return precision, recall and F1 of one finder on every set, kind by kind, strict and by overlap."""
    head = ["set", "kind", "names", "P", "R", "F1", "P by overlap", "R by overlap", "F1 by overlap"]
    return table(head, (row for name, score in scores.items() for row in _kinds(name, score)))


def scanned(clean: Scores, read: Scores, misread: Mapping[str, float]) -> str:
    """Return the F1 of every finder on what was printed, and on what was read of it."""
    rows = (
        [name, f"{share:.2%}", *(f"{_f1(clean[it][name])} → {_f1(read[it][name])}" for it in clean)]
        for name, share in misread.items()
    )
    return table(["set", "letters misread", *clean], rows)


def paced(words: Mapping[str, float]) -> str:
    """Return how fast every finder is, and how many times as fast as the first."""
    first = next(iter(words.values()), 1.0)
    rows = ([name, f"{pace:,.0f}", f"{pace / first:.2f}"] for name, pace in words.items())
    return table(["", "words a second of one core", "times the product"], rows)


def _kinds(name: str, score: Score) -> Iterable[Row]:
    """Yield the rows of a set: all kinds, and each that it has or that was found in it."""
    for kind in ("", *(kind for kind in KINDS if score.wanted[kind] or score.found[kind])):
        some = (kind,) if kind else ()
        ratios = (*score.strict(*some), *score.loose(*some))
        wanted = score.wanted[kind] if kind else score.wanted.total()
        yield [name, kind.lower() or "all", str(wanted), *map(_percent, ratios)]


def _names(scores: Scores, name: str) -> str:
    """Return how many names a set has."""
    return str(next(iter(scores.values()))[name].wanted.total())


def _pair(score: Score) -> str:
    return f"{_f1(score)} ({_percent(score.loose()[2])})"


def _f1(score: Score) -> str:
    return _percent(score.strict()[2])


def _percent(ratio: float) -> str:
    return f"{ratio:.1%}"
