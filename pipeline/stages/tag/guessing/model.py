"""Which spaCy pipeline finds names: the one that comes with the program, another, or none."""

import json
from dataclasses import dataclass
from hashlib import blake2b
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Self

from pipeline.errors import MissingDependency

NONE = "none"
"""What is asked for by who wants names by lists and rules alone."""


@dataclass(frozen=True, slots=True)
class Model:
    """A spaCy pipeline."""

    place: str
    """Name of an installed pipeline, or path of the folder of one."""
    ours: bool = False
    """Whether it came with the program."""

    @classmethod
    def of(cls, wish: str | None, language: str) -> Self | None:
        """Return the pipeline that was asked for; without a wish the one that we have for a language (BCP 47)."""
        if wish == NONE:
            return None
        if wish:
            return cls(wish)
        folder = Path(str(files("pipeline.stages.tag.guessing"))) / "models" / language.partition("-")[0]
        return cls(str(folder), ours=True) if (folder / "meta.json").is_file() else None

    @property
    def called(self) -> str:
        """What it is called where a tag gives its reason."""
        return "the model" if self.ours else Path(self.place).name

    @property
    def title(self) -> str:
        """What it is called in the header of an edition."""
        return f"{self._meta['lang']}_{self._meta['name']}" if self._meta else self.place

    @property
    def version(self) -> str:
        """Its version, and for a folder what tells it from others; MissingDependency if there is none."""
        if self._meta:
            return f"{self._meta.get('version', '')}+{self._digest}"
        try:
            return metadata.version(self.place)
        except metadata.PackageNotFoundError as error:
            raise MissingDependency(
                f"The spaCy model {self.place} is not installed: run `python -m spacy download {self.place}`, "
                "or give the path of a folder that holds one."
            ) from error

    @property
    def _meta(self) -> dict[str, str]:
        """What a folder says of itself; nothing if it is no folder."""
        described = Path(self.place) / "meta.json"
        return json.loads(described.read_bytes()) if described.is_file() else {}

    @property
    def _digest(self) -> str:
        """A few letters that are others if the description or the weights are."""
        parts = (Path(self.place) / name for name in ("meta.json", "ner/model"))
        return blake2b(b"".join(it.read_bytes() for it in parts if it.is_file()), digest_size=4).hexdigest()
