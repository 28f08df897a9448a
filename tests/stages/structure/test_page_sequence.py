"""Pages are numbered as printed, and what is missing is found."""

from dataclasses import replace

import pytest

from pipeline.model.finding import FindingKind
from pipeline.model.text import Paragraph
from pipeline.model.vocabulary import ZoneKind
from pipeline.stages.structure import Structure
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
        (("xix", "XX", "xxi"), ["xix", "xx", "xxi"]),
        (("xvii", "Xvili", "xix", "", ""), ["xvii", "xviii", "xix", "xx", "xxi"]),
        (("369", "37°", "371"), ["369", "370", "371"]),
        (("329", "330", "33"), ["329", "330", "331"]),
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


def test_figures_are_the_number_where_a_lone_letter_marks_the_gathering() -> None:
    pages = [Printer(f"s{n:04d}").text("Text.").number("C").number(str(328 + n)) for n in (1, 2)]
    assert Reading.of(*pages).labels == ["329", "330"]


def test_what_goes_on_with_other_pages_is_the_number() -> None:
    pages = [Printer(f"s{n:04d}").zone(ZoneKind.HEADER, f"{11 + n} Korea 1950").text("Text.") for n in (1, 2)]
    pages += [Printer("s0003").text("Text.").number("14").number("1948.")]
    assert Reading.of(*pages).labels == ["12", "13", "14"]
    assert Reading.of(*pages[1:]).labels == ["13", "14"]
    assert Reading.of(pages[0], pages[2]).gaps == [1]


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
        (("168", "170", "172"), [1, 1]),
        (("— 12 —", "— 14 —", "— 15 —"), [1]),
        (("vii", "ix", "x", "7", "8", "9"), [1]),
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


def test_numbers_that_only_go_back_are_told_without_an_order_that_changes_nothing() -> None:
    (finding,) = read("30", "31", "32", "33", "12", "13", "14", "15").findings
    assert finding.message == "Page 12 follows page 33: it is out of order."


def test_the_number_may_stand_in_the_running_head() -> None:
    pages = [Printer(f"s{n:04d}").zone(ZoneKind.HEADER, f"{169 + n} The War, 1950").text("Text.") for n in (1, 2, 3)]
    assert Reading.of(*pages).labels == ["170", "171", "172"]


STORY = (
    "When the delegates came to the town in the spring of that year nobody believed that they would agree on any",
    "thing that the old council had refused. They sat for eleven weeks in the hall above the market and heard the",
    "reports of the engineers, who had measured the harbour twice and had found it deeper than the maps of the navy",
    "had promised. The merchants paid for the lamps and the paper, and the bishop lent his own chairs, which were",
    "returned in the autumn with two of them broken. In the end a treaty was signed that gave the islands to no",
    "one and the fishing to all, and for that reason it was kept for thirty years by people who had",
    "never read it. Historians have called it a failure because it settled nothing that anybody had fought for.",
)


def told(*order: int, numbers: str = "all") -> Reading:
    """The pages of a story in some order of scanning, with their numbers from 40 on, or without."""
    printers = []
    for place, page in enumerate(order, 1):
        printer = Printer(f"s{place:04d}").text(STORY[page], continues=page > 0)
        printers.append(printer.number(str(40 + page)) if numbers == "all" or str(page) in numbers else printer)
    return Reading.of(*printers)


def remarks(reading: Reading) -> list[str]:
    return [finding.message for finding in reading.findings if finding.kind is FindingKind.PAGE_ORDER]


def test_a_sound_volume_is_in_order_whatever_numbers_can_be_read() -> None:
    for numbers in ("all", "0246", "3", ""):
        assert told(*range(7), numbers=numbers).findings == ()


@pytest.mark.parametrize("numbers", ["all", "0135", ""])
def test_a_page_scanned_twice_is_known_by_its_words(numbers: str) -> None:
    reading = told(0, 1, 2, 3, 2, 3, 4, 5, 6, numbers=numbers)
    assert reading.gaps == []
    assert len(remarks(reading)) == 2
    assert 'omit = "5" under [scans]' in remarks(reading)[0]


def test_the_same_picture_twice_is_told_even_without_words() -> None:
    pages = [Printer(f"s{n:04d}").zone(ZoneKind.FIGURE).page() for n in (1, 2, 3)]
    one, other = (replace(page, surface=replace(page.surface, digest="d1")) for page in pages[:2])
    findings = Reading.of_pages([one, other, pages[2]]).findings
    assert [finding.page for finding in findings] == ["s0002"]


@pytest.mark.parametrize("numbers", ["all", "0256", "13"])
def test_spreads_that_changed_places_are_no_missing_pages(numbers: str) -> None:
    reading = told(0, 3, 4, 1, 2, 5, 6, numbers=numbers)
    assert reading.gaps == []
    assert reading.labels == ["40", "43", "44", "41", "42", "45", "46"]
    assert 'order = "1, 4-5, 2-3, 6-7" under [scans]' in remarks(reading)[0]


def test_a_page_far_from_its_place_is_told() -> None:
    reading = told(0, 2, 3, 4, 5, 1, 6)
    assert reading.gaps == []
    assert 'order = "1, 6, 2-5, 7"' in remarks(reading)[0]


def test_pages_are_missing_and_others_out_of_order_at_once() -> None:
    reading = told(0, 3, 2, 4, 5, 6)
    assert reading.gaps == [1]
    assert remarks(reading)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ((6, 5, 4, 3, 2, 1, 0), "run backwards"),
        ((1, 0, 3, 2, 5, 4), "right to left"),
        ((0, 2, 4, 6, 1, 3, 5), "fronts"),
    ],
)
def test_a_volume_that_lies_wholly_in_another_order_is_told_once(order: tuple[int, ...], said: str) -> None:
    reading = told(*order)
    assert said in remarks(reading)[0]
    assert len(remarks(reading)) == 1
    assert reading.gaps == []


def test_another_book_may_begin_in_the_same_scans() -> None:
    assert remarks(read("17", "18", "19", "1", "2", "3")) == []


def test_scans_that_were_left_out_are_not_missing() -> None:
    pages = [printer.page() for printer in (_page("s0001", 40), _page("s0002", 41), _page("s0005", 44))]
    text, findings = Structure(left_out=(("s0005", 2),))(pages)
    assert [number.label for number in text.page_numbers] == ["40", "41", "44"]
    assert findings == ()
    assert len([block for block in text.blocks() if isinstance(block, Paragraph)]) == 2


def _page(page_id: str, number: int) -> Printer:
    return Printer(page_id).text(STORY[number - 40], continues=number > 40).number(str(number))
