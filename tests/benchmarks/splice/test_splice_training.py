from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks.splice import train
from benchmarks.splice.network import Weights, fresh_weights
from benchmarks.splice.storage import store
from benchmarks.splice.train import Batch, step
from pipeline.stages.structure.splice import Splice

WORDS = 40


def batch() -> Batch:
    random = np.random.default_rng(0)
    lengths = [15, 12, 8, 5]
    columns = [random.integers(0, most, sum(lengths)) for most in (WORDS, 100, 10)]
    return Batch(np.stack(columns, axis=1).astype(np.int32), lengths)


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Iterator[Weights]:
    """Weights of a small network that keeps all its numbers and learns the main lesson alone."""
    monkeypatch.setattr(train, "KEPT", 2.0)
    monkeypatch.setattr(train, "ASIDE", 0.0)
    monkeypatch.setattr(train, "BORDERS", 3)
    yield fresh_weights(WORDS, embedding=6, hidden=5, seed=0)


@pytest.mark.parametrize(
    "name", ["word", "ending", "shape", "agree", "before_inputs", "after_states", "after_candidate"]
)
def test_slopes_are_what_the_loss_does(whole: Weights, name: str) -> None:
    slope = step(whole, batch(), np.random.default_rng(3))[1][name]
    place = np.unravel_index(int(np.abs(slope).argmax()), slope.shape)
    losses = []
    for nudge in (0.05, -0.1):
        whole[name][place] += nudge
        losses.append(step(whole, batch(), np.random.default_rng(3))[0])
    assert slope[place] == pytest.approx((losses[0] - losses[1]) / 0.1, rel=0.05, abs=1e-5)


def test_what_is_stored_is_what_was_learned(tmp_path: Path) -> None:
    weights = fresh_weights(3, embedding=6, hidden=5, seed=0)
    store(tmp_path / "weights.npz", weights, ["", "\0", "mole"], np.array([1.0, 2.0]))
    splice = Splice.stored(tmp_path / "weights.npz")
    assert splice.vocabulary["mole"] == 2
    assert splice.calibration == (1.0, 2.0)
    assert np.allclose(splice.tables[1], weights["ending"], atol=0.01)
    assert np.allclose(splice.before.states, weights["before_states"], atol=0.02)
