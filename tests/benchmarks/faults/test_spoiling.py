"""Volumes are spoilt as they may be at a scanner, and what is found of it is judged by kind and place."""

import pytest

from benchmarks.faults.finding import told
from benchmarks.faults.spoiling import Fault, spoilt
from pipeline.model.page import Page
from pipeline.model.vocabulary import ZoneKind
from tests.builders import Printer

WORDS = ("ash", "birch", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine", "rowan", "spruce", "yew") * 2


def volume(length: int = 8) -> tuple[Page, ...]:
    """Pages that are numbered from 40 on, each with words of its own."""
    return tuple(
        Printer(f"s{n:04d}")
        .zone(ZoneKind.HEADER, "The History of the Town 1950")
        .text(" ".join(f"{word}{chr(96 + n) * 3}" for word in WORDS) + ".")
        .number(str(39 + n))
        .page()
        for n in range(1, length + 1)
    )


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_each_fault_is_found_where_all_numbers_are_read(fault: Fault, seed: str) -> None:
    found = told(spoilt(volume(), fault, 0.0, seed))
    assert found.right, f"{found.scanned}: {found.said}"


def test_an_unreadable_number_is_nowhere_on_the_page_and_the_head_is_whole() -> None:
    for page in spoilt(volume(), Fault.SOUND, 1.0, "seed").pages:
        heads = [zone for zone in page.zones if zone.kind is ZoneKind.HEADER]
        assert [page.line(line).text for zone in heads for line in zone.lines] == ["The History of the Town"]
        assert not any(zone.kind is ZoneKind.PAGE_NUMBER for zone in page.zones)
        assert {line for zone in page.zones for line in zone.lines} == {line.id for line in page.lines}
