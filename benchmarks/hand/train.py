"""Trains the network that tells handwriting from print, and writes `likeness.npz`.

    python -m benchmarks.hand.train PAGES pipeline/stages/hand/likeness.npz --all-hands
    python -m benchmarks.hand.train PAGES without-sbb.npz --learn ajmc ehri --trial sbb

PAGES is a folder of scanned pages, each with the regions on it as JSON; sources are told by the beginning of their
names. Sources after --trial, and without --all-hands two of the hands, are not learned from: they tell what the network
is worth. Pages of as many chapters as --printed says come fresh from the press.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.hand.pages import Samples, Sheet, samples
from benchmarks.hand.pens import hands
from benchmarks.hand.printed import printed
from pipeline.stages.hand.likeness import Network

HIDDEN, MIDDLE = 64, 16
EPOCHS = 10
BATCH = 512
NOISE, DROPPED = 0.15, 0.2
"""Noise on the looks, in their own spread, and part of the hidden units left out, so that pages are not learned by
heart."""

Weights = NDArray[np.float32]


@dataclass(slots=True)
class Learner:
    """Weights on their way down, by Adam as Kingma and Ba describe it."""

    weights: list[Weights]
    step: int = 0
    memory: list[tuple[Weights, Weights]] = field(init=False)

    def __post_init__(self) -> None:
        self.memory = [(np.zeros_like(weight), np.zeros_like(weight)) for weight in self.weights]

    def descend(self, slopes: Sequence[Weights], rate: float) -> None:
        """Move each weight down its slope, in place."""
        self.step += 1
        for weight, memory, slope in zip(self.weights, self.memory, slopes, strict=True):
            memory[0][...] += 0.1 * (slope - memory[0])
            memory[1][...] += 0.001 * (slope * slope - memory[1])
            mean, spread = memory[0] / (1 - 0.9**self.step), memory[1] / (1 - 0.999**self.step)
            weight[...] -= rate * (mean / (np.sqrt(spread) + 1e-8) + 2e-3 * weight)


def train(learned: Samples, seed: int) -> Network:
    """Return the network after EPOCHS rounds."""
    looks, hand, weight = learned
    dice = np.random.default_rng(seed)
    mean, spread = looks.mean(axis=0), looks.std(axis=0) + 0.1
    learner = Learner([_first(dice, *shape) for shape in ((looks.shape[1], HIDDEN), (HIDDEN, MIDDLE), (MIDDLE, 1))])
    for epoch in range(EPOCHS):
        order = dice.permutation(len(hand))
        rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            shaken = (looks[some] - mean) / spread + dice.normal(0, NOISE, (len(some), len(mean)))
            kept = np.asarray((dice.random((len(some), HIDDEN)) > DROPPED) / (1 - DROPPED), np.float32)
            slopes = _slopes(learner.weights, np.asarray(shaken, np.float32), kept, (hand[some], weight[some]))
            learner.descend(slopes, rate)
    inner, middle, outer = (each[:-1] for each in learner.weights)
    bias = [each[-1] for each in learner.weights]
    inner = np.asarray(inner / spread[:, None], np.float32)
    return Network(inner, np.asarray(bias[0] - mean @ inner, np.float32), middle, bias[1], outer, bias[2])


def _first(dice: np.random.Generator, rows: int, columns: int) -> Weights:
    """Return the weights of a layer to begin with; the last row is its bias."""
    weights = dice.normal(0, np.sqrt(2 / rows), (rows + 1, columns))
    weights[-1] = 0
    return np.asarray(weights, np.float32)


def _slopes(weights: Sequence[Weights], looks: Weights, kept: Weights, truth: tuple[Weights, Weights]) -> list[Weights]:
    """Return how the loss of a batch changes with each weight."""
    hand, weight = truth
    hidden = np.maximum(_one(looks) @ weights[0], 0) * kept
    middle = np.maximum(_one(hidden) @ weights[1], 0)
    likely = 1 / (1 + np.exp(-np.clip(_one(middle) @ weights[2], -30, 30)))
    wrong = (likely - hand[:, None]) * weight[:, None] / len(hand)
    back = (wrong @ weights[2][:-1].T) * (middle > 0)
    first = (back @ weights[1][:-1].T) * kept * (hidden > 0)
    layers = ((looks, first), (hidden, back), (middle, wrong))
    return [np.asarray(_one(below).T @ above, np.float32) for below, above in layers]


def _one(values: Weights) -> Weights:
    """Return the values with a column of ones, which the bias is multiplied with."""
    return np.concatenate([values, np.ones((len(values), 1), np.float32)], axis=1)


def report(name: str, network: Network, trial: Samples) -> None:
    """Print how much handwriting is found and how much else is taken for it, at several likelihoods."""
    looks, hand, _ = trial
    likely = network.likely(looks)
    for least in (0.3, 0.5, 0.8):
        found, false = likely[hand > 0] > least, likely[hand == 0] > least
        print(
            f"{name}, above {least}: {found.mean():.3f} of {len(found)} found, {false.mean():.4f} of {len(false)} false"
        )


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--learn", nargs="+", default=["ajmc", "ehri", "sbb"])
    parser.add_argument("--trial", nargs="*", default=["gtst", "oldbooks"])
    parser.add_argument("--all-hands", action="store_true")
    parser.add_argument("--printed", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    sheets = chain(_pages(wish.pages, wish.learn), printed(wish.printed, wish.seed))
    taught = (*hands(held_out=False), *(hands(held_out=True) if wish.all_hands else ()))
    learned = samples(sheets, wish.rounds, wish.seed, taught)
    print(f"{len(learned[1])} pieces to learn from, {int(learned[1].sum())} of them by hand", flush=True)
    network = train(learned, wish.seed)
    np.savez_compressed(wish.out, **{name: getattr(network, name).astype(np.float16) for name in Network.__slots__})
    for source in wish.trial:
        report(f"{source} as it is", network, samples(_pages(wish.pages, [source]), 1, wish.seed, ()))
    others = islice(_pages(wish.pages, wish.trial or wish.learn), 0, None, 2)
    mixed = samples(others, 2, wish.seed + 1, hands(held_out=True))
    report(f"written on in hands {'taught last' if wish.all_hands else 'held out'}", network, mixed)


def _pages(folder: Path, sources: Sequence[str]) -> Iterator[Sheet]:
    return (Sheet.of(path) for path in sorted(folder.glob("*_*.json")) if path.name.startswith(tuple(sources)))


if __name__ == "__main__":
    main()
