"""How a volume is set."""

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.typography import Typography, typographies


def line(number: int, x_height: float, width: float, *, mark: str | None = None) -> Line:
    box = Box(100, 40 * number, 100 + width, 40 * number + 30)
    return Line(f"l{number}", box, tuple(Word("w" * 8, box) for _ in range(5)), (), 40.0 * number + 25, x_height, mark)


def page(*lines: Line) -> Page:
    return Page(Surface("s0001", "a.png", "", 900, 1200, 900, 1200, 300), lines=lines)


def test_body_type_is_what_most_characters_are_set_in() -> None:
    body, notes = [line(n, 20, 600) for n in range(9)], [line(n, 15, 600) for n in range(9, 13)]
    found = Typography.of([page(*body, *notes)])
    assert (found.x_height, found.leading, found.measure) == (20, 40, 600)


def test_short_last_lines_do_not_shorten_the_measure() -> None:
    assert Typography.of([page(*(line(n, 20, 600 if n % 4 else 200) for n in range(12)))]).measure == 600


def test_a_readers_hand_is_no_type() -> None:
    body, hand = [line(n, 20, 600) for n in range(3)], [line(n, 60, 100, mark="m") for n in range(3, 30)]
    assert Typography.of([page(*body, *hand)]).x_height == 20


def test_where_there_is_no_print_nothing_is_known() -> None:
    assert Typography.of([page()]) == Typography(None, None, None)


def body(x_height: float, count: int = 9) -> Page:
    return page(*(line(n, x_height, 600) for n in range(count)))


def notes(x_height: float, size: float) -> Page:
    return page(*(line(n, x_height, 600) for n in range(9)), *(line(n, size, 600) for n in range(9, 13)))


def test_a_volume_set_in_one_way_has_one_type_though_its_pages_are_measured_a_little_apart() -> None:
    found = typographies([body(20), body(20.4), body(19.7), body(20)])
    assert {each.x_height for each in found} == {20}


def test_pages_of_unlike_books_take_the_type_of_those_set_like_them() -> None:
    found = typographies([body(20), body(20.3), body(20), body(14), body(14.2), body(14), body(31)])
    assert [each.x_height for each in found] == [20, 20, 20, 14, 14, 14, 31]


def test_a_plate_goes_with_the_page_beside_it() -> None:
    found = typographies([body(20), body(20), body(20, count=1), body(14), body(10, count=2)])
    assert [each.x_height for each in found] == [20, 20, 20, 14, 14]


def test_a_page_of_nothing_but_notes_is_set_like_those_beside_it() -> None:
    found = typographies([notes(20, 15), body(15), notes(20, 15)])
    assert [each.x_height for each in found] == [20, 20, 20]


def test_notes_that_fill_most_of_a_page_are_not_its_type() -> None:
    crowded = page(*(line(n, 20, 600) for n in range(8)), *(line(n, 15, 600) for n in range(8, 40)))
    assert typographies([crowded])[0].x_height == 20


def test_each_page_has_a_type_and_those_without_print_have_none() -> None:
    assert typographies([page(), page()]) == (Typography(), Typography())
    assert typographies([]) == ()


def test_a_quotation_and_notes_that_are_more_than_the_text_do_not_tell_its_type() -> None:
    quoted, text = [line(n, 18, 600) for n in range(5)], [line(n, 20, 600) for n in range(5, 14)]
    small = [line(n, 15, 600) for n in range(14, 26)]
    assert [each.x_height for each in typographies([page(*quoted, *text, *small)])] == [20]


def test_the_last_page_of_a_chapter_is_set_like_the_one_before_though_most_of_it_are_notes() -> None:
    last = page(*(line(n, 20, 600) for n in range(3)), *(line(n, 15, 600) for n in range(3, 9)))
    assert [each.x_height for each in typographies([notes(20, 15), notes(20, 15), last])] == [20, 20, 20]
