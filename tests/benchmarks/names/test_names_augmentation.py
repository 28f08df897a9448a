"""Changed passages keep their names where they are."""

import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.names.augmentation import Names, augmented
from benchmarks.names.completion import completed
from benchmarks.names.passage import FOREIGN, Passage, Span, passages

OTHERS = Names(("Jane Austen", "Ho Chi Minh"), ("Ruritania", "Lower Saxony"))
WORDS = ("Millet", "climbed", "Warsaw,", "with", "Anne", "in", "the", "Rhineland.")


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - noise that comes back, no secret


@st.composite
def marked(draw: st.DrawFn) -> Passage:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    starts = [len(" ".join(words[:n])) + bool(n) for n in range(len(words))]
    chosen = draw(st.sets(st.sampled_from(range(len(words)))))
    labels = st.sampled_from(("PERSON", "PLACE", "ORG"))
    spans: tuple[Span, ...] = tuple((starts[n], starts[n] + len(words[n]), draw(labels)) for n in sorted(chosen))
    return Passage(" ".join(words), spans)


@given(marked(), st.integers(0, 1000))
def test_as_many_names_of_the_same_kinds_stand_between_the_same_words(passage: Passage, seed: int) -> None:
    (changed,) = augmented([passage], OTHERS, seeded(seed))
    assert [label for *_, label in changed.spans] == [label for *_, label in passage.spans]
    assert all(0 <= start < end <= len(changed.text) for start, end, _ in changed.spans)
    assert all(one[1] <= other[0] for one, other in zip(changed.spans, changed.spans[1:], strict=False))
    assert not any(changed.text[start:end] != changed.text[start:end].strip() for start, end, _ in changed.spans)


def test_the_same_seed_changes_alike() -> None:
    some = [Passage(" ".join(WORDS), ((0, 6, "PERSON"),))] * 50
    assert list(augmented(some, OTHERS, seeded(3))) == list(augmented(some, OTHERS, seeded(3)))


def test_dates_and_peoples_that_a_corpus_leaves_unmarked_are_filled_in() -> None:
    passage = completed(Passage("In June 1950 the Soviets left.", ()), frozenset({"PERSON"}))
    assert passage.spans == ((3, 12, "DATE"), (17, 24, "GROUP"))
    assert not completed(Passage("In June 1950 the Soviets left."), frozenset({"DATE", "GROUP"})).spans


def test_names_of_kinds_that_we_have_not_are_learnt_as_such(tmp_path: Path) -> None:
    line = {"text": "The Nobel Prize", "entities": [], "missing": [[4, 15]], "kind": "note"}
    (tmp_path / "train.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert list(passages(tmp_path / "train.jsonl")) == [Passage("The Nobel Prize", ((4, 15, FOREIGN),), note=True)]
