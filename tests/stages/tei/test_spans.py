"""Stretches that overlap as they like become elements that do not, and nothing of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.tei.spans import Stretch, chained, nested

stretches = st.builds(
    lambda start, length, number: Stretch(start, start + length, "name", {"xml:id": f"e-{number}"}),
    st.integers(0, 12),
    st.integers(1, 12),
    st.integers(0, 10**6),
)


@given(st.lists(stretches, max_size=8, unique_by=lambda stretch: stretch.attributes["xml:id"]))
def test_none_crosses_another(made: list[Stretch]) -> None:
    kept = nested(made)
    assert not any(one.crosses(other) for one in kept for other in kept)


@given(st.lists(stretches, max_size=8, unique_by=lambda stretch: stretch.attributes["xml:id"]))
def test_the_parts_cover_what_the_whole_did(made: list[Stretch]) -> None:
    kept = nested(made)
    for stretch in made:
        parts = [part for part in kept if part.attributes == stretch.attributes]
        covered = [offset for part in parts for offset in range(part.start, part.end)]
        assert covered == list(range(stretch.start, stretch.end))


@given(st.lists(stretches, max_size=8, unique_by=lambda stretch: stretch.attributes["xml:id"]))
def test_each_part_knows_the_one_before_and_the_one_behind(made: list[Stretch]) -> None:
    parts = {str(part.attributes["xml:id"]): part for part in chained(nested(made))}
    for name, part in parts.items():
        if after := part.attributes["next"]:
            assert parts[after[1:]].attributes["prev"] == f"#{name}"
        if before := part.attributes["prev"]:
            assert parts[before[1:]].attributes["next"] == f"#{name}"


def test_the_first_stays_whole() -> None:
    first, second = Stretch(0, 5, "persName"), Stretch(3, 8, "hi")
    assert nested([first, second]) == (first, Stretch(3, 5, "hi"), Stretch(5, 8, "hi"))


def test_one_that_stands_for_its_brackets_is_left_out_rather_than_cut() -> None:
    first, second = Stretch(0, 5, "supplied", brackets=True), Stretch(3, 8, "supplied", brackets=True)
    assert nested([first, second]) == (first,)
