"""Train the splice model and write its weights: `python -m benchmarks.splice.train CORPUS WEIGHTS`."""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.splice import corpus
from benchmarks.splice.calibration import calibrated
from benchmarks.splice.examples import examples
from benchmarks.splice.network import Floats, Weights, embed, embed_back, fresh_weights, read, read_back
from benchmarks.splice.storage import store
from pipeline.stages.structure.splice import Splice
from pipeline.stages.structure.tokens import Codes, codes_of

SEED = 1
WORDS = 6000
RAREST = 5
EMBEDDING, HIDDEN = 48, 160
BATCH = 128
"""Sentences in a row, some ten pages: so that what is spliced wrongly is of one subject, as on real pages."""
JUNCTIONS, BORDERS = 768, 64
"""Places in the middle of sentences, and ends and beginnings of sentences, that are compared in a batch."""
EPOCHS = 12
RATE = 2e-3
NOISE = 0.08
"""Part of the tokens that are made unknown, as misread words are."""
CUT = 0.08
"""Part of the sentences that lose their beginning or end, as halves of broken paragraphs have."""
CALIBRATED_ON = 6000
"""Examples for the last step, from score to probability."""
ASIDE = 0.3
"""Weight of two lessons beside: which word comes next, which word came before; they teach syntax."""
AVERAGED = 0.005
"""Part of each step that goes into the weights that are kept: the mean of the last few hundred steps."""
KEPT = 0.8
"""Part of the embedded numbers that are kept in training, against learning by heart."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences one after the other, longest first."""

    codes: Codes
    lengths: list[int]

    @classmethod
    def of(cls, sentences: Sequence[Codes], random: np.random.Generator | None) -> "Batch":
        """Return the sentences, with noise where there is a source of it."""
        chosen = [_cut(s, random) if random else s for s in sentences]
        chosen = sorted(chosen, key=len, reverse=True)
        codes = np.concatenate(chosen)
        if random:
            lost = random.random(len(codes)) < NOISE
            codes = codes.copy()
            codes[lost, 0] = np.minimum(codes[lost, 0], 1)
        return cls(codes, [len(s) for s in chosen])


def _cut(sentence: Codes, random: np.random.Generator) -> Codes:
    """Return a sentence that now and then lacks its beginning or its end."""
    if random.random() > CUT or len(sentence) < 12:
        return sentence
    place = int(random.integers(4, len(sentence) - 4))
    return sentence[place:] if random.random() < 0.5 else sentence[:place]


def vocabulary_of(sentences: Sequence[Sequence[str]]) -> list[str]:
    """Return the most frequent words; the first two places are kept for no token and unknown words."""
    counts = Counter(token.lower() for sentence in sentences for token in sentence)
    common = [word for word, count in counts.most_common(WORDS - 2) if count >= RAREST]
    return ["", "\0", *common]


def step(weights: Weights, batch: Batch, random: np.random.Generator) -> tuple[float, Weights]:
    """Return the loss on a batch and its slopes."""
    embedded = embed(batch.codes, weights)
    mask = ((random.random(embedded.shape) < KEPT) / KEPT).astype(np.float32)
    embedded = embedded * mask
    way_before, before = read(embedded, batch.lengths, weights, "before")
    way_after, after = read(embedded, batch.lengths, weights, "after")
    left, right, middle = chosen_places(batch, random)
    loss, slopes, d_left, d_right = compare(before[left], after[right], middle, weights, "agree")
    word_left, word_right = embedded[left], embedded[right]
    _, more, d_next, d_word_right = compare(before[left], word_right, middle, weights, "next")
    slopes |= {name: ASIDE * slope for name, slope in more.items()}
    _, more, d_word_left, d_previous = compare(word_left, after[right], middle, weights, "previous")
    slopes |= {name: ASIDE * slope for name, slope in more.items()}
    d_before, d_after, d_embedded = np.zeros_like(before), np.zeros_like(after), np.zeros_like(embedded)
    np.add.at(d_before, left, d_left + ASIDE * d_next)
    np.add.at(d_after, right, d_right + ASIDE * d_previous)
    np.add.at(d_embedded, left, ASIDE * d_word_left)
    np.add.at(d_embedded, right, ASIDE * d_word_right)
    more, d_read = read_back(way_before, d_before, embedded, weights, "before")
    slopes |= more
    d_embedded += d_read
    more, d_read = read_back(way_after, d_after, embedded, weights, "after")
    slopes |= more
    d_embedded += d_read
    return loss, slopes | embed_back(batch.codes, d_embedded * mask, weights)


def chosen_places(batch: Batch, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, int]:
    """Return the tokens left and right of some places, those inside sentences first, and how many those are."""
    ends = np.cumsum(batch.lengths) - 1
    inside = np.setdiff1d(np.arange(len(batch.codes)), ends, assume_unique=True)
    inside = random.permutation(inside)[:JUNCTIONS]
    borders = random.permutation(len(ends))[:BORDERS]
    starts = np.concatenate([[0], ends[:-1] + 1])
    return np.concatenate([inside, ends[borders]]), np.concatenate([inside + 1, starts[borders]]), len(inside)


