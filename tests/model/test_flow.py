"""Running text from lines, and back."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.flow import Flow, whole
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Word
from pipeline.model.text import Join, Point, Run

NOWHERE = Box(0, 0, 0, 0)


def line(number: int, text: str) -> Line:
    return Line(f"l{number}", NOWHERE, tuple(Word(word, NOWHERE) for word in text.split()))


def flow(*parts: tuple[str, Join]) -> Flow:
    lines = [line(number, text) for number, (text, _) in enumerate(parts)]
    runs = [whole(each, join) for each, (_, join) in zip(lines, parts, strict=True)]
    return Flow.of(runs, {each.id: each for each in lines})


def test_lines_are_joined_by_a_space() -> None:
    assert flow(("the war", Join.SPACE), ("went on", Join.SPACE)).text == "the war went on"


def test_a_soft_hyphen_is_dropped_and_a_hard_one_stays() -> None:
    assert flow(("the cam-", Join.SOFT), ("paign", Join.SPACE)).text == "the campaign"
    assert flow(("North-", Join.HARD), ("South", Join.SPACE)).text == "North-South"


def test_the_last_line_keeps_its_end_whatever_its_join_says() -> None:
    assert flow(("the cam-", Join.SOFT)).text == "the cam-"


def test_a_run_may_be_a_part_of_a_line() -> None:
    only = line(0, "6 See the chapter")
    assert Flow.of([Run("l0", 2, 17)], {"l0": only}).text == "See the chapter"


def test_a_line_that_has_no_part_in_the_text_has_no_offset() -> None:
    assert flow(("the war", Join.SPACE)).offset(Point("elsewhere", 0)) is None


words = st.lists(st.text("abc", min_size=1, max_size=5), min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(words, st.sampled_from(Join)), min_size=1, max_size=5), st.data())
def test_every_place_in_the_text_has_a_point_that_leads_back_to_it(
    parts: list[tuple[str, Join]], data: st.DataObject
) -> None:
    parts = [(f"{text}-" if join is not Join.SPACE else text, join) for text, join in parts]
    running = flow(*parts)
    offset = data.draw(st.integers(0, len(running.text)))
    back = running.offset(running.point(offset))
    assert back is not None
    # The space between two lines belongs to no line: it leads back to the end of the first.
    assert back == offset or running.text[back:offset] == " "
