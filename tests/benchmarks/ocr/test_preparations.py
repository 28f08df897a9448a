"""What is done to pages before they are read in the trial of preparations, and how a trial chooses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ocr.preparations import Preparation, all_preparations, sized
from benchmarks.ocr.prepared import Outcome, Trial, table
from pipeline.raster.ink import Grey

GREY: Grey = np.asarray(np.random.default_rng(1).integers(0, 256, (60, 80)), np.uint8)


@pytest.mark.parametrize("way", tuple(all_preparations()), ids=lambda way: way.name)
def test_a_prepared_page_is_a_grey_page_in_the_same_proportions(way: Preparation) -> None:
    image = way.prepare(GREY, 20.0)
    assert image.dtype == np.uint8
    assert image.shape[1] * 60 == pytest.approx(image.shape[0] * 80, rel=0.05)


def test_letters_are_made_as_high_as_asked() -> None:
    assert sized(30.0)(GREY, 20.0).shape == (90, 120)


def test_black_and_white_has_two_values() -> None:
    for way in all_preparations():
        if way.name in ("Otsu", "Sauvola"):
            assert set(np.unique(way.prepare(GREY, 20.0))) == {0, 255}


def outcomes(*pairs: tuple[int, float]) -> tuple[Outcome, ...]:
    """Return the errors of a page of a hundred characters after each preparation, and how sure it is."""
    return tuple(Outcome(100, errors, sure) for errors, sure in pairs)


def test_a_trial_chooses_for_a_page_what_was_surest_on_the_page_before() -> None:
    trial = Trial("book", ("as it is", "blur"), (outcomes((4, 90), (1, 95)), outcomes((2, 96), (3, 96))))
    assert [trial.chosen(page) for page in (0, 1)] == [1, 0]
    assert trial.by_trial().errors == 4 + 3
    assert trial.by_trial(margin=0.1).errors == 4 + 2


def test_the_table_has_a_row_for_each_volume_and_one_for_all() -> None:
    trial = Trial("book", ("as it is", "blur"), (outcomes((4, 90), (1, 95)),))
    head, row, total = table([trial])
    assert head.split() == ["volume", "pages", "signs", "as", "it", "is", "blur", "least", "trial"]
    assert row.split() == ["book", "1", "100", "4.00", "1.00", "1.00", "1.00"]
    assert total.split()[1:] == row.split()[1:]


WAYS = st.tuples(*[st.tuples(st.integers(0, 100), st.floats(0, 100))] * 3)


@given(st.lists(WAYS, min_size=1, max_size=6))
def test_each_page_is_read_once_in_a_way_that_was_tried_and_as_it_is_where_no_other_is_much_surer(
    pages: list[tuple[tuple[int, float], ...]],
) -> None:
    trial = Trial("book", ("as it is", "blur", "Otsu"), tuple(outcomes(*page) for page in pages))
    chosen = trial.by_trial()
    assert chosen.characters == 100 * len(pages)
    assert sum(min(page)[0] for page in pages) <= chosen.errors <= sum(max(page)[0] for page in pages)
    assert trial.by_trial(margin=1.0).errors == sum(page[0][0] for page in pages)
