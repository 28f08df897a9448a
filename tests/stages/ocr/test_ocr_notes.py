"""The reader's notes, and the seam at which a model for handwriting reads them."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from pipeline.errors import BadArguments, EngineFailed, MissingDependency
from pipeline.model.geometry import Box
from pipeline.model.page import Mark
from pipeline.model.vocabulary import MarkKind
from pipeline.raster.ink import Grey
from pipeline.stages.ocr.hocr import ReadWord
from pipeline.stages.ocr.kraken import Kraken
from pipeline.stages.ocr.notes import MARGIN, read_notes
from pipeline.stages.ocr.recogniser import Words

PAGE = np.full((400, 300), 255, np.uint8)
BOX = Box(20, 100, 60, 300)


def note(rotation: int = 0, number: int = 1) -> Mark:
    return Mark(f"s0001-m{number:02}", MarkKind.NOTE, BOX, (), (BOX,), rotation)


@dataclass(slots=True)
class Reader:
    """A recogniser that is surest of the picture whose upper left corner is dark, and remembers what it was shown."""

    shown: list[tuple[int, ...]] = field(default_factory=list)

    def read(self, notes: Sequence[Grey]) -> Sequence[Sequence[Words]]:
        self.shown += [each.shape for each in notes]
        return [[(ReadWord(*self._word(each)),)] for each in notes]

    def _word(self, picture: Grey) -> tuple[str, Box, float]:
        upright = picture[MARGIN, MARGIN] < 128
        return ("upright" if upright else "nwod"), Box(MARGIN, MARGIN, MARGIN + 10, MARGIN + 5), 0.9 if upright else 0.2


def marked(x: int, y: int) -> Grey:
    page = PAGE.copy()
    page[y, x] = 0
    return page


def test_a_note_is_read_as_it_stands_and_its_words_lie_on_the_page() -> None:
    (line,) = read_notes(marked(20, 100), [note()], Reader())

    assert [word.text for word in line.words] == ["upright"]
    assert line.words[0].box == Box(20, 100, 30, 105)
    assert line.mark == "s0001-m01"


@pytest.mark.parametrize("guessed", [90, 270])
def test_a_note_along_the_edge_is_read_both_ways_and_the_surer_one_counts(guessed: int) -> None:
    reader = Reader()
    # The corner that comes to stand at the upper left when the page is turned for writing that ascends.
    (line,) = read_notes(marked(59, 100), [note(guessed)], reader)

    assert len(reader.shown) == 2
    assert [word.text for word in line.words] == ["upright"]
    assert line.words[0].box.shared(BOX) == 1
    assert line.words[0].box.height > line.words[0].box.width


def test_a_reader_that_answers_for_fewer_notes_is_found_out() -> None:
    class Lazy:
        def read(self, notes: Sequence[Grey]) -> Sequence[Sequence[Words]]:
            return [() for _ in notes[1:]]

    with pytest.raises(EngineFailed, match="2 notes and answered with 1"):
        list(read_notes(PAGE, [note(), note(number=2)], Lazy()))


def test_no_reader_is_asked_where_there_are_no_notes() -> None:
    reader = Reader()

    assert list(read_notes(PAGE, [Mark("s0001-m01", MarkKind.UNDERLINE, BOX)], reader)) == []
    assert reader.shown == []


def test_without_kraken_the_extra_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)

    with pytest.raises(MissingDependency, match=r"pip install 'scan2tei\[htr\]'"):
        Kraken.of(tmp_path / "hand.mlmodel")


def test_a_model_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: "7.1.1")

    with pytest.raises(BadArguments, match=r"hand\.mlmodel cannot be read: No such file"):
        Kraken.of(tmp_path / "hand.mlmodel")


def record(text: str = "see p. 3", sure: float = 0.8, wide: float = 4) -> SimpleNamespace:
    cuts = [[(i * wide, 2), (i * wide + wide, 2), (i * wide + wide, 9), (i * wide, 9)] for i in range(len(text))]
    return SimpleNamespace(prediction=text, cuts=cuts, confidences=[sure] * len(text))


class FakeKraken:
    """Stands where kraken would: answers, lies or crashes as it is told."""

    def __init__(self) -> None:
        self.records: list[SimpleNamespace] = [record()]
        self.lines: list[str] = ["a line"]
        self.broken = self.crashes = False
        self.loaded: list[str] = []

    def modules(self) -> Iterator[tuple[str, ModuleType]]:
        for name in ("kraken", "kraken.tasks", "kraken.configs"):
            yield name, ModuleType(name)

    def load(self, model: str = "") -> SimpleNamespace:
        self.loaded.append(model)
        if self.broken and model:
            raise ValueError(f"No loader found for {model}. Tried:\n  coreml: no")
        return SimpleNamespace(seg_type="bbox", predict=self.predict)

    def predict(self, _picture: Any, *rest: Any) -> Any:
        if len(rest) == 1:
            found = SimpleNamespace(lines=self.lines)
            found.to_bbox = lambda: found
            return found
        if self.crashes:
            raise RuntimeError("CUDA error: the sky is falling")
        return iter(self.records)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeKraken:
    kraken = FakeKraken()
    modules = dict(kraken.modules())
    task = SimpleNamespace(load_model=kraken.load)
    modules["kraken.tasks"].__dict__.update(RecognitionTaskModel=task, SegmentationTaskModel=task)
    config = {"RecognitionInferenceConfig": SimpleNamespace, "SegmentationInferenceConfig": SimpleNamespace}
    modules["kraken.configs"].__dict__.update(config)
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(metadata, "version", lambda _: "7.1.1")
    return kraken


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "hand.mlmodel"
    path.write_bytes(b"weights " + str(tmp_path).encode())
    return path


def test_a_line_of_krakens_becomes_words_with_their_confidence(fake: FakeKraken, model: Path) -> None:
    ((words,),) = Kraken.of(model).read([PAGE])

    assert [(word.text, round(word.confidence, 6)) for word in words] == [("see", 0.8), ("p.", 0.8), ("3", 0.8)]
    assert words[1].box == Box(16, 2, 24, 9)


def test_a_model_is_loaded_once_and_told_by_its_bytes(fake: FakeKraken, model: Path) -> None:
    first = Kraken.of(model)
    first.read([PAGE])
    first.read([PAGE])
    model.write_bytes(b"other weights")
    second = Kraken.of(model)
    second.read([PAGE])

    assert [path for path in fake.loaded if path] == [str(model), str(model)]
    assert first.name != second.name
    assert first.name.startswith("kraken 7.1.1, model hand.mlmodel, digest ")


def test_a_broken_model_is_told_in_one_sentence(fake: FakeKraken, model: Path) -> None:
    fake.broken = True

    with pytest.raises(MissingDependency, match=r"hand\.mlmodel is no recognition model that kraken can load") as told:
        Kraken.of(model).read([PAGE])

    assert "\n" not in str(told.value)


def test_kraken_without_its_parts_counts_as_not_installed(
    fake: FakeKraken, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "kraken.tasks", None)

    with pytest.raises(MissingDependency, match="not installed"):
        Kraken.of(model).read([PAGE])


def test_a_crash_within_kraken_is_a_failure_of_the_engine(fake: FakeKraken, model: Path) -> None:
    fake.crashes = True

    with pytest.raises(EngineFailed, match="the sky is falling"):
        Kraken.of(model).read([PAGE])


@pytest.mark.parametrize(
    "lie",
    [
        record(sure=float("nan")),
        record(sure=17.0),
        record(wide=0.0),
        record(wide=9e9),
        SimpleNamespace(prediction="too long", cuts=[], confidences=[]),
        SimpleNamespace(prediction=None, cuts=[], confidences=[]),
    ],
)
def test_lies_of_krakens_do_not_reach_the_page(fake: FakeKraken, model: Path, lie: SimpleNamespace) -> None:
    fake.records = [lie]

    with pytest.raises(EngineFailed):
        Kraken.of(model).read([PAGE])


def test_a_note_without_lines_or_letters_has_no_words(fake: FakeKraken, model: Path) -> None:
    fake.records = [record("   ")]
    assert Kraken.of(model).read([PAGE]) == [()]

    fake.lines = []
    assert Kraken.of(model).read([PAGE]) == [()]
