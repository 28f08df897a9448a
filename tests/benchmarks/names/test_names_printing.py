"""Names are carried from what was printed to what was read of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.names import printing
from benchmarks.names.passage import Passage, passages
from benchmarks.names.printing import carried, reading
from benchmarks.names.trial import Trial

PRINTED = (
    Passage("Korea and the Yalu River.", ((0, 5, "PLACE"), (14, 24, "PLACE"))),
    Passage("See Niu Jun.", ((4, 11, "PERSON"),), note=True),
)


def names(read: str) -> list[list[str]]:
    return [[it.text[start:end] for start, end, _ in it.spans] for it in carried(PRINTED, read)]


def test_what_is_read_as_it_was_printed_keeps_its_names() -> None:
    assert list(carried(PRINTED, "Korea and the Yalu River.\nSee Niu Jun.")) == list(PRINTED)


def test_misread_names_are_names_still() -> None:
    assert names("Kcrea and the Ya1u Rlver.\nSee Nin Jun.") == [["Kcrea", "Ya1u Rlver"], ["Nin Jun"]]


def test_letters_too_many_or_too_few_move_the_names_along() -> None:
    assert names("' Korrea aud tbe Yalu Riv er.\nSe Niu Jun.") == [["Korrea", "Yalu Riv er"], ["Niu Jun"]]


def test_a_name_that_was_not_read_is_gone() -> None:
    assert names("Korea and the.\nSee Niu Jun.") == [["Korea"], ["Niu Jun"]]


@given(st.text("Korea Yalu.\n1", max_size=60))
def test_whatever_was_read_is_dealt_out_in_order_and_names_lie_in_it(read: str) -> None:
    found = list(carried(PRINTED, read))
    assert len(found) == len(PRINTED)
    assert all(
        0 <= a < b <= len(it.text) and it.text[a:b].strip() == it.text[a:b] for it in found for a, b, _ in it.spans
    )


def test_what_was_read_once_is_not_printed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def engine(chapter: list[Passage]) -> str:
        seen.append(len(chapter))
        return "\n".join(it.text for it in chapter).replace("Yalu", "Ya1u")

    monkeypatch.setattr(printing, "_read", engine)
    readings = [reading(Trial("two", PRINTED), tmp_path) for _ in range(2)]
    assert seen == [2]
    assert readings[0] == readings[1]
    assert readings[0].misread == pytest.approx(1 / 37)
    assert readings[0].read.passages[1].note
    assert json.loads(next(tmp_path.iterdir()).read_text("utf-8").splitlines()[1])["kind"] == "note"
    assert len(list(passages(next(tmp_path.iterdir())))) == len(PRINTED)
