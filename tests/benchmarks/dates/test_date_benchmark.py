"""Marked dates are read as they are marked, and counted for what they are."""

from pathlib import Path

import pytest

from benchmarks.dates import __main__ as benchmark
from benchmarks.dates.marked import Date, Paragraph, notation, texts
from benchmarks.dates.score import Score, scored
from pipeline.model.entity import DateValue

HERE = Path(benchmark.__file__).parent
CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "names"
"""Where the words of what is held out are; without them nothing of it can be wrong."""


def test_a_mark_is_words_and_a_value(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_text(
        "# a remark\n\nOn [June 25, 1950=1950-06-25], it began, in [mid-1949=[1949-05..1949-08]].\n* In [May=-].\n",
        "utf-8",
    )
    ((first, note),) = texts(path)
    assert first.text == "On June 25, 1950, it began, in mid-1949."
    assert [first.text[it.start : it.end] for it in first.dates] == ["June 25, 1950", "mid-1949"]
    assert [it.kind for it in first.dates] == ["day", "within limits"]
    assert note == Paragraph("In May.", (Date(3, 6, "May", "-"),), note=True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (DateValue("1830", precision="low"), "1830~"),
        (DateValue(start="1950", end="1953"), "1950/1953"),
        (DateValue(not_before="1950", not_after="1953"), "[1950..1953]"),
        (DateValue(not_after="1945"), "[..1945]"),
    ],
)
def test_a_value_is_noted_in_edtf(value: DateValue | None, text: str) -> None:
    assert notation(value) == text


def test_what_is_found_is_right_wrong_absent_missing_or_none() -> None:
    wanted = [Date(number * 10, number * 10 + 4, "1950", "1950") for number in range(4)]
    found = [
        Date(0, 4, "1950", "1950"),
        Date(10, 14, "1950", "1951"),
        Date(20, 25, "1950", "-"),
        Date(90, 94, "1950", "1950"),
    ]
    score = Score()
    score.add(Paragraph("", tuple(wanted)), found)
    counts = (score.wanted, score.found, score.exact, score.right, score.wrong, score.absent)
    assert [counter["year"] for counter in counts] == [4, 3, 2, 1, 1, 1]
    assert score.extra == 1
    assert len(score.remarks) == 4


@pytest.mark.parametrize("name", ["development", "held_out"])
def test_no_value_of_ours_is_wrong(name: str) -> None:
    score = scored(texts(HERE / f"{name}.txt", CORPORA))
    assert score.wrong.total() == score.extra == 0
    assert score.right.total() >= 0.95 * score.found.total()
