"""Names are counted as found where they are, and what a corpus is silent about is not held against anybody."""

from collections.abc import Iterator, Sequence

import pytest

from benchmarks.names.passage import FOREIGN, Passage, Span
from benchmarks.names.score import scored

TEXT = "Dean Acheson wrote to Seoul on Monday."
NAMES: tuple[Span, ...] = ((0, 12, "PERSON"), (22, 27, "PLACE"))


def finder(*spans: Span) -> "Finding":
    return Finding(spans)


class Finding:
    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = spans

    def __call__(self, some: Sequence[Passage]) -> Iterator[tuple[Span, ...]]:
        return (self.spans for _ in some)


def test_what_is_found_as_it_is_marked_is_right() -> None:
    assert scored(finder(*NAMES), [Passage(TEXT, NAMES)], frozenset({"PERSON", "PLACE"})).strict() == (1, 1, 1)


def test_a_name_cut_short_is_wrong_strictly_and_right_loosely() -> None:
    score = scored(finder((5, 12, "PERSON"), NAMES[1]), [Passage(TEXT, NAMES)], frozenset({"PERSON", "PLACE"}))
    assert score.strict() == (0.5, 0.5, 0.5)
    assert score.loose() == (1, 1, 1)
    assert score.strict("PERSON") == (0, 0, 0)


def test_another_kind_is_wrong_either_way() -> None:
    score = scored(finder((0, 12, "ORG")), [Passage(TEXT, NAMES[:1])], frozenset({"PERSON", "ORG"}))
    assert score.strict() == score.loose() == (0, 0, 0)


def test_kinds_that_a_corpus_is_silent_about_do_not_count() -> None:
    score = scored(finder(*NAMES, (31, 37, "DATE")), [Passage(TEXT, NAMES)], frozenset({"PERSON", "PLACE"}))
    assert score.strict() == (1, 1, 1)


def test_what_lies_over_a_name_of_a_kind_that_is_not_ours_does_not_count() -> None:
    marked = Passage(TEXT, (NAMES[0], (NAMES[1][0], NAMES[1][1], FOREIGN)))
    assert scored(finder(*NAMES), [marked], frozenset({"PERSON", "PLACE"})).strict() == (1, 1, 1)


def test_a_finder_that_leaves_texts_out_is_no_finder() -> None:
    with pytest.raises(ValueError, match="longer"):
        scored(lambda some: [()], [Passage(TEXT), Passage(TEXT)], frozenset({"PERSON"}))
