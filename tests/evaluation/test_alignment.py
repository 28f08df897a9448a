"""Two versions of a text lie side by side, whatever became of one of them."""

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pipeline.evaluation.alignment import NONE, align

VOCABULARY = ("the", "of", "road", "valley", "bridge", "slate", "winter", "carriers", "went", "home", "again", "by")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=60)
TEXTS = WORDS.map(" ".join)


def sentences(count: int, seed: int) -> list[str]:
    """Return sentences of ten words that are nowhere the same."""
    return [" ".join(f"w{(seed + 1) * (10 * n + m) * 7919 % 999983}" for m in range(1, 11)) + "." for n in range(count)]


@given(TEXTS)
def test_a_text_is_itself(text: str) -> None:
    laid = align(text, text)
    assert (laid.errors, laid.wrong_words, laid.moved, laid.differences) == (0, 0, (), [])
    assert laid.partner == list(range(len(text)))


@given(TEXTS, TEXTS)
def test_partners_are_each_others(gold: str, edition: str) -> None:
    laid = align(gold, edition)
    assert all(laid.source[other] == one for one, other in enumerate(laid.partner) if other != NONE)
    assert sum(it != NONE for it in laid.partner) == sum(it != NONE for it in laid.source)


@given(TEXTS, TEXTS)
def test_errors_are_at_least_what_has_to_be_changed(gold: str, edition: str) -> None:
    laid = align(gold, edition)
    if not laid.moved:
        assert laid.errors >= Levenshtein.distance(gold, edition)
    assert (laid.errors == 0) == (not laid.differences)


@settings(max_examples=40)
@given(st.data())
def test_passages_that_changed_places_cost_nothing(data: st.DataObject) -> None:
    parts = sentences(5, data.draw(st.integers(0, 99)))
    order = data.draw(st.permutations(range(5)))
    gold, edition = " ".join(parts), " ".join(parts[n] for n in order)
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))[:-1]
    cuts = list(accumulate((len(parts[n]) + 1 for n in order), initial=0))[:-1]
    laid = align(gold, edition, starts, cuts)
    assert laid.errors == 0
    assert bool(laid.moved) == (order != sorted(order))
    assert [laid.to_gold(at).behind for at in cuts] == [starts[n] for n in order]


@given(st.integers(0, 99), st.integers(0, 4))
def test_a_lost_sentence_is_lost_and_no_other(seed: int, number: int) -> None:
    parts = sentences(5, seed)
    gold = " ".join(parts)
    start = gold.index(parts[number])
    laid = align(gold, " ".join(part for part in parts if part != parts[number]))
    assert laid.errors == len(parts[number]) + 1
    lost = [at for at, other in enumerate(laid.partner) if other == NONE]
    assert set(range(start, start + len(parts[number]))) <= set(lost)
    assert len(lost) <= len(parts[number]) + 1


def test_words_with_nothing_in_common_are_no_misreading() -> None:
    before, behind = sentences(2, 1)
    laid = align(f"{before} nobody had seen it {behind}", f"{before} zyx qqv wrkj zzkk {behind}")
    start = len(before) + 1
    assert set(laid.partner[start : start + len("nobody had seen it")]) == {NONE}


def test_a_misread_word_keeps_its_place() -> None:
    before, behind = sentences(2, 1)
    laid = align(f"{before} carriers {behind}", f"{before} carners {behind}")
    at = len(before) + 1
    assert laid.to_edition(at).behind == at
    assert [(it.gold, it.edition) for it in laid.differences] == [("carriers", "carners")]
