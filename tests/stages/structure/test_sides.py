"""Running heads that alternate tell on which side of the leaf a page stands, where no number can be read."""

from dataclasses import replace

import pytest

from pipeline.model.finding import FindingKind
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure.courses import Printed
from pipeline.stages.structure.sides import sides
from tests.builders import Printer
from tests.stages.structure.reading import Reading

AUTHOR, TITLE = "Hilde Brandström", "The Trade of Wendhafen"
HEADS = {"v": AUTHOR, "r": TITLE, "V": "Hilde Brandstrém", "n": "The Price of a Mole"}


def printers(heads: str) -> list[Printer]:
    """Pages under the heads that letters stand for: verso, recto, misread verso, another chapter; "-" for none."""
    made = []
    for number, letter in enumerate(heads, 1):
        printer = Printer(f"s{number:04d}")
        printer = printer.zone(ZoneKind.HEADER, HEADS[letter]) if letter in HEADS else printer
        made.append(printer.text(f"This is what stands on the page of scan {number}."))
    return made


def reading(heads: str) -> Reading:
    return Reading.of(*printers(heads))


def found(heads: str, numbers: dict[int, str] | None = None) -> str:
    """The sides of pages: o for odd numbers, e for even ones, - where nothing tells."""
    pages = [printer.page() for printer in printers(heads)]
    printed = [Printed(numbers[n], "", 1.0) if numbers and n in numbers else None for n in range(len(pages))]
    told = sides(pages, printed)
    return "".join("-" if n not in told else "o" if told[n] else "e" for n in range(len(pages)))


def test_heads_that_alternate_tell_the_side_and_numbers_which_it_is() -> None:
    assert found("vrvr", {1: "7"}) == "eoeo"
    assert found("vrvr", {1: "8"}) == "oeoe"
    assert found("-rVrv", {2: "xii"}) == "-oeoe"


@pytest.mark.parametrize("heads", ["vvvv", "vvrr", "vvvvvrvvvv", "----", "-v-r", ""])
def test_heads_that_do_not_come_back_tell_nothing(heads: str) -> None:
    assert set(found(heads)) <= {"-"}


def test_where_a_number_stands_tells_the_side_where_heads_do_not() -> None:
    pages = []
    for n in range(4):
        page = Printer(f"s{n}").text("A line that shows where the middle lies.").number(str(12 + n)).page()
        zone = page.zones[-1]
        at_the_edge = replace(zone, box=zone.box.moved(0 if n % 2 == 0 else 380, 0))
        pages.append(replace(page, zones=(*page.zones[:-1], at_the_edge)))
    told = sides(pages, [Printed(str(12 + n), page.zones[-1].id, 1.0) for n, page in enumerate(pages)])
    assert told == {0: False, 1: True, 2: False, 3: True}


@pytest.mark.parametrize("heads", ["vrvrvrv", "-rvrvr", "-r-rvr", "vrvnvn", "vvvvvv"])
def test_pages_whose_heads_alternate_are_sound(heads: str) -> None:
    assert reading(heads).gaps == []
    assert reading(heads).findings == ()


def test_two_pages_of_one_side_together_show_that_one_is_missing() -> None:
    found = reading("vrvvrvr")
    assert [finding.kind for finding in found.findings] == [FindingKind.PAGE_MISSING]
    assert found.findings[0].page == "s0004"
    assert "same side of the leaf" in found.findings[0].message
    assert found.gaps == [None]


def test_a_misread_number_is_told_from_a_missing_page_by_the_side() -> None:
    pages = [
        printer.number(number)
        for printer, number in zip(printers("vrvrvr"), ("12", "13", "19", "15", "16", "17"), strict=True)
    ]
    assert Reading.of(*pages).labels == ["12", "13", "14", "15", "16", "17"]
