"""`python -m benchmarks.dates [--corpora FOLDER]`: dates found and read, by sort, in texts marked by hand.

`development.txt` was at hand while the rules were made, `held_out.txt` was marked after they were done; its words
are in the corpora of `benchmarks.names`. With `--misses` each date that is missing, wrong or none is told.
"""

import argparse
from pathlib import Path

from benchmarks.borrowed import remark
from benchmarks.dates.marked import texts
from benchmarks.dates.score import Score, scored

HERE = Path(__file__).parent


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="files of marked texts; ours if none is named")
    parser.add_argument("--corpora", type=Path, help="the folder of the corpora that marked texts borrow from")
    parser.add_argument("--misses", action="store_true", help="tell each date that is not right")
    given = parser.parse_args()
    for path in given.files or [HERE / "development.txt", HERE / "held_out.txt"]:
        score = scored(texts(path, given.corpora))
        print(f"## {path.stem}\n\n{_table(score)}\n{remark([path], given.corpora)}")
        if given.misses:
            print("\n".join(score.remarks), end="\n\n")


def _table(score: Score) -> str:
    """Return a table of the counts by sort of date."""
    head = (
        "| dates | marked | found | both ends | right value | wrong value | value absent | missing |\n|---|"
        + "---|" * 7
    )
    rows = [_row(kind, score, [kind]) for kind in sorted(score.wanted)]
    total = _row("all", score, list(score.wanted))
    return "\n".join([head, *rows, total, "", f"Taken for dates: {score.extra} that are none."])


def _row(name: str, score: Score, kinds: list[str]) -> str:
    """Return the row of some sorts."""
    counters = (score.wanted, score.found, score.exact, score.right, score.wrong, score.absent)
    counts = [sum(counter[kind] for kind in kinds) for counter in counters]
    return f"| {name} | {' | '.join(map(str, (*counts, counts[0] - counts[1])))} |"


if __name__ == "__main__":
    main()
