"""Kraken, the engine for handwriting: the only place that speaks to it, and only when a model was asked for."""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module, metadata
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol, Self
from unicodedata import normalize

import numpy as np
from PIL import Image

from pipeline.errors import BadArguments, EngineFailed, MissingDependency
from pipeline.model.geometry import Box
from pipeline.raster.ink import Grey
from pipeline.stages.ocr.hocr import ReadWord
from pipeline.stages.ocr.recogniser import Words

PATIENCE = 300
"""Letters of a foreign complaint that are told: kraken lists what each of its loaders says."""


@dataclass(frozen=True, slots=True)
class Kraken:
    """A model of kraken's for handwriting; all that tells it from another is in its name, version and digest."""

    model: Path
    version: str
    digest: str

    @classmethod
    def of(cls, model: Path) -> Self:
        """Return the recogniser of a model file; BadArguments if there is none, MissingDependency without kraken."""
        try:
            version = metadata.version("kraken")
        except metadata.PackageNotFoundError:
            raise _not_installed() from None
        try:
            digest = blake2b(model.read_bytes(), digest_size=12).hexdigest()
        except OSError as failure:
            raise BadArguments(f"--htr-model {model} cannot be read: {failure.strerror or failure}.") from failure
        return cls(model.resolve(), version, digest)

    @property
    def name(self) -> str:
        """What tells this reader from any other: the engine's version, the model's file name and digest."""
        return f"kraken {self.version}, model {self.model.name}, digest {self.digest}"

    def read(self, notes: Sequence[Grey]) -> Sequence[Sequence[Words]]:
        """Return for each note its lines of words; EngineFailed if kraken crashes or answers nonsense."""
        loaded = _load(str(self.model), self.digest)
        try:
            return [tuple(_lines(loaded, note)) for note in notes]
        except Exception as failure:
            # Torch and kraken raise whatever they like: the page is named and the others go on.
            raise EngineFailed(f"kraken failed on a note with {self.model.name}: {_told(failure)}.") from failure


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What reads letters, and what finds the lines; objects of kraken's, which has no types."""

    letters: Any
    lines: Any
    settings: Any
    layout: Any


class _Record(Protocol):
    """A line as kraken reads it."""

    prediction: str
    cuts: Sequence[Sequence[tuple[float, float]]]
    """A polygon for each character."""
    confidences: Sequence[float]


@cache
def _load(model: str, digest: str) -> _Loaded:
    """Return the model of that digest, loaded once a process; MissingDependency if it is not what it should be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries about one another
        try:
            tasks, configs = import_module("kraken.tasks"), import_module("kraken.configs")
        except ImportError as failure:
            raise _not_installed() from failure
        try:
            return _Loaded(
                tasks.RecognitionTaskModel.load_model(model),
                tasks.SegmentationTaskModel.load_model(),
                # One process reads one page: workers of its own would only wait for the others'.
                configs.RecognitionInferenceConfig(num_line_workers=0),
                configs.SegmentationInferenceConfig(),
            )
        except Exception as failure:
            raise MissingDependency(
                f"--htr-model {model} is no recognition model that kraken can load ({_told(failure)}): "
                "give a model for handwriting, such as those that `kraken list` names."
            ) from failure


def _lines(loaded: _Loaded, note: Grey) -> Iterator[Words]:
    """Yield the lines of a note."""
    picture = Image.fromarray(np.asarray(note, np.uint8))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = loaded.lines.predict(picture, loaded.layout)
        if not found.lines:
            return
        if loaded.letters.seg_type == "bbox":
            found = found.to_bbox()
        for record in loaded.letters.predict(picture, found, loaded.settings):
            words = tuple(_words(record, Box(0, 0, picture.width, picture.height)))
            if words:
                yield words


def _words(record: _Record, picture: Box) -> Iterator[ReadWord]:
    """Yield the words of a line, each character of which comes with a polygon and a confidence."""
    letters = list(zip(record.prediction, record.cuts, record.confidences, strict=True))
    for is_space, run in groupby(letters, key=lambda letter: letter[0].isspace()):
        if is_space:
            continue
        word = list(run)
        xs, ys = zip(*((float(x), float(y)) for _, cut, _ in word for x, y in cut), strict=True)
        box = Box(min(xs), min(ys), max(xs), max(ys)).meet(picture)
        sure = float(np.mean([float(confidence) for _, _, confidence in word]))
        if not (np.isfinite(sure) and 0 <= sure <= 1 and box.area > 0):
            raise ValueError(f"a word with confidence {sure} at {box}")
        yield ReadWord(normalize("NFC", "".join(text for text, _, _ in word)), box, sure)


def _told(failure: Exception) -> str:
    """Return what a library says of its failure, in one line that is no longer than a reader's patience."""
    told = " ".join(str(failure).split()) or type(failure).__name__
    return (told if len(told) <= PATIENCE else f"{told[:PATIENCE]}…").rstrip(".:")


def _not_installed() -> MissingDependency:
    """Return the sentence for an engine that is not there."""
    return MissingDependency("--htr-model needs kraken, which is not installed: pip install 'scan2tei[htr]'.")
