"""Texts whose names are known, and that nothing learns from: the corpora's, our own, and editions put right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.names.corpora import KINDS, TRIALS
from benchmarks.names.editions import edition
from benchmarks.names.marking import FOLDER, marked
from benchmarks.names.passage import Passage, passages

OWN = "own_held_out"
"""Two books marked by hand for this project, each a volume; their words are in the corpora."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Passages, and the kinds of names that they mark wherever they stand."""

    name: str
    passages: tuple[Passage, ...]
    labels: frozenset[str] = frozenset(KINDS)

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(passage.text.split()) for passage in self.passages)

    def sampled(self, words: int) -> "Trial":
        """Return the first passages, until they have so many words."""
        kept: list[Passage] = []
        for passage in self.passages:
            if words > 0:
                kept.append(passage)
                words -= len(passage.text.split())
        return replace(self, passages=tuple(kept))


def trials(corpora: Path, names: Sequence[str]) -> Iterator[Trial]:
    """Yield some of our trials and of those of the corpora; what is not in their folder is left out."""
    for name in names:
        if name == OWN:
            yield from (Trial(OWN, own) for own in [tuple(_own(corpora))] if own)
        elif _file(corpora, name).is_file():
            yield Trial(name, tuple(passages(_file(corpora, name))), TRIALS[name])


def absent(corpora: Path, names: Iterable[str]) -> list[str]:
    """Return the names of trials that are not in the folder of the corpora."""
    return [name for name in names if not (any(_own(corpora)) if name == OWN else _file(corpora, name).is_file())]


def corrected(folder: Path) -> Iterator[Trial]:
    """Yield each edition of a folder, as somebody has put its names right."""
    for path in sorted(folder.rglob("*.xml")):
        yield Trial(str(path.relative_to(folder)), tuple(edition(path)))


def _own(corpora: Path) -> Iterator[Passage]:
    for path in sorted(FOLDER.glob("held_out_*.txt")):
        yield from (replace(passage, volume=path.stem) for passage in marked(path, corpora))


def _file(corpora: Path, name: str) -> Path:
    return corpora / name / "test.jsonl"
