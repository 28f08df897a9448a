"""The splice model while it learns: two recurrent readers, one from each side, and how well their states agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.structure.tokens import OTHER_SHAPE, SUFFIXES, Codes

Floats = NDArray[np.float32]
Weights = dict[str, Floats]


def fresh_weights(words: int, embedding: int, hidden: int, seed: int) -> Weights:
    """Return random weights of a network for a vocabulary of that size."""
    random = np.random.default_rng(seed)

    def normal(*shape: int, scale: float) -> Floats:
        return (random.standard_normal(shape) * scale).astype(np.float32)

    weights = {
        "word": normal(words, embedding, scale=0.3),
        "ending": normal(SUFFIXES + 1, embedding, scale=0.2),
        "shape": normal(OTHER_SHAPE + 1, embedding, scale=0.2),
        "agree": np.eye(hidden, dtype=np.float32) * 0.3,
        "bias": np.zeros(1, dtype=np.float32),
        "next": normal(hidden, embedding, scale=0.05),
        "next_bias": np.zeros(1, dtype=np.float32),
        "previous": normal(embedding, hidden, scale=0.05),
        "previous_bias": np.zeros(1, dtype=np.float32),
    }
    for side in ("before", "after"):
        weights[f"{side}_inputs"] = normal(embedding, 3 * hidden, scale=embedding**-0.5)
        weights[f"{side}_states"] = normal(hidden, 3 * hidden, scale=hidden**-0.5)
        weights[f"{side}_bias"] = np.zeros(3 * hidden, dtype=np.float32)
        weights[f"{side}_candidate"] = np.zeros(hidden, dtype=np.float32)
    return weights


@dataclass(slots=True)
class Reading:
    """One direction's way over a batch of sentences, kept for the way back.

    Sentences are sorted, longest first; `alive[t]` of them still have a token at step t.
    """

    rows: list[NDArray[np.intp]]
    """For each step, the row of each sentence's token in the batch's embedded tokens."""
    states: list[Floats]
    """State before each step and after the last; states[t] has the rows alive at step t - 1."""
    gates: list[tuple[Floats, Floats, Floats, Floats]]
    """Update, reset, candidate, and the candidate's own part, a step."""


def read(embedded: Floats, lengths: Sequence[int], weights: Weights, side: str) -> tuple[Reading, Floats]:
    """Return the way and the state after each token: after reading it from the left, or from the right."""
    backward = side == "after"
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.intp)
    sizes = np.asarray(lengths)
    hidden = len(weights[f"{side}_candidate"])
    given_all = embedded @ weights[f"{side}_inputs"] + weights[f"{side}_bias"]
    out = np.zeros((len(embedded), hidden), dtype=np.float32)
    state = np.zeros((len(lengths), hidden), dtype=np.float32)
    reading = Reading([], [], [])
    for step in range(int(sizes.max())):
        alive = int((sizes > step).sum())
        rows = starts[:alive] + (sizes[:alive] - 1 - step if backward else step)
        state = state[:alive]
        given, own = given_all[rows], state @ weights[f"{side}_states"]
        gate = _sigmoid(given[:, : 2 * hidden] + own[:, : 2 * hidden])
        update, reset = gate[:, :hidden], gate[:, hidden:]
        inner = own[:, 2 * hidden :] + weights[f"{side}_candidate"]
        fresh = np.tanh(given[:, 2 * hidden :] + reset * inner)
        reading.rows.append(rows)
        reading.states.append(state)
        reading.gates.append((update, reset, fresh, inner))
        state = (1 - update) * fresh + update * state
        out[rows] = state
    return reading, out


def read_back(reading: Reading, slope: Floats, embedded: Floats, weights: Weights, side: str) -> tuple[Weights, Floats]:
    """Return the slopes of the direction's weights and of the embedded tokens, given those of its states."""
    hidden = slope.shape[1]
    given_slope = np.zeros((len(embedded), 3 * hidden), dtype=np.float32)
    states = weights[f"{side}_states"]
    owns: list[Floats] = []
    inners: list[Floats] = []
    carried: Floats = np.zeros((0, hidden), dtype=np.float32)
    for rows, state, (update, reset, fresh, inner) in zip(
        reversed(reading.rows), reversed(reading.states), reversed(reading.gates), strict=True
    ):
        d_new = slope[rows]
        d_new[: len(carried)] += carried
        d_fresh = d_new * (1 - update) * (1 - fresh * fresh)
        d_update = d_new * (state - fresh) * update * (1 - update)
        d_reset = d_fresh * inner * reset * (1 - reset)
        d_inner = d_fresh * reset
        d_own = np.concatenate([d_update, d_reset, d_inner], axis=1)
        given_slope[rows] = np.concatenate([d_update, d_reset, d_fresh], axis=1)
        owns.append(d_own)
        inners.append(d_inner)
        carried = np.asarray(d_new * update + d_own @ states.T, dtype=np.float32)
    slopes = {
        f"{side}_inputs": embedded.T @ given_slope,
        f"{side}_states": np.concatenate(reading.states[::-1]).T @ np.concatenate(owns),
        f"{side}_bias": given_slope.sum(axis=0),
        f"{side}_candidate": np.concatenate(inners).sum(axis=0),
    }
    return slopes, given_slope @ weights[f"{side}_inputs"].T


def embed(codes: Codes, weights: Weights) -> Floats:
    """Return the embedded tokens: what word, ending and shape say, added up."""
    return weights["word"][codes[:, 0]] + weights["ending"][codes[:, 1]] + weights["shape"][codes[:, 2]]


def embed_back(codes: Codes, slope: Floats, weights: Weights) -> Weights:
    """Return the slopes of the three tables."""
    slopes = {}
    for column, name in enumerate(("word", "ending", "shape")):
        slopes[name] = np.zeros_like(weights[name])
        np.add.at(slopes[name], codes[:, column], slope)
    return slopes


def _sigmoid(x: Floats) -> Floats:
    """Return the logistic function."""
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)
