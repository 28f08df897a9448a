"""Tables say what was counted."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.names.pace import paces, room
from benchmarks.names.passage import Passage, Span
from benchmarks.names.score import Score, scored
from benchmarks.names.tables import beside, by_kind, paced, scanned

PASSAGE = Passage("Jane Rowe left Rye in 1801.", ((0, 9, "PERSON"), (15, 18, "PLACE")))
LABELS = frozenset(("PERSON", "PLACE"))


def half(some: Sequence[Passage]) -> Iterator[list[Span]]:
    return ([(5, 9, "PERSON"), (15, 18, "PLACE")] for _ in some)


def score() -> Score:
    return scored(half, [PASSAGE], LABELS)


def test_finders_stand_beside_one_another_strict_and_by_overlap() -> None:
    assert beside({"ours": {"rye": score()}, "theirs": {"rye": score()}}).splitlines() == [
        "| set | names | ours | theirs |",
        "| --- | --- | --- | --- |",
        "| rye | 2 | 50.0% (100.0%) | 50.0% (100.0%) |",
    ]


def test_every_kind_that_is_there_has_a_row() -> None:
    assert [row.split(" | ")[1:6] for row in by_kind({"rye": score()}).splitlines()[2:]] == [
        ["all", "2", "50.0%", "50.0%", "50.0%"],
        ["person", "1", "0.0%", "0.0%", "0.0%"],
        ["place", "1", "100.0%", "100.0%", "100.0%"],
    ]


def test_what_was_printed_stands_before_what_was_read() -> None:
    table = scanned({"ours": {"rye": score()}}, {"ours": {"rye": Score()}}, {"rye": 0.0125})
    assert table.splitlines()[-1] == "| rye | 1.25% | 50.0% → 0.0% |"


def test_every_finder_has_a_pace_beside_the_first() -> None:
    words = paces({"one": half, "two": half}, [PASSAGE] * 3)
    assert set(words) == {"one", "two"}
    assert min(words.values()) > 0
    assert "| two | 50 | 0.50 |" in paced({"one": 100, "two": 50})


def test_a_pipeline_takes_the_room_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(bytes(300))
    (tmp_path / "meta.json").write_bytes(bytes(20))
    assert room(tmp_path) == 320
