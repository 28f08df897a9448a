"""Of names that overlap those are kept that promise most, and none over another."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.vocabulary import Certainty, EntityKind
from pipeline.stages.tag.candidate import LEAST, Candidate, chosen, neighbours


def candidate(start: int, end: int, probability: float | None = None, kind: EntityKind = EntityKind.ORG) -> Candidate:
    return Candidate(start, end, kind, Certainty.MEDIUM, "why not", probability=probability)


def spans(candidates: list[Candidate]) -> list[tuple[int, int]]:
    return [(it.start, it.end) for it in candidates]


def gain(candidates: list[Candidate]) -> float:
    return sum(it.likely - LEAST for it in candidates)


def test_the_longer_of_two_names_that_are_as_likely_stays() -> None:
    assert spans(chosen([candidate(0, 8), candidate(0, 14)])) == [(0, 14)]


def test_a_likely_name_within_one_that_is_hardly_likely_stays() -> None:
    assert spans(chosen([candidate(0, 14, 0.5), candidate(4, 8, 0.9)])) == [(4, 8)]


def test_two_likely_names_outweigh_the_one_that_spans_them() -> None:
    assert spans(chosen([candidate(0, 14, 0.7), candidate(0, 6, 0.8), candidate(7, 14, 0.8)])) == [(0, 6), (7, 14)]


def test_what_is_less_likely_than_it_is_worth_is_left_out() -> None:
    assert chosen([candidate(0, 4, LEAST / 2), candidate(5, 5, 0.9)]) == []


candidates = st.builds(
    lambda start, length, probability, kind: candidate(start, start + length, probability, kind),
    st.integers(0, 12), st.integers(0, 6), st.floats(0, 1), st.sampled_from(EntityKind),
)  # fmt: skip


@given(st.lists(candidates, max_size=7))
def test_no_choice_promises_more(some: list[Candidate]) -> None:
    kept = chosen(some)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    assert all(it in some for it in kept)
    choices = (pick for size in range(len(some) + 1) for pick in combinations(some, size))
    free = (list(pick) for pick in choices if not any(a.meets(b) for a, b in combinations(pick, 2)))
    best = max(gain([it for it in pick if it.start < it.end]) for pick in free)
    assert gain(kept) >= best - 1e-6
    assert chosen(some[::-1]) == kept or abs(gain(chosen(some[::-1])) - gain(kept)) < 1e-6


@given(st.lists(st.builds(candidate, st.integers(0, 12), st.integers(0, 14)), max_size=9))
def test_neighbours_are_all_others_that_share_a_character(some: list[Candidate]) -> None:
    some = [it for it in some if it.start < it.end]
    for number, (it, others) in enumerate(zip(some, neighbours(some), strict=True)):
        assert others == [other for at, other in enumerate(some) if at != number and other.meets(it)]
