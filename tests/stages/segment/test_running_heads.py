"""What stands above the text: told by the page where it can be, by its neighbours where it cannot."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.geometry import Box
from pipeline.model.page import Page
from pipeline.model.vocabulary import Place, ZoneKind
from pipeline.raster import Scans
from pipeline.stages.segment import segments
from pipeline.stages.segment.recurrence import Recurring, recurring
from pipeline.stages.segment.segment import zones_of
from tests.stages.segment.compositor import BODY, LEADING, LEFT, RIGHT, X_HEIGHT, Compositor, blank

TEXT = ("After the war the papers were", "kept in the office where nobody", "could read them for many years.")
MORE = ("the papers had been printed in the", "year in which they", "were written.")


def test_a_head_in_capitals_may_stand_as_close_to_the_text_as_its_lines_do_to_one_another() -> None:
    page = Compositor().line("THE YEAR OF PEACE", LEFT + 150, RIGHT - 150).paragraph(*TEXT).paragraph(*TEXT)

    assert page.zones()[0] == (ZoneKind.HEADER, "THE YEAR")


def test_a_large_line_over_text_that_goes_on_from_the_page_before_is_no_heading() -> None:
    page = Compositor().at(300, 1.6 * X_HEIGHT).line("Report", 500, 700)
    page.at(300 + LEADING).paragraph(*MORE, indent=0).paragraph(*TEXT)

    assert page.zones()[0] == (ZoneKind.HEADER, "Report")


def test_the_end_of_a_paragraph_over_a_new_one_is_text() -> None:
    page = Compositor().line("years ago.", LEFT, None).paragraph(*TEXT).paragraph(*TEXT)

    assert ZoneKind.HEADER not in dict(page.zones())


def test_a_first_line_with_a_gap_in_it_and_a_number_beside_it_is_text() -> None:
    page = Compositor().at(180).line("The Papers", 500, 700)
    for text, left, right in (("Octavius had left.", LEFT, 500), ("but the others remained and ce-", 560, RIGHT)):
        page.at(300).line(text, left, right)
    page.at(300).line("2", RIGHT + 20, RIGHT + 32).at(300 + 1.3 * LEADING).paragraph(*TEXT).paragraph(*TEXT)

    assert [begins for kind, begins in page.zones() if kind is ZoneKind.HEADER] == ["The Pape"]


def test_a_number_that_stands_a_little_lower_than_the_head_is_the_page_number_all_the_same() -> None:
    page = Compositor().at(150).line("THE PAPERS", 500, 700).at(178).line("94", LEFT, LEFT + 40)
    page.lines[1] = replace(page.lines[1], box=Box(LEFT, 162, LEFT + 40, 180))

    kinds = [kind for kind, _ in page.at(245).paragraph(*TEXT).paragraph(*TEXT).zones()]

    assert kinds[:2] == [ZoneKind.HEADER, ZoneKind.PAGE_NUMBER]


def test_a_number_beside_a_head_is_the_page_number_though_a_figure_was_read_as_a_letter() -> None:
    page = Compositor().at(150).line("THE PAPERS", 500, 700).at(150).line("T95", RIGHT - 50, RIGHT)

    kinds = [kind for kind, _ in page.at(245).paragraph(*TEXT).paragraph(*TEXT).zones()]

    assert sorted(kinds[:2]) == [ZoneKind.HEADER, ZoneKind.PAGE_NUMBER]


def test_a_number_beside_the_first_line_below_a_head_with_its_number_is_that_of_a_verse() -> None:
    page = Compositor().at(150).line("THE PAPERS", 500, 700).at(150).line("94", LEFT, LEFT + 40)
    page.at(270).line("so that", LEFT, 400).at(270).line("1050", RIGHT + 60, RIGHT + 140).at(330)

    zones = page.paragraph(*TEXT).paragraph(*TEXT).zones()

    assert [begins for kind, begins in zones if kind is ZoneKind.PAGE_NUMBER] == ["94"]


def test_a_letter_at_the_foot_of_a_page_with_a_number_is_the_mark_of_its_sheet() -> None:
    page = Compositor().at(300).paragraph(*TEXT).paragraph(*TEXT)
    page.at(page.y + LEADING).line("C", 590, 610).at(page.y + LEADING).line("329", 580, 620)

    assert page.zones()[-2:] == [(ZoneKind.SIGNATURE_MARK, "C"), (ZoneKind.PAGE_NUMBER, "329")]


def test_two_numbers_on_one_level_are_those_of_two_pages_on_one_scan() -> None:
    page = Compositor().at(300).paragraph(*TEXT).paragraph(*TEXT)
    page.at(1000).line("342", 400, 440).at(1000).line("343", 800, 840)
    known = Recurring(numbers=(page.lines[-1].id,))

    zones = zones_of(page.page(), BODY, blank(), known)

    assert sum(zone.kind is ZoneKind.PAGE_NUMBER for zone in zones) == 2


def test_what_stands_alone_between_dashes_at_the_foot_is_the_page_number_however_it_is_read() -> None:
    page = Compositor().paragraph(*TEXT).paragraph(*TEXT)

    assert page.at(page.y + LEADING).line("- ¥Xi —", 560, 640).zones()[-1] == (ZoneKind.PAGE_NUMBER, "- ¥Xi —")


def test_ornaments_on_both_sides_of_a_number_are_no_running_head() -> None:
    page = Compositor().at(150)
    for text, left, right in (("MES", 400, 510), ("24", 580, 620), ("See", 690, 800)):
        page.at(150).line(text, left, right)
    for place in (0, 2):
        (word,) = page.lines[place].words
        page.lines[place] = replace(page.lines[place], words=(replace(word, confidence=0.01),))

    found = page.at(300).paragraph(*TEXT).paragraph(*TEXT).found()

    assert ZoneKind.HEADER not in {zone.kind for zone in found}
    assert next(zone.box.width for zone in found if zone.kind is ZoneKind.PAGE_NUMBER) == 40


def test_what_was_read_as_nothing_at_the_edge_beside_a_head_is_its_number() -> None:
    page = Compositor().at(150).line("PREFACE TO THE PAPERS", 450, 750).at(150).line(r"\1", LEFT, LEFT + 40)
    (word,) = page.lines[1].words
    page.lines[1] = replace(page.lines[1], words=(replace(word, confidence=0.0),))

    zones = page.at(300).paragraph(*TEXT).paragraph(*TEXT).zones()

    assert (ZoneKind.PAGE_NUMBER, r"\1") in zones
    assert (ZoneKind.HEADER, "PREFACE ") in zones


def test_far_larger_type_without_a_number_over_the_beginning_of_a_text_is_its_title() -> None:
    page = Compositor().at(150, 1.6 * X_HEIGHT).line("THE YEAR OF PEACE", 400, 800)
    page.at(150 + 1.9 * LEADING).paragraph(*TEXT, indent=0).paragraph(*TEXT)

    assert page.zones()[0] == (ZoneKind.HEADING, "THE YEAR")


def test_a_number_that_stands_on_a_page_without_text_is_the_page_number() -> None:
    page = Compositor().at(1700).line("6", 590, 610)

    assert page.zones() == [(ZoneKind.PAGE_NUMBER, "6")]


def test_a_heading_that_stands_low_on_the_page_is_no_running_head() -> None:
    page = Compositor().at(600).line("PREFACE TO THE PAPERS", LEFT + 150, RIGHT - 150)
    while page.y < 1650:
        page.paragraph(*TEXT)

    assert ZoneKind.HEADER not in dict(page.zones())


def test_a_head_is_as_high_as_its_letters_though_its_line_is_boxed_higher() -> None:
    grey = blank()
    for left in range(500, 700, 25):
        grey[125:150, left : left + 15] = 0
    page = Compositor().at(150).line("THE PAPERS", 500, 700).at(300).paragraph(*TEXT).paragraph(*TEXT)

    head = zones_of(page.page(), BODY, grey)[0]

    assert (head.kind, head.box) == (ZoneKind.HEADER, Box(500, 125, 700, 150))


def test_a_title_page_has_no_running_head_and_no_foot() -> None:
    page = Compositor()
    for text, left in (("The Papers", 500), ("of the Office", 480), ("in the Year of Peace", 430), ("Geneva", 540)):
        page.line(text, left, 1200 - left).at(page.y + 2 * LEADING)

    assert not {ZoneKind.HEADER, ZoneKind.FOOTER} & {kind for kind, _ in page.zones()}


def test_a_date_in_the_corner_with_half_its_brackets_is_a_note_in_that_margin() -> None:
    page = Compositor()
    for text, left, right in (("120", 200, 250), ("The Papers", 500, 700), ("[A.D. 14", 900, 1000)):
        page.at(150).line(text, left, right)

    found = page.at(300).paragraph(*TEXT).paragraph(*TEXT).found()

    (note,) = [zone for zone in found if zone.kind is ZoneKind.MARGINALIA]
    assert note.place is Place.RIGHT
    assert sum(zone.kind in (ZoneKind.HEADER, ZoneKind.PAGE_NUMBER) for zone in found) == 2


def test_a_number_is_as_high_as_its_figures_though_its_line_is_boxed_into_the_next() -> None:
    page = Compositor().at(150).line("20", 590, 630).at(245).paragraph(*TEXT).paragraph(*TEXT)
    page.lines[0] = replace(page.lines[0], box=Box(590, 120, 630, 200))
    grey = blank()
    for left in (590, 612):
        grey[122:150, left : left + 18] = 30
    grey[195:235, 595:605] = 30

    number = next(zone for zone in page.found(grey) if zone.kind is ZoneKind.PAGE_NUMBER)

    assert number.box == Box(590, 122, 630, 150)


def test_the_dashes_beside_a_number_belong_to_it() -> None:
    grey = blank()
    for left in (500, 660):
        grey[140:144, left : left + 40] = 0
    page = Compositor().at(150).line("13", 580, 620).line("—", 500, 700).at(300).paragraph(*TEXT).paragraph(*TEXT)
    page.lines[1] = replace(page.lines[1], box=Box(500, 135, 700, 145))

    number = zones_of(page.page(), BODY, grey)[0]

    assert (number.kind, number.lines) == (ZoneKind.PAGE_NUMBER, ("s0001-l001", "s0001-l002"))
    assert (number.box.left, number.box.right) == (500, 700)


OTHERS = (
    ("In the spring he went to", "Geneva with two clerks and", "came home without them."),
    ("Nobody knew what the", "minister would say of it when", "his turn had come."),
    ("A telegram from Paris lay", "unopened on his desk for", "most of a week."),
)


def _page(ordinal: int, head: str, number: str = "") -> Page:
    text = OTHERS[ordinal % 3]
    page = Compositor().line(head, LEFT, None)
    if number:
        page.at(300).line(number, 960, None)
    page.at(300 + LEADING).paragraph(*text).paragraph(*text[1:], *text[:1], text[0])
    return replace(page.page(), surface=replace(page.page().surface, id=f"s{ordinal:04}"))


def test_words_that_recur_at_the_head_of_pages_are_a_running_head_though_they_look_like_text() -> None:
    pages = [_page(1, "On the eve of war"), _page(2, "Of peace and war"), _page(3, "On the evc of war")]

    assert [bool(each.heads) for each in recurring(pages)] == [True, False, True]


def test_a_page_that_was_scanned_twice_has_no_running_head_for_that() -> None:
    assert recurring([_page(1, "On the eve of war"), _page(1, "On the eve of war")]) == (Recurring(), Recurring())


def test_notes_that_cite_the_same_papers_on_many_pages_are_no_running_foot() -> None:
    pages = [_page(1, "On the eve of war"), _page(2, "The second year")]
    lasts = [page.lines[-1] for page in pages]
    same = [
        replace(page, lines=(*page.lines[:-1], replace(last, words=lasts[0].words)))
        for page, last in zip(pages, lasts, strict=True)
    ]

    assert recurring(same) == (Recurring(), Recurring())


def test_numbers_that_rise_with_the_pages_are_page_numbers() -> None:
    pages = [_page(1, "Alpha", number="12"), _page(2, "Bravo", number="98"), _page(3, "Delta", number="14")]

    assert [len(each.numbers) for each in recurring(pages)] == [1, 0, 1]


def test_a_heading_that_later_becomes_the_running_head_is_not_taken_for_it() -> None:
    opening = Compositor().at(300, 2 * X_HEIGHT).line("On the eve of war", LEFT, None).page()

    assert recurring([opening, _page(2, "On the eve of war")])[0] == Recurring()


def test_each_page_of_a_volume_gets_a_stage_that_knows_its_neighbours(tmp_path: Path) -> None:
    first, second = segments(Scans(tmp_path), [_page(1, "On the eve of war"), _page(2, "On the eve of war")])

    assert first.recurring.heads == ("s0001-l001",)
    assert zones_of(_page(1, "On the eve of war"), BODY, blank(), second.recurring)[0].kind is ZoneKind.HEADER


@given(st.lists(st.sampled_from(["On the eve of war", "of war", "12", "13", "", "—"]), max_size=6))
def test_there_is_an_answer_for_every_page_and_it_names_lines_of_that_page(heads: list[str]) -> None:
    pages = [_page(number, head) for number, head in enumerate(heads, 1)]

    found = recurring(pages)

    assert len(found) == len(pages)
    for page, known in zip(pages, found, strict=True):
        assert {*known.heads, *known.numbers} <= {line.id for line in page.lines}
