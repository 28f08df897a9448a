"""An archivist's word puts scans in order and leaves some out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.arrangement import Arrangement, stretches
from pipeline.model.page import Page, Surface


def pages(*ids: str) -> tuple[Page, ...]:
    return tuple(Page(Surface(id_, "scan.png", "", 0, 0, 0, 0, None)) for id_ in ids)


def ids(arrangement: Arrangement, *given_ids: str) -> list[str]:
    return [page.id for page in arrangement.of(pages(*given_ids))]


def test_scans_come_in_the_order_that_is_stated_and_the_rest_behind() -> None:
    scans = [f"s{n:04d}" for n in range(1, 9)]
    order = ids(Arrangement(order="1-3, 6-7, 4-5"), *scans)
    assert order == ["s0001", "s0002", "s0003", "s0006", "s0007", "s0004", "s0005", "s0008"]


def test_the_pages_of_a_spread_can_be_named_one_by_one() -> None:
    spreads = ("s0001", "s0002a", "s0002b", "s0003a", "s0003b")
    assert ids(Arrangement(order="1, 2b, 2a, 3-"), *spreads) == ["s0001", "s0002b", "s0002a", "s0003a", "s0003b"]
    assert ids(Arrangement(omit="2b-3a"), *spreads) == ["s0001", "s0002a", "s0003b"]
    assert ids(Arrangement(omit="3"), *spreads) == ["s0001", "s0002a", "s0002b"]
    assert ids(Arrangement(omit="1b"), *spreads) == list(spreads)


@pytest.mark.parametrize("text", ["x", "0", "3-1", "1,,2", "1-2-3", "2b-2a", "7c"])
def test_what_is_no_list_of_scans_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^ ]*$"):
        stretches(text)


@given(st.permutations(range(1, 8)))
def test_any_order_can_be_stated_and_loses_nothing(order: list[int]) -> None:
    arrangement = Arrangement(order=", ".join(map(str, order)))
    assert ids(arrangement, *(f"s{n:04d}" for n in range(1, 8))) == [f"s{n:04d}" for n in order]
