"""Paper and ink: shadows are evened, and paper that is even already is left in peace."""

import numpy as np
from numpy.typing import NDArray

from pipeline.stages.ocr.ink import evened

INK, PAPER = 40, 250


def page(paper: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return paper with rows of letters on it, each a dark stroke with a grey edge."""
    grey = paper.copy()
    for top in range(100, 400, 100):
        for left in range(100, 700, 14):
            grey[top : top + 20, left : left + 8] *= 0.6
            grey[top : top + 20, left + 2 : left + 6] *= INK / PAPER / 0.6
    return grey.astype(np.uint8)


def test_a_shadow_goes_and_ink_in_it_is_as_dark_as_elsewhere() -> None:
    shadow = np.tile(np.linspace(PAPER, 140, 800), (800, 1))
    even = evened(page(shadow))
    assert even[60:90].min() > 235
    assert abs(int(even[110, 104]) - int(even[110, 678])) < 25


def test_on_even_paper_dense_ink_is_not_made_lighter() -> None:
    grey = page(np.full((800, 800), 255.0))
    assert np.array_equal(evened(grey), grey)


def test_even_paper_becomes_white() -> None:
    even = evened(page(np.full((800, 800), 200.0)))
    assert even[60, 60] == 255
    assert even[110, 104] < 60
