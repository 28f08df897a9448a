"""A gated recurrent unit in plain numpy: what a sentence has said so far, as a vector."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gru:
    """The weights of one direction; the three gates (update, reset, candidate) stand side by side."""

    inputs: Floats
    """Shape (embedding, 3 * hidden)."""
    states: Floats
    """Shape (hidden, 3 * hidden)."""
    bias: Floats
    """Shape (3 * hidden,)."""
    candidate: Floats
    """Shape (hidden,): what is added to the candidate's part of the state before it is reset."""

    def last(self, embedded: Floats) -> Floats:
        """Return the state after the embedded tokens, shape (tokens, embedding), were read in order."""
        hidden = len(self.candidate)
        state: Floats = np.zeros(hidden, dtype=np.float32)
        for given in embedded @ self.inputs + self.bias:
            own = state @ self.states
            update = _sigmoid(given[:hidden] + own[:hidden])
            reset = _sigmoid(given[hidden : 2 * hidden] + own[hidden : 2 * hidden])
            fresh = np.tanh(given[2 * hidden :] + reset * (own[2 * hidden :] + self.candidate))
            state = (1 - update) * fresh + update * state
        return state


def _sigmoid(x: Floats) -> Floats:
    """Return the logistic function, in the input's precision."""
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)
