"""Pages are numbered as printed, and what is missing is found."""

import pytest

from pipeline.model.finding import FindingKind
from pipeline.model.vocabulary import ZoneKind
from tests.builders import Printer
from tests.stages.structure.reading import Reading


def read(*labels: str) -> Reading:
    """Pages with these numbers; "" for a page without one."""
    printers = [Printer(f"s{n:04d}").text(f"Page {n} ends here.") for n in range(1, len(labels) + 1)]
    return Reading.of(*(p.number(label) if label else p for p, label in zip(printers, labels, strict=True)))


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        (("274", "275", "276"), ["274", "275", "276"]),
        (("", "275", "", "277"), ["274", "275", "276", "277"]),
        (("27l", "272", "Z73"), ["271", "272", "273"]),
        (("9", "1O", "11"), ["9", "10", "11"]),
        (("[12]", "— 13 —", "14."), ["12", "13", "14"]),
        (("xii", "xiii", "", "1", "2"), ["xii", "xiii", "xiv", "1", "2"]),
        (("XI", "XII", "XIII"), ["XI", "XII", "XIII"]),
        (("170", "171", "127", "173"), ["170", "171", "172", "173"]),
        (("", "", ""), ["", "", ""]),
        (("", "1", "2"), ["", "1", "2"]),
        (("5", "6", "", "", "7", "8"), ["5", "6", "", "", "7", "8"]),
    ],
)
def test_numbers_are_read_together(printed: tuple[str, ...], numbers: list[str]) -> None:
    reading = read(*printed)
    assert reading.labels == numbers
    assert reading.gaps == []
    assert reading.findings == ()


def test_a_number_that_is_not_printed_is_inferred() -> None:
    numbers = read("5", "", "7").text.page_numbers
    assert [number.inferred for number in numbers] == [False, True, False]


@pytest.mark.parametrize(
    ("printed", "gaps"),
    [
        (("4", "5", "8", "9"), [2]),
        (("4", "7"), [2]),
        (("4", "5", "6", "8"), [1]),
        (("4", "6", "8", "9"), [1, 1]),
        (("274", "275", "277", "278"), [1]),
    ],
)
def test_missing_pages_are_counted(printed: tuple[str, ...], gaps: list[int]) -> None:
    reading = read(*printed)
    assert reading.gaps == gaps
    assert [finding.kind for finding in reading.findings] == [FindingKind.PAGE_MISSING] * len(gaps)


def test_a_paragraph_is_not_joined_over_a_gap() -> None:
    reading = Reading.of(
        Printer("s0001").text("The Korean governments, though").number("284"),
        Printer("s0002").text("from applying the kind of pressure.", continues=True).number("287"),
    )
    assert reading.paragraphs == ["The Korean governments, though", "from applying the kind of pressure."]
    assert reading.gaps == [2]


@pytest.mark.parametrize(
    "printed", [("4", "5", "5", "6", "7"), ("4", "6", "5", "7", "8", "9"), ("421", "422", "424", "423", "425")]
)
def test_doubled_and_disordered_pages_are_reported(printed: tuple[str, ...]) -> None:
    reading = read(*printed)
    assert FindingKind.PAGE_ORDER in {finding.kind for finding in reading.findings}
    assert reading.labels == list(printed)
    assert reading.gaps == []


def test_the_number_may_stand_in_the_running_head() -> None:
    pages = [Printer(f"s{n:04d}").zone(ZoneKind.HEADER, f"{169 + n} The War, 1950").text("Text.") for n in (1, 2, 3)]
    assert Reading.of(*pages).labels == ["170", "171", "172"]
