"""`python -m benchmarks.names CORPORA`: names found in texts that people marked, by kind.

Tables of precision, recall and F1, strict (both ends and the kind) and loose (the kind, and a letter shared): the
product, and any spaCy pipelines that are named and installed.
"""

import argparse
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.names.corpora import KINDS, TRIALS
from benchmarks.names.finders import piped, product
from benchmarks.names.passage import Passage, passages
from benchmarks.names.score import Finder, Score, scored
from pipeline.stages.tag import Tag


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora")
    parser.add_argument("--sets", nargs="*", default=list(TRIALS), choices=TRIALS, help="test sets")
    parser.add_argument("--pipelines", nargs="*", default=[], help="other spaCy pipelines, by name or folder")
    given = parser.parse_args()
    finders = {"scan2tei": partial(product, tag=Tag())} | {name: piped(name) for name in given.pipelines}
    trials = {name: list(passages(given.corpora / name / "test.jsonl")) for name in given.sets}
    for name, finder in finders.items():
        print(f"## {name}\n\n{_table(finder, trials)}\n")


def _table(finder: Finder, trials: dict[str, list[Passage]]) -> str:
    """Return a table of what a finder reaches on each set."""
    rows = [["set", "names", "P", "R", "F1", "loose F1", *(kind.lower() for kind in KINDS)]]
    for name, some in trials.items():
        rows.append([name, *_cells(scored(finder, some, TRIALS[name]))])
    return "\n".join(_lines(rows))


def _cells(score: Score) -> Iterable[str]:
    yield str(score.wanted.total())
    yield from (f"{ratio:.1%}" for ratio in (*score.strict(), score.loose()[2]))
    yield from (f"{score.strict(kind)[2]:.1%}" if score.wanted[kind] else "–" for kind in KINDS)


def _lines(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if number == 0:
            yield "|" + "---|" * len(row)


if __name__ == "__main__":
    main()
