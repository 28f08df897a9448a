"""What is to be done with one volume, and with what."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Self

from pipeline import settings
from pipeline.authority import authority
from pipeline.errors import BadArguments
from pipeline.model.arrangement import Arrangement
from pipeline.model.authority import Authority
from pipeline.model.volume import Metadata
from pipeline.raster import Scans
from pipeline.stages.acquire import Acquire, Source
from pipeline.stages.cite import Cite
from pipeline.stages.doubt import Doubt
from pipeline.stages.hand import Hand
from pipeline.stages.ocr import Kraken, Tesseract, tesseract_codes, tesseract_version
from pipeline.stages.structure import Structure
from pipeline.stages.tag import Tag
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pictures of a volume are wanted, by ordinals from 1; all if there are no ranges."""

    ranges: tuple[tuple[int, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Selection":
        """Return the selection that `1-3,7,12-` means; BadArguments if it means none."""
        return cls(tuple(_range(part.strip(), text) for part in text.split(","))) if text else cls()

    def __str__(self) -> str:
        parts = (
            f"{first}-" if last == LAST else f"{first}-{last}" if last > first else f"{first}"
            for first, last in self.ranges
        )
        return ",".join(parts)

    def __contains__(self, ordinal: int) -> bool:
        return not self.ranges or any(first <= ordinal <= last for first, last in self.ranges)


LAST = 10**9
"""The end of a range without one: no volume has so many pictures."""


def _range(part: str, text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)(-?)(\d*)", part)
    if not match:
        raise BadArguments(f"--pages {text} is no list of ranges: write it like 1-3,7,12- (the scans count from 1).")
    first, dash, last = match.groups()
    span = int(first), int(last) if last else LAST if dash else int(first)
    if not 1 <= span[0] <= span[1]:
        raise BadArguments(f"--pages {text}: {part} runs backwards or begins at 0; the scans count from 1.")
    return span


@dataclass(frozen=True)
class Job:
    """One volume, where its results go, and what the user asked for."""

    source: Source
    output: Path
    """The folder in which the volume gets a folder of its own."""
    languages: str = ""
    """Tesseract codes or BCP 47 tags joined by `+`; "" leaves it to volume.toml."""
    selection: Selection = field(default_factory=Selection)
    spacy_model: str = ""
    htr_model: Path | None = None
    """A model of kraken's that reads the notes; Tesseract reads them if None."""
    jobs: int = 1
    """Processes at once."""
    lists: tuple[Path, ...] = ()
    """Files of names, beside those in the volume's own `authorities/`."""

    @property
    def store(self) -> Store:
        """The volume's folder of results."""
        return Store(self.output / self.source.id)

    @property
    def scans(self) -> Scans:
        """The ink."""
        return Scans(self.source.folder)

    @cached_property
    def metadata(self) -> Metadata:
        """What volume.toml says; BadConfig if it says something unknown."""
        return settings.metadata(self.source.folder, self.source.id)

    @cached_property
    def arrangement(self) -> Arrangement:
        """What volume.toml says of the order of the scans; BadConfig if it says something unknown."""
        return settings.arrangement(self.source.folder)

    @property
    def language(self) -> str:
        """The language of the text as a BCP 47 tag without its region."""
        return self.metadata.language.split("-")[0]

    def checked(self) -> Self:
        """Return the job itself once its engine, models and lists are found to be there; a Scan2TeiError if not."""
        _ = self.ocr, self.authority
        return self

    @property
    def acquire(self) -> Acquire:
        """The first stage."""
        return Acquire(self.scans)

    @property
    def hand(self) -> Hand:
        """The stage that finds the reader's pen."""
        return Hand(self.scans)

    @cached_property
    def ocr(self) -> Tesseract:
        """The stage that reads; MissingDependency if its engine is not installed."""
        codes, reader = tesseract_codes(self.languages or self.metadata.language), self.reader
        return Tesseract(self.scans, codes, tesseract_version(), reader, reader.name if reader else "")

    @cached_property
    def reader(self) -> Kraken | None:
        """What reads the notes, if not Tesseract; MissingDependency without kraken, BadArguments without the file."""
        return Kraken.of(self.htr_model) if self.htr_model else None

    @property
    def structure(self) -> Structure:
        """The stage that makes one text of the pages."""
        return Structure(self.language)

    @cached_property
    def authority(self) -> Authority:
        """What the archivist's own lists say of names; BadInput or BadArguments if one is not what it should be."""
        return authority(self.source.folder, self.lists)

    @property
    def tag(self) -> Tag:
        """The stage that finds names and dates."""
        return Tag(self.language, self.spacy_model or None, self.authority)

    @property
    def cite(self) -> Cite:
        """The stage that finds what the notes cite."""
        return Cite(self.language)

    @property
    def doubt(self) -> Doubt:
        """The stage that suggests other words."""
        return Doubt(self.language)
