"""How reading is counted: what is right, wrong, false and stray."""

from benchmarks.ocr.truth import Tally, count, true_lines
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Marker, Page, Surface, Word

SURFACE = Surface("s0001", "a.jpg", "0", 1000, 1000, 1000, 1000, 300.0)


def printed(text: str, zone: str, left: float, top: float = 100.0) -> dict[str, object]:
    """Return a word as the truth has it."""
    right, bottom = left + 20 * len(text), top + 40
    return {"text": text, "zone": zone, "polygon": [[left, top], [right, top], [right, bottom], [left, bottom]]}


def read(text: str, left: float, top: float = 100.0) -> Word:
    """Return a word as it was read."""
    return Word(text, Box(left, top, left + 20 * len(text), top + 40), 0.9)


def test_words_become_lines_and_markers_stand_alone() -> None:
    words = [printed("one", "main", 0), printed("3", "marker", 60, 95), printed("two", "main", 0, 150)]
    assert [(line.zone, line.text) for line in true_lines(words, SURFACE)] == [
        ("main", "one"),
        ("marker", "3"),
        ("main", "two"),
    ]


def test_errors_strays_and_markers_are_counted() -> None:
    truth = list(true_lines([printed("peace", "main", 0), printed("3", "marker", 100)], SURFACE))
    marker, ghost = Marker("3", Box(101, 105, 115, 125), 5), Marker("9", Box(700, 105, 715, 125), 5)
    line = Line("s0001-l001", Box(0, 100, 120, 140), (read("peece", 0),), (marker, ghost))
    dirt = Line("s0001-l002", Box(500, 800, 520, 840), (read(".", 500, 800),))
    tally = Tally()
    count(tally, Page(SURFACE, lines=(line, dirt)), truth)
    assert (tally.characters, tally.errors, tally.stray) == (5, 1, 1)
    assert (tally.markers, tally.found, tally.right, tally.false) == (1, 1, 1, 1)
