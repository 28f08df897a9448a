"""Trains the judge of doubtful words on spoilt prose, and says how good its suggestions are on other prose.

    python -m benchmarks.doubt.train pipeline/stages/doubt/judge.json TRAIN.jsonl… --trial TRIAL.jsonl…

A corpus is a file of JSON lines with `doc_id` and `text`. Of one that is both trained and tried on, every fourth
document is kept for the trial.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path

from benchmarks.doubt.spoiling import Spoilt, volumes
from benchmarks.ocr.train_certainty import fitted
from pipeline import lexicon
from pipeline.stages.doubt.judge import Judge, Numbers
from pipeline.stages.doubt.suggesting import suggestions, weighed
from pipeline.stages.doubt.vocabulary import Vocabulary

KEPT = 4
"""Every so many documents one is for the trial."""

HARD = 0.05
"""Of the wrong candidates so many are learned from, because there are a hundred times as many as right ones."""

LEVELS = (0.3, 0.5, 0.7, 0.9)


def samples(volume: Sequence[Spoilt], chance: random.Random) -> Iterator[tuple[Numbers, bool]]:
    """Yield what is known of the candidates in a volume, and whether they are meant."""
    found = [word.occurrence for word in volume]
    meant = {id(word.occurrence): word.meant.casefold() for word in volume}
    for one, candidate, what in weighed(found, Vocabulary.of(found, "en")):
        right = candidate.text == meant[id(one)]
        if right or chance.random() < HARD:
            yield what, right


def trained(kept: Sequence[tuple[Numbers, bool]]) -> Judge:
    """Return the judge that fits the candidates best, as if none of the wrong ones had been left out."""
    model = fitted(kept)
    return Judge(round(model.bias + log(HARD), 4), model.weights)


def report(name: str, spoilt: Sequence[Sequence[Spoilt]], judge: Judge) -> None:
    """Print how many suggestions there are, how many of them right, and how many of the wrong words they find."""
    words = sum(map(len, spoilt))
    wrong = sum(word.wrong for volume in spoilt for word in volume)
    for least in LEVELS:
        made = found = right = 0
        for volume in spoilt:
            occurrences = [word.occurrence for word in volume]
            meant = {id(word.occurrence): word for word in volume}
            for one in suggestions(occurrences, Vocabulary.of(occurrences, "en"), judge, least):
                word = meant[id(one.occurrence)]
                made, found = made + 1, found + word.wrong
                right += word.wrong and one.instead == word.meant
        print(
            f"{name:12} {words} words, {wrong} wrong; from {least:.1f}: {made} suggestions, "
            f"{found / max(1, made):.2f} at a wrong word, {right / max(1, made):.2f} right; "
            f"{right / max(1, wrong):.2f} of the wrong words",
            flush=True,
        )


def main() -> None:
    """Spoil, train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("prose", nargs="+", type=Path)
    parser.add_argument("--trial", nargs="*", type=Path, default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=60, help="volumes of a corpus")
    wish = parser.parse_args()
    chance, listed = random.Random(wish.seed), lexicon.listed("en")
    learned: list[tuple[Numbers, bool]] = []
    tried: dict[str, list[list[Spoilt]]] = {}
    for path in (*wish.prose, *wish.trial):
        for number, volume in enumerate(volumes(path, chance, listed)):
            if number >= wish.most:
                break
            if path in wish.trial and (path not in wish.prose or number % KEPT == 0):
                tried.setdefault(path.parent.name + "/" + path.name, []).append(volume)
            elif path in wish.prose:
                learned.extend(samples(volume, chance))
    judge = trained(learned)
    for name, spoilt in tried.items():
        report(name, spoilt, judge)
    wish.out.write_text(json.dumps({"bias": judge.bias, "weights": judge.weights}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
