"""The pages that the network learns from are the same every time, and hold what they say."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.ocr.marker_pages import pages
from benchmarks.ocr.typefaces import SEEN, Family, MissingFont


def test_the_same_seed_draws_the_same_page_and_its_markers_are_ink() -> None:
    family = next((family for family in SEEN if _installed(family)), None)
    if family is None:
        pytest.skip("none of the faces is installed")
    (first, drawn), (again, drawn_again) = (next(pages(3, 1, [family])) for _ in range(2))
    assert np.array_equal(first, again)
    assert drawn == drawn_again
    box = drawn[0].glyphs[0][1]
    assert first[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1].min() < np.median(first)


def test_a_face_that_is_not_installed_is_named_with_its_package() -> None:
    with pytest.raises(MissingFont, match="apt-get install fonts-nowhere"):
        assert Family("Nowhere", "Nowhere*.otf", "fonts-nowhere", "none").files == (Path(),)


def _installed(family: Family) -> bool:
    """Tell whether a family has files here."""
    try:
        return bool(family.files)
    except MissingFont:
        return False
