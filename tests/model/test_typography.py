"""How a volume is set."""

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Surface, Word
from pipeline.model.typography import Typography


def line(number: int, x_height: float, width: float, *, mark: str | None = None) -> Line:
    box = Box(100, 40 * number, 100 + width, 40 * number + 30)
    return Line(f"l{number}", box, (Word("w" * 40, box),), (), 40.0 * number + 25, x_height, mark)


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
