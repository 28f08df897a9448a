"""Marked notes are read with their marks, and the product finds most of what is marked in them."""

from pathlib import Path

import pytest

import benchmarks.citations as room
from benchmarks.citations.__main__ import tallied
from benchmarks.citations.marked import Marked, marked, notes

FILES = sorted(Path(room.__file__).parent.glob("*.txt"))
CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "names"


def test_marks_are_taken_out_and_told() -> None:
    line = "See ⟦book {author:|Ann Roe}, {title:m|Roads}, {range:page|5}⟧."
    expected = (("author", 4, 11), ("title m", 13, 18), ("range page", 20, 21))
    assert marked(line) == Marked("See Ann Roe, Roads, 5.", (("book", 4, 21),), expected)


@pytest.mark.parametrize("line", ["⟦book Roads", "Roads⟧", "⟦book {author:|Roe⟧"])
def test_marks_that_do_not_match_are_told(line: str) -> None:
    with pytest.raises(ValueError, match="a mark is"):
        marked(line)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the words of these notes are in the shared corpora")
@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_what_is_taken_for_a_part_of_a_citation_mostly_is_one(path: Path) -> None:
    tally = tallied(list(notes(path, CORPORA)))
    assert tally.right["parts"] > 0.9 * tally.found["parts"]
    assert tally.right["citations"] > 0.6 * tally.marked["citations"]