def compare(
    left: Floats, right: Floats, middle: int, weights: Weights, name: str
) -> tuple[float, Weights, Floats, Floats]:
    """Return the loss of telling true neighbours from all others by one matrix, and the slopes of what goes into it.

    True and false neighbours weigh the same, so that the score is the log odds at even chances.
    """
    agree = weights[name]
    turned = left @ agree
    bias = "bias" if name == "agree" else f"{name}_bias"
    scores = turned @ right.T + weights[bias]
    true = np.zeros(scores.shape, dtype=bool)
    np.fill_diagonal(true[:middle, :middle], val=True)
    false = ~true
    false[middle:, middle:] = False
    weigh = np.where(true, 0.5 / middle, np.where(false, 0.5 / false.sum(), 0)).astype(np.float32)
    chance = np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
    loss = float(-(weigh * np.log(np.where(true, chance, 1 - chance) + 1e-7)).sum())
    slope = np.asarray(weigh * (chance - true), dtype=np.float32)
    slopes: Weights = {name: left.T @ (slope @ right), bias: np.array([slope.sum()], dtype=np.float32)}
    return loss, slopes, np.asarray(slope @ right @ agree.T), np.asarray(slope.T @ turned)


@dataclass(slots=True)
class Adam:
    """Kingma and Ba's rule for how far to step."""

    weights: Weights
    mean: Weights
    square: Weights
    count: int = 0

    @classmethod
    def of(cls, weights: Weights) -> "Adam":
        """Return the rule at rest."""
        return cls(
            weights,
            {k: np.zeros_like(v) for k, v in weights.items()},
            {k: np.zeros_like(v) for k, v in weights.items()},
        )

    def move(self, slopes: Weights, rate: float) -> None:
        """Change the weights against the slopes."""
        self.count += 1
        length = np.sqrt(sum(float((s * s).sum()) for s in slopes.values()))
        shrink = min(1.0, 1.0 / (length + 1e-9))
        for name, full in slopes.items():
            slope = full * shrink
            self.mean[name] += 0.1 * (slope - self.mean[name])
            self.square[name] += 0.01 * (slope * slope - self.square[name])
            mean = self.mean[name] / (1 - 0.9**self.count)
            square = self.square[name] / (1 - 0.99**self.count)
            self.weights[name] -= (rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def batches(sentences: Sequence[Codes], random: np.random.Generator) -> Iterator[Batch]:
    """Yield neighbouring sentences together, the neighbourhoods in random order."""
    offset = int(random.integers(0, BATCH))
    starts = list(range(offset, len(sentences) - BATCH, BATCH))
    for start in random.permutation(starts):
        yield Batch.of(sentences[start : start + BATCH], random)


def held_out(weights: Weights, sentences: Sequence[Codes]) -> tuple[float, float]:
    """Return the loss, and the part of true joins above the score that 1 in 100 false ones reach, on other prose."""
    random = np.random.default_rng(0)
    losses, true, false = [], [], []
    for start in range(0, len(sentences) - BATCH, BATCH):
        batch = Batch.of(sentences[start : start + BATCH], None)
        embedded = embed(batch.codes, weights)
        before = read(embedded, batch.lengths, weights, "before")[1]
        after = read(embedded, batch.lengths, weights, "after")[1]
        left, right, middle = chosen_places(batch, random)
        losses.append(compare(before[left], after[right], middle, weights, "agree")[0])
        scores = before[left[:middle]] @ weights["agree"] @ after[right[:middle]].T + weights["bias"]
        true.append(np.diag(scores))
        false.append(scores[~np.eye(middle, dtype=bool)][::50])
    t, f = np.concatenate(true), np.concatenate(false)
    auc = float(np.searchsorted(np.sort(f), t).mean() / len(f))
    return float(np.mean(losses)), auc


def train(training: Sequence[Codes], tuning: Sequence[Codes], words: int, epochs: int) -> Weights:
    """Return weights trained on the sentences, averaged over the last steps, telling how it goes."""
    random = np.random.default_rng(SEED)
    weights = fresh_weights(words, EMBEDDING, HIDDEN, SEED)
    mean = {name: weight.copy() for name, weight in weights.items()}
    adam, total, done = Adam.of(weights), epochs * (len(training) // BATCH), 0
    print("epoch  seconds  loss   tuning loss  AUC")
    for epoch in range(1, epochs + 1):
        started, losses = time.perf_counter(), []
        for batch in batches(training, random):
            loss, slopes = step(weights, batch, random)
            rate = RATE * min(1.0, done / 100 + 0.01) * max(0.02, 1 - done / total)
            adam.move(slopes, rate)
            losses.append(loss)
            done += 1
            for name, weight in weights.items():
                mean[name] += (weight - mean[name]) * max(AVERAGED, 1 / done)
        other, auc = held_out(mean, tuning)
        print(
            f"{epoch:5}  {time.perf_counter() - started:7.0f}  {np.mean(losses):.4f}  {other:.4f}       {auc:.4f}",
            flush=True,
        )
    return mean


def write(path: Path, weights: Weights, words: Sequence[str], tuning: Sequence[corpus.Paragraph]) -> None:
    """Write the weights, then calibrate what can be read of them and write them again with that."""
    store(path, weights, words, np.zeros(1))
    store(path, weights, words, calibrated(Splice.stored(path), examples(tuning, CALIBRATED_ON, SEED)))


def main() -> None:
    """Read the corpus, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--further", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args()
    prose = corpus.paragraphs(given.corpus)
    training = list(corpus.sentences(corpus.part(prose, "training") + corpus.further(given.further)))
    tuning = list(corpus.sentences(corpus.part(prose, "tuning")))
    words = vocabulary_of(training)
    vocabulary = {word: n for n, word in enumerate(words)}
    coded = [codes_of(s, vocabulary) for s in training]
    print(
        f"{len(training)} sentences, {sum(map(len, training))} tokens, {len(words)} words in the vocabulary", flush=True
    )
    weights = train(coded, [codes_of(s, vocabulary) for s in tuning], len(words), given.epochs)
    write(given.weights, weights, words, corpus.part(prose, "tuning"))


if __name__ == "__main__":
    main()
